"""The numbers of texts against the figures of the same thing: contradicted, rounded, or simply typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fupin_reports.compute import Scale
from fupin_reports.figures import How
from fupin_reports.prose.amounts import Fit, alike, base, fit, telling
from fupin_reports.prose.conflict import Told
from fupin_reports.prose.labels import Book, Known
from fupin_reports.prose.owners import PROJECT
from fupin_reports.prose.things import Thing

TELLING_DIGITS = 3
SAID_BEFORE = re.compile(
    r"^(?:确定|核定|识别|精准识别|登记|统计|录入|建档|实现|完成|落实|掌握|在册|总投入|年内|年末|年初|争取|安排|利用|使用|下达)+"
)
"""What may stand before the name of a thing without making it another thing."""
SHORTEST_END = 4
"""So many characters at the end of a name may tell the thing: 安排我市扶贫专项资金 is 专项资金."""
SLIP = Decimal("0.05")
"""So near the figure a number that may be another's is that one with a slip: 投入整村推进资金27914万元 for 27941."""
WORKED_OUT = frozenset({How.SHARE, How.GROWTH, How.AVERAGE, How.RATE, How.FORMULA, How.DIFFERENCE})
"""Figures that are always printed rounded."""


@dataclass(frozen=True, slots=True)
class Met:
    """A number of a text with the figure it is about, and how the two go together (never NONE)."""

    told: Told
    known: Known
    fit: Fit


@dataclass(frozen=True, slots=True)
class MetPair:
    """A pair of a text that shares one number with a pair of the data; `wrong` is the other number, `known` what it is there."""

    wrong: Told
    shared: Told
    typed: str
    scale: Scale


def met(told: Told, book: Book) -> Met | None:
    """The figure that a number of a text is about; None where that is not certain."""
    quantity, thing = told.mention.quantity, told.thing
    for surely, named in about(thing, book) if thing is not None else ():
        alike_ones = [k for k in named if alike(quantity.unit, k.figure.quantity.unit)]
        best = min(alike_ones, key=lambda k: fit(quantity, k.figure.quantity).value, default=None)
        how = fit(quantity, best.figure.quantity) if best is not None else Fit.NONE
        if best is None or how is Fit.NONE or (how is Fit.OTHER and not contradicts(told, best, surely=surely)):
            continue
        if how is Fit.ROUNDED and is_loose(thing):
            continue
        return Met(told, best, Fit.SAME if how is Fit.ROUNDED and best.figure.how in WORKED_OUT else how)
    if not told.mention.exact or not telling(quantity, TELLING_DIGITS):
        return None
    same = [k for k in book.all if fit(quantity, k.figure.quantity) is Fit.SAME and not k.figure.quantity.hedge]
    return Met(told, same[0], Fit.SAME) if len({k.figure.name for k in same}) == 1 else None


def about(thing: Thing, book: Book) -> Iterator[tuple[bool, list[Known]]]:
    """The figures that `thing` is called by, and whether surely: by its whole name, else by what its name ends in."""
    if thing.base or thing.planned:
        return
    head = thing.head
    bare = SAID_BEFORE.sub("", head)
    for name in dict.fromkeys((head, bare, *(head[n:] for n in range(1, len(head) - SHORTEST_END + 1)))):
        found = [known for known in book.by_head.get(name, ()) if is_of(thing, known)]
        if found:
            yield name in (head, bare), found


def is_loose(thing: Thing | None) -> bool:
    """Whether a number is of a part of what it is called; in a project's own text it is of that project whatever follows."""
    return thing is not None and thing.loose and PROJECT not in thing.scope


def contradicts(told: Told, known: Known, *, surely: bool) -> bool:
    """Whether another number than the figure is wrong: not of a part, nor more than what is listed so far."""
    value, stated, thing = base(told.mention.quantity), base(known.figure.quantity), told.thing
    if thing is None or is_loose(thing) or (known.least and value > stated):
        return False
    near = told.mention.exact and abs(value - stated) <= abs(stated) * SLIP
    return near if thing.unsure and known.source else surely or (near and not known.whole)


def is_of(thing: Thing, known: Known) -> bool:
    """Whether a thing of that name is the figure's: whose, which year, of what, and said of the whole where need be."""
    if thing.scope != known.scope or thing.of != known.of:
        return False
    whole = thing.total or (thing.part and known.source) or bool(known.scope)
    return thing.year == known.year and (whole or not known.whole)


def met_pairs(pairs: tuple[tuple[Told, Told], ...], book: Book) -> Iterator[MetPair]:
    """For every pair of a text that is no pair of the data: the one of the data that shares one telling number with it."""
    whole = [(typed, scale) for typed, scale in book.pairs if is_whole(typed, scale)]
    for households, people in pairs:
        if households.thing is None or households.thing.scope or households.thing.year or households.thing.planned:
            continue
        shares = [(typed, scale, same(households, people, scale)) for typed, scale in whole]
        if any(found == (True, True) for _, _, found in shares):
            continue
        for typed, scale, found in shares:
            shared, wrong = (households, people) if found == (True, False) else (people, households)
            if any(found) and telling(shared.mention.quantity, TELLING_DIGITS):
                yield MetPair(wrong, shared, typed, scale)
                break


def is_whole(typed: str, scale: Scale) -> bool:
    """Whether a pair of the data is of the whole report, not of one part or one project."""
    return scale.households is not None and scale.people is not None and ".项目" not in typed and ".分项" not in typed


def same(households: Told, people: Told, scale: Scale) -> tuple[bool, bool]:
    """Which of the two numbers are those of `scale`."""
    pairs = ((households, scale.households), (people, scale.people))
    found = [
        figure is not None
        and figure.value is not None
        and figure.quantity.hedge is None
        and alike(one.mention.quantity.unit, figure.quantity.unit)
        and base(one.mention.quantity) == base(figure.quantity)
        for one, figure in pairs
    ]
    return found[0], found[1]


__all__ = ["Met", "MetPair", "met", "met_pairs"]
