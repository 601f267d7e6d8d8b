"""`fupin doctor`: would a report come out right on this machine? One line a finding; exit 1 where one would not."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fupin_reports import __version__
from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import say
from fupin_reports.cli.screen import Screen
from fupin_reports.fonts import (
    FaceFound,
    MissingFaces,
    MissingLibraries,
    Origin,
    fast_subsetting,
    found_faces,
    pdf_obstacle,
    rare_file,
)
from fupin_reports.messages import read_catalogue
from fupin_reports.pipeline import read_settings
from fupin_reports.problems import has_errors
from fupin_reports.project import Project
from fupin_reports.system_reasons import reason

LIBRARIES = ("jinja2", "pydantic", "pypdf", "python-docx", "pyyaml", "typer", "weasyprint", "fonttools", "xlsxwriter")
ORIGINS = {Origin.OFFICE: "本机的", Origin.OURS: "随程序取回的", Origin.SUBSTITUTE: "代用的"}
GOOD, BAD, NOTE = "√", "×", "●"

Finding = tuple[str, str]
"""A mark (GOOD, BAD, NOTE) and a line."""


def run(start: Path) -> int:
    """Says every finding; 1 where any is BAD."""
    project = project_here(start)
    if project is None:
        return 1
    findings = [*program(), *console(), *folders(project), *pdf()]
    for mark, text in findings:
        say(f"{mark} {text}")
    settings_good = wording(project)
    bad = sum(mark == BAD for mark, _ in findings) + (not settings_good)
    say(f"有 {bad} 处会让报告出错，见上面带 {BAD} 的行。" if bad else "没有会让报告出错的问题。")
    return 1 if bad else 0


def program() -> Iterator[Finding]:
    """Python, the program and its libraries."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield (GOOD if sys.version_info >= (3, 11) else BAD), f"Python {python}（{platform.system()}）；fupin {__version__}"
    for name in LIBRARIES:
        try:
            yield GOOD, f"程序库 {name} {version(name)}"
        except PackageNotFoundError:
            yield BAD, f"程序库 {name} 没有装；运行 make reports（Windows：生成报告.bat）会自动安装"


def console() -> Iterator[Finding]:
    """Whether this console can show Chinese."""
    encoding = sys.stdout.encoding or "未知"
    try:
        "中文√×│─".encode(encoding)
        yield GOOD, f"终端编码 {encoding}"
    except (UnicodeEncodeError, LookupError):
        yield NOTE, f"终端编码 {encoding} 显示不了中文，提示会变成问号；报告不受影响。可设环境变量 PYTHONUTF8=1"


def folders(project: Project) -> Iterator[Finding]:
    """Whether data and output can be written."""
    yield GOOD, f"项目文件夹 {project.root}"
    for folder in (project.data, project.root / "output"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
            yield GOOD, f"文件夹 {project.name(folder)}/ 可以写入"
        except OSError as error:
            yield BAD, f"文件夹 {project.name(folder)}/ 不能写入：{reason(error)}"


def pdf() -> Iterator[Finding]:
    """The PDF libraries and the faces wanted, found, substituted."""
    obstacle = pdf_obstacle()
    if isinstance(obstacle, MissingLibraries):
        yield (
            BAD,
            f"生成 PDF 的组件缺少：{'、'.join(obstacle.names)}；DOCX 照常生成。Debian/Ubuntu 运行 make reports 会自动安装",
        )
        return
    yield GOOD, "生成 PDF 的组件齐全"
    if not fast_subsetting():
        yield NOTE, "缺少 libharfbuzz-subset，PDF 生成会慢十倍；Debian/Ubuntu：apt-get install libharfbuzz-subset0"
    yield from (face(found) for found in found_faces())
    rare = rare_file()
    if rare is not None:
        yield GOOD, f"最生僻的字（扩展 B 区以后）：用随程序取回的 {rare.stem}"
    else:
        yield NOTE, "没有最生僻的字（扩展 B 区以后）的字体，这些字印成〓；运行 make reports 会自动取回"
    if isinstance(obstacle, MissingFaces):
        yield BAD, "缺中文字体，PDF 会印成方框，所以不生成 PDF；运行 make reports 会自动取回字体"


def face(found: FaceFound) -> Finding:
    """One face: wanted, found, from where."""
    if found.origin is None:
        return BAD, f"字体 {found.face.value}：没有找到任何可用的"
    mark = BAD if found.origin is Origin.SUBSTITUTE else GOOD
    return mark, f"字体 {found.face.value}：用{ORIGINS[found.origin]} {found.family}"


def wording(project: Project) -> bool:
    """Whether settings and sentences can be read; what is wrong with the settings is said."""
    settings, problems = read_settings(project)
    problems = (*problems, *read_catalogue(project.templates).damaged)
    Screen(project).problems(problems)
    good = settings is not None and not has_errors(problems)
    say(f"{GOOD if good else BAD} data/设置.yaml 和 templates/问题.yaml {'没有错误' if good else '有错误'}")
    return good
