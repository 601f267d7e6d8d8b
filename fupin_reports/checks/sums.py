"""F2: parts against totals, sources against uses, 申报合计 against what the parts give.

F201 申报合计 differs from the computed total · F202 two routes to one total differ · F203 a source stated at one level
differs from the sum of the level below · F204 申报合计 is the computed total rounded (提醒) · F205 the parts known so
far exceed the total stated · F206 a group's 申报合计 differs from the sum of its parts · F207 申报合计 with nothing to
compare it with (提示) · F208 a year's total fails for want of a few amounts (提醒) · F209 its sources for want of a few (提醒).

Tolerance is zero. Rounding excuses one thing: a declared total that equals the computed one half up at its own number
of decimals. A range or 不详 is compared with nothing; where either side is approximate, so is the comparison: 60余 agrees
with 63, 约63 with 63.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from fupin_reports.checks.gaps import explanations
from fupin_reports.checks.telling import at, named, places, plain, shown, value_in
from fupin_reports.compute import Facts, Ledger
from fupin_reports.exact import decimals, rounded
from fupin_reports.figures import Figure, countable, total
from fupin_reports.problems import Problem, Severity
from fupin_reports.quantities import Hedge
from fupin_reports.source import Span

MOST_NAMED = 4
AT_LEAST = frozenset({Hedge.MORE, Hedge.ODD, Hedge.OVER, Hedge.AT_LEAST})
AT_MOST = frozenset({Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST})


def levels(facts: Facts) -> Iterator[Ledger]:
    """Every level of every ledger."""
    for book in facts.ledgers:
        yield from book.walk()


def declared_totals(facts: Facts) -> Iterator[Problem]:
    """F201, F204, F207: 申报合计 against the computed total, at every level."""
    for level in levels(facts):
        if level.declared is None:
            continue
        if level.total is None:
            above = list(exceeding(level, "申报合计", level.known, level.declared))
            yield from above or [nothing_to_compare(level.declared, named(level))]
        else:
            yield from compared("F201", level.declared, level.total, named(level), facts, level)


def declared_groups(facts: Facts) -> Iterator[Problem]:
    """F206, F204: 申报合计 of a group of households and people, 户 and 人 each."""
    for name, declared, computed in facts.declared_groups:
        words = {"level": name}
        if computed is None:
            yield from (nothing_to_compare(f, words) for f in declared.figures())
            continue
        for one, two in ((declared.households, computed.households), (declared.people, computed.people)):
            if one is not None and two is not None:
                yield from compared("F206", one, two, words, facts)


def nothing_to_compare(declared: Figure, words: dict[str, str]) -> Problem:
    """F207 for a declared total."""
    return Problem("F207", at(declared), words, severity=Severity.NOTE, subject=declared.name)


def compared(
    code: str, declared: Figure, computed: Figure, words: dict[str, str], facts: Facts, level: Ledger | None = None
) -> Iterator[Problem]:
    """`code` where the two differ, F204 where the declared one is the computed one rounded, nothing where they agree."""
    stated = value_in(declared, computed)
    if stated is None or computed.value is None or stated == computed.value or agrees(declared, stated, computed):
        return
    words = {**words, **both(declared, computed), "difference": plain(stated - computed.value) + computed.unit}
    if stated == rounded(computed.value, decimals(stated)) and not declared.quantity.hedge:
        yield Problem("F204", at(declared), words, places(computed), Severity.WARNING, subject=declared.name)
    else:
        hints = explanations(declared, computed, facts, level)
        yield Problem(code, at(declared), words, places(computed), hints=hints, subject=declared.name)


def agrees(declared: Figure, stated: Decimal, computed: Figure) -> bool:
    """Whether an approximate word on either side lets the two stand beside each other; `stated` is in computed's unit."""
    hedge, value = declared.quantity.hedge, computed.value
    if value is None or not (hedge or computed.quantity.hedge):
        return False
    if hedge in AT_LEAST:
        return value >= stated
    if hedge in AT_MOST:
        return value <= stated
    return stated == rounded(value, decimals(stated))


def routes_agree(facts: Facts) -> Iterator[Problem]:
    """F202: own sources, own 投入 and the sum of the level below give one total, wherever more than one is open."""
    for level in levels(facts):
        routes = [("来源", level.from_sources), ("投入", level.lump), ("分项", level.from_children)]
        known = [(label, f) for label, f in routes if f is not None and countable(f)]
        for (label, one), (other, two) in pairwise(known):
            value = value_in(one, two)
            if value is not None and two.value is not None and value != two.value and not agrees(one, value, two):
                words = {**named(level), "one": label, "two": other, **both(one, two)}
                words["difference"] = plain(value - two.value) + two.unit
                here, there = places(one), places(two)
                hints, subject = explanations(one, two, facts, level), f"{level.name}.{label}对{other}"
                place = here[0] if here else Span("")
                yield Problem("F202", place, words, (*here[1:], *there), hints=hints, subject=subject)


def sources_agree(facts: Facts) -> Iterator[Problem]:
    """F203: a source stated at one level equals what the level below adds up to, where every child has its sources."""
    for level in levels(facts):
        if not level.stated or not level.rolled:
            continue
        for source in dict.fromkeys((*level.stated, *level.rolled)):
            stated, summed = level.stated.get(source), level.rolled.get(source)
            if same_amount(stated, summed):
                continue
            yield source_differs(level, source, stated, summed, facts)


def source_differs(level: Ledger, source: str, stated: Figure | None, summed: Figure | None, facts: Facts) -> Problem:
    """F203; one of the two is there."""
    present = stated or summed
    assert present is not None
    words = {**named(level), "source": source}
    words |= {"one": shown(stated) if stated else "0", "two": shown(summed) if summed else "0"}
    above, below = value_in(stated, present) if stated else None, value_in(summed, present) if summed else None
    words["difference"] = plain((above or Decimal(0)) - (below or Decimal(0))) + present.unit
    hints = explanations(stated, summed, facts, level) if stated and summed else ()
    place, related = (places(present) or (Span(""),))[0], places(summed) if summed else ()
    return Problem("F203", place, words, related, hints=hints, subject=f"{level.name}.资金.{source}")


def same_amount(stated: Figure | None, summed: Figure | None) -> bool:
    """Whether the two agree; what is not there is zero, what has no one value agrees with anything."""
    if stated is None or summed is None:
        present = stated or summed
        return present is None or not present.value
    value = value_in(stated, summed)
    return value is None or value == summed.value or agrees(stated, value, summed)


def parts_within_whole(facts: Facts) -> Iterator[Problem]:
    """F205: where not every part has an amount, those that have one do not exceed the total, in sum and by source."""
    for level in levels(facts):
        if level.from_children is None and level.total is not None and level.known is not None:
            yield from exceeding(level, "合计", level.known, level.total)
        if not level.rolled:
            for source, stated in level.stated.items():
                parts = [part for part in level.parts_from(source) if countable(part)]
                known = total(f"{level.name}.资金.{source}", parts, stated.quantity.unit)
                yield from exceeding(level, source, known, stated)


def gaps(facts: Facts) -> Iterator[Problem]:
    """F208, F209: a year most of whose parts have an amount (or sources), but not all, so that no whole is printed."""
    for year in facts.ledgers:
        without = [child for child in year.children if child.total is None]
        present = len(year.children) - len(without)
        if year.total is None and 0 < len(without) <= present:
            words, subject = gap_words(year, without, present), f"{year.name}.资金.合计"
            yield Problem("F208", year_place(year), words, severity=Severity.WARNING, subject=subject)
        unsourced = [child for child in year.children if child.total is not None and not child.sources]
        sourced = len(year.children) - len(without) - len(unsourced)
        if year.total is not None and not year.sources and 0 < len(unsourced) <= sourced:
            words, subject = gap_words(year, unsourced, sourced), f"{year.name}.资金.来源"
            yield Problem("F209", year_place(year), words, severity=Severity.WARNING, subject=subject)


def gap_words(year: Ledger, missing: list[Ledger], known: int) -> dict[str, str]:
    """How many are missing, the first of them by name, and how many are there."""
    names = "、".join(child.title for child in missing[:MOST_NAMED]) + ("等" if len(missing) > MOST_NAMED else "")
    return {"level": year.title, "missing": str(len(missing)), "names": names, "known": str(known)}


def year_place(year: Ledger) -> Span:
    """The first amount of the year, for want of a place of the year itself."""
    found = [place for level in year.walk() for f in (level.lump, *level.stated.values()) if f for place in places(f)]
    return min(found, default=Span(""))


def exceeding(level: Ledger, what: str, part: Figure | None, whole: Figure) -> Iterator[Problem]:
    """F205 where `part` is more than `whole`; nothing where the whole is said to be at least so much."""
    if part is None or part.value is None or whole.quantity.hedge in AT_LEAST:
        return
    limit = value_in(whole, part)
    if limit is not None and part.value > limit:
        words = {**named(level), "what": what, "one": shown(part), "two": shown(whole)}
        subject = whole.name if whole.place is not None else f"{level.name}.资金.{what}"
        yield Problem("F205", (places(whole) or (Span(""),))[0], words, places(part), subject=subject)


def both(one: Figure, two: Figure) -> dict[str, str]:
    """The two figures as typed or computed, exact."""
    return {"declared": shown(one), "computed": shown(two), "sum": addition(two)}


def addition(figure: Figure) -> str:
    """`15＋10＋3.8`, the parts of a sum in its unit; nothing for a figure of one part or more than twelve."""
    values = [value_in(part, figure) for part in figure.inputs]
    parts = [plain(value) for value in values if value is not None]
    return "＋".join(parts) if 1 < len(parts) <= 12 else ""


RULES = (declared_totals, declared_groups, routes_agree, sources_agree, parts_within_whole, gaps)
