"""A county's 资金台账: a row a township, its money by source, the sums of the columns; who is missing has a row as well."""

from __future__ import annotations

from decimal import Decimal

from fupin_reports.accounts.about import about_sheet
from fupin_reports.accounts.cells import MONEY_WIDTH, area_of_row, fitted, words
from fupin_reports.accounts.heads import Label, Part, Title, with_unit
from fupin_reports.accounts.sources import fraction
from fupin_reports.accounts.township import about
from fupin_reports.accounts.wording import BookWording
from fupin_reports.compute import Facts, Gathered
from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.reported import Reported
from fupin_reports.exact import EXACT
from fupin_reports.figures import Figure, total
from fupin_reports.quantities import Unit
from fupin_reports.validate import Checked
from fupin_reports.workbook import (
    FIRST_ROW,
    Cell,
    Column,
    Formula,
    Look,
    Number,
    Row,
    Sheet,
    Weight,
    Workbook,
    address,
    area,
)

NOT_FILED, FAULTY, NO_MONEY, IN_PART = "未报", "有错误，未计入", "没有填金额", "只有一部分项目填了金额"


def county_workbook(checked: Checked, facts: Facts, wording: BookWording, print_: str) -> Workbook:
    """The workbook of a county's report, with a sheet for each year that any township has."""
    report, gathered = checked.report, facts.gathered
    assert gathered is not None
    books = {book.name: book for book in facts.ledgers}
    sheets = [
        year_sheet(scope, report.year - (scope == "上年"), checked, books[scope], gathered)
        for scope in ("本年", "上年")
        if scope in books
    ]
    sheets.append(about_sheet(about(checked, {}, print_), wording.lines("汇总说明")))
    properties: dict[str, str | int] = {
        "文种": report.kind,
        "年度": report.year,
        "单位": report.unit,
        "数据指纹": print_,
    }
    title = f"{report.unit}{report.year}年扶贫项目资金汇总台账"
    return Workbook(title, report.unit, report.date.isoformat(), tuple(sheets), properties)


def year_sheet(scope: str, year: int, checked: Checked, book: Ledger, gathered: Gathered) -> Sheet:
    """One project year of all townships."""
    unit = checked.money
    keys = (
        Title.SERIAL,
        Title.TOWNSHIP,
        Title.VILLAGES,
        Title.PROJECTS,
        *book.sources,
        Title.UNSOURCED,
        Title.TOTAL,
        Title.SHARE,
        Title.STANDING,
    )
    others = [(name, NOT_FILED) for name in gathered.missing] + [(name, FAULTY) for name in gathered.faulty]
    last = FIRST_ROW + len(gathered.reported) + len(others) - 1
    rows = [
        Row(tuple(cells.get(key) for key in keys))
        for n, (township, child) in enumerate(zip(gathered.reported, book.children, strict=True))
        for cells in [township_cells(scope, township, child, book, keys, FIRST_ROW + n, last + 1, unit)]
    ]
    for name, standing in others:
        cells: dict[str, Cell] = {Title.TOWNSHIP: words(name), Title.STANDING: words(standing)}
        cells[Title.SERIAL] = Number(Decimal(len(rows) + 1))
        rows.append(Row(tuple(cells.get(key) for key in keys)))
    rows.append(whole_row(scope, book, gathered, keys, last, unit))
    title = f"{checked.report.unit}{year}年扶贫项目资金汇总台账"
    caption = f"单位：{checked.report.unit}　　年度：{year}年　　金额单位：{unit.name}　　{counted(gathered)}"
    columns = tuple(column(key, unit) for key in keys)
    return fitted(Sheet(scope + Part.COUNTY, title, caption, columns, tuple(rows), frozen=2))


def counted(gathered: Gathered) -> str:
    """已汇总3个乡镇，未报0个."""
    said = f"已汇总 {len(gathered.reported)} 个乡镇"
    said += f"，未报 {len(gathered.missing)} 个" if gathered.missing else ""
    return said + (f"，有错误未计入 {len(gathered.faulty)} 个" if gathered.faulty else "")


def column(key: str, unit: Unit) -> Column:
    """A column of this sheet."""
    fixed = {
        Title.SERIAL: Column(Title.SERIAL, Look.CENTRE, 6),
        Title.TOWNSHIP: Column(Title.TOWNSHIP, Look.TEXT, 14),
        Title.VILLAGES: Column(Title.VILLAGES, Look.NUMBER, 10),
        Title.PROJECTS: Column(Title.PROJECTS, Look.NUMBER, 9),
        Title.SHARE: Column(Title.SHARE, Look.PERCENT, 9),
        Title.STANDING: Column(Title.STANDING, Look.TEXT, 22),
    }
    return fixed.get(key) or Column(with_unit(key, unit.name), Look.AMOUNT, MONEY_WIDTH + 2)  # type: ignore[call-overload]


def township_cells(
    scope: str, township: Reported, child: Ledger, book: Ledger, keys: tuple[str, ...], row: int, last: int, unit: Unit
) -> dict[str, Cell]:
    """A township: its sources, what no source is known of, and the sum of both, which is its total in its own report."""
    year = township.years.get(scope)
    whole = child.total or child.known
    standing = "" if child.total is not None else IN_PART if whole is not None else NO_MONEY
    cells: dict[str, Cell] = {
        Title.SERIAL: Number(Decimal(row - FIRST_ROW + 1)),
        Title.TOWNSHIP: words(township.name),
        Title.VILLAGES: plain_count(year.villages if year is not None else None),
        Title.PROJECTS: plain_count(year.projects if year is not None else None),
        Title.STANDING: words(standing),
    }
    if whole is None:
        return cells
    listed = Decimal(0)
    for source, figure in child.sources.items():
        quantity = figure.quantity.to(unit)
        if quantity.value is not None:
            cells[source] = Number(quantity.value, quantity.hedge or "")
            listed = EXACT.add(listed, quantity.value)
    quantity = whole.quantity.to(unit)
    assert quantity.value is not None
    if rest := EXACT.subtract(quantity.value, listed):
        cells[Title.UNSOURCED] = Number(rest, hedge(year.unsourced if year is not None else None))
    numbers = [keys.index(key) + 1 for key in (*book.sources, Title.UNSOURCED)]
    formula = f"=SUM({area_of_row(numbers, row)})"
    cells[Title.TOTAL] = Formula(formula, quantity.value, quantity.hedge or "", partial=child.total is None)
    cells[Title.SHARE] = share(keys, row, last, whole, book.total or book.known, unit)
    return cells


def hedge(figure: Figure | None) -> str:
    """The approximate word of a figure, if it has one."""
    return (figure.quantity.hedge or "") if figure is not None else ""


def plain_count(figure: Figure | None) -> Cell:
    """How many, without a unit."""
    return Number(figure.value) if figure is not None and figure.value is not None else None


def share(keys: tuple[str, ...], row: int, last: int, part: Figure | None, of: Figure | None, unit: Unit) -> Cell:
    """占比 in the county's whole."""
    above = part.quantity.to(unit).value if part is not None else None
    below = of.quantity.to(unit).value if of is not None else None
    if above is None or not below:
        return None
    number = keys.index(Title.TOTAL) + 1
    divided = f"{address(row, number)}/{address(last, number)}"
    return Formula(f"=IF({address(last, number)}=0,0,{divided})", fraction(above, below))


def whole_row(scope: str, book: Ledger, gathered: Gathered, keys: tuple[str, ...], last: int, unit: Unit) -> Row:
    """The county: the sums of the columns, which are those of its report."""
    whole = book.total or book.known
    cells: dict[str, Cell] = {Title.TOWNSHIP: words(Label.TOTAL if book.total or whole is None else Label.KNOWN)}

    def refs(key: str) -> str:
        return area(keys.index(key) + 1, FIRST_ROW, last)

    def summed(key: str, value: Decimal, hedge: str = "", *, partial: bool = False) -> None:
        cells[key] = Formula(f"=SUM({refs(key)})", value, hedge, partial)

    years = [township.years[scope] for township in gathered.reported if scope in township.years]
    for key, found in ((Title.VILLAGES, [y.villages for y in years]), (Title.PROJECTS, [y.projects for y in years])):
        number = total("", [f for f in found if f is not None])
        if number is not None and number.value is not None:
            summed(key, number.value)
    if whole is not None:
        quantity = whole.quantity.to(unit)
        assert quantity.value is not None
        listed = Decimal(0)
        for source, figure in book.sources.items():
            of_source = figure.quantity.to(unit)
            if of_source.value is not None:
                summed(source, of_source.value, of_source.hedge or "")
                listed = EXACT.add(listed, of_source.value)
        if rest := EXACT.subtract(quantity.value, listed):
            summed(Title.UNSOURCED, rest, hedge(total("", [y.unsourced for y in years], unit)))
        summed(Title.TOTAL, quantity.value, quantity.hedge or "", partial=book.total is None)
        cells[Title.SHARE] = share(keys, last + 1, last + 1, whole, whole, unit)
    return Row(tuple(cells.get(key) for key in keys), Weight.TOTAL)
