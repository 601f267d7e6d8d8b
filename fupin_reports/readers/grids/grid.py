"""The cells of a sheet as they are stored. Numbers are the digits that stand in the file, never floats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fupin_reports.source import Span
from fupin_reports.workbook import address


class Sort(StrEnum):
    """What is stored in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERCENT = "percent"
    BOOLEAN = "boolean"
    ERROR = "error"
    NOTHING = "nothing"
    """A formula whose result was not stored."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that holds something. `text` is its text, or the digits of its number as the file has them.

    `formula` is what it is computed by, nothing for what was typed; `code` is its number format.
    """

    row: int
    column: int
    sort: Sort
    text: str
    formula: str = ""
    code: str = ""

    @property
    def name(self) -> str:
        """C7."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: cells by row and column from 1, the merged areas as first row, first column, last row, last column."""

    name: str
    cells: Mapping[tuple[int, int], GridCell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column that holds anything."""
        return max((column for _, column in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Table:
    """A file: its name and its sheets. `has_macros` says that it may hold programs, which nobody runs here.

    `from_1904` says that its days are counted from 1904, as old Macs did.
    """

    file: str
    grids: tuple[Grid, ...]
    has_macros: bool = False
    from_1904: bool = False
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, order=True)
class CellSpan(Span):
    """A place in a workbook, written as Excel writes it: [台账.xlsx]本年项目!C7."""

    def __str__(self) -> str:
        """File, sheet and cell, as far as known."""
        if not self.line:
            return self.file
        sign = "" if self.file.endswith("]") else "!"
        return f"{self.file}{sign}{address(self.line, self.column)}"


def cell_place(file: str, sheet: str, row: int = 0, column: int = 0) -> CellSpan:
    """The place of a cell, or of the sheet where the row is 0."""
    return CellSpan(f"[{file}]{sheet}", row, column, column + 1 if column else 0)
