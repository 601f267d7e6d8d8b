"""工作, 资金管理, 存在问题, 今后打算, 经验, 章节: what is told rather than counted."""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import (
    Items,
    Measured,
    Money,
    ProseText,
    Record,
    Switch,
    Word,
)


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
    """框架词: a slogan that announces a number of things (七个一批), and the things it stands for.

    A slogan of slogans (2+1+5+3) names them in 组成. What has 内容 or 做法 is printed in 县级总结; the rest only counted.
    """

    word: Word = Field(alias="词", description="如：七个一批、2+1+5+3")
    title: Word | None = Field(None, alias="标题", description="印成小标题；不写就用词")
    number: Items | None = Field(None, alias="条数", description="词里看不出条数时写")
    entries: tuple[Experience, ...] = Field((), alias="条目", description="一条一项；只写名称的，只核对条数，不印")
    made_of: tuple[Word, ...] = Field((), alias="组成", description="2+1+5+3 这样的词，依次写各部分的框架词")


class SectionChoice(Record):
    """章节: what a report does differently with one section of its kind."""

    shown: Switch = Field(True, alias="显示")
    title: Word | None = Field(None, alias="标题", description="改用这个标题")
    into: Word | None = Field(None, alias="并入", description="并到哪一章；写了标题就成为其中一节，没写就接排")
