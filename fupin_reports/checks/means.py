"""F40: plans and the money for them.

F408 a plan not reached, and no 存在问题 (提醒) · F409 more spent than there was · F410 more received than planned (提醒) ·
F411 money below zero · F412 a target below the present value (提醒).

Approximate words are respected: what may be true is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fupin_reports.checks.filed import Filed, Found, items, measures, names_one_of
from fupin_reports.checks.plausibility import HUNDRED, limits, surely_more
from fupin_reports.checks.telling import at, difference_unit, places, plain, shown
from fupin_reports.exact import EXACT, rounded, without_zeros
from fupin_reports.figures import PERCENT, Figure, countable, same_dimension, share, total
from fupin_reports.problems import Problem, Severity
from fupin_reports.records import Execution


def plans_not_reached(filed: Filed) -> Found:
    """F408: a plan that is not reached at the year's end has a cause, and 存在问题 is where it is told."""
    if filed.checked.report.issues:
        return
    behind = [(level, rate) for level, rate in rates_of_plans(filed) if rate.value is not None and rate.value < HUNDRED]
    if behind:
        first, *others = behind
        listed = "、".join(
            f"{level}{plain(without_zeros(rounded(rate.value or HUNDRED, 2)))}%" for level, rate in behind
        )
        related = tuple(place for _, rate in others for place in places(rate)[:1])
        place = places(first[1])[0] if places(first[1]) else filed.at()
        yield Problem("F408", place, {"plans": listed}, related, Severity.WARNING, first[1].name)


def rates_of_plans(filed: Filed) -> Iterator[tuple[str, Figure]]:
    """How far every plan got that says so: projects, indicators with 计划 or 完成率, percentages named so."""
    for item in items(filed):
        if item.project.progress is not None and item.path[0] == "本年":
            yield item.title, Figure(f"{item.book.name}.完成率", item.project.progress)
    for measure in measures(filed):
        stated = measure.figure("完成率", measure.entry.stated_progress)
        planned = measure.figure("计划", measure.entry.planned)
        rate = stated or share(f"{measure.name}.完成率", measure.value, planned)
        if rate is not None and countable(rate):
            yield measure.key, rate
        elif (
            measure.value is not None
            and countable(measure.value)
            and measure.value.unit == PERCENT.name
            and names_one_of(measure.key, filed.checked.settings.review.progress)
        ):
            yield measure.key, measure.value


@dataclass(frozen=True, slots=True)
class Row:
    """One source of 资金执行 as figures."""

    scope: str
    source: str
    planned: Figure | None
    received: Figure | None
    spent: Figure | None
    carried: Figure | None

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return f"{self.scope}的“{self.source}”"


def rows(filed: Filed) -> Iterator[Row]:
    """资金执行 of every batch, source by source."""
    report = filed.checked.report
    for scope, batch in report.batches():
        for execution in batch.executions:
            source = filed.checked.settings.source_named(execution.source)
            yield row(scope, source.name if source else execution.source, execution)


def row(scope: str, source: str, execution: Execution) -> Row:
    """One source as figures."""
    name = f"{scope}.执行.{source}"
    amounts = (("计划", execution.planned), ("到位", execution.received), ("支出", execution.spent))
    planned, received, spent = (Figure(f"{name}.{key}", a) if a is not None else None for key, a in amounts)
    carried = Figure(f"{name}.上年结转", execution.carried) if execution.carried is not None else None
    return Row(scope, source, planned, received, spent, carried)


def execution_within_means(filed: Filed) -> Found:
    """F409: no source spends more than came in, last year's balance included; F410: none gets more than was planned."""
    for entry in rows(filed):
        if entry.spent is not None and entry.received is not None:
            unit = entry.received.quantity.unit
            there = total(f"{entry.received.name}.可用", (entry.received, entry.carried), unit) or entry.received
            if surely_more(entry.spent, there):
                words = {"level": entry.title, "spent": shown(entry.spent), "received": shown(entry.received)}
                words["carried"] = shown(entry.carried) if entry.carried is not None else ""
                words["difference"] = gap(entry.spent, there)
                yield Problem("F409", at(entry.spent), words, places(there), subject=entry.spent.name)
        if entry.received is not None and entry.planned is not None and surely_more(entry.received, entry.planned):
            words = {"level": entry.title, "received": shown(entry.received), "planned": shown(entry.planned)}
            words["difference"] = gap(entry.received, entry.planned)
            where, name = at(entry.received), entry.received.name
            yield Problem("F410", where, words, places(entry.planned), Severity.WARNING, name)


def gap(one: Figure, two: Figure) -> str:
    """How much more `one` is than `two`, in the unit of `one`."""
    unit = one.quantity.unit
    if unit is None or one.value is None:
        return ""
    less = two.quantity.to(unit).value or Decimal(0)
    return plain(without_zeros(EXACT.subtract(one.value, less))) + difference_unit(unit.name)


def money_below_zero(filed: Filed) -> Found:
    """F411: nobody gives, gets or spends less than nothing."""
    for figure in amounts_of_money(filed):
        high = limits(figure.quantity)[1]
        if high is not None and high < 0:
            yield Problem("F411", at(figure), {"declared": shown(figure)}, subject=figure.name)


def amounts_of_money(filed: Filed) -> Iterator[Figure]:
    """Every typed amount of money: at all levels, in 资金执行, of partners and of plans."""
    report = filed.checked.report
    for book in filed.facts.ledgers:
        for level in book.walk():
            yield from level.stated.values()
            yield from (f for f in (level.lump, level.declared) if f is not None)
    for entry in rows(filed):
        yield from (f for f in (entry.planned, entry.received, entry.spent, entry.carried) if f is not None)
    yield from (Figure(f"帮扶.{p.name}.资金", p.funds) for p in report.partners if p.funds is not None)
    yield from (Figure(f"今后打算.{n}.资金", p.funds) for n, p in enumerate(report.plans, 1) if p.funds is not None)


def targets(filed: Filed) -> Found:
    """F412: what is aimed at lies above what there is, except where less is better."""
    fewer = filed.checked.settings.review.fewer
    for n, plan in enumerate(filed.checked.report.plans, 1):
        if plan.target is not None and plan.present is not None and not names_one_of(plan.point.text, fewer):
            target, present = Figure(f"今后打算.{n}.目标", plan.target), Figure(f"今后打算.{n}.现值", plan.present)
            yield from below(target, present, plan.point.text[:20])
    for measure in measures(filed):
        target_of = measure.figure("目标", measure.entry.target)
        if target_of is not None and measure.value is not None and not names_one_of(measure.key, fewer):
            yield from below(target_of, measure.value, measure.key)


def below(target: Figure, present: Figure, level: str) -> Found:
    """F412 where the present value is surely more than the target."""
    if same_dimension(target, present) and surely_more(present, target):
        words = {"level": level, "target": shown(target), "present": shown(present), "difference": gap(present, target)}
        yield Problem("F412", at(target), words, places(present), Severity.WARNING, target.name)


RULES = (plans_not_reached, execution_within_means, money_below_zero, targets)
