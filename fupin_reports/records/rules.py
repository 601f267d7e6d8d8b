"""勾稽规则: the office's own rules (`data/勾稽规则.yaml`), named equations over figures."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from fupin_reports.quantities import Quantity, QuantityError, parse_quantity
from fupin_reports.records.base import ProseText, Record, Switch, Word, as_text, gate_of, place_of, refused


class Grade(StrEnum):
    """级别 of a rule: how grave it is where the rule does not hold."""

    ERROR = "错误"
    WARNING = "提醒"
    NOTE = "提示"


def parse_tolerance(value: Any, info: ValidationInfo) -> Any:
    """`0.01万元` or `1%` as a Quantity; `0` is no tolerance."""
    if not isinstance(value, str) or value.strip() == "0":
        return None
    try:
        return parse_quantity(value, gate_of(info).units, None, place_of(value))
    except QuantityError as error:
        raise refused(error) from error


Tolerance = Annotated[
    Quantity | None, as_text("允许相差多少：0.01万元，或者 1%；不写就要完全相等"), BeforeValidator(parse_tolerance)
]


class Rule(Record):
    """One rule."""

    name: Word = Field(alias="名称")
    formula: ProseText = Field(alias="式", description="如：指标.识别户 = 结对.帮扶对象；可用 = ≠ ≤ ≥ < >")
    tolerance: Tolerance = Field(None, alias="容差")
    grade: Grade = Field(Grade.ERROR, alias="级别", description="不符时算：错误、提醒还是提示；不写就是错误")
    account: Word | None = Field(None, alias="说明", description="为什么应当这样；报问题时印在后面")
    kind: Word | None = Field(None, alias="文种", description="只用于这个文种；不写就都用")
    tell_missing: Switch = Field(False, alias="缺数提示", description="是：乡镇没有这些数时提示一句；不写就不提示")


class RuleBook(Record):
    """The whole of 勾稽规则.yaml."""

    rules: tuple[Rule, ...] = Field((), alias="勾稽规则")
