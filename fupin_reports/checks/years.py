"""F52: this year's report against last year's file, where that is there.

F520 (raised by the pipeline) last year's file has errors, nothing is compared (提示) · F521 an amount of 上年 is not what
last year's file says of its 本年 · F522 a village of 上年 that last year's file has not, or the reverse (提醒) · F523 the
上年 of an indicator is not last year's 值 · F524 上年结转 is not what last year's file leaves · F525 last year's 目标 is not
reached (提醒).

F521 is a 提醒 where last year's projects were not finished when that file was made: its amounts were plans then.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.checks.filed import Filed, Found, Measure, measures
from fupin_reports.checks.means import Row, rows
from fupin_reports.checks.plausibility import surely_more
from fupin_reports.checks.sums import agrees, same_amount
from fupin_reports.checks.telling import at, places, plain, shown, value_in
from fupin_reports.compute import Ledger
from fupin_reports.exact import EXACT, without_zeros
from fupin_reports.figures import Figure, difference, total
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span


def books(filed: Filed) -> tuple[Ledger, Ledger, Severity] | None:
    """上年 here and 本年 there, and how grave it is when they differ."""
    if filed.before is None:
        return None
    here = next((book for book in filed.facts.ledgers if book.name == "上年"), None)
    there = next((book for book in filed.before.facts.ledgers if book.name == "本年"), None)
    batch = filed.before.checked.report.this_year
    if here is None or there is None or batch is None:
        return None
    return here, there, Severity.ERROR if batch.status.finished else Severity.WARNING


def amounts_of_last_year(filed: Filed) -> Found:
    """F521: total, sources and villages of 上年, each where both files have it."""
    found = books(filed)
    if found is None:
        return
    here, there, severity = found
    villages = {book.title: book for book in there.children}
    levels = [(here, there, "上年")]
    levels += [(v, villages[v.title], f"上年 {v.title}") for v in here.children if v.title in villages]
    for one, two, level in levels:
        for what, mine, theirs in amounts_of(one, two):
            if not same_amount(mine, theirs):
                words = {"level": level, "what": what, "here": shown(mine), "there": shown(theirs)}
                words |= {"file": file_of(filed), "difference": gap(mine, theirs)}
                where = (places(mine) or (Span(filed.checked.source.file),))[0]
                yield Problem("F521", where, words, places(theirs)[:3], severity, f"{one.name}.{what}")


def amounts_of(one: Ledger, two: Ledger) -> Iterator[tuple[str, Figure, Figure]]:
    """The total and the sources that both levels have."""
    if one.total is not None and two.total is not None:
        yield "合计", one.total, two.total
    for source, amount in one.sources.items():
        if source in two.sources:
            yield source, amount, two.sources[source]


def file_of(filed: Filed) -> str:
    """Last year's file by name."""
    return filed.before.checked.source.file if filed.before is not None else ""


def gap(one: Figure, two: Figure) -> str:
    """The first less the second, in the unit of the second."""
    value = value_in(one, two)
    if value is None or two.value is None:
        return ""
    return plain(without_zeros(EXACT.subtract(value, two.value))) + two.unit


def villages_of_last_year(filed: Filed) -> Found:
    """F522: the villages of 上年 are those of last year's 本年."""
    report, before = filed.checked.report, filed.before.checked.report if filed.before else None
    if before is None or report.last_year is None or before.this_year is None:
        return
    here = [village.key for village in report.last_year.villages]
    there = [village.key for village in before.this_year.villages]
    if not here or not there:
        return
    for n, name in enumerate(here):
        if name not in there:
            words = {"name": name, "file": file_of(filed), "kind": "extra"}
            where = filed.at("上年", "项目村", n, "村")
            yield Problem("F522", where, words, (), Severity.WARNING, f"上年.项目村.{name}")
    for n, name in enumerate(there):
        if name not in here and filed.before is not None:
            words = {"name": name, "file": file_of(filed), "kind": "missing"}
            related = (filed.before.at("本年", "项目村", n, "村"),)
            where = filed.checked.source.key_place(("上年", "项目村"))
            yield Problem("F522", where, words, related, Severity.WARNING, f"上年.项目村.{name}")


def both_years(filed: Filed) -> Iterator[tuple[Measure, Measure]]:
    """The indicators that both files have under one name, 口径 unchanged."""
    if filed.before is None:
        return
    last = {measure.key: measure for measure in measures(filed.before)}
    for measure in measures(filed):
        before = last.get(measure.key)
        if before is not None and before.entry.scope == measure.entry.scope:
            yield measure, before


def indicators_of_last_year(filed: Filed) -> Found:
    """F523: what an indicator says of last year is what last year's file said."""
    for measure, last in both_years(filed):
        stated = measure.figure("上年", measure.entry.last_year)
        if stated is None or last.value is None:
            continue
        value = value_in(stated, last.value)
        if value is None or value == last.value.value or agrees(stated, value, last.value):
            continue
        words = {"level": measure.key, "here": shown(stated), "there": shown(last.value)}
        words |= {"file": file_of(filed), "difference": gap(stated, last.value)}
        yield Problem("F523", at(stated), words, places(last.value), subject=stated.name)


def carried_over(filed: Filed) -> Found:
    """F524: what a source carries over is what last year's file leaves of it: 上年结转 + 到位 − 支出."""
    if filed.before is None:
        return
    left = {row.source: row for row in rows(filed.before) if row.scope == "本年"}
    for row in rows(filed):
        before = left.get(row.source)
        if row.carried is None or before is None or row.scope != "本年":
            continue
        rest = balance(before)
        if rest is not None and not same_amount(row.carried, rest):
            words = {"level": row.source, "here": shown(row.carried), "there": shown(rest), "file": file_of(filed)}
            words["difference"] = gap(row.carried, rest)
            yield Problem("F524", at(row.carried), words, places(rest), subject=row.carried.name)


def balance(row: Row) -> Figure | None:
    """What is left of a source at the year's end; None where it is not known."""
    if row.received is None:
        return None
    there = total(row.received.name, [f for f in (row.carried, row.received) if f], row.received.quantity.unit)
    return difference(f"{row.received.name}.结余", there, row.spent)


def targets_of_last_year(filed: Filed) -> Found:
    """F525: what last year aimed at is reached, upwards or downwards as it was meant then."""
    for measure, last in both_years(filed):
        target = last.figure("目标", last.entry.target)
        if target is None or measure.value is None or last.value is None:
            continue
        downwards = surely_more(last.value, target)
        one, two = (measure.value, target) if downwards else (target, measure.value)
        if surely_more(one, two):
            words = {"level": measure.key, "target": shown(target), "value": shown(measure.value)}
            words |= {"file": file_of(filed), "difference": gap(measure.value, target)}
            yield Problem("F525", at(measure.value), words, places(target), Severity.WARNING, measure.name)


RULES = (
    amounts_of_last_year,
    villages_of_last_year,
    indicators_of_last_year,
    carried_over,
    targets_of_last_year,
)
