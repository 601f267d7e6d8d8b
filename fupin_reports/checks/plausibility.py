"""F40: numbers that cannot be, or hardly can.

F401 more households than people · F402 as many households as people (提示) · F403 more than seven people a household (提醒) ·
F405 more people than attendances in a training · F406 全覆盖 beside a coverage under 100 % (提示) · F407 growth on
nothing (提示).

Approximate words are respected: what may be true is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from fupin_reports.checks.filed import Filed, Found, PairOf, measures, names_one_of, pairs, texts
from fupin_reports.checks.telling import at, places, plain, shown
from fupin_reports.exact import EXACT, quotient, rounded, without_zeros
from fupin_reports.figures import PERCENT, Figure, countable, share
from fupin_reports.problems import Problem, Severity
from fupin_reports.quantities import Hedge, Quantity

HUNDRED = Decimal(100)
MOST_IN_A_HOUSEHOLD = Decimal(7)
ROUGHLY = Decimal("0.2")
"""How far 约 may be off, as a part of the number, before two numbers contradict each other."""


def limits(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a number as typed may mean, in the base unit; None where there is no limit."""
    value, hedge = quantity.value, quantity.hedge
    if value is None or quantity.unit is None:
        return None, None
    low = EXACT.multiply(value, quantity.unit.factor)
    high = EXACT.multiply(quantity.upper if quantity.upper is not None else value, quantity.unit.factor)
    if hedge in (Hedge.ABOUT, Hedge.AROUND):
        return EXACT.multiply(low, 1 - ROUGHLY), EXACT.multiply(high, 1 + ROUGHLY)
    if hedge in (Hedge.MORE, Hedge.ODD, Hedge.OVER, Hedge.AT_LEAST):
        return low, None
    return (None if hedge in (Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST) else low), high


def surely_more(one: Figure, two: Figure) -> bool:
    """Whether `one` is more than `two`, whatever their approximate words mean."""
    low, high = limits(one.quantity)[0], limits(two.quantity)[1]
    return low is not None and high is not None and low > high


def counted_in(figure: Figure | None, dimension: str) -> bool:
    """Whether the figure is there and counts that."""
    return figure is not None and figure.quantity.unit is not None and figure.quantity.unit.dimension == dimension


def households_and_people(filed: Filed) -> Found:
    """F401, F402, F403 for every pair; equality is nothing where the whole group is so or its name says one each."""
    words_one_each = filed.checked.settings.review.one_each
    for group, of_group in groupby(pairs(filed), key=lambda pair: pair.group):
        found = [p for p in of_group if counted_in(p.scale.households, "户") and counted_in(p.scale.people, "人")]
        all_equal = bool(group) and len(found) > 1 and all(equal(pair) for pair in found)
        for pair in found:
            one_each = all_equal or names_one_of(pair.title, words_one_each)
            yield from of_pair(pair, bool(one_each))


def equal(pair: PairOf) -> bool:
    """Whether there are as many households as people, exactly."""
    households, people = pair.scale.households, pair.scale.people
    if households is None or people is None or households.quantity.hedge or people.quantity.hedge:
        return False
    return countable(households) and countable(people) and limits(households.quantity) == limits(people.quantity)


def of_pair(pair: PairOf, one_each: bool) -> Found:
    """F401, F402 or F403 for one pair."""
    households, people = pair.scale.households, pair.scale.people
    assert households is not None
    assert people is not None
    words = {"level": pair.title, "households": shown(households), "people": shown(people)}
    if surely_more(households, people):
        yield Problem("F401", at(households), words, subject=pair.scale.name)
    elif equal(pair):
        if not one_each and households.value is not None and households.value > 1:
            yield Problem("F402", at(households), words, (), Severity.NOTE, pair.scale.name)
    else:
        most, least = limits(households.quantity)[1], limits(people.quantity)[0]
        if most and least is not None and least > most * MOST_IN_A_HOUSEHOLD:
            words["each"] = plain(without_zeros(rounded(quotient(least, most), 1)))
            yield Problem("F403", at(households), words, (), Severity.WARNING, pair.scale.name)


def trainings(filed: Filed) -> Found:
    """F405: every person who was trained attended at least once."""
    for entry in filed.checked.report.training:
        if entry.people is not None and entry.attendances is not None:
            people = Figure(f"培训.{entry.name}.人数", entry.people)
            attendances = Figure(f"培训.{entry.name}.人次", entry.attendances)
            if surely_more(people, attendances):
                words = {"level": entry.name, "people": shown(people), "attendances": shown(attendances)}
                yield Problem("F405", at(people), words, places(attendances), subject=people.name)


def coverage(filed: Filed) -> Found:
    """F406: where a text says 全覆盖 and a declared coverage is under 100 %."""
    review = filed.checked.settings.review
    said = next(
        ((t, word) for run in texts(filed.checked.report) for t in run if (word := names_one_of(t.text, review.full))),
        None,
    )
    if said is None or said[0].place is None:
        return
    text, word = said
    for level, covered, rate in coverages(filed):
        words = {"word": word, "level": level, "rate": plain(without_zeros(rounded(rate, 2))) + "%"}
        words["covered"] = "÷".join(shown(figure) for figure in covered) if len(covered) > 1 else ""
        assert text.place is not None
        related = tuple(place for figure in covered for place in places(figure))
        yield Problem("F406", text.place, words, related, Severity.NOTE, level)


def coverages(filed: Filed) -> Iterator[tuple[str, tuple[Figure, ...], Decimal]]:
    """What is declared of coverage and lies under 100 %: percentages named so, and 结对 against the same people."""
    names = filed.checked.settings.review.coverage
    reached = next((p.scale for p in pairs(filed) if p.scale.name == "结对.帮扶对象"), None)
    for measure in measures(filed):
        value = measure.value
        if value is not None and countable(value) and value.unit == PERCENT.name and names_one_of(measure.key, names):
            if value.value is not None and value.value < HUNDRED:
                yield measure.key, (value,), value.value
        elif reached is not None and reached.households and reached.people and measure.households and measure.people:
            if limits(reached.people.quantity) != limits(measure.people.quantity):
                continue
            rate = share("", reached.households, measure.households)
            if rate is not None and rate.value is not None and rate.value < HUNDRED:
                yield "结对的帮扶对象", (reached.households, measure.households), rate.value


def growth_on_nothing(filed: Filed) -> Found:
    """F407: what was zero last year has no growth in per cent."""
    for measure in measures(filed):
        before = measure.figure("上年", measure.entry.last_year)
        if before is not None and before.value == 0 and measure.value is not None and measure.value.value:
            words = {"level": measure.key, "one": shown(measure.value)}
            yield Problem("F407", at(before), words, places(measure.value), Severity.NOTE, before.name)
    books = {book.name: book.total for book in filed.facts.ledgers}
    last, this = books.get("上年"), books.get("本年")
    if last is not None and this is not None and last.value == 0 and this.value and places(last):
        words = {"level": "本年的资金合计", "one": shown(this)}
        yield Problem("F407", places(last)[0], words, places(this)[:1], Severity.NOTE, "本年.增幅")


RULES = (households_and_people, trainings, coverage, growth_on_nothing)
