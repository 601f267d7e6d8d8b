"""户人分解, 培训, 结对, 帮扶, 投入: households and people, and who helped them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationInfo, model_validator

from fupin_reports.quantities import with_unit
from fupin_reports.records.base import (
    Attendances,
    Choice,
    Households,
    Measured,
    Money,
    People,
    ProseText,
    Record,
    Scale,
    Times,
    UnitName,
    Word,
    gate_of,
)
from fupin_reports.records.projects import Status
from fupin_reports.source import Located, StandIn


class Relation(Choice):
    """How the parts of a group stand to each other: 划分 add up and are summed, 交叉 overlap and never are."""

    PARTITION = "划分"
    OVERLAP = "交叉"


class Part(Record):
    """One part of a group: how many households and people, how far it has come."""

    name: Word = Field(alias="名称")
    scale: Scale = Field(alias="规模", description="如：72户、591户1593人")
    times: Times | None = Field(None, alias="次数")
    money: Money | None = Field(None, alias="金额", description="这一项给到户的钱，或者东西折的钱")
    status: Status | None = Field(None, alias="状态")
    account: ProseText | None = Field(None, alias="说明", description="接在数字后面的一句话")


class Group(Record):
    """户人分解: a group of households and people in parts."""

    name: Word = Field(alias="名称")
    relation: Relation = Field(alias="关系", description="划分：各项加起来是总数；交叉：有重复，不合计")
    unit: UnitName | None = Field(None, alias="单位", description="不是“户”时写，如：户（套）")
    declared: Scale | None = Field(None, alias="申报合计", description="只用来核对，不参加计算")
    account: tuple[ProseText, ...] = Field((), alias="说明", description="另外要写的话，一条一段")
    parts: tuple[Part, ...] = Field(alias="分项")

    @model_validator(mode="before")
    @classmethod
    def dressed(cls, data: Any, info: ValidationInfo) -> Any:
        """Bare numbers of the parts take the group's 单位."""
        unit = data.get("单位") if isinstance(data, Mapping) else None
        if not isinstance(unit, str) or gate_of(info).units.get(unit.strip()) is None:
            return data
        unit = unit.strip()
        result = {**data}
        if isinstance(data.get("分项"), list):
            result["分项"] = [number_with_unit(part, "规模", unit) for part in data["分项"]]
        return number_with_unit(result, "申报合计", unit)


def number_with_unit(record: Any, key: str, unit: str) -> Any:
    """`record` with `unit` behind the number at `key` that has none; anything else as it is."""
    value = record.get(key) if isinstance(record, Mapping) else None
    if not isinstance(value, Located) or isinstance(value, StandIn):
        return record
    return {**record, key: Located(with_unit(value, unit), value.place)}


class Training(Record):
    """培训: sessions, attendances (人次) and persons of one kind of training."""

    name: Word = Field(alias="名称")
    times: Times | None = Field(None, alias="次数")
    attendances: Attendances | None = Field(None, alias="人次")
    people: People | None = Field(None, alias="人数")
    account: ProseText | None = Field(None, alias="说明")


class Pairing(Record):
    """结对: which cadres look after how many households each."""

    cadres: Word = Field(alias="干部", description="如：镇领导干部")
    each: Households = Field(alias="每人户数", description="如：2—3")
    number: People | None = Field(None, alias="干部人数")


class Pairings(Record):
    """结对帮扶 of the township: whom it reaches, and by which cadres."""

    reached: Scale | None = Field(None, alias="帮扶对象", description="如：558户1593人")
    cadres: tuple[Pairing, ...] = Field((), alias="干部分工")
    account: tuple[ProseText, ...] = Field((), alias="说明")


class Contribution(Record):
    """投入: what a partner unit gave, in money (资金) or in goods (折资)."""

    name: Word = Field(alias="名称", description="如：笔记本电脑、垃圾中转站")
    amount: Measured | None = Field(None, alias="数量", description="连同单位：6台、2座")
    funds: Money | None = Field(None, alias="资金", description="给的是钱")
    in_kind: Money | None = Field(None, alias="折资", description="给的是东西，折成多少钱")
    use: ProseText | None = Field(None, alias="用途", description="接在名称后面的一句话")


class Partner(Record):
    """帮扶单位: what one unit gave and did."""

    name: Word = Field(alias="单位")
    funds: Money | None = Field(None, alias="资金")
    deeds: ProseText | None = Field(None, alias="事项", description="办了什么事")
