"""Figures -> the cells of a column and the lengths of bars. One number of decimals a column, as in the reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fupin_reports.board.model import Bar, Cell
from fupin_reports.compose.display import NOTHING, column_places, in_column
from fupin_reports.decimal_points import halves
from fupin_reports.exact import rounded
from fupin_reports.figures import Figure, countable
from fupin_reports.quantities import Unit

FULL = 1000
"""The width of a bar's cell; lengths are whole thousandths of it."""
FIRST_DIGIT = re.compile("(?=[0-9])")
BEHIND = re.compile("[^0-9]*[0-9].*?([^0-9]*)")


def column(figures: Iterable[Figure | None], unit: Unit | None = None, *, signed: bool = False) -> tuple[Cell, ...]:
    """The cells of a column in `unit`; `signed` puts + before what is more than nothing. A dash where there is nothing."""
    listed = list(figures)
    places = column_places([figure for figure in listed if figure is not None], unit)
    cells = [Cell(text_of(figure, unit, places, signed=signed)) for figure in listed]
    return padded(cells, decimals_in(cells))


def text_of(figure: Figure | None, unit: Unit | None, places: int, *, signed: bool) -> str:
    """One figure in a column of so many decimals; its sign stands at its digits: 约+56.3."""
    if figure is None:
        return NOTHING
    text = in_column(figure, unit, places)
    if signed and figure.value is not None and rounded(figure.value, places) > 0:
        return FIRST_DIGIT.sub("+", text, count=1)
    return text


def padded(cells: Sequence[Cell], places: int) -> tuple[Cell, ...]:
    """`cells` of a column of so many decimals, with what each needs to stand on its point: 77余 below 108.504."""
    longest = max((word_of(one.text) for one in cells), key=halves, default="")
    return tuple(on_point(one.text, places, longest) for one in cells)


def on_point(text: str, places: int, longest: str) -> Cell:
    """The cell of a number in a column of so many decimals; `longest` is the longest word behind a number of it."""
    word = word_of(text)
    number = text.removesuffix(word)
    if not number[-1:].isdigit():
        return Cell(text)
    lacking = places - len(number.partition(".")[2])
    pad = ("" if "." in number else "." * (places > 0)) + "0" * lacking
    if places == 0:
        return Cell(text) if word == longest else Cell(text, longest, word)
    if halves(word) > halves(pad) + 1:
        return Cell(text)  # it would reach into the next column
    return Cell(text, pad, word)


def word_of(text: str) -> str:
    """What stands behind a number: 余 of 77余; nothing behind what is no number."""
    found = BEHIND.fullmatch(text)
    return found[1] if found else ""


def decimals_in(cells: Iterable[Cell]) -> int:
    """The most decimals that any of `cells` shows."""
    return max((len(one.text.partition(".")[2]) for one in cells if one.text[-1:].isdigit()), default=0)


def amount(figure: Figure | None, unit: Unit | None = None) -> Decimal | None:
    """The value in `unit`; None where there is none to draw."""
    if figure is None or not countable(figure):
        return None
    return (figure.quantity.to(unit) if unit is not None else figure.quantity).value


class Scale:
    """Where amounts stand between the least and the most of a column; nothing (0) always has its place there."""

    def __init__(self, values: Iterable[Decimal | None]) -> None:
        known = [value for value in values if value is not None]
        self._low, self._high = min([Decimal(0), *known]), max([Decimal(0), *known])

    def at(self, value: Decimal) -> int:
        """Thousandths from the left."""
        broad = self._high - self._low
        return int(rounded((value - self._low) * FULL / broad, 0)) if broad else 0

    def bar(self, *values: Decimal | None, mark: Decimal | None = None) -> Bar:
        """Bars from nothing to each of `values`; a negative one leads to the left."""
        zero = self.at(Decimal(0))
        ends = [self.at(value) if value is not None else zero for value in values]
        spans = tuple((min(zero, end), abs(end - zero)) for end in ends)
        return Bar(spans, zero, self.at(mark) if mark is not None else None)
