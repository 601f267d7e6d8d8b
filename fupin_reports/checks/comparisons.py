"""F319: what 对比 names is an indicator, and has a number to compare."""

from __future__ import annotations

from difflib import get_close_matches

from fupin_reports.checks.filed import Filed, Found
from fupin_reports.compute import Listing, Names
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


RULES = (things_to_compare,)
