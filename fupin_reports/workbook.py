"""A workbook as it is meant, before any format: sheets of typed cells, whose sums are formulas with their exact results.

`accounts` fills it, `writers.xlsx` writes it. A cell says what it is: words stay words whatever they look like, an amount
is an exact Decimal, a sum is a formula and the value that we ourselves compute for it. Rows and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

MOST_DIGITS = 15
"""Digits that survive in a workbook: its numbers are binary doubles, and every decimal of 15 digits comes back whole."""
HEAD_ROW = 3
"""Row 1 is the title, row 2 says whose and which year, row 3 is the head of the columns."""
FIRST_ROW = HEAD_ROW + 1


class Look(StrEnum):
    """What a column holds: how it is set and, for numbers, shown."""

    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"


class Weight(StrEnum):
    """What a row is: a row of data, a total, or the example on a blank form."""

    PLAIN = "plain"
    TOTAL = "total"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Words:
    """Text, never a formula or a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; `hedge` is its approximate word, shown by the number's format so that sums still take it in."""

    value: Decimal
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """`text` begins with =; `value` is our own result, None on a blank form. `partial` marks a sum of only what is known."""

    text: str
    value: Decimal | None
    hedge: str = ""
    partial: bool = False


Cell = Words | Number | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head as printed, what it holds, its width in characters, the values that may be picked in it."""

    head: str
    look: Look
    width: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the first column on; those that are lacking at the end are empty."""

    cells: tuple[Cell, ...]
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `caption` is the line below the title, `frozen` how many columns stay in sight beside the head.

    `blank` is a form to fill in: its formulas show nothing until there is something to sum.
    """

    name: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    frozen: int = 0
    blank: bool = False
    places: int = 2

    def numbers(self) -> Iterator[Decimal]:
        """Every number on it, results of formulas too."""
        for row in self.rows:
            for cell in row.cells:
                if isinstance(cell, Number | Formula) and cell.value is not None:
                    yield cell.value


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole file. `date` is ISO, the report's own; `properties` are the custom ones, by name. No person is its author."""

    title: str
    unit: str
    date: str
    sheets: tuple[Sheet, ...]
    properties: dict[str, str | int] = field(default_factory=dict)


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def address(row: int, column: int) -> str:
    """C7."""
    return f"{letters(column)}{row}"


def area(column: int, first: int, last: int, sheet: str = "") -> str:
    """C4:C7, or that of another sheet: '本年项目'!C4:C7; one row is C4."""
    rows = address(first, column) + (f":{address(last, column)}" if last != first else "")
    return f"'{sheet}'!{rows}" if sheet else rows


def digits(value: Decimal) -> int:
    """Significant digits of `value`; the zeros at its end are none."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0"))


def broad(text: str) -> int:
    """Columns of a text: Han and full-width marks take two."""
    return sum(2 if ord(character) > 0x2E7F or character in "“”‘’…—·" else 1 for character in text)
