"""The blank form for a village or a township to fill in: a row a project, lists to pick from, an example, instructions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from fupin_reports.accounts.about import about_sheet
from fupin_reports.accounts.cells import MONEY_WIDTH, column_of
from fupin_reports.accounts.heads import ABOUT, Head, Label, Part, Title, with_unit
from fupin_reports.accounts.wording import BookWording
from fupin_reports.quantities import Unit
from fupin_reports.records import Settings, Status
from fupin_reports.records.projects import Level
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
    Words,
    Workbook,
    area,
)

KEYS = (
    Title.SERIAL,
    Title.VILLAGE,
    Title.GROUP,
    Title.LEVEL,
    Title.WAY,
    Title.CATEGORY,
    Title.CONTENT,
    Title.THING,
    Title.SIZE,
    Title.AMOUNT,
    Title.UNIT,
    Title.BENEFIT,
    Title.STATUS,
)
BEHIND = (Title.LUMP, Title.TOTAL, Title.REMARK)
EMPTY_ROWS = 36  # with the example and the sums just a page
MONEY = Unit("万元", "金额", Decimal(10000))
KIND = "乡镇年终总结"
NARROWER: Mapping[Title, int] = {
    Title.SERIAL: 5,
    Title.VILLAGE: 11,
    Title.GROUP: 13,
    Title.LEVEL: 6,
    Title.CATEGORY: 9,
    Title.CONTENT: 18,
    Title.THING: 10,
    Title.SIZE: 9,
    Title.AMOUNT: 7,
    Title.BENEFIT: 11,
    Title.STATUS: 8,
    Title.REMARK: 12,
}


def blank_workbook(settings: Settings, wording: BookWording, unit: str, year: int) -> Workbook:
    """The form, with `unit` and `year` filled in; the unit may be empty. What is left out can be written in words."""
    sources = tuple(source.name for source in settings.sources)
    keys = (*KEYS, *sources, *BEHIND)
    choices = {
        Title.LEVEL: tuple(level.value for level in Level),
        Title.STATUS: tuple(status.value for status in Status),
        Title.UNIT: tuple(u.name for u in settings.units if (u.dimension or u.name) not in ("金额", "%", "百分点")),
    }
    columns = tuple(column(key, choices) for key in keys)
    rows = [Row(example(keys, sources, wording.named("示例"), FIRST_ROW), Weight.EXAMPLE)]
    rows += [Row(empty(keys, sources, FIRST_ROW + 1 + n)) for n in range(EMPTY_ROWS)]
    rows.append(Row(sums(keys, sources, FIRST_ROW + len(rows) - 1), Weight.TOTAL))
    caption = "一个项目一行；金额都是万元，只填数；“合计”会自动算。先看“说明”，单位、年度、日期填在“说明”里。"
    sheet = Sheet("本年" + Part.PROJECTS, "扶贫项目资金填报表", caption, columns, tuple(rows), frozen=3, blank=True)
    said = {
        Head.KIND: KIND,
        Head.UNIT: unit,
        Head.ISSUERS: "",
        Head.YEAR: str(year),
        Head.DATE: "",
        Head.MONEY: MONEY.name,
        Head.THIS_STATUS: Status.RUNNING.value,
    }
    about = with_blanks(about_sheet({k: v or " " for k, v in said.items()}, wording.lines("填表说明")))
    title = f"{unit}{year}年扶贫项目资金填报表"
    return Workbook(title, unit, f"{year}-12-31", (sheet, about), {"文种": KIND, "年度": year})


def with_blanks(sheet: Sheet) -> Sheet:
    """说明 with its blank answers as empty cells."""
    rows = tuple(
        Row(tuple(None if isinstance(c, Words) and not c.text.strip() else c for c in row.cells)) for row in sheet.rows
    )
    return Sheet(ABOUT, sheet.title, sheet.caption, sheet.columns, rows)


def column(key: str, choices: Mapping[Title, tuple[str, ...]]) -> Column:
    """A column of the form."""
    picked = next((values for title, values in choices.items() if title == key), ())
    made = column_of(key, MONEY, picked)
    narrow = next((width for title, width in NARROWER.items() if title == key), made.width)
    if made.look is Look.AMOUNT:
        return Column(with_unit(key, MONEY.name), Look.AMOUNT, MONEY_WIDTH - 1)
    return Column(made.head, made.look, narrow, made.choices)


def example(keys: tuple[str, ...], sources: tuple[str, ...], typed: Mapping[str, str], row: int) -> tuple[Cell, ...]:
    """The row that shows how; its 序号 says that it is none of the village's."""
    cells: list[Cell] = []
    values: dict[str, Decimal] = {}
    for key in keys:
        text = typed.get(key, "")
        number = as_number(text) if key in (*sources, Title.AMOUNT) else None
        if number is not None:
            values[key] = number
        cells.append(Number(number) if number is not None else Words(text) if text else None)
    cells[0] = Words(Label.EXAMPLE)
    cells[keys.index(Title.TOTAL)] = row_total(
        keys, sources, row, sum((values.get(s, Decimal(0)) for s in sources), Decimal(0))
    )
    return tuple(cells)


def as_number(text: str) -> Decimal | None:
    """A plain number, or nothing."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def row_total(keys: tuple[str, ...], sources: tuple[str, ...], row: int, value: Decimal) -> Formula:
    """合计 of a row: its sources, else its 投入, which is the same money; never both. SUM passes over words (约63)."""
    numbers = [keys.index(source) + 1 for source in sources]
    own = f"{area(numbers[0], row, row)}:{area(numbers[-1], row, row)}"
    lump = area(keys.index(Title.LUMP) + 1, row, row)
    return Formula(f"=IF(COUNT({own})>0,SUM({own}),SUM({lump}))", value)


def empty(keys: tuple[str, ...], sources: tuple[str, ...], row: int) -> tuple[Cell, ...]:
    """A row to fill in: nothing but the formula of its sum."""
    return tuple(row_total(keys, sources, row, Decimal(0)) if key == Title.TOTAL else None for key in keys)


def sums(keys: tuple[str, ...], sources: tuple[str, ...], last: int) -> tuple[Cell, ...]:
    """The last row; the example is not in it."""
    summed = (*sources, Title.LUMP, Title.TOTAL)
    cells: list[Cell] = [
        Formula(f"=SUM({area(n, FIRST_ROW + 1, last)})", Decimal(0)) if key in summed else None
        for n, key in enumerate(keys, 1)
    ]
    cells[0] = Words(Label.TOTAL)
    return tuple(cells)
