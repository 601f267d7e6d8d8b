"""What is found out while a table is read: problems at their cells, in one list for the whole file."""

from __future__ import annotations

from dataclasses import dataclass, field

from fupin_reports.problems import Problem, Severity
from fupin_reports.readers.grids import Grid, GridCell, cell_place


@dataclass
class Findings:
    """The problems of one file; `file` is what messages call it."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, grid: Grid, cell: GridCell, **words: str) -> None:
        """An error at a cell."""
        self._add(code, grid, cell.row, cell.column, words, Severity.ERROR)

    def warn(self, code: str, grid: Grid, cell: GridCell, **words: str) -> None:
        """A 提醒 at a cell."""
        self._add(code, grid, cell.row, cell.column, words, Severity.WARNING)

    def note(self, code: str, grid: Grid, cell: GridCell, **words: str) -> None:
        """A 提示 at a cell."""
        self._add(code, grid, cell.row, cell.column, words, Severity.NOTE)

    def once_a_sheet(self, code: str, grid: Grid, cell: GridCell, **words: str) -> None:
        """A 提示 at the first cell of a sheet that it is true of."""
        place = cell_place(self.file, grid.name, cell.row, cell.column)
        if not any(p.code == code and p.place.file == place.file for p in self.problems):
            self.note(code, grid, cell, **words)

    def _add(self, code: str, grid: Grid, row: int, column: int, words: dict[str, str], severity: Severity) -> None:
        place = cell_place(self.file, grid.name, row, column)
        self.problems.append(Problem(code, place, words, severity=severity))
