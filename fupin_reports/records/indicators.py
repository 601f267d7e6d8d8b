"""指标, 参照 and 对比: numbers of a unit beside those of other times and other places."""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import Percent, ProseText, Rank, Record, Scale, Valued, Word
from fupin_reports.records.people import Relation


class Reference(Record):
    """参照: the same number of the nation or the province; a plain number is its 值."""

    unit: Word | None = Field(None, alias="单位", description="值、上年、基期都不写单位时的单位")
    value: Valued | None = Field(None, alias="值")
    last_year: Valued | None = Field(None, alias="上年")
    base: Valued | None = Field(None, alias="基期")


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
    base: Valued | None = Field(None, alias="基期", description="基期的数，如十年前的")
    base_time: Word | None = Field(None, alias="基期时间", description="基期是什么时候，如：2012年底")
    references: dict[str, Reference] = Field(
        default_factory=dict, alias="参照", description="拿来比的，一行一个，如：全国: 5153元、全省: 3050元"
    )
    ranks: dict[str, Rank] = Field(default_factory=dict, alias="名次", description="在哪里排第几，如：全省: 11位")
    filed: Valued | None = Field(
        None, alias="申报值", description="原来报的数；只和算式的结果核对，不印，印的是算出来的数"
    )
    stated_progress: Percent | None = Field(None, alias="完成率", description="值占计划的百分数；只用来核对，不印")


class Comparison(Record):
    """对比: numbers that are told together, each beside last year and its 参照."""

    title: Word = Field(alias="标题")
    indicators: tuple[Word, ...] = Field((), alias="指标", description="拿来比的指标，一条一个名称")
    paragraphs: tuple[ProseText, ...] = Field((), alias="内容", description="一条一段，可用 {{ 名称 }} 引用算出的数")
