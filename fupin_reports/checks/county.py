"""F8: a county's report made of its townships: who is missing, what could not be added.

F801 townships that owe a report have none (提醒) · F802 townships left out because their files have errors (提醒) ·
F803 an indicator of 汇总指标 that cannot be added (提醒) · F804 an indicator that some townships lack (提示).
"""

from __future__ import annotations

from fupin_reports.checks.filed import Filed, Found
from fupin_reports.compute import Listing
from fupin_reports.problems import Problem, Severity

MOST_NAMED = 10


def reporting(filed: Filed) -> Found:
    """F801, F802."""
    gathered = filed.facts.gathered
    if gathered is None:
        return
    place = filed.at("单位")
    words = {"count": str(len(gathered.missing)), "total": str(gathered.owed), "names": several(gathered.missing)}
    if gathered.missing:
        yield Problem("F801", place, words, severity=Severity.WARNING, subject="应报.未报")
    if gathered.faulty:
        words = {"count": str(len(gathered.faulty)), "names": several(tuple(gathered.faulty))}
        yield Problem("F802", place, words, tuple(gathered.faulty.values()), Severity.WARNING, "应报.有错误")


def added_up(filed: Filed) -> Found:
    """F803, F804."""
    listed = filed.facts.names.entries.get("指标汇总")
    if not isinstance(listed, Listing):
        return
    for key, names in listed.entries.items():
        subject, lacking = f"指标汇总.{key}", names.entries["缺"]
        if names.entries["不能相加"]:
            yield Problem("F803", filed.at("单位"), {"key": key}, (), Severity.WARNING, subject)
        elif isinstance(lacking, tuple):
            words = {"key": key, "names": several(tuple(map(str, lacking))), "count": str(len(lacking))}
            yield Problem("F804", filed.at("单位"), words, (), Severity.NOTE, subject)


def several(names: tuple[str, ...]) -> str:
    """The first names, and 等 where there are more."""
    return "、".join(names[:MOST_NAMED]) + ("等" if len(names) > MOST_NAMED else "")


RULES = (reporting, added_up)
