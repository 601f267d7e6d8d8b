"""F21: a whole that is typed against its parts, and what is left of a plan.

F210 the parts of an indicator (划分) do not add up to its value · F211 a part is more than its whole · F212 overlapping
parts (交叉) do not even together make up the whole (提醒) · F213 剩余 is not 计划 − 值 · F214 the value is the sum of
its parts rounded (提醒).

Where no 关系 is said, the parts may be some of many: each is only compared with the whole. Tolerance is zero, and
approximate words are respected as in the sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fupin_reports.checks.filed import Filed, Found, Measure, measures
from fupin_reports.checks.sums import addition, agrees
from fupin_reports.checks.telling import at, difference_unit, places, plain, shown, value_in
from fupin_reports.compute import scale
from fupin_reports.exact import decimals, rounded
from fupin_reports.figures import Figure, countable, difference, total
from fupin_reports.problems import Problem, Severity
from fupin_reports.quantities import Hedge
from fupin_reports.records import Relation

NO_LIMIT = frozenset({Hedge.MORE, Hedge.ODD, Hedge.OVER, Hedge.AT_LEAST, Hedge.ABOUT, Hedge.AROUND})
"""A whole with one of these words may be more than its number says."""


def partitions(filed: Filed) -> Found:
    """F210, F214: the value of an indicator and the sum of what 其中 lists, where that is a partition."""
    for measure in measures(filed):
        if measure.entry.relation is not Relation.PARTITION or measure.value is None:
            continue
        unit = measure.value.quantity.unit
        summed = total(f"{measure.name}.其中.合计", parts_of(measure), unit)
        if summed is not None:
            yield from unequal("F210", measure.value, summed, measure.key, measure.name)


def unequal(code: str, declared: Figure, computed: Figure, level: str, subject: str) -> Found:
    """`code` where the two differ, F214 where the declared one is the other rounded, nothing where they agree."""
    stated = value_in(declared, computed)
    if stated is None or computed.value is None or stated == computed.value or agrees(declared, stated, computed):
        return
    words = {"level": level, "declared": shown(declared), "computed": shown(computed), "sum": addition(computed)}
    words["difference"] = plain(stated - computed.value) + difference_unit(computed.unit)
    is_rounded = stated == rounded(computed.value, decimals(stated)) and not declared.quantity.hedge
    problem = Problem(code, at(declared), words, places(computed), subject=subject)
    yield replace(problem, code="F214", severity=Severity.WARNING) if is_rounded else problem


def parts_of(measure: Measure) -> tuple[Figure, ...]:
    """What 其中 lists."""
    return tuple(Figure(f"{measure.name}.其中.{name}", amount) for name, amount in measure.entry.parts.items())


def parts_within(filed: Filed) -> Found:
    """F211, F212: no part of an indicator or of an overlapping group is more than the whole, nor all together less."""
    for measure in measures(filed):
        if measure.value is not None:
            overlap = measure.entry.relation is Relation.OVERLAP
            yield from within(measure.value, parts_of(measure), measure.key, overlap)
    yield from poor_within_village(filed)
    for group in filed.checked.report.groups:
        name = f"户人分解.{group.name}"
        whole = scale(f"{name}.申报合计", group.declared)
        if whole is None or group.relation is not Relation.OVERLAP:
            continue
        parts = [size for part in group.parts if (size := scale(f"{name}.{part.name}", part.scale)) is not None]
        if whole.households is not None:
            yield from within(whole.households, [p.households for p in parts], group.name, True)
        if whole.people is not None:
            yield from within(whole.people, [p.people for p in parts], group.name, True)


def poor_within_village(filed: Filed) -> Found:
    """F211: no more poor households, or people in them, than the village has."""
    profile = filed.checked.report.profile
    size = scale("村情.规模", profile.size) if profile is not None else None
    poor = scale("村情.贫困户", profile.poor) if profile is not None else None
    if size is None or poor is None:
        return
    for whole, part in ((size.households, poor.households), (size.people, poor.people)):
        if whole is not None:
            yield from within(whole, (part,), "全村", False)


def within(whole: Figure, parts: Sequence[Figure | None], level: str, overlap: bool) -> Found:
    """F211 for each part above the whole; F212 where `overlap` and the parts add up to less than the whole."""
    known = [part for part in parts if part is not None and countable(part)]
    for part in known:
        limit = value_in(whole, part)
        if limit is not None and part.value is not None and part.value > limit and whole.quantity.hedge not in NO_LIMIT:
            words = {"level": level, "part": part.name.rsplit(".", 1)[-1], "one": shown(part), "two": shown(whole)}
            if words["part"] in ("户", "人"):
                words["part"] = part.name.rsplit(".", 2)[-2]
            yield Problem("F211", at(part), words, places(whole), subject=part.name)
    if not overlap or len(known) < len(parts) or any(part.quantity.hedge for part in (whole, *known)):
        return
    most = total(f"{whole.name}.其中.合计", known, whole.quantity.unit)
    gap = difference(whole.name, whole, most)
    if most is not None and gap is not None and gap.value is not None and gap.value > 0:
        words = {"level": level, "one": shown(whole), "two": shown(most), "sum": addition(most)}
        words["difference"] = shown(gap)
        yield Problem("F212", at(whole), words, places(most), Severity.WARNING, whole.name)


def what_is_left(filed: Filed) -> Found:
    """F213: 剩余 is what is planned less what is done, exactly."""
    for measure in measures(filed):
        planned = measure.figure("计划", measure.entry.planned)
        left = measure.figure("剩余", measure.entry.stated_rest)
        rest = difference(f"{measure.name}.剩余", planned, measure.value)
        if left is None or rest is None or rest.value is None or planned is None or measure.value is None:
            continue
        stated = value_in(left, rest)
        if stated is None or stated == rest.value or agrees(left, stated, rest):
            continue
        words = {"level": measure.key, "declared": shown(left), "computed": shown(rest)}
        words |= {"one": shown(planned), "two": shown(measure.value)}
        words["difference"] = plain(stated - rest.value) + rest.unit
        yield Problem("F213", at(left), words, places(rest), subject=left.name)


RULES = (partitions, parts_within, what_is_left)
