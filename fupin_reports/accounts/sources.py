"""The sheet of sources: what each gave and its share; planned, received, spent and left, where that is filled in."""

from __future__ import annotations

from decimal import Context, Decimal

from fupin_reports.accounts.cells import MONEY_WIDTH, fitted, money, words
from fupin_reports.accounts.heads import Label, Title, with_unit
from fupin_reports.accounts.villages import VillageSheet
from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.exact import quotient
from fupin_reports.figures import Figure, difference, total
from fupin_reports.quantities import Unit
from fupin_reports.workbook import (
    FIRST_ROW,
    MOST_DIGITS,
    Cell,
    Column,
    Formula,
    Look,
    Row,
    Sheet,
    Weight,
    address,
    area,
)

TYPED = (Title.PLANNED, Title.RECEIVED, Title.SPENT, Title.CARRIED)
RATES = {Title.ARRIVAL: (Title.RECEIVED, Title.PLANNED), Title.PROGRESS_OF_MONEY: (Title.SPENT, Title.RECEIVED)}
MONEY_COLUMNS = (Title.SOURCE, Title.MONEY, Title.SHARE)
EXECUTION_COLUMNS = (*TYPED, Title.BALANCE, *RATES)


def source_sheet(
    name: str, title: str, caption: str, book: Ledger, villages: VillageSheet, names: Names | None, unit: Unit
) -> Sheet | None:
    """The money of a year by source; None where nothing is known of it."""
    whole = book.total or book.known
    executed = names.entries.get("执行") if names is not None else None
    execution = executed if isinstance(executed, Names) else None
    of_sources = rows_executed(execution)
    if whole is None and not of_sources:
        return None
    keys = (*MONEY_COLUMNS, *(EXECUTION_COLUMNS if of_sources else ()))
    listed = total("", book.sources.values(), unit) if book.sources else None
    rest = difference("", whole, listed) if listed is not None else whole
    order = list(dict.fromkeys([*book.sources, *of_sources]))
    has_rest = rest is not None and bool(rest.value)
    last = FIRST_ROW + len(order) + has_rest - 1
    rows: list[Row] = []
    for source in order:
        row = FIRST_ROW + len(rows)
        cells: dict[str, Cell] = {Title.SOURCE: words(source)}
        if (figure := book.sources.get(source)) is not None and figure.value is not None:
            quantity = figure.quantity.to(unit)
            cells[Title.MONEY] = Formula(f"=SUM({villages.cell(source)})", quantity.value, quantity.hedge or "")
            cells[Title.SHARE] = share_of(figure, whole, unit, row, last + 1)
        rows.append(laid(keys, {**cells, **executed_cells(of_sources.get(source), keys, row, unit)}))
    if has_rest and rest is not None:
        rows.append(laid(keys, rest_row(rest, whole, villages, FIRST_ROW + len(rows), last + 1, unit)))
    rows.append(whole_row(keys, book, execution, last, unit))
    return fitted(Sheet(name, title, caption, tuple(column(key, unit) for key in keys), tuple(rows), frozen=1))


def column(key: Title, unit: Unit) -> Column:
    """A column of this sheet."""
    if key is Title.SOURCE:
        return Column(key, Look.TEXT, 22)
    if key is Title.SHARE or key in RATES:
        return Column(key, Look.PERCENT, 11)
    return Column(with_unit(key, unit.name), Look.AMOUNT, MONEY_WIDTH + 2)


def laid(keys: tuple[Title, ...], cells: dict[str, Cell], weight: Weight = Weight.PLAIN) -> Row:
    """A row of cells by key."""
    return Row(tuple(cells.get(key) for key in keys), weight)


def at(keys: tuple[Title, ...], key: Title, row: int) -> str:
    """The address of a cell."""
    return address(row, keys.index(key) + 1)


def fraction(part: Decimal, of: Decimal) -> Decimal:
    """`part` ÷ `of` in as many digits as a workbook keeps."""
    return Context(prec=MOST_DIGITS).plus(quotient(part, of))


def share_of(figure: Figure, whole: Figure | None, unit: Unit, row: int, last: int) -> Cell:
    """占比 of a source in the whole."""
    part, of = figure.quantity.to(unit).value, whole.quantity.to(unit).value if whole is not None else None
    if part is None or not of:
        return None
    amount, below = at(MONEY_COLUMNS, Title.MONEY, row), at(MONEY_COLUMNS, Title.MONEY, last)
    return Formula(f"=IF({below}=0,0,{amount}/{below})", fraction(part, of))


def rest_row(
    rest: Figure, whole: Figure | None, villages: VillageSheet, row: int, last: int, unit: Unit
) -> dict[str, Cell]:
    """What no source is known of."""
    quantity = rest.quantity.to(unit)
    above = f"-SUM({area(2, FIRST_ROW, row - 1)})" if row > FIRST_ROW else ""
    formula = f"=SUM({villages.cell(Title.TOTAL)}){above}"
    return {
        Title.SOURCE: words(Label.UNSOURCED),
        Title.MONEY: Formula(formula, quantity.value, quantity.hedge or ""),
        Title.SHARE: share_of(rest, whole, unit, row, last),
    }


def rows_executed(execution: Names | None) -> dict[str, Names]:
    """资金执行 by source, as it is named in it."""
    listed = execution.entries["各来源"] if execution is not None else None
    return dict(listed.entries) if isinstance(listed, Listing) else {}


def executed_cells(names: Names | None, keys: tuple[Title, ...], row: int, unit: Unit) -> dict[str, Cell]:
    """What is typed of a source, what is left of it, and its rates."""
    if names is None:
        return {}
    cells: dict[str, Cell] = {}
    for key in TYPED:
        figure = names.entries[key]
        cells[key] = money(figure.quantity, unit) if isinstance(figure, Figure) else None
    return {**cells, **rates(names, keys, row, unit)}


def rates(names: Names, keys: tuple[Title, ...], row: int, unit: Unit) -> dict[str, Cell]:
    """结余, 到位率 and 支出进度 as formulas, with our results."""
    cells: dict[str, Cell] = {}
    if (balance := number(names.entries["结余"], unit)) is not None:
        refs = f"{at(keys, Title.RECEIVED, row)},{at(keys, Title.CARRIED, row)}"
        cells[Title.BALANCE] = Formula(f"=SUM({refs})-SUM({at(keys, Title.SPENT, row)})", balance)
    for key, (part, of) in RATES.items():
        above, below = number(names.entries[part], unit), number(names.entries[of], unit)
        if above is not None and below:
            divided = f"{at(keys, part, row)}/{at(keys, of, row)}"
            cells[key] = Formula(f"=IF({at(keys, of, row)}=0,0,{divided})", fraction(above, below))
    return cells


def number(fact: Fact, unit: Unit) -> Decimal | None:
    """The value of a figure in `unit`."""
    return fact.quantity.to(unit).value if isinstance(fact, Figure) else None


def whole_row(keys: tuple[Title, ...], book: Ledger, execution: Names | None, last: int, unit: Unit) -> Row:
    """The sums of all sources."""
    whole = book.total or book.known
    cells: dict[str, Cell] = {Title.SOURCE: words(Label.TOTAL if book.total or whole is None else Label.KNOWN)}
    row = last + 1

    def refs(key: Title) -> str:
        return area(keys.index(key) + 1, FIRST_ROW, last)

    if whole is not None:
        quantity = whole.quantity.to(unit)
        partial = book.total is None
        cells[Title.MONEY] = Formula(f"=SUM({refs(Title.MONEY)})", quantity.value, quantity.hedge or "", partial)
        cells[Title.SHARE] = share_of(whole, whole, unit, row, row)
    sums = execution.entries["合计"] if execution is not None else None
    if isinstance(sums, Names):
        for key in TYPED:
            if (value := number(sums.entries[key], unit)) is not None:
                cells[key] = Formula(f"=SUM({refs(key)})", value)
        cells |= rates(sums, keys, row, unit)
    return laid(keys, cells, Weight.TOTAL)
