"""What the texts of one report say of themselves: one thing in two numbers, people without their households, parts.

Comes in: passages, the texts in the order of the report; goes out: conflicts, each with the two mentions it is about.
Knows no data file: it can be run on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from fupin_reports.prose.amounts import COUNTED, PIECES, Fit, base, fit, kind, telling
from fupin_reports.prose.conflict import Conflict, How, Told
from fupin_reports.prose.things import Thing
from fupin_reports.prose.wholes import broken_wholes
from fupin_reports.quantities import Unit

TELLING_DIGITS = 3
LASTING = re.compile(r"(?:户|户数|人口|人数|村|对象|收入|面积|率|比重|比例|总值|总额|总量|总数|覆盖面|低保面|村数)$")
"""Things that a report has one number of. What was done (走访慰问) may have been done twice."""
GENERIC = re.compile(
    r"^(?:投入|资金|投资|项目|补助|折资|完成|实施|种植|收入|面积|比例|对象|人数|户数|农户|总户数|群众|受益)+$"
)
"""Words that do not say of what."""
PER_EACH = re.compile(r"人均|户均|村均|亩均")


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


__all__ = ["conflicts", "pairs_in"]
