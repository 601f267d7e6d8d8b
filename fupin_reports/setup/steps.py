"""The flow of set-up: a quick look whether all is there, else one step after another."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from fupin_reports.fonts import font_folder
from fupin_reports.setup import debian, environment, libraries, typefaces
from fupin_reports.setup.console import SetupError, make_printable, say
from fupin_reports.setup.environment import Project
from fupin_reports.setup.tools import Log, cause_of_system_error
from fupin_reports.setup.turns import one_at_a_time

DOCX_ONLY = "--docx-only"
WITHOUT_RIGHTS = f"如果暂时装不了，可以先只做 DOCX：python3 -m fupin_reports.setup {DOCX_ONLY} && .venv/bin/fupin build"


def main(arguments: Sequence[str]) -> int:
    """Set up the project that this package lies in: 0 done, 1 a person has to do something first, 2 wrong option."""
    make_printable()
    if any(word != DOCX_ONLY for word in arguments):
        say(f"用法：python3 -m fupin_reports.setup [{DOCX_ONLY}]   （{DOCX_ONLY}：不装 PDF 所需的系统软件包和字体）")
        return 2
    project = Project(Path(__file__).resolve().parents[2])
    try:
        set_up(project, with_pdf=DOCX_ONLY not in arguments)
    except SetupError as stopped:
        for line in stopped.lines():
            say(line)
        return 1
    except OSError as error:
        say(f"错误：{cause_of_system_error(error)}")
        return 1
    except KeyboardInterrupt:
        say("已中断。再运行一次会接着补齐。")
        return 130
    return 0


def set_up(project: Project, *, with_pdf: bool) -> None:
    """Bring the machine to where reports can be built; nothing is done, or said, where it is there already."""
    with_pdf_here = with_pdf and debian.is_debian()
    if is_ready(project, with_pdf=with_pdf_here):
        return
    own_folder = font_folder().parent
    own_folder.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(own_folder / "setup.lock"):
        if is_ready(project, with_pdf=with_pdf_here):
            return
        log = Log(own_folder / "setup.log")
        log.start()
        install_system_packages(log, with_pdf=with_pdf_here)
        if not environment.is_current(project):
            environment.make(project, log)
            environment.fill(project, log)
        if with_pdf_here and not typefaces.are_here():
            typefaces.fetch(log)
        if with_pdf_here and not typefaces.rare_is_here():
            typefaces.fetch_rare(log)
        say("√ 运行环境已就绪。")
        for line in notes(with_pdf=with_pdf):
            say(line)


def is_ready(project: Project, *, with_pdf: bool) -> bool:
    """The quick look: the environment runs and matches the lock, the libraries load, the faces are there."""
    fonts_are_here = typefaces.are_here() and typefaces.rare_was_tried()
    if with_pdf and (libraries.missing_for_pdf() or not fonts_are_here):
        return False
    return environment.is_current(project)


def install_system_packages(log: Log, *, with_pdf: bool) -> None:
    """Install what is missing of Debian's packages, all in one go; SetupError with the command where we may not."""
    venv_missing = () if environment.can_make() else (debian.venv_package(sys.version_info[:2]),)
    if venv_missing and not debian.is_debian():
        raise SetupError("这台机器的 Python 缺少 venv 或 pip（ensurepip），请改装完整的 Python 3.11 或更新版本。")
    needed = venv_missing + (libraries.missing_for_pdf() if with_pdf else ())
    faster = libraries.missing_for_speed() if with_pdf else ()
    if not needed + faster:
        return
    who = debian.right()
    if who.installs:
        debian.install(needed + faster, who, log)
        return
    command = debian.command_to_type(needed + faster, who)
    if needed:
        first = f"缺少系统软件包：{' '.join(needed + faster)}，当前用户无权自动安装。"
        raise SetupError(first, type_this=command, after="" if venv_missing else WITHOUT_RIGHTS)
    say(f"提示：缺少 {' '.join(faster)}，每份 PDF 会慢两三秒。可请管理员执行：{command}")


def notes(*, with_pdf: bool) -> tuple[str, ...]:
    """What the clerk should know about PDF and faces on this system; empty where both are fully there."""
    if debian.is_debian() and with_pdf:
        return ()
    faces = "提示：字体使用本机已安装的仿宋、楷体、黑体、宋体、小标宋，没有装的由系统代替。"
    if not libraries.missing_for_pdf():
        return (faces,)
    return ("提示：没有安装 PDF 所需的系统组件；DOCX 照常生成，PDF 可用 Word 或 WPS 另存。", faces)
