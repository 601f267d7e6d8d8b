"""`fupin new`: a data file to fill in, never over an existing one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import say
from fupin_reports.cli.names import in_command, usable
from fupin_reports.cli.screen import Screen
from fupin_reports.kinds import KINDS, Kind, kind_named
from fupin_reports.pipeline import read_settings
from fupin_reports.problems import Problem, has_errors
from fupin_reports.project import YEAR, Project
from fupin_reports.source import Span
from fupin_reports.system_reasons import reason


def run(start: Path, township: str, year: int | None, kind_name: str | None, from_last_year: bool | None) -> int:
    """Writes `data/<year>/<township>.yaml`; 0 where it was written, 1 where not, 2 for a kind or year that is not one."""
    project = project_here(start)
    if project is None:
        return 1
    screen = Screen(project)
    township = township.strip().removesuffix(".yaml")
    if not usable(township):
        screen.problems([Problem("C005", Span(""), {"name": township})])
        return 1
    kind = kind_named(kind_name) if kind_name is not None else None
    if kind is None and kind_name is not None:
        say(f"错误：没有“{kind_name}”这个文种，可用：{'、'.join(k.name for k in KINDS)}")
        return 2
    wanted = year if year is not None else (project.years() or (date.today().year,))[-1]
    if not YEAR.fullmatch(str(wanted)):
        say(f"错误：“{wanted}”不是年份，写成四位数，如 2023")
        return 2
    path = project.file(township, wanted)
    if path.exists():
        screen.problems([Problem("C004", Span(""), {"name": project.name(path)})])
        return 1
    try:
        text = text_for(project, screen, kind, township, wanted, from_last_year)
    except (OSError, UnicodeDecodeError):
        say(f"错误：空白表 templates/{(kind or KINDS[0]).form} 读不了；看文件在不在、是不是 UTF-8 编码。")
        return 1
    if text is None:
        return 1
    return write(path, text, project)


def text_for(
    project: Project, screen: Screen, kind: Kind | None, township: str, year: int, from_last_year: bool | None
) -> str | None:
    """The text of the new file: last year's as a draft where there is one and nothing else is asked, else the blank form.

    None where last year's is wanted and cannot be read.
    """
    from fupin_reports.forms import blank_form
    from fupin_reports.load import load_fixed
    from fupin_reports.next_year import draft
    from fupin_reports.records import report_outline, source_names
    from fupin_reports.validate import validate

    last = project.file(township, year - 1)
    if not last.is_file():
        if from_last_year:
            say(f"错误：没有上年的文件 {project.name(last)}。不加 --from-last-year 就用空白表。")
            return None
        return blank_form(kind or KINDS[0], project.templates, township, year)
    if from_last_year is False:
        return blank_form(kind or KINDS[0], project.templates, township, year)
    settings, problems = read_settings(project)
    outline = report_outline(source_names(settings) if settings else frozenset())
    source, more = load_fixed(last, project.name(last), outline)
    checked = None
    if settings is not None and source is not None:
        checked, found = validate(source, settings, year - 1)
        more = (*more, *found)
    screen.problems((*problems, *more))
    if checked is None or has_errors(more):
        say("错误：上年的文件有错误，不能用作底稿；改好它，或者加 --blank 用空白表。")
        return None
    if kind is not None and kind is not checked.kind:
        say(f"提示：上年的文件是“{checked.kind.name}”，不是“{kind.name}”，用空白表。")
        return blank_form(kind, project.templates, township, year)
    say(f"以上年的 {project.name(last)} 为底稿；要空白表的，加 --blank。")
    return draft(checked, project.templates, township, year)


def write(path: Path, text: str, project: Project) -> int:
    """Creates the file; a file that has appeared meanwhile is not touched."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        say(f"错误：写不了 {project.name(path)}：{reason(error)}")
        return 1
    say(f"√ 已新建 {project.name(path)}")
    year = path.parent.name
    say(f"下一步：用记事本或 VS Code 打开它填写，填好后运行 fupin build {in_command(path.stem)} --year {year}")
    say(f"（用 make 的：make reports NAME={in_command(path.stem)} YEAR={year}）")
    return 0
