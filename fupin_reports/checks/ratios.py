"""F31: percentages that are typed against those that can be worked out, and what cannot be a percentage at all.

F310 占比, 增幅 or 完成率 is not what comes out · F311 it is cut off, not rounded (提醒) · F312 the shares of one whole make
more than 100 % · F315 a difference of two percentages typed in % (提醒) · F316 a number that is no percentage compared in
百分点 · F317 one whole, worked back from several shares, comes out differently (提醒) · F318 占 names no indicator (提示).

A typed percentage that equals the exact one half up at its own decimals is right, and nothing is said. Approximate
numbers give approximate percentages, which are compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from difflib import get_close_matches
from itertools import groupby

from fupin_reports.checks.filed import Filed, Found, Measure, measures
from fupin_reports.checks.sums import agrees
from fupin_reports.checks.telling import at, places, plain, shown, value_in
from fupin_reports.checks.wholes import within
from fupin_reports.exact import EXACT, decimals, quotient, rounded, without_zeros
from fupin_reports.figures import PERCENT, Figure, countable, difference, growth, same_dimension, share
from fupin_reports.problems import Problem, Severity
from fupin_reports.quantities import Unit
from fupin_reports.records import Relation

POINTS = "百分点"
HUNDRED = Decimal(100)


def stated_shares(filed: Filed) -> Found:
    """F310, F311 for 占比 and 完成率; F211 for a part above its whole; F318 where 占 names what is not there, but nearly."""
    known = measures(filed)
    for measure in known:
        progress = measure.figure("完成率", measure.entry.stated_progress)
        planned = measure.figure("计划", measure.entry.planned)
        if progress is not None and planned is not None and measure.value is not None:
            yield from compared(progress, share(progress.name, measure.value, planned), "÷", measure, "完成率")
        if measure.entry.whole is None:
            continue
        whole = named(measure.entry.whole, known)
        if whole is None:
            yield from not_found(measure, known, filed)
            continue
        stated = measure.figure("占比", measure.entry.stated_share)
        part_and_whole = comparable(measure, whole)
        if part_and_whole is not None:
            yield from within(part_and_whole[1], (part_and_whole[0],), whole.key, False)
        if stated is not None and part_and_whole is not None:
            yield from compared(stated, share(stated.name, *part_and_whole), "÷", measure, "占比")


def named(name: str, known: Iterable[Measure]) -> Measure | None:
    """The indicator of that key, or of that 名称."""
    listed = tuple(known)
    own = next((m for m in listed if m.key == name), None)
    return own or next((m for m in listed if m.entry.named == name), None)


def not_found(measure: Measure, known: Iterable[Measure], filed: Filed) -> Found:
    """F318 where the whole that is named is not there but one of nearly that name is."""
    others = [m.key for m in known if m.key != measure.key and m.entry.whole != measure.entry.whole]
    near = next(iter(get_close_matches(measure.entry.whole or "", others, n=1, cutoff=0.6)), "")
    if near:
        words = {"level": measure.key, "whole": measure.entry.whole or "", "near": near}
        yield Problem("F318", filed.at("指标", measure.key, "占"), words, (), Severity.NOTE, f"{measure.name}.占")


def comparable(part: Measure, whole: Measure) -> tuple[Figure, Figure] | None:
    """The first numbers of the two that are of one dimension; None where the part is a percentage itself."""
    for one in part.main():
        for two in whole.main():
            if same_dimension(one, two) and one.unit != PERCENT.name:
                return one, two
    return None


def compared(stated: Figure, computed: Figure | None, sign: str, measure: Measure, what: str) -> Found:
    """F310 where the two differ, F311 where the one is the other cut off; `sign` stands between what it is made of."""
    if computed is None or computed.value is None or computed.quantity.hedge or not countable(stated):
        return
    value = value_in(stated, computed)
    if value is None or stated.quantity.hedge:
        if value is None or agrees(stated, value, computed):
            return
    elif value == rounded(computed.value, decimals(value)):
        return
    right = rounded(computed.value, decimals(value))
    cut = computed.value.quantize(Decimal(1).scaleb(-decimals(value)), rounding=ROUND_DOWN, context=EXACT)
    words = {"level": measure.key, "what": what, "declared": shown(stated), "right": plain(right) + stated.unit}
    words["computed"] = plain(without_zeros(rounded(computed.value, decimals(value) + 2))) + computed.unit
    words["made"] = sign.join(shown(part) for part in computed.inputs)
    if value == cut:
        yield Problem("F311", at(stated), words, places(computed), Severity.WARNING, stated.name)
    else:
        words["difference"] = plain(value - right) + stated.unit
        yield Problem("F310", at(stated), words, places(computed), subject=stated.name)


def stated_growth(filed: Filed) -> Found:
    """F310, F311, F315, F316: 增幅 in %, in 百分点 or in the indicator's own unit, against 值 and 上年."""
    for measure in measures(filed):
        stated = measure.figure("增幅", measure.entry.stated_growth)
        value = measure.value
        before = measure.figure("上年", measure.entry.last_year)
        if stated is None or value is None:
            continue
        is_percentage = value.unit == PERCENT.name
        if stated.unit == POINTS and not is_percentage:
            words = {"level": measure.key, "declared": shown(stated), "one": shown(value)}
            yield Problem("F316", at(stated), words, places(value), subject=stated.name)
        elif before is not None and same_dimension(value, before):
            change = difference(stated.name, value, before)
            if stated.unit == POINTS and change is not None:
                in_points = replace(change, quantity=replace(change.quantity, unit=stated.quantity.unit))
                yield from compared(stated, in_points, "－", measure, "增减")
            elif stated.unit == PERCENT.name and is_percentage:
                yield from percent_of_percent(stated, change, growth(stated.name, value, before), measure)
            elif stated.unit == PERCENT.name:
                yield from compared(stated, growth(stated.name, value, before), "比", measure, "增幅")
            else:
                yield from compared(stated, change, "－", measure, "增减")


def percent_of_percent(stated: Figure, change: Figure | None, rate: Figure | None, measure: Measure) -> Found:
    """F315 where a percentage is said to have changed by so many %, and it is the difference; else F310, F311."""
    if change is not None and change.value is not None and stated.value is not None:
        by_points = stated.value == rounded(change.value, decimals(stated.value))
        by_rate = rate is not None and rate.value is not None
        if by_points and not (
            by_rate and rate and stated.value == rounded(rate.value or HUNDRED, decimals(stated.value))
        ):
            words = {"level": measure.key, "declared": shown(stated), "right": plain(stated.value) + "个" + POINTS}
            words["made"] = "－".join(shown(part) for part in change.inputs)
            yield Problem("F315", at(stated), words, places(change), Severity.WARNING, stated.name)
            return
        if not (by_rate and rate and stated.value == rounded(rate.value or HUNDRED, decimals(stated.value))):
            points = replace(change.quantity, unit=Unit("个" + POINTS, POINTS))
            in_points = replace(stated, quantity=replace(stated.quantity, unit=points.unit))
            yield from compared(in_points, replace(change, quantity=points), "－", measure, "增减")
            return
    yield from compared(stated, rate, "比", measure, "增幅")


def by_whole(filed: Filed) -> list[tuple[str, list[Measure]]]:
    """The indicators that say 占, gathered by what they are a share of."""
    known = measures(filed)

    def key(measure: Measure) -> str:
        whole = named(measure.entry.whole or "", known)
        return whole.key if whole else measure.entry.whole or ""

    shares = sorted((m for m in known if m.entry.whole), key=key)
    return [(name, list(found)) for name, found in groupby(shares, key)]


def shares_of_one_whole(filed: Filed) -> Found:
    """F312: what is said to be shares of one whole makes at most 100 %, rounding allowed for; not where they overlap."""
    known = measures(filed)
    for name, parts in by_whole(filed):
        whole = named(name, known)
        if len(parts) < 2 or (whole is not None and whole.entry.relation is Relation.OVERLAP):
            continue
        shares = [found for part in parts if (found := share_of(part, whole)) is not None]
        if any(found.quantity.hedge or not countable(found) for found in shares):
            continue
        values = [found.value for found in shares if found.value is not None]
        slack = sum((half_unit(found) for found in shares), Decimal(0))
        if sum(values, Decimal(0)) > HUNDRED + slack:
            words = {"level": name, "sum": "＋".join(plain(short(value)) + "%" for value in values)}
            words["total"] = plain(short(sum(values, Decimal(0)))) + "%"
            words["names"] = "、".join(part.key for part in parts)
            words["difference"] = plain(short(sum(values, Decimal(0)) - HUNDRED)) + "%"
            where = sorted({place for found in shares for place in places(found)})
            yield Problem("F312", where[-1], words, tuple(where[:-1]), subject=f"指标.{name}")


def share_of(part: Measure, whole: Measure | None) -> Figure | None:
    """The share as typed, or as it comes out."""
    if part.value is not None and part.value.unit == PERCENT.name:
        return part.value
    stated = part.figure("占比", part.entry.stated_share)
    if stated is not None:
        return stated
    found = comparable(part, whole) if whole is not None else None
    return share(f"{part.name}.占比", *found) if found is not None else None


def short(value: Decimal) -> Decimal:
    """A percentage as it is shown in a message: two decimals at most, more where it was typed with more."""
    return value if decimals(value) <= 4 else without_zeros(rounded(value, 2))


def half_unit(share_typed: Figure) -> Decimal:
    """Half of the last digit of a typed percentage; nothing for one that was worked out."""
    value = share_typed.value
    return (
        Decimal(5).scaleb(-decimals(value) - 1) if value is not None and share_typed.place is not None else Decimal(0)
    )


def implied_wholes(filed: Filed) -> Found:
    """F317: numbers that are typed with their shares of one whole that is not typed itself imply the same whole."""
    known = measures(filed)
    for name, parts in by_whole(filed):
        whole = named(name, known)
        if whole is not None and whole.main():
            continue
        implied: list[tuple[Figure, Figure, Decimal, Decimal]] = []
        for part in parts:
            stated = part.figure("占比", part.entry.stated_share)
            number = next(iter(part.main()), None)
            if stated is None or number is None or not (countable(stated) and countable(number)):
                continue
            share_, slack = stated.value or Decimal(0), half_unit(stated)
            if number.value is not None and share_ > slack and not (number.quantity.hedge or stated.quantity.hedge):
                low, high = (
                    quotient(number.value * HUNDRED, share_ + slack),
                    quotient(number.value * HUNDRED, share_ - slack),
                )
                implied.append((number, stated, low, high))
        if len(implied) > 1 and same_unit(implied) and max(i[2] for i in implied) > min(i[3] for i in implied):
            backed = [
                quotient((number.value or HUNDRED) * HUNDRED, stated.value or HUNDRED) for number, stated, *_ in implied
            ]
            words = {"level": name, "names": "、".join(number.name.removeprefix("指标.") for number, *_ in implied)}
            words["wholes"] = "、".join(plain(rounded(value, 1)) + implied[0][0].unit for value in backed)
            where = sorted(place for _, stated, *_ in implied for place in places(stated))
            yield Problem("F317", where[0], words, tuple(where[1:]), Severity.WARNING, f"指标.{name}")


def same_unit(implied: list[tuple[Figure, Figure, Decimal, Decimal]]) -> bool:
    """Whether all numbers are typed in one unit, so that what they imply can be compared."""
    return len({number.quantity.unit for number, *_ in implied}) == 1


RULES = (stated_shares, stated_growth, shares_of_one_whole, implied_wholes)
