"""报告: one township's year, as filled in. One record for every kind: a head and optional shared blocks.

A kind (see `kinds/`) says which blocks it requires and which template prints them.
"""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import Day, ProseText, Record, Switch, Word, Year
from fupin_reports.records.indicators import Comparison, Indicator
from fupin_reports.records.narrative import (
    Experience,
    Frame,
    FundManagement,
    Issue,
    Plan,
    SectionChoice,
    WorkLine,
)
from fupin_reports.records.office import Distribution, Letterhead
from fupin_reports.records.people import Contribution, Group, Pairings, Partner, Training
from fupin_reports.records.projects import Batch
from fupin_reports.records.village import Planning, Profile
from fupin_reports.records.waivers import Waiver


class Report(Record):
    """A whole data file."""

    kind: Word = Field(alias="文种", description="如：乡镇年终总结")
    unit: Word = Field(alias="单位", description="乡镇名称，要与文件名一致")
    issuers: tuple[Word, ...] = Field(
        (), alias="署名", description="落款用的全称，如：××乡人民政府；几个机关联合，一个一条；不写就用单位"
    )
    sealed: Switch | None = Field(None, alias="印章", description="是：落款留出盖章的位置")
    letterhead: Letterhead | None = Field(
        None, alias="版头", description="作为正式公文印发的才写：红头、发文字号、签发人"
    )
    addressees: tuple[Word, ...] = Field((), alias="主送机关", description="作为报告上报的才写，一个一条")
    distribution: Distribution | None = Field(
        None, alias="版记", description="作为正式公文印发的才写：抄送、印发机关、日期"
    )
    self_name: Word | None = Field(None, alias="自称", description="正文里的自称；不写就用：全乡、全镇")
    year: Year = Field(alias="年度", description="总结哪一年，要与所在文件夹一致")
    date: Day = Field(alias="日期", description="成文日期：2023年12月20日")
    money: Word = Field("万元", alias="金额单位", description="金额不写单位时的单位")
    title: Word | None = Field(None, alias="标题", description="不写就用：单位＋年度＋扶贫开发工作总结")
    subtitle: Word | None = Field(None, alias="副题", description="标题下面一行，用楷体")
    opening: tuple[ProseText, ...] = Field((), alias="导语", description="不写就用模板里的开头")

    profile: Profile | None = Field(None, alias="村情", description="村里的基本情况")
    last_year: Batch | None = Field(None, alias="上年", description="上一年的项目")
    this_year: Batch | None = Field(None, alias="本年", description="本年的项目")
    planning: Planning | None = Field(None, alias="规划", description="今后几年的项目")
    indicators: dict[str, Indicator] = Field(default_factory=dict, alias="指标")
    groups: tuple[Group, ...] = Field((), alias="户人分解")
    work: tuple[WorkLine, ...] = Field((), alias="工作")
    experiences: tuple[Experience, ...] = Field((), alias="经验", description="经验介绍里的各条做法")
    training: tuple[Training, ...] = Field((), alias="培训")
    pairings: Pairings | None = Field(None, alias="结对")
    partners: tuple[Partner, ...] = Field((), alias="帮扶", description="帮扶单位")
    contributions: tuple[Contribution, ...] = Field((), alias="投入", description="本单位给的钱和东西，一样一项")
    fund_management: FundManagement | None = Field(None, alias="资金管理")
    comparisons: tuple[Comparison, ...] = Field((), alias="对比", description="几组数据，一组一项")
    issues: tuple[Issue, ...] = Field((), alias="存在问题")
    approach: tuple[ProseText, ...] = Field((), alias="思路", description="今后打算的总思路，一条一段")
    plans: tuple[Plan, ...] = Field((), alias="今后打算")
    requests: tuple[Issue, ...] = Field((), alias="建议", description="请上级帮助解决的事，一条一项")
    frames: tuple[Frame, ...] = Field(
        (), alias="框架词", description="四项措施、七个一批 这类词和它的条目；条数程序核对"
    )
    waivers: tuple[Waiver, ...] = Field((), alias="核对说明", description="核实过、可以认可的差额，一条一项")
    sections: dict[str, SectionChoice] = Field(default_factory=dict, alias="章节")

    def batches(self) -> tuple[tuple[str, Batch], ...]:
        """上年, 本年 and 规划, as far as they are there, by their keys."""
        named = (
            ("上年", self.last_year),
            ("本年", self.this_year),
            ("规划", self.planning.as_batch() if self.planning else None),
        )
        return tuple((scope, batch) for scope, batch in named if batch is not None)
