"""What last year's file gives to this year's report: opening balances, last year's values, what was aimed at.

What this year's file says itself always counts first; whether the two agree is for `checks/years`.
"""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.compute.execution import balance_of
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.figures import Figure, How, difference, share
from fupin_reports.quantities import Quantity
from fupin_reports.records import Batch, Execution, Indicator
from fupin_reports.validate import Checked


def carried_over(batch: Batch, before: Checked) -> Batch:
    """本年 with the 上年结转 that its 资金执行 leaves out: what last year's file has left of that source."""
    last = before.report.this_year
    if last is None or not batch.executions:
        return batch
    settings = before.settings
    left = {(s.name if (s := settings.source_named(e.source)) else e.source): balance_of(e) for e in last.executions}

    def opened(entry: Execution) -> Execution:
        source = settings.source_named(entry.source)
        rest = left.get(source.name if source else entry.source)
        if entry.carried is not None or rest is None or not rest.value:
            return entry
        return entry.model_copy(update={"carried": rest})

    return batch.model_copy(update={"executions": tuple(map(opened, batch.executions))})


def with_last_year(indicators: Mapping[str, Indicator], before: Checked | None) -> dict[str, Indicator]:
    """`indicators` with the 上年 that they leave out: last year's 值 under the same name, 口径 and kind of unit."""
    result = dict(indicators)
    for key, entry in indicators.items():
        last = before.report.indicators.get(key) if before is not None else None
        if last is None or entry.last_year is not None or last.value is None or last.scope != entry.scope:
            continue
        if same_kind(entry.value, last.value):
            result[key] = entry.model_copy(update={"last_year": last.value})
    return result


def same_kind(one: Quantity | None, two: Quantity) -> bool:
    """Whether the two can be compared."""
    return one is None or (one.unit is not None and two.unit is not None and one.unit.dimension == two.unit.dimension)


def targets_met(indicators: Mapping[str, Indicator], before: Checked | None) -> Listing:
    """上年目标: what last year's file aimed at, against what this year's says was reached."""
    result: dict[str, Names] = {}
    for key, last in before.report.indicators.items() if before is not None else ():
        entry = indicators.get(key)
        if last.target is None or entry is None or entry.value is None or last.scope != entry.scope:
            continue
        if not same_kind(entry.value, last.target):
            continue
        name = f"上年目标.{key}"
        target, value = Figure(f"{name}.目标", last.target), Figure(f"{name}.完成", entry.value)
        entries: dict[str, Fact] = {
            "键": key,
            "名称": last.named or key,
            "目标": target,
            "完成": value,
            "完成率": share(f"{name}.完成率", value, target, How.RATE),
            "差额": difference(f"{name}.差额", value, target),
        }
        result[key] = Names(entries, value)
    return Listing(result)
