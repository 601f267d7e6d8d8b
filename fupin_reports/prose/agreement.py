"""What the texts of one report say of themselves: one thing in two numbers, people without their households, parts.

Comes in: passages, the texts in the order of the report; goes out: conflicts, each with the two mentions it is about.
Knows no data file: it can be run on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import combinations, pairwise

from fupin_reports.exact import EXACT, quotient
from fupin_reports.prose.amounts import COUNTED, PIECES, Fit, alike, base, fit, kind, telling
from fupin_reports.prose.mentions import Mention
from fupin_reports.prose.things import Thing
from fupin_reports.quantities import Unit

TELLING_DIGITS = 3
LASTING = re.compile(r"(?:户|户数|人口|人数|村|对象|收入|面积|率|比重|比例|总值|总额|总量|总数|覆盖面|低保面|村数)$")
"""Things that a report has one number of. What was done (走访慰问) may have been done twice."""
GENERIC = re.compile(
    r"^(?:投入|资金|投资|项目|补助|折资|完成|实施|种植|收入|面积|比例|对象|人数|户数|农户|总户数|群众|受益)+$"
)
"""Words that do not say of what."""
PER_EACH = re.compile(r"人均|户均|村均|亩均")
SMALL = Decimal("0.05")
"""A gap of a twentieth of the whole is a slip; a wide one may be parts that nobody has listed."""
OVER = Decimal("0.2")
"""Parts that are more than the whole by so much of it at most; more than that is another list."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention where it stands: in the passage of that number, and what it is of."""

    passage: int
    mention: Mention
    thing: Thing | None


class How(Enum):
    """What a conflict is."""

    TWICE = "twice"  # one thing, two numbers
    PAIR = "pair"  # the same people, other households
    PARTS = "parts"  # 其中 does not add up


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two mentions that cannot both be right, and further ones that say the same as `two`.

    Of parts, `one` is the whole, `two` the first part and `more` the other parts; `gap` is whole less parts in the unit
    of the whole, `explained` the mention that is just as much. Of a thing said twice `rounded` tells that only the
    decimals differ.
    """

    how: How
    one: Told
    two: Told
    more: tuple[Told, ...] = ()
    gap: Decimal | None = None
    rounded: bool = False
    explained: Told | None = None


def conflicts(texts: Sequence[str], told: Sequence[Told]) -> tuple[Conflict, ...]:
    """Everything that the texts say in two ways; `told` are their mentions in order."""
    pairs = tuple(broken_pairs(texts, told))
    in_pairs = {t.mention for c in pairs for t in (c.one, c.two)}
    twice = (c for c in said_twice(told) if not {c.one.mention, c.two.mention} & in_pairs)
    return (*pairs, *twice, *broken_wholes(texts, told))


def said_twice(told: Sequence[Told]) -> Iterator[Conflict]:
    """TWICE for every thing and every second number of it, at the first place where it stands."""
    things: dict[tuple[str, ...], list[Told]] = {}
    here = only_place(told)
    for one in told:
        if one.thing is not None and one.mention.quantity.unit is not None and comparable(one):
            of = "全" + one.thing.of[-1] if one.thing.of in here else one.thing.of
            key = (one.thing.head, one.thing.scope, of, counted_as(one.mention.quantity.unit, one.thing.head))
            things.setdefault(key, []).append(one)
    for group in things.values():
        yield from second_numbers(group)


def counted_as(unit: Unit, head: str) -> str:
    """What a number counts: 795个 of 贫困户 are 户."""
    return head[-1] if unit.name == PIECES and head[-1] in COUNTED else kind(unit)


def second_numbers(group: list[Told]) -> Iterator[Conflict]:
    """The numbers of one thing that differ from the first; those that say a number again go with it."""
    seen: list[list[Told]] = []
    for one in group:
        same = next((s for s in seen if fit(s[0].mention.quantity, one.mention.quantity) is Fit.SAME), None)
        if same is None:
            seen.append([one])
        else:
            same.append(one)
    for first, second in combinations(seen, 2):
        pairs = ((a, b) for a in first for b in second if may_differ(a, b))
        found = next(pairs, None)
        if found is None:
            continue
        how = fit(found[0].mention.quantity, found[1].mention.quantity)
        if how in (Fit.OTHER, Fit.ROUNDED):
            more = tuple(t for t in (*first, *second) if t not in found)
            yield Conflict(How.TWICE, *found, more=more, rounded=how is Fit.ROUNDED)


def may_differ(one: Told, two: Told) -> bool:
    """Whether two mentions of one head speak of the same: not in one sentence, nor of two years, nor done and planned."""
    first, second = one.thing, two.thing
    assert first is not None
    assert second is not None
    if one.passage == two.passage and first.sentence == second.sentence:
        return False
    return first.year == second.year and first.planned == second.planned


def comparable(one: Told) -> bool:
    """Whether its words say a thing of which there is one number."""
    thing = one.thing
    assert thing is not None
    if thing.base or thing.loose or not thing.head or GENERIC.fullmatch(thing.head):
        return False
    if thing.of:
        return len(thing.head) > 1
    unit = one.mention.quantity.unit
    money = unit is not None and unit.dimension == "金额" and not PER_EACH.search(thing.head)
    if money:
        return thing.total and len(thing.head) > 5
    return bool(LASTING.search(thing.head) or PER_EACH.match(thing.head)) and len(thing.head) > 2


def only_place(told: Sequence[Told]) -> frozenset[str]:
    """The province and the county that a report names, where it names but one of them: 甘肃省 is its 全省."""
    named = {
        t.thing.of for t in told if t.thing is not None and t.thing.of[-1:] in tuple("省市县") and t.thing.of[0] != "全"
    }
    one_a_level = {level: [of for of in named if of[-1] == level] for level in "省市县"}
    return frozenset(names[0] for names in one_a_level.values() if len(names) == 1)


def broken_pairs(texts: Sequence[str], told: Sequence[Told]) -> Iterator[Conflict]:
    """PAIR where two pairs of households and people share one telling number and not the other."""
    pairs = pairs_in(texts, told)
    seen: set[frozenset[tuple[Decimal, Decimal]]] = set()
    for (one, first), (two, second) in combinations(pairs, 2):
        both = [(base(h.mention.quantity), base(p.mention.quantity)) for h, p in ((one, first), (two, second))]
        if not alike_told(one.thing, two.thing):
            continue
        same_households, same_people = both[0][0] == both[1][0], both[0][1] == both[1][1]
        shared = one if same_households else first
        key = frozenset(both)
        if same_households == same_people or not telling(shared.mention.quantity, TELLING_DIGITS) or key in seen:
            continue
        seen.add(key)
        more = (one, two) if same_households else (first, second)
        yield Conflict(How.PAIR, first if same_households else one, second if same_households else two, more)


def alike_told(one: Thing | None, two: Thing | None) -> bool:
    """Whether two pairs are of one place and one year, and both done or both planned."""
    if one is None or two is None:
        return False
    return (one.scope, one.year, one.planned) == (two.scope, two.year, two.planned)


def pairs_in(texts: Sequence[str], told: Sequence[Told]) -> tuple[tuple[Told, Told], ...]:
    """Every 591户1593人 of the texts."""
    return tuple((a, b) for a, b in pairwise(told) if is_pair(texts, a, b))


def is_pair(texts: Sequence[str], one: Told, two: Told) -> bool:
    """Whether 591户 and 1593人 stand together, exact numbers both."""
    first, second = one.mention, two.mention
    if one.passage != two.passage or not (first.exact and second.exact):
        return False
    units = [m.quantity.unit.dimension if m.quantity.unit else "" for m in (first, second)]
    between = texts[one.passage][first.end : second.start]
    return units == ["户", "人"] and between.strip(" ,，、") == "" and base(first.quantity) != base(second.quantity)


INCLUDED = re.compile(r"其中")
END_OF_PARTS = re.compile(r"[。！!？?\n]|同时|此外|另外|合计|总计|共")
NOT_A_PART = re.compile(r"占[^，,；;]*$|[比较][^，,；;]*$|每[^，,；;]*$|[人户村]均[^，,；;]*$")


def broken_wholes(texts: Sequence[str], told: Sequence[Told]) -> Iterator[Conflict]:
    """PARTS where what follows 其中 does not add up to what stands before it, and would have to."""
    by_passage: dict[int, list[Told]] = {}
    for one in told:
        by_passage.setdefault(one.passage, []).append(one)
    for number, found in by_passage.items():
        text = texts[number]
        for word in INCLUDED.finditer(text):
            end = END_OF_PARTS.search(text, word.end())
            last = end.start() if end else len(text)
            parts = [t for t in found if word.end() <= t.mention.start < last]
            yield from broken_whole(
                text, word.start(), [t for t in found if t.mention.end <= word.start()], parts, told
            )


def broken_whole(text: str, at: int, before: list[Told], after: list[Told], told: Sequence[Told]) -> Iterator[Conflict]:
    """The conflict of the nearest amount before 其中 that has parts of its own kind, if they do not make it up."""
    seen: set[str] = set()
    for whole in reversed(before[-3:]):
        gone, unit = text[whole.mention.end : at], whole.mention.quantity.unit
        if unit is None or "。" in gone.rstrip("。") or NOT_A_PART.search(text[: whole.mention.start][-16:]):
            continue
        parts = [t for t in after if is_part(text, t, whole)]
        if kind(unit) not in seen and len(parts) > 1 and is_the_whole(whole, before):
            yield from not_adding_up(whole, parts, told)
        seen.add(kind(unit))


def is_the_whole(whole: Told, before: list[Told]) -> bool:
    """Whether no other amount of its sentence can be what the parts are of; one that is said to be in all is it."""
    thing = whole.thing
    if thing is None or thing.total:
        return thing is not None
    others = [t for t in before if t is not whole and alike(t.mention.quantity.unit, whole.mention.quantity.unit)]
    return not any(t.thing is not None and t.thing.sentence == thing.sentence for t in others)


def is_part(text: str, part: Told, whole: Told) -> bool:
    """Whether `part` may be one of the parts of `whole`."""
    before = text[: part.mention.start][-16:]
    return alike(part.mention.quantity.unit, whole.mention.quantity.unit) and not NOT_A_PART.search(before)


def not_adding_up(whole: Told, parts: list[Told], told: Sequence[Told]) -> Iterator[Conflict]:
    """The conflict, where the parts are exact and smaller than the whole, and their gap is no rest left unsaid."""
    amounts = [base(t.mention.quantity) for t in parts]
    stated, unit = base(whole.mention.quantity), whole.mention.quantity.unit
    gap = EXACT.subtract(stated, sum(amounts, Decimal(0)))
    if unit is None or not gap or not all(t.mention.exact for t in (whole, *parts)) or max(amounts) >= stated:
        return
    same = [
        t
        for t in told
        if t.mention.quantity.unit is not None
        and alike(t.mention.quantity.unit, unit)
        and t.mention.exact
        and base(t.mention.quantity) == gap
        and telling(t.mention.quantity, 2)
    ]
    over = unit.dimension == "金额" and -stated * OVER <= gap < 0
    if same or over or abs(gap) <= stated * SMALL:
        more = tuple(parts[1:])
        found = Conflict(How.PARTS, whole, parts[0], more, quotient(gap, unit.factor))
        yield replace(found, explained=same[0] if same else None)


__all__ = ["Conflict", "How", "Told", "conflicts", "pairs_in"]
