"""工作, 资金管理, 存在问题, 今后打算, 章节: what is told rather than counted."""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import (
    Measured,
    Money,
    ProseText,
    Record,
    Scale,
    Switch,
    Valued,
    Word,
)


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


class WorkLine(Record):
    """工作: one line of work with the paragraphs that tell it."""

    title: Word = Field(alias="标题")
    paragraphs: tuple[ProseText, ...] = Field(alias="内容", description="一条一段，可用 {{ 名称 }} 引用算出的数")


class FundManagement(Record):
    """资金管理: how the money is looked after."""

    measures: tuple[ProseText, ...] = Field((), alias="措施", description="一条一项管理措施")


class Issue(Record):
    """存在问题: one problem; a plain text is its 要点."""

    point: ProseText = Field(alias="要点")
    account: ProseText | None = Field(None, alias="说明")


class Plan(Record):
    """今后打算: one intention, perhaps with its target, present value, deadline and money; a plain text is its 要点."""

    point: ProseText = Field(alias="要点")
    account: ProseText | None = Field(None, alias="说明")
    present: Measured | None = Field(None, alias="现值")
    target: Measured | None = Field(None, alias="目标")
    deadline: Word | None = Field(None, alias="时限", description="如：2024年6月底")
    funds: Money | None = Field(None, alias="资金")


class SectionChoice(Record):
    """章节: what a report does differently with one section of its kind."""

    shown: Switch = Field(True, alias="显示")
    title: Word | None = Field(None, alias="标题", description="改用这个标题")
    into: Word | None = Field(None, alias="并入", description="并到哪一章；写了标题就成为其中一节，没写就接排")
