"""The numbers of a table's column: in one unit, with one number of decimals; whether they still add up as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from fupin_reports.compose.display import column_places, in_column
from fupin_reports.compose.words import derived
from fupin_reports.document import Blank, Derived, Row, Words
from fupin_reports.exact import EXACT, rounded
from fupin_reports.figures import Figure, How, countable
from fupin_reports.quantities import Unit


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures of a column by row and place of the cell in its row; `strange` are the names and the unit of those of
    another dimension.
    """

    cells: Mapping[tuple[int, int], Figure]
    unit: Unit | None
    places: int
    strange: tuple[tuple[str, str], ...] = ()


def numbers_of(rows: tuple[Row, ...], column: int, unit: Unit | None, by_name: Mapping[str, Figure]) -> Numbers:
    """The figures that stand alone in the cells of `column`.

    Where the column names no unit it is that of its first figure: numbers without a unit must be of one.
    """
    cells: dict[tuple[int, int], Figure] = {}
    strange: list[tuple[str, str]] = []
    spanned: dict[int, int] = {}
    for r, row in enumerate(rows):
        for c, (cell, start) in enumerate(zip(row.cells, positions(row, spanned), strict=True)):
            figure = lone_figure(cell.words, by_name)
            if start == column and cell.columns == 1 and figure is not None:
                unit = unit or figure.quantity.unit
                if unit is None or figure.quantity.unit is None or figure.quantity.unit.dimension == unit.dimension:
                    cells[r, c] = figure
                else:
                    strange.append((figure.name, unit.name))
    return Numbers(cells, unit, column_places(list(cells.values()), unit), tuple(strange))


def with_decimals(rows: tuple[Row, ...], numbers: Numbers) -> tuple[Row, ...]:
    """`rows` with the column's figures in its unit and with its decimals, without the unit's name."""
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, words=(derived(in_column(f, numbers.unit, numbers.places), (f,)),))
                if (f := numbers.cells.get((r, c)))
                else cell
                for c, cell in enumerate(row.cells)
            ),
        )
        for r, row in enumerate(rows)
    )


def adds_up(numbers: Numbers) -> bool:
    """Whether every sum of the column is what its parts come to as they are printed; those not in the column do not count."""
    by_name = {figure.name: figure for figure in numbers.cells.values()}

    def printed(figure: Figure) -> Decimal:
        value = (figure.quantity.to(numbers.unit) if numbers.unit else figure.quantity).value
        return rounded(value or Decimal(0), numbers.places)

    for whole in by_name.values():
        parts = parts_of(whole, by_name)
        if len(parts) < 2 or not all(map(countable, (whole, *parts))):
            continue
        total = Decimal(0)
        for part in parts:
            total = EXACT.add(total, printed(part))
        if total != printed(whole):
            return False
    return True


def parts_of(whole: Figure, by_name: Mapping[str, Figure]) -> list[Figure]:
    """The figures of the column that `whole` is the sum of; of a share, the shares of what its numerator is the sum of.

    None where one of them does not stand in the column.
    """
    if whole.how is How.SUM:
        parts = [by_name.get(part.name) for part in whole.inputs]
    elif whole.how is How.SHARE and whole.inputs[0].how is How.SUM:
        shares = {
            f.inputs[0].name: f for f in by_name.values() if f.how is How.SHARE and f.inputs[1] == whole.inputs[1]
        }
        parts = [shares.get(part.name) for part in whole.inputs[0].inputs]
    else:
        return []
    found = [part for part in parts if part is not None and part is not whole]
    return found if len(found) == len(parts) else []


def positions(row: Row, spanned: dict[int, int]) -> list[int]:
    """The column at which each cell of `row` starts; `spanned` counts rows still covered, by column, and is updated."""
    result: list[int] = []
    column = 0
    for cell in row.cells:
        while spanned.get(column, 0) > 0:
            column += 1
        result.append(column)
        for n in range(column, column + cell.columns):
            spanned[n] = cell.rows
        column += cell.columns
    for n in list(spanned):
        spanned[n] -= 1
    return result


def lone_figure(words: Words, by_name: Mapping[str, Figure]) -> Figure | None:
    """The figure that is all a cell holds; None for anything else."""
    if len(words) == 1 and isinstance(words[0], Derived | Blank) and len(words[0].figures) == 1:
        return by_name.get(words[0].figures[0])
    return None
