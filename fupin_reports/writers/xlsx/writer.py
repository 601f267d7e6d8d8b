"""`Workbook` -> the bytes of an .xlsx.

XlsxWriter writes a number by the `format` of what it is given, so a Decimal goes into the file digit by digit and never
becomes a float; up to 15 digits every program reads the same number back. A number of more is refused.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it carries no types

from fupin_reports.decimal_points import halves
from fupin_reports.workbook import (
    FIRST_ROW,
    HEAD_ROW,
    MOST_DIGITS,
    Cell,
    Column,
    Formula,
    Look,
    Number,
    Sheet,
    Weight,
    Words,
    Workbook,
    address,
    area,
    broad,
    digits,
)
from fupin_reports.writers.packed import repacked
from fupin_reports.writers.xlsx.looks import Looks, number_format

NO_GUESSING = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_TEXT = 32_767  # characters of a cell, by the format
CUT = "……（太长，没有录全）"
LONGEST_LIST = 255  # characters of a list of choices, by the format; a longer one stands on a sheet of its own
CHOICES = "可选"
A4 = 9
LINE, TITLE_HEIGHT, CAPTION_HEIGHT, HEAD_HEIGHT, ROW_HEIGHT = 14.5, 30, 22, 32, 18
WRITING_HEIGHT = 23  # of a row that may be filled in with a pen
MARGINS_INCHES = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.7}
FOOTER = "&C第 &P 页，共 &N 页"


class TooLong(ValueError):  # noqa: N818 - what the number is
    """A number of more digits than a workbook keeps."""

    def __init__(self, value: Decimal) -> None:
        super().__init__(value)
        self.value = value


def write(workbook: Workbook) -> bytes:
    """The file; same workbook, same bytes. TooLong for a number that could not be read back as it is."""
    for sheet in workbook.sheets:
        for value in sheet.numbers():
            if digits(value) > MOST_DIGITS:
                raise TooLong(value)
    content = BytesIO()
    book = xlsxwriter.Workbook(content, NO_GUESSING)
    describe(book, workbook)
    looks = Looks(book)
    lists = Lists(book)
    for sheet in workbook.sheets:
        add_sheet(book, sheet, looks, lists)
    lists.write()
    book.close()
    return repacked(content.getvalue())


def describe(book: Any, workbook: Workbook) -> None:
    """The properties: what it is, of which unit, dated as the report is; no person."""
    day = datetime.fromisoformat(workbook.date)
    book.set_properties({"title": workbook.title, "author": workbook.unit, "company": workbook.unit, "created": day})
    for name, value in workbook.properties.items():
        book.set_custom_property(name, value)


def add_sheet(book: Any, sheet: Sheet, looks: Looks, lists: Lists) -> None:
    """One sheet with its page: A4 across, all columns on it, the head on every page."""
    page = book.add_worksheet(sheet.name)
    last = len(sheet.columns)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(**MARGINS_INCHES)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW - 1)
    page.set_footer(FOOTER)
    page.freeze_panes(HEAD_ROW, sheet.frozen)
    page.set_row(0, TITLE_HEIGHT)
    room = sum(column.width for column in sheet.columns)
    page.set_row(1, CAPTION_HEIGHT * max(ceil(halves(sheet.caption) / room), 1))
    page.set_row(2, HEAD_HEIGHT)
    merged(page, 1, last, sheet.title, looks.title)
    merged(page, 2, last, sheet.caption, looks.caption)
    for number, column in enumerate(sheet.columns, 1):
        page.set_column(number - 1, number - 1, column.width)
        page.write_string(HEAD_ROW - 1, number - 1, on_two_lines(column), looks.head)
        if column.choices:
            offer(page, number, column, sheet, lists)
    for n, row in enumerate(sheet.rows, FIRST_ROW):
        page.set_row(n - 1, max(height(row.cells, sheet.columns), WRITING_HEIGHT if sheet.blank else 0))
        for number, column in enumerate(sheet.columns, 1):
            cell = row.cells[number - 1] if number <= len(row.cells) else None
            put(page, (n - 1, number - 1), cell, column.look, row.weight, sheet, looks)


def on_two_lines(column: Column) -> str:
    """The head of an amount with its unit below it."""
    return column.head.replace("（", "\n（", 1) if column.look is Look.AMOUNT else column.head


def merged(page: Any, row: int, last: int, text: str, look: Any) -> None:
    """A line over all columns."""
    if last > 1:
        page.merge_range(row - 1, 0, row - 1, last - 1, "", look)
    page.write_string(row - 1, 0, text, look)


def put(page: Any, at: tuple[int, int], cell: Cell, look: Look, weight: Weight, sheet: Sheet, looks: Looks) -> None:
    """One cell: words as words, whatever they look like."""
    if cell is None:
        page.write_blank(*at, None, looks.cell(look, weight))
    elif isinstance(cell, Words):
        text = cell.text if len(cell.text) <= LONGEST_TEXT else cell.text[: LONGEST_TEXT - len(CUT)] + CUT
        side = look if look is Look.CENTRE else Look.TEXT  # words where a number is meant are to be read whole
        page.write_string(*at, text, looks.cell(side, weight, guarded=text.startswith(FORMULA_SIGNS)))
    else:
        partial = isinstance(cell, Formula) and cell.partial
        code = number_format(look, sheet.places, cell.hedge, partial=partial, hides_zero=sheet.blank)
        format_ = looks.cell(look, weight, code)
        if isinstance(cell, Number):
            page.write_number(*at, cell.value, format_)
        else:
            page.write_formula(*at, cell.text, format_, "" if cell.value is None else Digits(cell.value))


class Digits:
    """A result as XlsxWriter writes it: neither text (it would say so in the cell's type) nor a float."""

    def __init__(self, value: Decimal) -> None:
        self._text = f"{value:f}"

    def __str__(self) -> str:
        """The digits."""
        return self._text


def height(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> float:
    """How high a row is for its longest text to show whole."""
    lines = 1
    for cell, column in zip(cells, columns, strict=False):
        if isinstance(cell, Words):
            room = max(column.width - 1, 1)
            lines = max(lines, sum(max(1, -(-broad(line) // room)) for line in cell.text.split("\n")))
    return min(max(ROW_HEIGHT, lines * LINE + 4), 400)


class Lists:
    """Choices too long for a cell's own list, on a sheet of their own that is out of sight."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._lists: list[tuple[str, ...]] = []

    def source(self, choices: tuple[str, ...]) -> list[str] | str:
        """What the validation of a column takes: the choices themselves, or where they stand."""
        if len(",".join(choices)) <= LONGEST_LIST:
            return list(choices)
        if choices not in self._lists:
            self._lists.append(choices)
        number = self._lists.index(choices) + 1
        first, last = address(1, number), address(len(choices), number)
        return f"='{CHOICES}'!${first[:-1]}${1}:${last.rstrip('0123456789')}${len(choices)}"

    def write(self) -> None:
        """The sheet, where any list needs it."""
        if not self._lists:
            return
        page = self._book.add_worksheet(CHOICES)
        for number, choices in enumerate(self._lists):
            for row, choice in enumerate(choices):
                page.write_string(row, number, choice)
        page.hide()


def offer(page: Any, number: int, column: Column, sheet: Sheet, lists: Lists) -> None:
    """A list to pick from in every row of a column; what is not in it may be typed all the same, after a question."""
    page.data_validation(
        area(number, FIRST_ROW, FIRST_ROW + len(sheet.rows) - 1),
        {
            "validate": "list",
            "source": lists.source(column.choices),
            "error_type": "warning",
            "error_title": column.head,
            "error_message": "表里没有这个写法，确定要这样填吗？",
        },
    )
