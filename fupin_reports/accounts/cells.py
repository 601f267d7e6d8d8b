"""What stands in a cell for a quantity, a pair, a text; and sheets whose unused columns are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from fupin_reports.accounts.heads import Title, with_unit
from fupin_reports.compose.display import shown
from fupin_reports.exact import decimals
from fupin_reports.figures import Figure
from fupin_reports.quantities import Pair, Quantity, Unit
from fupin_reports.records import Prose
from fupin_reports.workbook import Cell, Column, Formula, Look, Number, Sheet, Words, area, broad

Texts = Callable[[Prose], str]
"""Narrative text with its figures filled in."""

WHOLE = re.compile("[1-9][0-9]{0,8}")
FEWEST_PLACES, MOST_PLACES = 2, 6
"""Decimals of the amounts of a sheet; 6 of 万元 are one hundredth of a yuan."""
WIDTHS: Mapping[Title, int] = {
    Title.SERIAL: 6,
    Title.HOME: 8,
    Title.VILLAGE: 14,
    Title.GROUP: 16,
    Title.LEVEL: 7,
    Title.WAY: 10,
    Title.CATEGORY: 12,
    Title.CONTENT: 30,
    Title.THING: 16,
    Title.SIZE: 14,
    Title.AMOUNT: 10,
    Title.UNIT: 9,
    Title.PRICE: 11,
    Title.PRICED: 11,
    Title.BENEFIT: 14,
    Title.STATUS: 9,
    Title.PROGRESS: 8,
    Title.ACCOUNT: 30,
    Title.REMARK: 30,
}
CENTRED = frozenset({Title.SERIAL, Title.HOME, Title.LEVEL, Title.STATUS, Title.UNIT, Title.PROGRESS, Title.WAY})
NUMERIC = frozenset({Look.NUMBER, Look.AMOUNT, Look.PERCENT})
MONEY_WIDTH = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet in their order, by key: a `Title`, or the name of a source."""

    keys: tuple[str, ...]

    def number(self, key: str) -> int:
        """Which column it is, from 1."""
        return self.keys.index(key) + 1

    def across(self, keys: Iterable[str], row: int) -> str:
        """The cells of those keys in a row, as the arguments of SUM; neighbours are one range."""
        numbers = sorted(self.number(key) for key in keys if key in self.keys)
        return area_of_row(numbers, row)

    def laid(self, cells: Mapping[str, Cell]) -> tuple[Cell, ...]:
        """Cells by key in their order."""
        return tuple(cells.get(key) for key in self.keys)


def area_of_row(numbers: list[int], row: int) -> str:
    """G5:I5, or G5,I5 where they do not touch."""
    if numbers and numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1:
        return f"{area(numbers[0], row, row)}:{area(numbers[-1], row, row)}"
    return ",".join(area(n, row, row) for n in numbers)


def used(order: Iterable[str], rows: Iterable[Mapping[str, Cell]], always: Iterable[str]) -> Columns:
    """The columns of `order` that any row has something in, and those that are `always` there."""
    filled = {key for row in rows for key, cell in row.items() if cell is not None} | set(always)
    return Columns(tuple(key for key in order if key in filled))


def column_of(key: str, unit: Unit, choices: tuple[str, ...] = ()) -> Column:
    """A column by its key; what is no column of words holds money of that unit."""
    if key in WIDTHS:
        title = Title(key)
        look = Look.NUMBER if title is Title.AMOUNT else Look.CENTRE if title in CENTRED else Look.TEXT
        return Column(title, look, WIDTHS[title], choices)
    return Column(with_unit(key, unit.name), Look.AMOUNT, MONEY_WIDTH)


def words(text: str | None) -> Cell:
    """A cell of words; empty for none."""
    return Words(text) if text else None


def numbered(text: str | None) -> Cell:
    """A 序号 or a year: a number where it is one, so that no program marks it as text that should be one."""
    return Number(Decimal(text)) if text and WHOLE.fullmatch(text) else words(text)


def stated(quantity: Quantity) -> str:
    """A quantity in words, as it can be typed again: 长度不详（原因）, 200余户."""
    return f"{quantity.stated}（{quantity.reason}）" if quantity.value is None else shown(Figure("", quantity))


def money(quantity: Quantity | None, unit: Unit) -> Cell:
    """An amount in `unit`; a range or what is 不详 in words."""
    if quantity is None:
        return None
    quantity = quantity.to(unit)
    if quantity.value is None or quantity.upper is not None:
        return Words(stated(quantity))
    return Number(quantity.value, quantity.hedge or "")


def amounts(funds: Mapping[str, Figure], unit: Unit) -> dict[str, Cell]:
    """The cells of several sources."""
    return {source: money(figure.quantity, unit) for source, figure in funds.items()}


def measured(quantity: Quantity | None) -> dict[str, Cell]:
    """数量 and 计量单位: a plain number apart from its unit, anything else in words."""
    if quantity is None:
        return {}
    if quantity.value is None or quantity.upper is not None or quantity.hedge is not None or quantity.unit is None:
        return {Title.AMOUNT: Words(stated(quantity))}
    return {Title.AMOUNT: Number(quantity.value), Title.UNIT: Words(quantity.unit.name)}


def pair(scale: object) -> Cell:
    """591户1593人."""
    if not isinstance(scale, Pair):
        return None
    return words("".join(stated(q) for q in (scale.households, scale.people) if q is not None))


def summed(refs: str, figure: Figure | None, unit: Unit, *, partial: bool = False) -> Cell:
    """The formula of a sum with the value of `figure` in `unit`; nothing where there is none."""
    if figure is None or figure.value is None or not refs:
        return None
    quantity = figure.quantity.to(unit)
    return Formula(f"=SUM({refs})", quantity.value, quantity.hedge or "", partial)


def as_partial(cell: Cell) -> Cell:
    """The same sum, marked as one of only what is known."""
    return replace(cell, partial=True) if isinstance(cell, Formula) else cell


def places_in(rows: Iterable[Iterable[Cell]]) -> int:
    """The decimals with which every exact amount of a sheet shows whole."""
    found = [decimals(n) for row in rows for cell in row if (n := exact(cell)) is not None]
    return min(max([FEWEST_PLACES, *found]), MOST_PLACES)


def fitted(sheet: Sheet) -> Sheet:
    """The sheet with as many decimals as its most exact amount has, and no column of words wider than its words."""
    money_columns = [n for n, column in enumerate(sheet.columns) if column.look is Look.AMOUNT]
    places = places_in([row.cells[n] for n in money_columns if n < len(row.cells)] for row in sheet.rows)
    columns = tuple(
        column if column.look in NUMERIC else replace(column, width=width_for(column, n, sheet))
        for n, column in enumerate(sheet.columns)
    )
    return replace(sheet, columns=columns, places=places)


def width_for(column: Column, number: int, sheet: Sheet) -> int:
    """Wide enough for the head and the longest words of a column, but no wider than the column is meant to be."""
    cells = (row.cells[number] for row in sheet.rows if number < len(row.cells))
    longest = max((broad(line) for c in cells if isinstance(c, Words) for line in c.text.split("\n")), default=0)
    return min(column.width, max(longest + 1, broad(column.head) + 2))


def exact(cell: Cell) -> Decimal | None:
    """The number of a cell that is exact."""
    return cell.value if isinstance(cell, Number | Formula) and not cell.hedge else None
