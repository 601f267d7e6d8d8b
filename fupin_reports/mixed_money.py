"""Amounts without a unit in a file that names no 金额单位 and yet writes another unit at some amounts. Code: V036.

The rule: the file has no line 金额单位, some amount is written in a unit of money other than the usual one (万元), and
some amount above or below zero has no unit. Whoever writes 3000元 in one line may mean 元 in the next one as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin_reports.number_text import written
from fupin_reports.problems import Problem
from fupin_reports.quantities import Quantity, Unit
from fupin_reports.records import InMoneyOfFile, Record, marked
from fupin_reports.source import Node, Source, Span

MOST_LINES = 10
"""How many lines a sentence names; the others are shown with it."""


def mixed_money(report: Record, source: Source, usual: Unit | None) -> Iterator[Problem]:
    """V036 once, at the first amount without a unit, naming the lines of all of them."""
    if usual is None or source.root.get("金额单位") not in (None, ""):
        return
    typed = {place: source.at(path) for path, place in source.values.items()}
    bare: list[Quantity] = []
    others: list[Quantity] = []
    for amount in amounts_in(report):
        if not amount.value or amount.place is None or amount.unit is None:
            continue
        if amount.unit != usual:
            others.append(amount)
        elif is_bare(typed.get(amount.place)):
            bare.append(amount)
    if not (bare and others):
        return
    places, elsewhere = spans_of(bare), spans_of(others)
    words = {"lines": lines_of(places), "others": lines_of(elsewhere), "unit": usual.name}
    yield Problem("V036", places[0], words, related=(*places[1:], *elsewhere))


def amounts_in(record: Record) -> Iterator[Quantity]:
    """Every amount below `record` whose bare number is in the file's unit of money."""
    for name, declared in type(record).model_fields.items():
        value = getattr(record, name)
        entries = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for entry in entries:
            if isinstance(entry, Record):
                yield from amounts_in(entry)
            elif isinstance(entry, Quantity) and marked(declared, InMoneyOfFile):
                yield entry


def is_bare(typed: Node) -> bool:
    """Whether it is a number and nothing behind it."""
    found = written(" ".join(typed.split())) if isinstance(typed, str) else None
    return found is not None and found.bare


def spans_of(amounts: Sequence[Quantity]) -> list[Span]:
    """Where they stand, in the order of lines."""
    return sorted({amount.place for amount in amounts if amount.place is not None})


def lines_of(places: Sequence[Span]) -> str:
    """第3、5、8行; of many the first ones."""
    numbers = list(dict.fromkeys(str(place.line) for place in places))
    return f"第{'、'.join(numbers[:MOST_LINES])}{'……' if len(numbers) > MOST_LINES else ''}行"
