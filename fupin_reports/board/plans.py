"""What was planned against what was done: the indicators that have a 计划, and 资金执行."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from fupin_reports.board.model import ExecutionRow, Plan, PlanRow
from fupin_reports.board.numbers import Scale, amount, column, decimals_in, padded
from fupin_reports.board.reading import figure, listed, names
from fupin_reports.compute import Fact, Gathered, Names
from fupin_reports.figures import Figure, How, same_dimension, share
from fupin_reports.quantities import Unit

ALL_DONE = Decimal(100)
Done = tuple[str, Figure, Figure | None, bool]
"""A row before its columns are set: name, plan, what was done, whether it is that of the sum."""


def plans_of(gathered: Gathered, facts: Mapping[str, Fact]) -> tuple[Plan, ...]:
    """Every indicator that any township has planned, in the order in which they first occur; its sum where the county adds
    it up, and then first.
    """
    together = listed(facts["指标汇总"])
    keys = dict.fromkeys(key for r in gathered.reported for key, one in r.indicators.items() if one.planned)
    found: list[tuple[str, Unit, list[Done]]] = []
    for key in keys:
        rows: list[Done] = []
        if key in together and (whole := figure(together[key].entries, "计划")) is not None:
            rows.append(("", whole, figure(together[key].entries, "已列合计"), True))
        for township in gathered.reported:
            one = township.indicators.get(key)
            if one is not None and one.planned is not None:
                rows.append((township.name, one.planned, one.value if isinstance(one.value, Figure) else None, False))
        unit = rows[0][1].quantity.unit
        if unit is not None:
            found.append((key, unit, [row for row in rows if same_dimension(row[1], rows[0][1])]))
    return aligned([Plan(key, unit.name, plan_rows(rows, unit)) for key, unit, rows in found])


def plan_rows(rows: Sequence[Done], unit: Unit) -> tuple[PlanRow, ...]:
    """The rows of one indicator, all in `unit`."""
    done = [one if one is not None and same_dimension(one, plan) else None for _, plan, one, _ in rows]
    rates = [share(name, one, plan, How.RATE) for (name, plan, _, _), one in zip(rows, done, strict=True)]
    scale = Scale([ALL_DONE, *(amount(rate) for rate in rates)])
    columns = zip(rows, rates, column((row[1] for row in rows), unit), column(done, unit), column(rates), strict=True)
    return tuple(
        PlanRow(name, planned, done_cell, rate_cell, scale.bar(amount(rate), mark=ALL_DONE), whole)
        for (name, _, _, whole), rate, planned, done_cell, rate_cell in columns
    )


def aligned(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """`plans` as the parts of one table: their points stand under each other, whatever decimals each has."""
    rows = [row for plan in plans for row in plan.rows]
    columns = [
        padded(cells, decimals_in(cells))
        for cells in ([r.planned for r in rows], [r.done for r in rows], [r.rate for r in rows])
    ]
    set_ = iter([replace(r, planned=p, done=d, rate=q) for r, p, d, q in zip(rows, *columns, strict=True)])
    return tuple(replace(plan, rows=tuple(islice(set_, len(plan.rows)))) for plan in plans)


def execution_of(facts: Mapping[str, Fact], unit: Unit) -> tuple[ExecutionRow, ...]:
    """资金执行 of the townships that fill it in, and in all; nothing where none does."""
    executed = names(names(facts["本年"]).get("执行"))
    rows = list(listed(executed.get("各乡镇")).values())
    if not rows:
        return ()
    whole = executed["合计"]
    lines = [row.entries for row in rows] + ([whole.entries] if isinstance(whole, Names) else [])
    of_plan = [
        [share("", figure(line, part), figure(line, "计划"), How.RATE) for part in ("到位", "支出")] for line in lines
    ]
    scale = Scale([ALL_DONE, *(amount(one) for both in of_plan for one in both)])
    columns = zip(
        lines,
        of_plan,
        *(column((figure(line, part) for line in lines), unit) for part in ("计划", "到位", "支出")),
        *(column(figure(line, part) for line in lines) for part in ("到位率", "支出进度")),
        strict=True,
    )
    return tuple(
        ExecutionRow(
            str(line["名称"]) if place < len(rows) else "",
            planned,
            received,
            received_rate,
            spent,
            spent_rate,
            scale.bar(*(amount(one) for one in both), mark=ALL_DONE),
            place >= len(rows),
        )
        for place, (line, both, planned, received, spent, received_rate, spent_rate) in enumerate(columns)
    )
