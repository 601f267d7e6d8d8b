"""工作, 资金管理, 存在问题, 今后打算, 章节: what is told rather than counted."""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import (
    Items,
    Measured,
    Money,
    Percent,
    ProseText,
    Record,
    Scale,
    Switch,
    Valued,
    Word,
)
from fupin_reports.records.people import Relation


class Indicator(Record):
    """指标: one number of the township with last year's and the target, of one 口径."""

    unit: Word | None = Field(None, alias="单位", description="值、上年、目标都不写单位时的单位")
    value: Valued | None = Field(None, alias="值")
    formula: ProseText | None = Field(
        None, alias="算式", description="如：指标.贫困户.户 ÷ 指标.总户数；写了值就和它核对，没写值就用算出来的数"
    )
    last_year: Valued | None = Field(None, alias="上年")
    target: Valued | None = Field(None, alias="目标")
    scale: Scale | None = Field(None, alias="规模", description="户和人成对的指标：591户1593人")
    scope: Word | None = Field(None, alias="口径", description="统计范围和口径")
    named: Word | None = Field(None, alias="名称", description="同一个指标写了两条时写它的本名；不写就是冒号前面的名称")
    as_of: Word | None = Field(None, alias="时点", description="数是什么时候的，如：2023年底")
    parts: dict[str, Valued] = Field(default_factory=dict, alias="其中", description="其中各项，一行一项")
    relation: Relation | None = Field(
        None, alias="关系", description="其中各项的关系。划分：加起来是总数；交叉：有重复，不合计"
    )
    whole: Word | None = Field(None, alias="占", description="是哪个指标的一部分，写那个指标的名称")
    stated_share: Percent | None = Field(None, alias="占比", description="只用来核对，不印")
    stated_growth: Valued | None = Field(
        None, alias="增幅", description="比上年增减：11.4%、12.4个百分点、244元；只用来核对，不印"
    )
    planned: Valued | None = Field(None, alias="计划", description="计划数；值是已经完成的数")
    stated_rest: Valued | None = Field(None, alias="剩余", description="计划减去值；只用来核对，不印")
    stated_progress: Percent | None = Field(None, alias="完成率", description="值占计划的百分数；只用来核对，不印")


class WorkLine(Record):
    """工作: one line of work with the paragraphs that tell it."""

    title: Word = Field(alias="标题")
    paragraphs: tuple[ProseText, ...] = Field(alias="内容", description="一条一段，可用 {{ 名称 }} 引用算出的数")


class FundManagement(Record):
    """资金管理: how the money is looked after."""

    measures: tuple[ProseText, ...] = Field((), alias="措施", description="一条一项管理措施")


class Issue(Record):
    """存在问题: one problem; a plain text is its 要点."""

    category: Word | None = Field(
        None, alias="类别", description="县级汇总按它归类，如：资金、产业；不印在本乡镇的报告里"
    )
    point: ProseText = Field(alias="要点")
    account: ProseText | None = Field(None, alias="说明")


class Plan(Record):
    """今后打算: one intention, perhaps with its target, present value, deadline and money; a plain text is its 要点."""

    category: Word | None = Field(
        None, alias="类别", description="县级汇总按它归类，如：资金、产业；不印在本乡镇的报告里"
    )
    point: ProseText = Field(alias="要点")
    account: ProseText | None = Field(None, alias="说明")
    present: Measured | None = Field(None, alias="现值")
    target: Measured | None = Field(None, alias="目标")
    deadline: Word | None = Field(None, alias="时限", description="如：2024年6月底")
    funds: Money | None = Field(None, alias="资金")


class Experience(Record):
    """经验: one thing that worked: what it is called, what was done, and the ways (一是……二是……)."""

    title: Word = Field(alias="标题")
    paragraphs: tuple[ProseText, ...] = Field((), alias="内容", description="一条一段，可用 {{ 名称 }} 引用算出的数")
    ways: tuple[Issue, ...] = Field((), alias="做法", description="一条一项，印成“一是……二是……”；序号自动编，不用写")


class Frame(Record):
    """框架词: a slogan that announces a number of things (七个一批), and the things it stands for. Never printed."""

    word: Word = Field(alias="词", description="如：七个一批、2+1+5+3")
    number: Items | None = Field(None, alias="条数", description="词里看不出条数时写")
    entries: tuple[Word, ...] = Field(alias="条目", description="一条一项；只用来核对条数，不印")


class SectionChoice(Record):
    """章节: what a report does differently with one section of its kind."""

    shown: Switch = Field(True, alias="显示")
    title: Word | None = Field(None, alias="标题", description="改用这个标题")
    into: Word | None = Field(None, alias="并入", description="并到哪一章；写了标题就成为其中一节，没写就接排")
