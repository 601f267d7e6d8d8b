"""工作, 经验, 存在问题 and 今后打算 as facts: the clerk's own words, under keys made of them."""

from __future__ import annotations

from typing import TypeVar

from fupin_reports.compute.keys import distinct, key_of
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.figures import Figure, count, difference, pending, total
from fupin_reports.quantities import Unit
from fupin_reports.records import Experience, Frame, Issue, Plan, WorkLine

ITEMS = Unit("条", "条")

Entry = TypeVar("Entry", Issue, Plan)


def work_facts(lines: tuple[WorkLine, ...]) -> Listing:
    """工作: lines of work by title."""
    keyed = zip(distinct(line.title for line in lines), lines, strict=True)
    return Listing({key: Names({"键": key, "标题": line.title, "内容": line.paragraphs}) for key, line in keyed})


def experience_facts(entries: tuple[Experience, ...]) -> Names:
    """经验: each thing with its paragraphs and ways; how many there are of them (条数), for 四项措施."""
    return told_things("经验", entries)


def told_things(name: str, entries: tuple[Experience, ...]) -> Names:
    """各条 and 条数 of what is told under `name`."""
    keyed = zip(distinct(entry.title for entry in entries), entries, strict=True)
    listed = {
        key: Names(
            {
                "键": key,
                "标题": entry.title,
                "内容": entry.paragraphs,
                "做法": tuple(issue_facts(entry.ways).entries.values()),
                "做法数": count(f"{name}.{key}.做法数", len(entry.ways), ITEMS) if entry.ways else None,
            }
        )
        for key, entry in keyed
    }
    number = count(f"{name}.条数", len(entries), ITEMS) if entries else None
    return Names({"各条": Listing(listed), "条数": number}, number)


def frame_facts(frames: tuple[Frame, ...]) -> Listing:
    """框架词 by their words: 各条 and 条数, 组成 as the slogans it names, 写明 where there is more than names to print."""
    keyed = list(zip(distinct(frame.word for frame in frames), frames, strict=True))
    own = {key: told_things(f"框架词.{key}", frame.entries) for key, frame in keyed}
    result: dict[str, Names] = {}
    for key, frame in keyed:
        told = any(entry.paragraphs or entry.ways for entry in frame.entries)
        parts = tuple(Names({"词": word, "条数": own[word].headline}) for word in frame.made_of if word in own)
        entries: dict[str, Fact] = {
            **own[key].entries,
            "键": key,
            "词": frame.word,
            "标题": frame.title or frame.word,
            "组成": parts,
            "写明": told or None,
        }
        result[key] = Names(entries, own[key].headline)
    return Listing(result)


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
            "增减": aim(name, plan),
            "时限": plan.deadline,
            "资金": Figure(f"{name}.资金", plan.funds) if plan.funds else None,
        }
        listed[key] = Names(entries)
    whole = "今后打算.资金合计"
    funds = [f for names in listed.values() if isinstance(f := names.entries["资金"], Figure)]
    money = total(whole, funds, unit) or pending(whole, funds, unit)
    return Names({"各项": Listing(listed), "资金合计": money, "共需资金": money if len(funds) > 1 else None})


def aim(name: str, plan: Plan) -> Figure | None:
    """How much more (or less) the target is than what there is."""
    if plan.present is None or plan.target is None:
        return None
    return difference(f"{name}.增减", Figure(f"{name}.目标", plan.target), Figure(f"{name}.现值", plan.present))


def by_words(entries: tuple[Entry, ...]) -> list[tuple[str, Entry]]:
    """Each entry with a key from the first words of its 要点."""
    return list(zip(distinct(key_of(entry.point.text) for entry in entries), entries, strict=True))
