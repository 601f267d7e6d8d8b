"""F50: one thing said in two ways.

F501 one indicator of one 口径 and 时点 with two values · F502 the same people in other households, or the reverse (提醒) ·
F503 a number repeated in the next project (提示) · F504 a text says finished where 状态 is not (提示) · F505 a text says
under way where 状态 is finished (提示) · F506 存在问题 declared empty (提示).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from fupin_reports.checks.filed import (
    Filed,
    Found,
    Item,
    Measure,
    PairOf,
    items,
    lists_of_items,
    measures,
    names_one_of,
    pairs,
)
from fupin_reports.checks.plausibility import counted_in
from fupin_reports.checks.sums import agrees
from fupin_reports.checks.telling import at, places, plain, shown, value_in
from fupin_reports.exact import EXACT, without_zeros
from fupin_reports.figures import Figure, countable
from fupin_reports.problems import Problem, Severity
from fupin_reports.records import Status

TELLING_DIGITS = 3
"""So many significant digits make a coincidence unlikely: 1.31 or 1593, not 15 or 500."""
LONG = 4
"""A measure of so many digits is telling even with zeros at its end: 2500m."""


def one_indicator(filed: Filed) -> Found:
    """F501: entries that state one indicator agree, unless each says another 口径 or another 时点."""
    for first, second in combinations(measures(filed), 2):
        if (first.entry.named or first.key) == (second.entry.named or second.key) and not told_apart(first, second):
            for one, two in (
                (first.value, second.value),
                (first.households, second.households),
                (first.people, second.people),
            ):
                if one is not None and two is not None:
                    yield from one_value(one, two, first, second)


def told_apart(first: Measure, second: Measure) -> bool:
    """Whether both say their 口径, or both their 时点, and not the same."""
    both = ((first.entry.scope, second.entry.scope), (first.entry.as_of, second.entry.as_of))
    return any(one and two and one != two for one, two in both)


def one_value(one: Figure, two: Figure, first: Measure, second: Measure) -> Found:
    """F501 where the two differ."""
    value = value_in(one, two)
    if value is None or two.value is None or value == two.value:
        return
    stated = value_in(two, one)
    if agrees(one, value, two) or (stated is not None and agrees(two, stated, one)):
        return
    words = {"level": first.entry.named or first.key, "one": shown(one), "two": shown(two)}
    words |= {"first": first.key, "second": second.key}
    words["difference"] = plain(without_zeros(EXACT.subtract(two.value, value))) + two.unit
    yield Problem("F501", at(two), words, places(one), subject=second.name)


def same_people(filed: Filed) -> Found:
    """F502: where two pairs of the township share one telling number, they share the other."""
    whole = [p for p in pairs(filed) if not p.group and not p.scale.name.endswith(".受益")]
    known = [p for p in whole if counted_in(p.scale.households, "户") and counted_in(p.scale.people, "人")]
    for first, second in combinations(known, 2):
        yield from one_shared(first, second)


def one_shared(first: PairOf, second: PairOf) -> Found:
    """F502 where exactly one of the two numbers is the same, and no coincidence."""
    one, two = first.scale, second.scale
    assert one.households is not None
    assert one.people is not None
    assert two.households is not None
    assert two.people is not None
    figures = (one.households, one.people, two.households, two.people)
    if any(figure.quantity.hedge or not countable(figure) for figure in figures):
        return
    same_households = one.households.value == two.households.value
    same_people = one.people.value == two.people.value
    shared = one.households if same_households else one.people
    if same_households == same_people or significant(shared) < TELLING_DIGITS:
        return
    words = {"first": first.title, "second": second.title, "shared": shown(shared)}
    other, another = (one.people, two.people) if same_households else (one.households, two.households)
    words |= {"one": shown(other), "two": shown(another)}
    words["difference"] = plain(abs(EXACT.subtract(another.value or 0, other.value or 0))) + another.unit
    early, late = sorted((at(one.households), at(two.households)))
    yield Problem("F502", late, words, (early,), Severity.WARNING, f"{one.name}＝{two.name}")


def significant(figure: Figure) -> int:
    """How many digits a number has without the zeros at either end."""
    return len(plain(figure.value).replace(".", "").replace("-", "").strip("0")) if figure.value is not None else 0


def repeated_values(filed: Filed) -> Found:
    """F503: the amount or the measure of one project stands again in the next one of its list."""
    for listed in lists_of_items(filed):
        for one, two in pairwise(listed):
            shared = next(shared_numbers(one, two), None)
            if shared is not None:
                before, again = shared
                words = {"level": two.title, "other": one.title, "value": shown(again)}
                yield Problem("F503", places(again)[0], words, places(before)[:1], Severity.NOTE, two.book.name)


def shared_numbers(one: Item, two: Item) -> Iterator[tuple[Figure, Figure]]:
    """Amounts that are equal to the digit, and telling; then measures of works."""
    for before in amounts(one):
        for again in amounts(two):
            if (before.value, before.unit) == (again.value, again.unit) and significant(again) >= TELLING_DIGITS:
                yield before, again
    for before in works(one):
        for again in works(two):
            digits = len(plain(again.value or EXACT.create_decimal(0)).replace(".", ""))
            if (before.value, before.unit) == (again.value, again.unit) and (
                significant(again) >= TELLING_DIGITS or digits >= LONG
            ):
                yield before, again


def amounts(item: Item) -> list[Figure]:
    """The money typed at a project: 投入, else what it comes from, in sum where there is one."""
    found = [item.book.lump, item.book.total, *item.book.stated.values()]
    return [figure for figure in found if figure is not None and places(figure) and countable(figure)]


def works(item: Item) -> list[Figure]:
    """The measures of a project's works."""
    named = [Figure(f"{item.book.name}.{work.thing}", work.amount) for work in item.project.works if work.amount]
    return [figure for figure in named if places(figure) and countable(figure)]


def status_and_words(filed: Filed) -> Found:
    """F504, F505: the text of a project goes with its 状态."""
    review = filed.checked.settings.review
    for item in items(filed):
        content = item.project.content
        if content is None or content.place is None:
            continue
        under_way = names_one_of(content.text, review.building)
        built = names_one_of(content.text.replace(under_way, "") if under_way else content.text, review.built)
        words = {"level": item.title, "status": item.status.value}
        if item.status.finished and under_way:
            words["word"] = under_way
            yield Problem("F505", content.place, words, (), Severity.NOTE, item.book.name)
        elif built and not item.status.finished and item.status is not Status.STRUCTURE_DONE:
            words["word"] = built
            yield Problem("F504", content.place, words, (), Severity.NOTE, item.book.name)


def no_issues(filed: Filed) -> Found:
    """F506: a year without any problem is told as such, in case it was forgotten."""
    if filed.checked.source.root.get("存在问题") == []:
        yield Problem("F506", filed.at("存在问题"), {}, (), Severity.NOTE, "存在问题")


RULES = (one_indicator, same_people, repeated_values, status_and_words, no_issues)
