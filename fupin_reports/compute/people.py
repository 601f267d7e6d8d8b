"""户人分解, 培训, 结对, 帮扶, 指标 and the clerk's narrative as facts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from fupin_reports.compute.keys import distinct, key_of
from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.compute.projects import scale
from fupin_reports.figures import (
    PERCENT,
    Figure,
    How,
    average,
    count,
    countable,
    difference,
    growth,
    pending,
    share,
    total,
)
from fupin_reports.quantities import Unit
from fupin_reports.records import (
    Experience,
    Group,
    Indicator,
    Issue,
    Pairings,
    Partner,
    Plan,
    Relation,
    Training,
    WorkLine,
)

UNITS = Unit("家", "家")
ITEMS = Unit("条", "条")

Entry = TypeVar("Entry", Issue, Plan)


def group_facts(key: str, group: Group) -> Names:
    """A group with its parts; the sum only where the parts are a partition (划分). `key` is its name in figures."""
    name = f"户人分解.{key}"
    parts: dict[str, Names] = {}
    scales: list[Scale] = []
    for part_key, part in zip(distinct(p.name for p in group.parts), group.parts, strict=True):
        size = scale(f"{name}.{part_key}", part.scale)
        if size is not None:
            scales.append(size)
        entries: dict[str, Fact] = {
            "名称": part.name,
            "规模": size,
            "状态": part.status.value if part.status else None,
            "已完成": (part.status is not None and part.status.finished) or None,
            "说明": part.account,
        }
        parts[part_key] = Names(entries, size)
    whole = total_scale(f"{name}.合计", scales) if group.relation is Relation.PARTITION and len(scales) > 1 else None
    return Names(
        {
            **parts,
            "键": key,
            "名称": group.name,
            "划分": group.relation is Relation.PARTITION or None,
            "合计": whole,
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


def training_facts(entries: tuple[Training, ...]) -> Listing:
    """Trainings with 人次 per session where both are stated."""
    result: dict[str, Names] = {}
    for key, entry in zip(distinct(e.name for e in entries), entries, strict=True):
        name = f"培训.{key}"
        figures = {
            "次数": Figure(f"{name}.次数", entry.times) if entry.times else None,
            "人次": Figure(f"{name}.人次", entry.attendances) if entry.attendances else None,
            "人数": Figure(f"{name}.人数", entry.people) if entry.people else None,
        }
        per = average(f"{name}.每次人次", figures["人次"], figures["次数"])
        result[key] = Names(
            {"名称": entry.name, **figures, "每次人次": per, "说明": entry.account}, figures["人次"] or figures["人数"]
        )
    return Listing(result)


def pairing_facts(pairings: Pairings | None) -> Names | None:
    """结对: whom it reaches, and what each kind of cadre looks after."""
    if pairings is None:
        return None
    keys = distinct(c.cadres for c in pairings.cadres)
    cadres = tuple(
        Names(
            {
                "干部": c.cadres,
                "每人户数": Figure(f"结对.{key}.每人户数", c.each),
                "干部人数": Figure(f"结对.{key}.干部人数", c.number) if c.number else None,
            }
        )
        for key, c in zip(keys, pairings.cadres, strict=True)
    )
    reached = scale("结对.帮扶对象", pairings.reached)
    return Names({"帮扶对象": reached, "干部分工": cadres, "说明": pairings.account}, reached)


def partner_facts(partners: tuple[Partner, ...], unit: Unit) -> Names | None:
    """帮扶单位 with the sum of what they gave; how many there are and how many of them state an amount.

    A range or 不详 is no amount: it is printed with its unit, counted and summed it is not.
    """
    if not partners:
        return None
    keyed = dict(zip(distinct(p.name for p in partners), partners, strict=True))
    amounts = {key: Figure(f"帮扶.{key}.资金", p.funds) for key, p in keyed.items() if p.funds}
    listed = Listing(
        {
            key: Names({"单位": p.name, "资金": amounts.get(key), "事项": p.deeds}, amounts.get(key))
            for key, p in keyed.items()
        }
    )
    stated = [amount for amount in amounts.values() if countable(amount)]
    return Names(
        {
            "各单位": listed,
            "家数": count("帮扶.家数", len(partners), UNITS),
            "列资家数": count("帮扶.列资家数", len(stated), UNITS, stated),
            "资金合计": pending("帮扶.资金合计", amounts.values(), unit) or total("帮扶.资金合计", stated, unit),
        }
    )


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
        entries: dict[str, Fact] = {
            "名称": entry.named or key,
            "值": value,
            "规模": size,
            "户": size.households if size else None,
            "人": size.people if size else None,
            "户均人口": average(f"{name}.户均人口", size.people, size.households) if size else None,
            "上年": before,
            "目标": Figure(f"{name}.目标", entry.target) if entry.target else None,
            "增幅": growth(f"{name}.增幅", value, before),
            "口径": entry.scope,
            "时点": entry.as_of,
            "其中": Names({part: Figure(f"{name}.其中.{part}", amount) for part, amount in entry.parts.items()}),
            "计划": planned,
            "剩余": difference(f"{name}.剩余", planned, value)
            or pending(f"{name}.剩余", (planned, value), None, How.DIFFERENCE),
            "完成率": share(f"{name}.完成率", value, planned, How.RATE)
            or pending(f"{name}.完成率", (value, planned), PERCENT, How.RATE),
        }
        result[key] = Names(entries, value or size)
    return result


def work_facts(lines: tuple[WorkLine, ...]) -> Listing:
    """工作: lines of work by title."""
    keyed = zip(distinct(line.title for line in lines), lines, strict=True)
    return Listing({key: Names({"键": key, "标题": line.title, "内容": line.paragraphs}) for key, line in keyed})


def experience_facts(entries: tuple[Experience, ...]) -> Names:
    """经验: each thing with its paragraphs and ways; how many there are of them (条数), for 四项措施."""
    keyed = zip(distinct(entry.title for entry in entries), entries, strict=True)
    listed = {
        key: Names(
            {
                "键": key,
                "标题": entry.title,
                "内容": entry.paragraphs,
                "做法": tuple(issue_facts(entry.ways).entries.values()),
                "做法数": count(f"经验.{key}.做法数", len(entry.ways), ITEMS) if entry.ways else None,
            }
        )
        for key, entry in keyed
    }
    number = count("经验.条数", len(entries), ITEMS) if entries else None
    return Names({"各条": Listing(listed), "条数": number}, number)


def issue_facts(issues: tuple[Issue, ...]) -> Listing:
    """存在问题, keyed by their own words."""
    return Listing({key: Names({"键": key, "要点": i.point, "说明": i.account}) for key, i in by_words(issues)})


def plan_facts(plans: tuple[Plan, ...], unit: Unit) -> Names:
    """今后打算 with target, present value and money; 资金合计 where any plan states money."""
    listed: dict[str, Names] = {}
    for key, plan in by_words(plans):
        name = f"今后打算.{key}"
        entries: dict[str, Fact] = {
            "键": key,
            "要点": plan.point,
            "说明": plan.account,
            "现值": Figure(f"{name}.现值", plan.present) if plan.present else None,
            "目标": Figure(f"{name}.目标", plan.target) if plan.target else None,
            "时限": plan.deadline,
            "资金": Figure(f"{name}.资金", plan.funds) if plan.funds else None,
        }
        listed[key] = Names(entries)
    whole = "今后打算.资金合计"
    funds = [f for names in listed.values() if isinstance(f := names.entries["资金"], Figure)]
    return Names({"各项": Listing(listed), "资金合计": total(whole, funds, unit) or pending(whole, funds, unit)})


def by_words(entries: tuple[Entry, ...]) -> list[tuple[str, Entry]]:
    """Each entry with a key from the first words of its 要点."""
    return list(zip(distinct(key_of(entry.point.text) for entry in entries), entries, strict=True))
