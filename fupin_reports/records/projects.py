"""项目批次: a year's projects by village, with money at whichever level it is known.

`design.md` calls the levels item, village, batch; all three carry money in the same three ways (`Funded`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationInfo, model_validator

from fupin_reports.quantities import size_and_count
from fupin_reports.records.base import (
    Choice,
    Measured,
    Money,
    Percent,
    Price,
    Prose,
    ProseText,
    Record,
    Scale,
    Word,
    gate_of,
)
from fupin_reports.source import Located


class Level(Choice):
    """级别: who listed the village for promotion."""

    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"
    DISTRICT = "区级"
    TOWNSHIP = "乡级"


class Status(Choice):
    """状态 of a batch or a project, from plan to handing over."""

    PLANNED = "规划中"
    APPLIED = "已申报"
    APPROVED = "已立项"
    RUNNING = "实施中"
    STRUCTURE_DONE = "主体完工"
    FINISHED = "已完工"
    DONE = "已完成"
    ACCEPTED = "已验收"
    PAID_OUT = "已兑付"
    MOVED_IN = "已入住"

    @property
    def finished(self) -> bool:
        """Whether the work is done, so that its money reads 投入 and not 需投入."""
        return self in (Status.FINISHED, Status.DONE, Status.ACCEPTED, Status.PAID_OUT, Status.MOVED_IN)


class Execution(Record):
    """资金执行 of one source: planned, received, spent. Labour in kind (折资) is not cash and has no place here."""

    source: Word = Field(alias="来源")
    planned: Money | None = Field(None, alias="计划")
    received: Money | None = Field(None, alias="到位")
    spent: Money | None = Field(None, alias="支出")
    carried: Money | None = Field(None, alias="上年结转", description="上年没用完、今年接着用的；没有就不写")


class Funded(Record):
    """Money at one level: `funds` by source, `total` where the sources are not known; `declared` is only compared."""

    funds: dict[str, Money] = Field(default_factory=dict, alias="资金", description="按来源填写的金额")
    total: Money | None = Field(None, alias="投入", description="只知道总额、不知道来源时填写")
    declared: Money | None = Field(None, alias="申报合计", description="只用来核对，不参加计算")


class Work(Record):
    """工程量: what was built or bought, of what size, how much of it."""

    thing: Word = Field(alias="对象", description="如：水池")
    specification: Word | None = Field(None, alias="规格", description="如：50m³；照写照印，不参加计算")
    amount: Measured | None = Field(None, alias="数量", description="连同单位：2座、794m；不清楚写 长度不详（原因）")
    price: Price | None = Field(None, alias="单价", description="如：300元/亩；只用来核对，不印")
    priced: Word | None = Field(
        None, alias="单价对应", description="单价乘数量应当等于哪个来源的金额；不写就是这一项的总额"
    )

    @model_validator(mode="before")
    @classmethod
    def size_apart(cls, data: Any, info: ValidationInfo) -> Any:
        """`数量: 50m³×2座` is 规格 50m³ and 数量 2座, unless another 规格 is typed: then the number field refuses it."""
        typed = data.get("数量") if isinstance(data, Mapping) else None
        split = size_and_count(typed, gate_of(info).units) if isinstance(typed, Located) else None
        if split is None or not isinstance(typed, Located) or (data.get("规格") or split[0]).strip() != split[0]:
            return data
        size, count = (Located(part, typed.place) for part in split)
        return {**data, "规格": size, "数量": count}


class Project(Funded):
    """项目: one piece of work."""

    category: Word = Field(alias="类别", description="如：道路、水利、人畜饮水")
    village: Word | None = Field(None, alias="村", description="不放在项目村下面时写")
    serial: Word | None = Field(None, alias="序号", description="上报件里的编号；不印")
    content: ProseText | None = Field(None, alias="内容", description="用文字说明建设内容")
    works: tuple[Work, ...] = Field((), alias="工程量")
    status: Status | None = Field(None, alias="状态", description="与全年状态不同时才写")
    progress: Percent | None = Field(None, alias="完成率")
    benefit: Scale | None = Field(None, alias="受益", description="受益户数和人数")
    remark: ProseText | None = Field(None, alias="备注", description="印在附表下面的注里")


class Village(Funded):
    """项目村: a village (or a group of it) listed for promotion, with its projects."""

    village: Word = Field(alias="村")
    group: Word | None = Field(None, alias="组")
    level: Level | None = Field(None, alias="级别")
    way: Word | None = Field(None, alias="方式", description="如：整村推进")
    status: Status | None = Field(None, alias="状态", description="与全年状态不同时才写")
    account: tuple[ProseText, ...] = Field((), alias="说明", description="本村另外要写的话，一条一段")
    projects: tuple[Project, ...] = Field((), alias="项目")
    remark: ProseText | None = Field(None, alias="备注", description="印在附表下面的注里")

    @property
    def key(self) -> str:
        """The village's name in figures and block ids: village and group together."""
        return (self.village + (self.group or "")).replace(".", "·")


class Batch(Funded):
    """上年 or 本年: one project year with its status; nothing is added up across the two."""

    status: Status = Field(alias="状态", description="已完成 的写“投入”，其余写“需投入”")
    account: tuple[ProseText, ...] = Field((), alias="说明", description="这一年总的情况，一条一段")
    executions: tuple[Execution, ...] = Field((), alias="资金执行")
    villages: tuple[Village, ...] = Field((), alias="项目村")
    projects: tuple[Project, ...] = Field((), alias="项目", description="不分项目村、直接列在全乡名下的项目")
    remark: ProseText | None = Field(None, alias="备注", description="印在资金表下面的注里")


__all__ = [
    "Batch",
    "Execution",
    "Funded",
    "Level",
    "Project",
    "Prose",
    "Status",
    "Village",
    "Work",
]
