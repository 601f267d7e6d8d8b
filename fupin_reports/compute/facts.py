"""All facts of one report, under the names that templates and clerks use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin_reports.compute.batches import batch_facts
from fupin_reports.compute.county import Gathered, county_facts
from fupin_reports.compute.formulas import Worked, all_worked_out, stated_unit
from fupin_reports.compute.indicators import comparison_facts, indicator_facts
from fupin_reports.compute.keys import distinct
from fupin_reports.compute.last_year import carried_over, targets_met, with_last_year
from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.compute.narrative import experience_facts, frame_facts, issue_facts, plan_facts, work_facts
from fupin_reports.compute.partners import contribution_facts, pairing_facts, partner_facts, training_facts
from fupin_reports.compute.people import group_facts, total_scale
from fupin_reports.compute.projects import scale
from fupin_reports.compute.village import planning_facts, profile_facts
from fupin_reports.dates import in_chinese
from fupin_reports.figures import PERCENT, Figure, How, growth, pending
from fupin_reports.records import Batch, Relation, Report
from fupin_reports.source import STAND_IN
from fupin_reports.validate import Checked


@dataclass(frozen=True, slots=True)
class Facts:
    """`names` is the root of everything a template may name; the rest is for the checks.

    `ledgers` are the money of 上年 and 本年; `declared_groups` the groups that declare a sum: name, declared, computed
    (None where the parts overlap or do not say); `formulas` the 算式 of 指标. `checked` is the file that all of it comes
    from, `gathered` the townships that a county's report is made of. `years` are the project years that are printed with
    their ledgers: its own, and last year's as last year's file has it where this one says nothing of it.
    """

    names: Names
    ledgers: tuple[Ledger, ...] = ()
    declared_groups: tuple[tuple[str, Scale, Scale | None], ...] = ()
    formulas: tuple[Worked, ...] = ()
    checked: Checked | None = None
    gathered: Gathered | None = None
    years: Mapping[str, tuple[Batch, Ledger]] = field(default_factory=dict)


def compute(checked: Checked, gathered: Gathered | None = None, before: Checked | None = None) -> Facts:
    """The facts of one report; `gathered` are the townships, for a kind that is made of them; `before` is last year's.

    Amounts are exact, in the file's 金额单位. 上年 and 本年 are never added; growth is absent where last year is
    missing or zero. What this file does not say of last year comes from last year's file.
    """
    report, settings = checked.report, checked.settings
    unit = checked.money
    entries: dict[str, Fact] = head_facts(checked)
    years: dict[str, tuple[Batch, Ledger]] = {}
    last = report.last_year or (before.report.this_year if before is not None else None)
    for scope, year, batch in (("上年", report.year - 1, last), ("本年", report.year, report.this_year)):
        if batch is None:
            entries[scope] = None
            continue
        if scope == "本年" and before is not None:
            batch = carried_over(batch, before)
        names, book = batch_facts(scope, year, batch, settings, unit)
        if scope == "本年":
            names = with_growth(names, book.printed, years["上年"][1].printed if "上年" in years else None)
        entries[scope] = names
        years[scope] = batch, book
    ledgers = [book for scope, (_, book) in years.items() if scope == "本年" or report.last_year is not None]
    entries["规划"] = None
    if report.planning is not None:
        entries["规划"], planned = planning_facts(report.planning, settings, unit)
        ledgers.append(planned)
    indicators = with_last_year(report.indicators, before)
    entries |= {
        "村情": profile_facts(report.profile),
        "指标": Listing(indicator_facts(indicators)),
        "上年目标": targets_met(report.indicators, before),
        "户人分解": Listing(
            {
                key: group_facts(key, g)
                for key, g in zip(distinct(g.name for g in report.groups), report.groups, strict=True)
            }
        ),
        "工作": work_facts(report.work),
        "经验": experience_facts(report.experiences),
        "框架词": frame_facts(report.frames),
        "培训": training_facts(report.training),
        "结对": pairing_facts(report.pairings),
        "帮扶": partner_facts(report.partners, unit),
        "投入": contribution_facts(report.contributions, unit),
        "资金管理": Names({"措施": report.fund_management.measures if report.fund_management else ()}),
        "存在问题": issue_facts(report.issues),
        "思路": report.approach,
        "建议": issue_facts(report.requests),
        "今后打算": plan_facts(report.plans, unit),
    }
    if gathered is not None:
        of_townships, books = county_facts(gathered, report.year, settings, unit)
        entries |= of_townships
        ledgers = [*books]
    formulas = all_worked_out(report.indicators, Names(entries), settings.unit_table())
    if formulas:
        entries["指标"] = Listing(indicator_facts(indicators, results_of(formulas, checked)))
    listed = entries["指标"]
    assert isinstance(listed, Listing)
    entries["对比"] = comparison_facts(report.comparisons, listed.entries)
    return Facts(Names(entries), tuple(ledgers), declared_groups(report, entries), formulas, checked, gathered, years)


def results_of(formulas: tuple[Worked, ...], checked: Checked) -> dict[str, Figure]:
    """What the formulas give, by indicator, in the unit that the indicator states."""
    units, indicators = checked.settings.unit_table(), checked.report.indicators
    figures = {worked.key: worked.figure(stated_unit(indicators[worked.key], units)) for worked in formulas}
    return {key: figure for key, figure in figures.items() if figure is not None}


def head_facts(checked: Checked) -> dict[str, Fact]:
    """The head of the report as plain words."""
    report = checked.report
    everyone = report.unit if STAND_IN in report.unit else report.unit[-1:]
    day = f"{report.date.year}年{report.date.month}月{report.date.day}日"
    return {
        "文种": report.kind,
        "单位": report.unit,
        "署名": report.issuers or (report.unit,),
        **office_facts(report),
        "自称": report.self_name or "全" + everyone,
        "年度": str(report.year),
        "上年度": str(report.year - 1),
        "下年度": str(report.year + 1),
        "日期": str(checked.stood_in.get(("日期",), day)),
        "标题": report.title,
        "副题": report.subtitle,
        "导语": report.opening,
        "金额单位": report.money,
    }


def office_facts(report: Report) -> dict[str, Fact]:
    """What an official document has beside its text."""
    letterhead, distribution = report.letterhead, report.distribution
    leading = (*report.issuers, report.unit)[0]
    facts: dict[str, Fact] = {
        "印章": "是" if report.sealed else None,
        "主送机关": report.addressees,
        "版头": None,
        "版记": None,
    }
    if letterhead is not None:
        entries = {"标志": letterhead.mark or f"{leading}文件", "发文字号": letterhead.number}
        facts["版头"] = Names({**entries, "签发人": letterhead.signatory})
    if distribution is not None:
        entries = {"印发机关": distribution.office, "印发日期": in_chinese(distribution.date)}
        facts["版记"] = Names({**entries, "抄送": distribution.copies})
    return facts


def with_growth(names: Names, now: Figure | None, since: Figure | None) -> Names:
    """本年 with the growth of its money on last year's; 待填 where either is."""
    in_draft = pending("本年.增幅", (now, since), PERCENT, How.GROWTH) if now and since else None
    return Names({**names.entries, "增幅": growth("本年.增幅", now, since) or in_draft}, names.headline)


def declared_groups(report: Report, entries: dict[str, Fact]) -> tuple[tuple[str, Scale, Scale | None], ...]:
    """The groups that declare a sum, with what their parts add up to."""
    groups = entries["户人分解"]
    assert isinstance(groups, Listing)
    result: list[tuple[str, Scale, Scale | None]] = []
    for group, facts in zip(report.groups, groups.entries.values(), strict=True):
        declared = scale(f"户人分解.{group.name}.申报合计", group.declared)
        if declared is None:
            continue
        parts = facts.entries["分项"]
        assert isinstance(parts, Listing)
        scales = [s for part in parts.entries.values() if isinstance(s := part.headline, Scale)]
        adds_up = group.relation is Relation.PARTITION and len(scales) == len(group.parts)
        whole = total_scale(f"户人分解.{group.name}.合计", scales) if adds_up else None
        result.append((group.name, declared, whole))
    return tuple(result)
