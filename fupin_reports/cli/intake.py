"""`fupin import`: a ledger, or a form that somebody filled in, read into a data file; and the blank form itself.

It shows what it understood, writes only where there is no file yet, and nothing where anything was refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fupin_reports.accounts import blank_workbook, read_book_wording
from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import say
from fupin_reports.cli.names import in_command, usable
from fupin_reports.cli.screen import Screen
from fupin_reports.compose.display import shown
from fupin_reports.compute import Facts
from fupin_reports.compute.names import Names
from fupin_reports.figures import Figure
from fupin_reports.intake import Given, Understood, understood
from fupin_reports.pipeline import read_settings
from fupin_reports.privacy import masked
from fupin_reports.problems import Problem, Severity, has_errors
from fupin_reports.project import YEAR, Project
from fupin_reports.source import STOOD_IN, Span
from fupin_reports.system_reasons import reason

XLSX = ".xlsx"


def run(start: Path, file: str, unit: str, year: int | None, *, preview: bool) -> int:
    """Reads `file` and writes data/<year>/<unit>.yaml; with `preview` it is only shown. 0 where all was understood."""
    project = project_here(start)
    if project is None:
        return 1
    if year is not None and not YEAR.fullmatch(str(year)):
        say(f"错误：“{year}”不是年份，写成四位数，如 2023")
        return 2
    screen = Screen(project)
    settings, problems = read_settings(project)
    screen.problems(problems)
    if settings is None:
        return 1
    path = start / file
    wording = read_book_wording(project.templates)
    found = understood(path, path.name, settings, wording, Given(unit.strip().removesuffix(".yaml"), year))
    screen.problems((*wording.damaged, *found.problems))
    screen.see_also()
    tell(found)
    if not found.text or found.year is None:
        say(f"× {path.name}：{errors_in(found)} 处错误，没有写数据文件；改好表再运行一次")
        return 1
    return show(found.text) if preview else keep(found, project, screen)


def errors_in(found: Understood) -> int:
    """How many errors."""
    return sum(problem.severity is Severity.ERROR for problem in found.problems)


def tell(found: Understood) -> None:
    """What was understood: sheets, columns, totals."""
    for sheet in (sheet for sheet in found.sheets if sheet.rows):
        name = f"“{sheet.sheet}”" if sheet.sheet else "表"
        say(f"读了{name}（{sheet.scope}）：{sheet.rows} 行，一行一个{sheet.of}")
        say("   列：" + "、".join(head for head, _ in sheet.columns))
        if renamed := [f"{head}→{key}" for head, key in sheet.columns if head.partition("（")[0] != key]:
            say("   认作：" + "、".join(renamed))
    if found.facts is not None and found.text:
        say(f"看懂的：{found.unit or '（单位没有写）'} {found.year}年")
        for line in totals(found.facts):
            say(f"   {line}")


def totals(facts: Facts) -> Iterator[str]:
    """The sums of each year, computed anew."""
    for scope, (batch, book) in facts.years.items():
        names = facts.names.entries.get(scope)
        counted = [names.entries[key] for key in ("村数", "项目数")] if isinstance(names, Names) else []
        number = "、".join(shown(figure) for figure in counted if isinstance(figure, Figure))
        whole = book.total or book.known
        money = f"{'合计' if book.total else '已列合计'} {shown(whole)}" if whole is not None else "没有填金额"
        sources = "、".join(f"{source} {shown(figure)}" for source, figure in book.sources.items())
        status = "状态没有写" if STOOD_IN.search(batch.status.value) else batch.status.value
        yield f"{scope}（{status}）：{number}项目，{money}" + (f"，其中 {sources}" if sources else "")


def show(text: str) -> int:
    """The data file on the screen, numbers of persons hidden as everywhere."""
    say()
    for line in text.splitlines():
        say(masked(line))
    return 0


def keep(found: Understood, project: Project, screen: Screen) -> int:
    """The data file on disk; never over another one."""
    unit, year = found.unit, found.year
    assert year is not None
    if not usable(unit):
        screen.problems([Problem("C005", Span(""), {"name": unit})])
        return 1
    path = project.file(unit, year)
    if path.exists():
        screen.problems([Problem("W008", Span(project.name(path)), {"name": project.name(path)})])
        return 1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(found.text)
    except OSError as error:
        say(f"错误：写不了 {project.name(path)}：{reason(error)}")
        return 1
    say(f"√ 已写成 {project.name(path)}")
    if has_errors(found.unfinished):
        lacking = dict.fromkeys(p.words.get("key", "") for p in found.unfinished if p.severity is Severity.ERROR)
        say("还要补填或改正：" + "、".join(key for key in lacking if key))
    say(f"下一步：运行 fupin check {in_command(unit)} --year {year}，照提示补填指标、工作、问题、打算")
    return 0


def blank(start: Path, file: str, unit: str, year: int | None) -> int:
    """Writes the blank form to `file`, never over another one. 2 for a name that is no .xlsx."""
    from fupin_reports.writers.xlsx import write

    project = project_here(start)
    if project is None:
        return 1
    path = start / file
    if path.suffix.lower() != XLSX:
        say(f"错误：空表是 Excel 文件，文件名要以 {XLSX} 结尾，如：空表{XLSX}")
        return 2
    if year is not None and not YEAR.fullmatch(str(year)):
        say(f"错误：“{year}”不是年份，写成四位数，如 2023")
        return 2
    screen = Screen(project)
    settings, problems = read_settings(project)
    wording = read_book_wording(project.templates)
    screen.problems((*problems, *wording.damaged))
    if settings is None:
        return 1
    wanted = year if year is not None else (project.years() or (date.today().year,))[-1]
    content = write(blank_workbook(settings, wording, unit.strip(), wanted))
    try:
        with path.open("xb") as form:
            form.write(content)
    except FileExistsError:
        screen.problems([Problem("W008", Span(path.name), {"name": path.name})])
        return 1
    except OSError as error:
        say(f"错误：写不了 {path.name}：{reason(error)}")
        return 1
    say(f"√ 已写成 {path.name}：发给村里填，填好后运行 fupin import {in_command(file)}")
    return 0
