"""F31, F32: numbers that stand beside others.

F319 对比 names what is no indicator, or has no number · F320 two numbers of an indicator are of different kinds of unit.
"""

from __future__ import annotations

from difflib import get_close_matches

from fupin_reports.checks.filed import Filed, Found, measures
from fupin_reports.checks.telling import at, places, shown
from fupin_reports.compute import Listing, Names
from fupin_reports.figures import same_dimension
from fupin_reports.problems import Problem


def things_to_compare(filed: Filed) -> Found:
    """F319 for a name that would not be printed."""
    known = filed.checked.report.indicators
    groups = filed.facts.names.entries["对比"]
    assert isinstance(groups, Listing)
    for n, (group, facts) in enumerate(zip(filed.checked.report.comparisons, groups.entries.values(), strict=True)):
        found = facts.entries["指标"]
        assert isinstance(found, tuple)
        there = {names.entries["键"] for names in found if isinstance(names, Names)}
        for m, name in enumerate(group.indicators):
            if name in there:
                continue
            near = next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), "") if name not in known else ""
            words = {"level": group.title, "name": name, "near": near, "known": name if name in known else ""}
            yield Problem("F319", filed.at("对比", n, "指标", m), words, subject=f"对比.{group.title}")


def one_kind_of_unit(filed: Filed) -> Found:
    """F320: 上年, 目标, 计划, 基期 and 参照 are of the dimension of the value, else nothing can be said of the two."""
    for measure in measures(filed):
        value, entry = measure.value, measure.entry
        if value is None or value.quantity.unit is None:
            continue
        others = [("上年", entry.last_year), ("目标", entry.target), ("计划", entry.planned), ("基期", entry.base)]
        others += [(f"参照“{where}”", reference.value) for where, reference in entry.references.items()]
        for name, quantity in others:
            other = measure.figure(name, quantity)
            if other is not None and other.quantity.unit is not None and not same_dimension(value, other):
                words = {"level": measure.key, "one": shown(value), "name": name, "two": shown(other)}
                yield Problem("F320", at(other), words, places(value), subject=f"{measure.name}.{name}")


RULES = (things_to_compare, one_kind_of_unit)
