"""F7: an indicator against its 算式, and what stands in the way of one.

F701 the value is not what the formula gives · F702 its decimals are cut off instead of rounded (提醒) · F703 the formula
cannot be read · F704 no figure of that name · F705 units that do not go together · F706 not worked out for want of a
number (提示) · F707 formulas that need one another in a circle · F708 an exact result stated rounded (提醒).

A result that comes from a division may be stated rounded, half up, at any number of decimals; any other is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from fupin_reports.checks.faults import part_of, told
from fupin_reports.checks.gaps import explanations
from fupin_reports.checks.telling import difference_unit, places, plain, shown
from fupin_reports.compute import Facts, Worked
from fupin_reports.exact import decimals, without_zeros
from fupin_reports.figures import Figure, countable
from fupin_reports.formulas import converted, cut_off, decimal_of, half_up
from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.quantities import Hedge
from fupin_reports.source import Span

MORE_PLACES = 3
"""Decimals that an endless quotient is told with, beyond those of what it is compared with."""


def formula_findings(facts: Facts) -> Problems:
    """What is wrong with the formulas of the indicators, and which values they do not bear out."""
    return tuple(problem for worked in facts.formulas for problem in of_indicator(worked, facts))


def of_indicator(worked: Worked, facts: Facts) -> Iterator[Problem]:
    """The findings of one formula."""
    assert facts.checked is not None
    subject, text = f"指标.{worked.key}", worked.text
    if worked.fault is not None:
        fault, place = worked.fault, text.place or Span("")
        place = part_of(text.text, fault.start, fault.end, place, facts.checked.source)
        yield told(fault, place, {"level": subject, "formula": text.text}, subject)
        return
    entry = facts.checked.report.indicators[worked.key]
    for tail, typed in (("", entry.value), (".申报值", entry.filed)):
        if typed is None:
            continue
        stated = Figure(subject + tail, typed)
        computed = worked.figure(typed.unit)
        if computed is not None and countable(stated):
            yield from compared(stated, computed, worked, facts)


def compared(stated: Figure, computed: Figure, worked: Worked, facts: Facts) -> Iterator[Problem]:
    """F701, F702 or F708 for a value that is not what its formula gives."""
    result = exact(computed, worked)
    value = stated.value
    assert value is not None
    last = decimals(value)
    if Fraction(value) == result or near_enough(stated, value, result) or computed.quantity.hedge:
        return
    rounded = half_up(result, last)
    if rounded == value and worked.ratio:
        return
    words = in_words(stated, result, last)
    words |= {"level": stated.name, "formula": worked.text.text, "rounded": plain(rounded) + stated.unit}
    place, related = stated.place or Span(""), input_places(worked.inputs)
    if rounded == value:
        yield Problem("F708", place, words, related, Severity.WARNING, subject=stated.name)
    elif worked.ratio and cut_off(result, last) == value:
        yield Problem("F702", place, words, related, Severity.WARNING, subject=stated.name)
    else:
        hints = () if worked.ratio else explanations(stated, computed, facts)
        yield Problem("F701", place, words, related, hints=hints, subject=stated.name)


def exact(computed: Figure, worked: Worked) -> Fraction:
    """The result in the unit of `computed`, not rounded even where it has no end."""
    assert worked.result is not None
    return converted(worked.result, computed.quantity.unit)


def near_enough(stated: Figure, value: Decimal, result: Fraction) -> bool:
    """Whether an approximate word lets the value stand beside the result."""
    match stated.quantity.hedge:
        case None:
            return False
        case Hedge.MORE | Hedge.ODD | Hedge.OVER | Hedge.AT_LEAST:
            return result >= value
        case Hedge.NEARLY | Hedge.UNDER | Hedge.AT_MOST:
            return result <= value
        case _:
            return half_up(result, decimals(value)) == value


def in_words(stated: Figure, result: Fraction, last: int) -> dict[str, str]:
    """declared, computed and difference; `last` is the number of decimals that is stated."""
    unit, most = stated.unit, last + MORE_PLACES
    return {
        "declared": shown(stated),
        "computed": short(result, most) + unit,
        "difference": short(Fraction(stated.value or 0) - result, most) + difference_unit(unit),
    }


def short(value: Fraction, most: int) -> str:
    """`value` exact where it has no more than `most` decimals, else half up."""
    whole = decimal_of(value)
    return plain(whole if decimals(whole) <= most else without_zeros(half_up(value, most)))


def input_places(inputs: tuple[Figure, ...]) -> tuple[Span, ...]:
    """Where everything stands that a formula was worked out from, each once, in file order."""
    return tuple(sorted({place for figure in inputs for place in places(figure)}))
