"""指标 and 对比 as facts: each number beside last year's, the base year's, the target and those of other places."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fupin_reports.compute.keys import distinct
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.compute.projects import scale
from fupin_reports.figures import PERCENT, Figure, How, average, difference, growth, is_rate, pending, share, total
from fupin_reports.records import Comparison, Indicator, Reference, Relation


def indicator_facts(
    indicators: Mapping[str, Indicator], results: Mapping[str, Figure] = MappingProxyType({})
) -> dict[str, Names]:
    """Indicators by name, each with last year's value, the target and the change.

    `results` are those of the formulas, for the indicators that have no value of their own.
    """
    result: dict[str, Names] = {}
    for key, entry in indicators.items():
        name = f"指标.{key}"
        value = Figure(name, entry.value) if entry.value else results.get(key)
        before = Figure(f"{name}.上年", entry.last_year) if entry.last_year else None
        size = scale(name, entry.scale)
        planned = Figure(f"{name}.计划", entry.planned) if entry.planned else None
        parts = {part: Figure(f"{name}.其中.{part}", amount) for part, amount in entry.parts.items()}
        entries: dict[str, Fact] = {
            "键": key,
            "名称": entry.named or key,
            "值": value,
            "规模": size,
            "户": size.households if size else None,
            "人": size.people if size else None,
            "户均人口": average(f"{name}.户均人口", size.people, size.households) if size else None,
            "上年": before,
            "增减": difference(f"{name}.增减", value, before),
            "增幅": None if is_rate(value) else growth(f"{name}.增幅", value, before),
            **aimed_at(name, entry, value),
            **since_base(name, entry, value),
            "参照": Listing(reference_facts(name, entry, value)),
            "名次": Listing(rank_facts(name, entry)),
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
    return {key: with_share(key, names, indicators, result) for key, names in result.items()}


def aimed_at(name: str, entry: Indicator, value: Figure | None) -> dict[str, Fact]:
    """目标, and what is missing or more than enough (目标差)."""
    target = Figure(f"{name}.目标", entry.target) if entry.target else None
    return {"目标": target, "目标差": difference(f"{name}.目标差", target, value)}


def since_base(name: str, entry: Indicator | Reference, value: Figure | None) -> dict[str, Fact]:
    """基期 and the change since, as an amount and, of what is no percentage itself, in percent."""
    base = Figure(f"{name}.基期", entry.base) if entry.base else None
    return {
        "基期": base,
        "基期时间": entry.base_time if isinstance(entry, Indicator) else None,
        "比基期": difference(f"{name}.比基期", value, base),
        "比基期增幅": None if is_rate(value) or level(value, base) else growth(f"{name}.比基期增幅", value, base),
    }


def level(one: Figure | None, two: Figure | None) -> bool:
    """Whether two figures are the same amount: then nothing is to be said in percent."""
    gap = difference("", one, two)
    return gap is not None and not gap.value


def rank_facts(name: str, entry: Indicator) -> dict[str, Names]:
    """名次: where it stands, place by place."""
    places = {where: Figure(f"{name}.名次.{where}", rank) for where, rank in entry.ranks.items()}
    return {where: Names({"名称": where, "值": rank}, rank) for where, rank in places.items()}


def reference_facts(name: str, entry: Indicator, value: Figure | None) -> dict[str, Names]:
    """Each 参照 with its own growth, how much more or less our value is (差额), and what it is of that (占比)."""
    result: dict[str, Names] = {}
    for where, other in entry.references.items():
        own = f"{name}.参照.{where}"
        theirs = Figure(own, other.value) if other.value else None
        before = Figure(f"{own}.上年", other.last_year) if other.last_year else None
        entries: dict[str, Fact] = {
            "名称": where,
            "值": theirs,
            "上年": before,
            "增减": difference(f"{own}.增减", theirs, before),
            "增幅": None if is_rate(theirs) else growth(f"{own}.增幅", theirs, before),
            **since_base(own, other, theirs),
            "差额": difference(f"{own}.差额", value, theirs),
            "占比": None if is_rate(theirs) or level(value, theirs) else share(f"{own}.占比", value, theirs),
        }
        result[where] = Names(entries, theirs)
    return result


def with_share(key: str, names: Names, indicators: Mapping[str, Indicator], all_names: Mapping[str, Names]) -> Names:
    """The indicator with its 占比 of the one that 占 names (by its key, else its 名称), where they can be compared."""
    whole = indicators[key].whole
    if whole in (key, indicators[key].named):
        return names
    named = [other for other, entry in indicators.items() if entry.named == whole]
    of = all_names.get(whole or "") or (all_names[named[0]] if whole and named else None)
    if of is None:
        return names
    found = next(
        (
            figure
            for one in numbers_of(names)
            for two in numbers_of(of)
            if not is_rate(one) and (figure := share(f"指标.{key}.占比", one, two)) is not None
        ),
        None,
    )
    return Names({**names.entries, "占": whole, "占比": found}, names.headline)


def numbers_of(names: Names) -> tuple[Figure, ...]:
    """The value, the people and the households, as far as they are there."""
    return tuple(f for part in ("值", "人", "户") if isinstance(f := names.entries[part], Figure))


def comparison_facts(comparisons: tuple[Comparison, ...], indicators: Mapping[str, Names]) -> Listing:
    """对比: groups of indicators; what has no number is left out here, and told by the checks (F319)."""
    keyed = zip(distinct(group.title for group in comparisons), comparisons, strict=True)
    return Listing(
        {
            key: Names(
                {
                    "键": key,
                    "标题": group.title,
                    "指标": tuple(
                        indicators[k]
                        for k in dict.fromkeys(group.indicators)
                        if k in indicators and numbers_of(indicators[k])
                    ),
                    "内容": group.paragraphs,
                }
            )
            for key, group in keyed
        }
    )


def rest_of(name: str, whole: Figure | None, relation: Relation | None, parts: tuple[Figure, ...]) -> Figure | None:
    """What the parts of an indicator leave of it; None where they overlap, leave nothing, or are not there."""
    if relation is Relation.OVERLAP or not parts:
        return None
    rest = difference(f"{name}.其余", whole, total(f"{name}.其中", parts))
    return rest if rest is not None and rest.value else None
