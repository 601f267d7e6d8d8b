"""Numbers elsewhere in the file: those of fields, and those that stand in sentences with their unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from fupin_reports.exact import without_zeros
from fupin_reports.quantities import Quantity, Units
from fupin_reports.source import Span
from fupin_reports.validate import Checked, quantities_in

NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.])")
COMMENT = re.compile(r"(?:^|\s)#.*")
FEWEST_DIGITS = 2  # a 2 or a 50 stands somewhere in every file
NOT_DATA = ("核对说明", "算式")


def numbers_like(amount: Quantity, checked: Checked, used: Collection[Span]) -> list[tuple[Span, str]]:
    """Where `amount` stands in the file besides the places `used`, with the text there; nothing for a round amount."""
    if amount.value is None or len(f"{amount.value:f}".replace(".", "").strip("0")) < FEWEST_DIGITS:
        return []
    found = {span.line: (span, text) for span, text in in_sentences(amount, checked, used)}
    for span, text in in_fields(amount, checked, used):
        found.setdefault(span.line, (span, text))
    return [found[line] for line in sorted(found)]


def in_fields(amount: Quantity, checked: Checked, used: Collection[Span]) -> Iterator[tuple[Span, str]]:
    """The typed quantities of the record that are `amount`."""
    skipped = lines_to_skip(checked)
    for _, quantity in quantities_in(checked.report):
        place = quantity.place
        if place is not None and place not in used and place.line not in skipped and same(quantity, amount):
            assert quantity.value is not None and quantity.unit is not None
            yield place, f"{quantity.value:f}{quantity.unit.name}"


def in_sentences(amount: Quantity, checked: Checked, used: Collection[Span]) -> Iterator[tuple[Span, str]]:
    """The numbers with a unit in the lines of the file that are `amount`; comments are passed over."""
    units = checked.settings.unit_table()
    skipped = lines_to_skip(checked)
    names = sorted(units.names(), key=len, reverse=True)
    for number, line in enumerate(checked.source.lines, 1):
        text = COMMENT.sub("", line)
        for found in NUMBER.finditer(text) if number not in skipped else ():
            if any(s.line == number and s.column <= found.start() + 1 < s.end_column for s in used):
                continue
            quantity, end = with_unit(text, found, names, units)
            if same(quantity, amount):
                place = Span(checked.source.file, number, found.start() + 1, end + 1)
                yield place, text[found.start() : end]


def with_unit(text: str, found: re.Match[str], names: list[str], units: Units) -> tuple[Quantity, int]:
    """The number found with the longest unit that stands right behind it, and where that ends."""
    behind = text[found.end() :]
    name = next((name for name in names if behind.startswith(name)), "")
    return Quantity(Decimal(found[0]), units.get(name)), found.end() + len(name)


def same(one: Quantity, two: Quantity) -> bool:
    """Whether the two are one exact amount, in whatever unit."""
    if one.value is None or one.unit is None or two.unit is None or two.value is None or one.upper is not None:
        return False
    if one.hedge is not None or one.unit.dimension != two.unit.dimension:
        return False
    return one.to(two.unit).value == without_zeros(two.value)


def lines_to_skip(checked: Checked) -> frozenset[int]:
    """The lines of waivers and formulas, which speak of figures but are none."""
    spans = checked.source.values.items()
    return frozenset(span.line for path, span in spans if any(step in NOT_DATA for step in path))
