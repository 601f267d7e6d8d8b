"""指标汇总: the indicators that the office has listed in 设置.yaml, added up over the townships."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.compute.people import total_scale
from fupin_reports.compute.reported import Indicated, Reported
from fupin_reports.figures import PERCENT, Figure, How, share, total

NOT_ADDED = frozenset({PERCENT.dimension, "百分点"})


def indicators_together(townships: tuple[Reported, ...], wanted: Iterable[str]) -> Listing:
    """Each wanted indicator that any township has: the whole where all have it and it can be added, and each part."""
    result: dict[str, Names] = {}
    for key in wanted:
        parts = {r.name: r.indicators[key] for r in townships if key in r.indicators}
        if not parts:
            continue
        name = f"指标汇总.{key}"
        lacking = tuple(r.name for r in townships if key not in parts and r.name not in parts)
        whole = together(f"{name}.合计", parts.values())
        planned = [p.planned for p in parts.values()]
        plan = total(f"{name}.计划", planned) if all(planned) else None
        entries: dict[str, Fact] = {
            "名称": key,
            "键": key,
            "合计": whole if not lacking else None,
            "已列合计": whole,
            "缺": lacking or None,
            "不能相加": whole is None or None,
            "计划": plan,
            "完成率": share(f"{name}.完成率", whole, plan, How.RATE) if isinstance(whole, Figure) else None,
            "各乡镇": Listing({town: of_township(name, town, part) for town, part in parts.items()}),
        }
        result[key] = Names(entries, whole)
    return Listing(result)


def together(name: str, parts: Iterable[Indicated]) -> Figure | Scale | None:
    """The sum; None for percentages, for amounts of different kinds, and where the townships count differently."""
    listed = list(parts)
    values = [part.value for part in listed]
    if len({part.scope for part in listed}) > 1:
        return None
    if all(isinstance(value, Scale) for value in values):
        return total_scale(name, [value for value in values if isinstance(value, Scale)])
    figures = [value for value in values if isinstance(value, Figure)]
    dimensions = {f.quantity.unit.dimension for f in figures if f.quantity.unit}
    if len(figures) < len(values) or dimensions & NOT_ADDED:
        return None
    return total(name, figures)


def of_township(name: str, township: str, part: Indicated) -> Names:
    """The indicator of one township, with its plan."""
    value = part.value
    rate = share(f"{name}.{township}.完成率", value, part.planned, How.RATE) if isinstance(value, Figure) else None
    return Names({"名称": township, "值": value, "计划": part.planned, "完成率": rate}, value)
