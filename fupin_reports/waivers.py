"""核对说明 over findings: what is accepted becomes a note, what no longer fits is told.

A finding is accepted by code, by its subject (or a tail of it) and by its difference. F901 accepted (提示) · F902 the
difference is another one now, so the finding stands (提醒) · F903 there is no such finding (提醒) · F904 a code that
cannot be accepted (错误) · F905 several findings fit one entry, so none is accepted (提醒).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.quantities import QuantityError, Units, parse_quantity
from fupin_reports.records import Waiver
from fupin_reports.source import STAND_IN, Span
from fupin_reports.validate import Checked

ACCEPTED = "F901"
ACCEPTABLE = re.compile(r"F(?!9)[0-9]{3}")
NEVER = frozenset({"F703", "F704", "F705", "F707"})
"""Formulas that cannot be read: nothing was compared, so there is nothing to accept."""
DOT = re.compile(r"[.．\s]+")
MOST_NAMED = 3


def waived(found: Problems, checked: Checked, whole: bool) -> Problems:
    """`found` with what the file accepts turned into notes, and what is wrong with its waivers.

    `whole` says that everything was looked for; without it, that a finding is not there says nothing (no F903).
    """
    result = list(found)
    for n, waiver in enumerate(checked.report.waivers):
        place = checked.source.place(("核对说明", n, "代码"))
        if STAND_IN in waiver.code:
            continue
        code = folded(waiver.code).upper()
        if not ACCEPTABLE.fullmatch(code) or code in NEVER:
            result.append(Problem("F904", place, {"code": waiver.code}))
            continue
        fits = [p for p in found if p.code == code and is_about(waiver.place, p)]
        same = [p for p in fits if differs_by(waiver, p, checked.settings.unit_table())]
        if len(same) == 1:
            result[:] = [accepted(p, waiver, place) if p is same[0] else p for p in result]
        else:
            result += refused(waiver, code, place, same, fits, found if whole else None)
    return tuple(result)


def refused(
    waiver: Waiver, code: str, place: Span, same: list[Problem], fits: list[Problem], found: Problems | None
) -> Iterator[Problem]:
    """F902, F903 or F905 for an entry that accepts nothing; no F903 without `found`, all there is."""
    words = {"code": code, "place": waiver.place, "stated": waiver.difference or ""}
    several = same or (fits if len(fits) > 1 else [])
    if several:
        subjects = "、".join(p.subject for p in several[:MOST_NAMED]) + ("等" if len(several) > MOST_NAMED else "")
        related = tuple(p.place for p in several)
        yield Problem(
            "F905", place, {**words, "count": str(len(several)), "subjects": subjects}, related, Severity.WARNING
        )
    elif fits:
        words["difference"] = fits[0].words.get("difference", "")
        yield Problem("F902", place, words, (fits[0].place,), Severity.WARNING, subject=fits[0].subject)
    elif found is not None:
        others = [p.subject for p in found if p.code == code and p.subject]
        words["others"] = "、".join(others[:MOST_NAMED]) + ("等" if len(others) > MOST_NAMED else "")
        yield Problem("F903", place, words, severity=Severity.WARNING)


def accepted(problem: Problem, waiver: Waiver, place: Span) -> Problem:
    """F901 in the place of `problem`, with its lines."""
    day = f"{waiver.date.year}年{waiver.date.month}月{waiver.date.day}日"
    words = {"code": problem.code, "subject": problem.subject, "difference": problem.words.get("difference", "")}
    words |= {"reason": waiver.reason.rstrip("。"), "who": waiver.who, "date": day}
    return Problem(ACCEPTED, problem.place, words, (place, *problem.related), Severity.NOTE, subject=problem.subject)


def is_about(typed: str, problem: Problem) -> bool:
    """Whether `typed` names the subject of `problem`, or what it belongs to, or a tail of either."""
    wanted = steps(typed)
    subject = steps(problem.subject)
    if not wanted:
        return False
    owners = [subject, subject[:-1]] + ([subject[:-2]] if subject[-1:] in (["户"], ["人"]) else [])
    said = steps(problem.words.get("level", ""))
    return any(owner[-len(wanted) :] == wanted for owner in owners) or said == wanted


def steps(name: str) -> list[str]:
    """A name by its steps; a space is as good as a dot."""
    return [step for step in DOT.split(name) if step]


def differs_by(waiver: Waiver, problem: Problem, units: Units) -> bool:
    """Whether the difference of `problem` is the accepted one, in whatever unit; both may have none."""
    told, stated = problem.words.get("difference", ""), waiver.difference or ""
    if not told or not stated:
        return told == stated
    try:
        now, then = parse_quantity(told, units), parse_quantity(stated, units)
    except QuantityError:
        return folded(told) == folded(stated)
    if now.unit is None or then.unit is None or then.unit.dimension != now.unit.dimension:
        return False
    return now.to(then.unit).value == then.value


def folded(text: str) -> str:
    """`text` whatever the width and spacing it is typed in."""
    return "".join(unicodedata.normalize("NFKC", text).split())


__all__ = ["ACCEPTED", "waived"]
