"""资金执行: 计划, 到位 and 支出 by source, with 到位率, 支出进度 and 结余."""

from __future__ import annotations

from dataclasses import replace

from fupin_reports.compute.keys import distinct
from fupin_reports.compute.names import Listing, Names
from fupin_reports.figures import PERCENT, Figure, How, difference, pending, share, total
from fupin_reports.quantities import Quantity, Unit
from fupin_reports.records import Execution, Settings


def execution_facts(scope: str, executions: tuple[Execution, ...], settings: Settings, unit: Unit) -> Names | None:
    """资金执行: by source and in all, 计划, 到位, 支出, 到位率, 支出进度, 结余. None where nothing is typed."""
    if not executions:
        return None
    rows: dict[str, Names] = {}
    sources = [settings.source_named(execution.source) for execution in executions]
    titles = [s.name if s else e.source for s, e in zip(sources, executions, strict=True)]
    for key, title, execution in zip(distinct(titles), titles, executions, strict=True):
        name = f"{scope}.执行.{key}"
        amounts = {
            "计划": Figure(f"{name}.计划", execution.planned) if execution.planned else None,
            "到位": Figure(f"{name}.到位", execution.received) if execution.received else None,
            "支出": Figure(f"{name}.支出", execution.spent) if execution.spent else None,
            "上年结转": Figure(f"{name}.上年结转", execution.carried) if execution.carried else None,
        }
        rows[key] = execution_row(name, key, title, amounts, unit)
    sums: dict[str, Figure | None] = {}
    for column in ("计划", "到位", "支出"):
        cells = [row.entries[column] for row in rows.values()]
        figures = [c for c in cells if isinstance(c, Figure)]
        complete = len(figures) == len(cells)
        name = f"{scope}.执行.合计.{column}"
        sums[column] = (total(name, figures, unit) if complete else None) or pending(name, figures, unit)
    carried = [f for row in rows.values() if isinstance(f := row.entries["上年结转"], Figure)]
    name = f"{scope}.执行.合计.上年结转"
    sums["上年结转"] = total(name, carried, unit) or pending(name, carried, unit)
    whole = execution_row(f"{scope}.执行.合计", "合计", "合计", sums, unit)
    return Names({"各来源": Listing(rows), "合计": whole, "有结转": bool(carried) or None})


def balance_of(entry: Execution) -> Quantity | None:
    """What is left of a source at the year's end, 上年结转 + 到位 − 支出; None where that is not known."""
    if entry.received is None or entry.spent is None:
        return None
    received, spent = Figure("到位", entry.received), Figure("支出", entry.spent)
    carried = Figure("上年结转", entry.carried) if entry.carried else None
    rest = difference("结余", total("可用", (carried, received), received.quantity.unit), spent)
    return replace(rest.quantity, place=entry.received.place) if rest is not None else None


def execution_row(name: str, key: str, title: str, amounts: dict[str, Figure | None], unit: Unit) -> Names:
    """One row of 资金执行 with its rates and balance; 待填 where an amount of theirs is.

    What was carried over from last year is there to be spent.
    """
    planned, received, spent, carried = amounts["计划"], amounts["到位"], amounts["支出"], amounts["上年结转"]
    there = received.quantity.unit if received else None
    available = total(f"{name}.可用", (carried, received), there) if received and carried else received
    return Names(
        {
            "键": key,
            "名称": title,
            **amounts,
            "到位率": share(f"{name}.到位率", received, planned, How.RATE)
            or pending(f"{name}.到位率", (received, planned), PERCENT, How.RATE),
            "支出进度": share(f"{name}.支出进度", spent, received, How.RATE)
            or pending(f"{name}.支出进度", (spent, received), PERCENT, How.RATE),
            "结余": difference(f"{name}.结余", available, spent)
            or pending(f"{name}.结余", (carried, received, spent), unit, How.DIFFERENCE),
        }
    )
