"""户人分解 as facts."""

from __future__ import annotations

from fupin_reports.compute.keys import distinct
from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.compute.projects import scale
from fupin_reports.figures import Figure, average, each, pending, total
from fupin_reports.records import Group, Relation


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
            **by_heads(size),
            "次数": Figure(f"{name}.{part_key}.次数", part.times) if part.times else None,
            "金额": money,
            "户均人口": average(f"{name}.{part_key}.户均人口", size.people, size.households) if size else None,
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
            **{f"合计{key}": figure for key, figure in by_heads(whole).items()},
            "户均": each(f"{name}.户均", given, whole.households if whole is not None else None),
            "户均人口": average(f"{name}.户均人口", whole.people, whole.households) if whole is not None else None,
            "金额合计": given or (pending(given_name, amounts, None) if whole is not None else None),
            "分项": Listing(parts),
            "说明": group.account,
        },
        whole,
    )


def by_heads(size: Scale | None) -> dict[str, Fact]:
    """户数 and 人数 for columns of 户 and 人; 数量 for what is neither (400亩)."""
    figures = size.figures() if size is not None else ()
    units = [(figure, figure.quantity.unit.dimension if figure.quantity.unit else "") for figure in figures]
    return {
        "户数": next((figure for figure, unit in units if unit == "户"), None),
        "人数": next((figure for figure, unit in units if unit == "人"), None),
        "数量": next((figure for figure, unit in units if unit not in ("户", "人")), None),
    }


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
