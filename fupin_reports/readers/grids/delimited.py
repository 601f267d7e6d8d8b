"""CSV -> one grid of texts. The encoding is told apart as that of data files, the delimiter by what gives most columns."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from fupin_reports.load import read_text
from fupin_reports.problems import Problem, Problems
from fupin_reports.readers.grids.grid import Grid, GridCell, Sort, Table
from fupin_reports.source import Span

DELIMITERS = (",", "\t", ";")
LOOKED_AT = 30  # rows


def csv_table(path: Path, name: str) -> tuple[Table | None, Problems]:
    """The file as a sheet without a name. W001 `quote` where a quotation mark has no other half; L codes for its encoding."""
    read, problems = read_text(path, name)
    if read is None:
        return None, problems
    best: list[list[str]] | None = None
    wrong = 0
    for delimiter in DELIMITERS:
        rows, line = rows_of(read.text, delimiter)
        if rows is None:
            wrong = wrong or line
        elif best is None or breadth(rows) > breadth(best):
            best = rows
    if best is None or (wrong and breadth(best) < 2):
        return None, (*problems, Problem("W001", Span(name, wrong), {"kind": "quote", "reason": str(wrong)}))
    cells = {
        (r, c): GridCell(r, c, Sort.TEXT, text)
        for r, row in enumerate(best, 1)
        for c, text in enumerate(row, 1)
        if text.strip()
    }
    return Table(name, (Grid("", cells),)), problems


def rows_of(text: str, delimiter: str) -> tuple[list[list[str]] | None, int]:
    """The rows with that delimiter, or None and the line where a quotation mark is wrong."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader), 0
    except csv.Error:
        return None, reader.line_num


def breadth(rows: list[list[str]]) -> int:
    """The most filled cells of a row at the beginning."""
    return max((sum(bool(cell.strip()) for cell in row) for row in rows[:LOOKED_AT]), default=0)
