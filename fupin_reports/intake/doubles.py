"""What may have been read twice or for the wrong year. All of it is read; a person has to look.

Codes, all of them 提醒: W208 two tables of one kind and year, two rows that are the same, two names of what may be one
village · W209 the name of a sheet says another year.
"""

from __future__ import annotations

import re

from fupin_reports.accounts import Title
from fupin_reports.intake.about import LAST
from fupin_reports.intake.findings import Findings
from fupin_reports.intake.heads import Of, covering, flat
from fupin_reports.intake.rows import Line, Rows
from fupin_reports.readers.grids import Grid, GridCell

YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def check_doubles(read: list[tuple[str, Rows]], year: int | None, findings: Findings) -> None:
    """Tables by the project year that each was taken for."""
    tables: dict[tuple[str, Of], Grid] = {}
    villages: dict[tuple[str, str], str] = {}
    for scope, rows in read:
        if not rows.lines:
            continue
        first = tables.setdefault((scope, rows.head.of), rows.grid)
        if first is not rows.grid:
            words = {"text": rows.grid.name, "other": first.name, "where": f"{scope}的{rows.head.of}"}
            findings.warn("W208", rows.grid, first_cell(rows.grid, rows.head.head), kind="tables", **words)
        if rows.head.of is Of.PROJECTS:
            check_rows(rows, findings)
        check_villages(scope, rows, villages, findings)
        if year is not None:
            check_year(rows, year - (scope == LAST), findings)


def first_cell(grid: Grid, row: int) -> GridCell:
    """Of a row that has one."""
    return min((cell for (r, _), cell in grid.cells.items() if r == row), key=lambda cell: cell.column)


def check_rows(rows: Rows, findings: Findings) -> None:
    """W208 where two projects of a sheet are the same to the last word but for their 序号."""
    seen: dict[object, int] = {}
    for line in rows.lines:
        before = seen.setdefault(content(line), line.row)
        if before != line.row:
            words = {"text": str(line.row), "other": str(before), "where": ""}
            findings.warn("W208", rows.grid, first_cell(rows.grid, line.row), kind="rows", **words)


def content(line: Line) -> object:
    """All that a row says but its 序号."""
    words = frozenset((key, text) for key, text in line.words.items() if text and key != Title.SERIAL)
    amounts = frozenset((key, amount.typed) for key, amount in line.amounts.items())
    return words, amounts, tuple(frozenset(work.items()) for work in line.works)


def check_villages(scope: str, rows: Rows, known: dict[tuple[str, str], str], findings: Findings) -> None:
    """W208 where a village's name is another's but for blanks and the width of brackets: once for each name."""
    heading = rows.head.columns.get(Title.VILLAGE)
    told: set[str] = set()
    for line in rows.lines if heading is not None else ():
        name = line.words.get(Title.VILLAGE, "")
        first = known.setdefault((scope, flat(name)), name)
        cell = covering(rows.grid, line.row, heading.number) if heading is not None else None
        if first != name and name not in told and cell is not None:
            told.add(name)
            findings.warn("W208", rows.grid, cell, kind="villages", text=name, other=first, where="")


def check_year(rows: Rows, year: int, findings: Findings) -> None:
    """W209 where the name of a sheet says years, and that which it was read for is none of them."""
    said = YEAR.findall(rows.grid.name)
    if said and str(year) not in said:
        cell = first_cell(rows.grid, rows.head.head)
        findings.warn("W209", rows.grid, cell, name=rows.grid.name, year=str(year))
