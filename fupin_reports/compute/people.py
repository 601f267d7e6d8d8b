"""户人分解 and 指标 as facts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fupin_reports.compute.keys import distinct
from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.compute.projects import scale
from fupin_reports.figures import PERCENT, Figure, How, average, difference, each, growth, pending, share, total
from fupin_reports.records import Group, Indicator, Relation


def group_facts(key: str, group: Group) -> Names:
    """A group with its parts; the sum only where the parts are a partition (划分). `key` is its name in figures."""
    name = f"户人分解.{key}"
    parts: dict[str, Names] = {}
    scales: list[Scale] = []
    amounts: list[Figure] = []
    for part_key, part in zip(distinct(p.name for p in group.parts), group.parts, strict=True):
        size = scale(f"{name}.{part_key}", part.scale)
        if size is not None:
            scales.append(size)
        money = Figure(f"{name}.{part_key}.金额", part.money) if part.money else None
        if money is not None:
            amounts.append(money)
        entries: dict[str, Fact] = {
            "键": part_key,
            "名称": part.name,
            "规模": size,
            "次数": Figure(f"{name}.{part_key}.次数", part.times) if part.times else None,
            "金额": money,
            "户均": each(f"{name}.{part_key}.户均", money, size.households if size else None),
            "状态": part.status.value if part.status else None,
            "已完成": (part.status is not None and part.status.finished) or None,
            "说明": part.account,
        }
        parts[part_key] = Names(entries, size)
    whole = total_scale(f"{name}.合计", scales) if group.relation is Relation.PARTITION and len(scales) > 1 else None
    given_name = f"{name}.金额合计"
    given = total(given_name, amounts) if whole is not None and len(amounts) == len(group.parts) else None
    return Names(
        {
            **parts,
            "键": key,
            "名称": group.name,
            "划分": group.relation is Relation.PARTITION or None,
            "合计": whole,
            "金额合计": given or (pending(given_name, amounts, None) if whole is not None else None),
            "分项": Listing(parts),
            "说明": group.account,
        },
        whole,
    )


def total_scale(name: str, scales: list[Scale]) -> Scale | None:
    """The sums of households and of people; each only where every part states it."""
    households = [s.households for s in scales]
    people = [s.people for s in scales]
    result = Scale(
        name,
        (total(f"{name}.户", households) if all(households) else None) or pending(f"{name}.户", households, None),
        (total(f"{name}.人", people) if all(people) else None) or pending(f"{name}.人", people, None),
    )
    return result if result.figures() else None


def indicator_facts(
    indicators: Mapping[str, Indicator], results: Mapping[str, Figure] = MappingProxyType({})
) -> dict[str, Fact]:
    """Indicators by name, each with last year's value, the target and the change.

    `results` are those of the formulas, for the indicators that have no value of their own.
    """
    result: dict[str, Fact] = {}
    for key, entry in indicators.items():
        name = f"指标.{key}"
        value = Figure(name, entry.value) if entry.value else results.get(key)
        before = Figure(f"{name}.上年", entry.last_year) if entry.last_year else None
        size = scale(name, entry.scale)
        planned = Figure(f"{name}.计划", entry.planned) if entry.planned else None
        parts = {part: Figure(f"{name}.其中.{part}", amount) for part, amount in entry.parts.items()}
        entries: dict[str, Fact] = {
            "名称": entry.named or key,
            "值": value,
            "规模": size,
            "户": size.households if size else None,
            "人": size.people if size else None,
            "户均人口": average(f"{name}.户均人口", size.people, size.households) if size else None,
            "上年": before,
            "目标": Figure(f"{name}.目标", entry.target) if entry.target else None,
            "增幅": None if is_rate(value) else growth(f"{name}.增幅", value, before),
            "口径": entry.scope,
            "时点": entry.as_of,
            "其中": Names(dict(parts)),
            "其余": rest_of(name, value, entry.relation, tuple(parts.values())),
            "计划": planned,
            "剩余": difference(f"{name}.剩余", planned, value)
            or pending(f"{name}.剩余", (planned, value), None, How.DIFFERENCE),
            "完成率": share(f"{name}.完成率", value, planned, How.RATE)
            or pending(f"{name}.完成率", (value, planned), PERCENT, How.RATE),
        }
        result[key] = Names(entries, value or size)
    return result


def is_rate(figure: Figure | None) -> bool:
    """Whether a figure is a percentage: it changes by 百分点, never by a percentage of itself."""
    return figure is not None and figure.quantity.unit == PERCENT


def rest_of(name: str, whole: Figure | None, relation: Relation | None, parts: tuple[Figure, ...]) -> Figure | None:
    """What the parts of an indicator leave of it; None where they overlap, leave nothing, or are not there."""
    if relation is Relation.OVERLAP or not parts:
        return None
    rest = difference(f"{name}.其余", whole, total(f"{name}.其中", parts))
    return rest if rest is not None and rest.value else None
