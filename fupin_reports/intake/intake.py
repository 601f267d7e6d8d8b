"""The whole of an import: tables -> what they mean -> the text of a data file, with everything there is to say of it.

Codes: W003 macros are not run, a hidden sheet is not read (提示) · W004 no table of a ledger in the file · W005 a sheet
that is none (提示) · W007 a county's table · W009 nothing below the head · W206 not one of the words of the form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from fupin_reports.accounts import BookWording, Title
from fupin_reports.accounts.heads import ABOUT, Head
from fupin_reports.compute import Facts
from fupin_reports.forms import SCHEMA_LINE
from fupin_reports.intake.about import (
    LAST,
    STATUS,
    THIS,
    Given,
    Whose,
    check_choices,
    collected,
    lacking,
    other_than_given,
    scope_of,
)
from fupin_reports.intake.doubles import check_doubles
from fupin_reports.intake.findings import Findings
from fupin_reports.intake.heads import Headed, Of, Vocabulary, flat, headed
from fupin_reports.intake.ledger import check_ledger, facts_of
from fupin_reports.intake.money import unit_of_file
from fupin_reports.intake.rows import Rows, read_rows
from fupin_reports.intake.sums import check_projects, check_sources
from fupin_reports.intake.tree import YearRead
from fupin_reports.intake.values import Reader
from fupin_reports.intake.written import lines_of
from fupin_reports.problems import Problem, Problems, Severity, has_errors
from fupin_reports.quantities import Unit
from fupin_reports.readers.grids import Grid, Table, cell_place, read_tables
from fupin_reports.records import Settings
from fupin_reports.records.projects import Level, Status
from fupin_reports.source import Node

USUAL_KIND = "乡镇年终总结"
USUAL_MONEY = "万元"
CHOICES = {Title.LEVEL: tuple(v.value for v in Level), Title.STATUS: tuple(v.value for v in Status)}


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A table that was read: its sheet, what it lists, which columns mean what, how many rows there were."""

    sheet: str
    scope: str
    of: str
    columns: tuple[tuple[str, str], ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What an import came to. `text` is the data file; empty where errors are in the way or there is nothing to write.

    `facts` are its figures, `unfinished` what `fupin check` will say of it.
    """

    unit: str = ""
    year: int | None = None
    text: str = ""
    sheets: tuple[ReadSheet, ...] = ()
    problems: Problems = ()
    facts: Facts | None = None
    unfinished: Problems = ()


@dataclass
class Work:
    """What has been read so far."""

    reader: Reader
    whose: Whose
    years: dict[str, YearRead] = field(default_factory=dict)
    sheets: list[ReadSheet] = field(default_factory=list)
    read: list[tuple[str, Rows]] = field(default_factory=list)


def understood(path: Path, name: str, settings: Settings, wording: BookWording, given: Given) -> Understood:
    """The file at `path`, which messages call `name`, as a data file."""
    table, problems = read_tables(path, name)
    if table is None:
        return Understood(problems=problems)
    findings = Findings(name)
    units = settings.unit_table()
    words = Vocabulary(settings, units, wording.named("表头别名"))
    money = units.get(USUAL_MONEY) or Unit(USUAL_MONEY, "金额")
    grids = list(visible(table, findings))
    heads = {grid.name: headed(grid, words, findings) for grid in grids}
    whose = collected(grids, heads, Reader(Findings(name), money, units, table.from_1904))
    check_choices(whose, findings)
    tables = [(grid, head) for grid in grids if (head := heads[grid.name]) is not None]
    unit_of_money = unit_of_file(whose, tables, words, money, findings)
    work = Work(Reader(findings, unit_of_money, units, table.from_1904), whose)
    for grid, head in tables:
        read_grid(grid, head, work)
    for grid in grids if work.sheets else ():
        if heads[grid.name] is None and flat(grid.name) != ABOUT:
            findings.note("W005", grid, grid.cells[min(grid.cells)], name=grid.name)
    check_doubles(work.read, given.year or whose.year, findings)
    around = (*problems, *nothing_read(table, work))
    if work.sheets:
        around = (*around, *lacking(name, whose, given))
    around = (*around, *other_than_given(name, whose, given))
    unit, year = given.unit or whose.text(Head.UNIT), given.year or whose.year
    facts: Facts | None = None
    unfinished: Problems = ()
    text = ""
    if not has_errors((*around, *findings.problems)) and year is not None:
        text = written(work, unit, year, name)
        facts, unfinished = facts_of(text, f"data/{year}/{unit}.yaml", settings, year)
        if facts is not None:
            check_ledger(facts, work.read, work.years, work.reader)
    found = (*around, *findings.problems)
    return Understood(unit, year, "" if has_errors(found) else text, tuple(work.sheets), found, facts, unfinished)


def visible(table: Table, findings: Findings) -> list[Grid]:
    """The sheets that are read; W003 for what is not."""
    if table.has_macros:
        findings.problems.append(
            Problem("W003", cell_place(table.file, ""), {"kind": "macros", "name": ""}, severity=Severity.NOTE)
        )
    for grid in table.grids:
        if grid.hidden and flat(grid.name) != "可选" and grid.cells:
            place = cell_place(table.file, grid.name)
            words = {"kind": "hidden", "name": grid.name}
            findings.problems.append(Problem("W003", place, words, severity=Severity.NOTE))
    return [grid for grid in table.grids if not grid.hidden and grid.cells]


def read_grid(grid: Grid, head: Headed, work: Work) -> None:
    """One sheet, into the year that it is of."""
    findings = work.reader.findings
    if head.of is Of.COUNTY:
        findings.tell("W007", grid, grid.cells[min(grid.cells)])
        return
    rows = read_rows(grid, head, work.reader)
    check_words(rows, findings)
    if head.of is Of.PROJECTS:
        check_projects(rows, work.reader)
    check_sources(rows, work.reader)
    scope = scope_of(grid)
    work.years.setdefault(scope, YearRead()).take(rows)
    columns = tuple((flat(h.text), h.key) for h in head.columns.values())
    work.read.append((scope, rows))
    work.sheets.append(ReadSheet(grid.name, scope, head.of, columns, len(rows.lines)))


def check_words(rows: Rows, findings: Findings) -> None:
    """W206 for a 级别 or 状态 that the form does not know."""
    for line in rows.lines:
        for key, choices in CHOICES.items():
            text = line.words.get(key, "")
            if text and text not in choices:
                heading = rows.head.columns[key]
                cell = rows.grid.cells.get((line.row, heading.number))
                if cell is not None:
                    near = next(iter(get_close_matches(text, choices, n=1, cutoff=0.3)), "")
                    findings.tell("W206", rows.grid, cell, key=key, text=text, near=near, choices="、".join(choices))


def nothing_read(table: Table, work: Work) -> Problems:
    """W004 where no sheet has a table of a ledger, W009 where nothing is filled in."""
    told = any(problem.code == "W007" for problem in work.reader.findings.problems)
    if not work.sheets and not told:
        return (Problem("W004", cell_place(table.file, ""), {}),)
    empty = all(not rows.lines and rows.stated is None for _, rows in work.read)
    wrong = has_errors(work.reader.findings.problems)
    return (Problem("W009", cell_place(table.file, ""), {}),) if work.sheets and empty and not wrong else ()


def written(work: Work, unit: str, year: int, name: str) -> str:
    """The text of the data file."""
    whose = work.whose
    issuers = [part for part in whose.text(Head.ISSUERS).split("、") if part]
    node: dict[str, Node] = {
        Head.KIND: whose.text(Head.KIND) or USUAL_KIND,
        Head.UNIT: unit,
        Head.YEAR: str(year),
        Head.DATE: whose.text(Head.DATE) or None,
        Head.MONEY: work.reader.unit.name,
    }
    if issuers:
        node[Head.ISSUERS] = list(issuers) if len(issuers) > 1 else issuers[0]
    for scope in (LAST, THIS):
        if scope in work.years:
            read = work.years[scope]
            read.status = whose.text(scope + STATUS)
            node[scope] = read.node()
    head = f"# 由 {name} 读入：只有项目和资金，其余各项照空白表补填。\n"
    return SCHEMA_LINE + head + "\n".join(lines_of(node)) + "\n"
