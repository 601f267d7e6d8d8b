"""设置: the vocabulary an office shares (`data/设置.yaml`)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from fupin_reports.number_text import UNSIGNED
from fupin_reports.quantities import Unit, Units
from fupin_reports.records.base import Choice, Record, Word, as_text
from fupin_reports.records.layout import PageLayout


def parse_decimal(value: Any) -> Any:
    """A bare number above zero as Decimal."""
    if not isinstance(value, str):
        raise PydanticCustomError("scalar", "scalar")
    if not re.fullmatch(UNSIGNED, value.strip()) or not Decimal(value.strip()):
        raise PydanticCustomError("quantity_number", "quantity", {"unit": "", "near": ""})
    return Decimal(value.strip())


Factor = Annotated[Decimal, as_text("数字"), BeforeValidator(parse_decimal)]


class Nature(Choice):
    """性质 of a fund source. 折资 is labour or goods at a price: not cash, so no 到位 and no 支出."""

    FISCAL = "财政"
    SOCIAL = "社会"
    IN_KIND = "折资"


class FundSource(Record):
    """资金来源: a source as it is printed, and the other names villages give it."""

    name: Word = Field(alias="名称")
    nature: Nature = Field(alias="性质")
    aliases: tuple[Word, ...] = Field((), alias="别名")


class UnitOfMeasure(Record):
    """计量单位: `factor` of the base unit of its 量纲; units of different 量纲 are never added."""

    name: Word = Field(alias="名称")
    dimension: Word | None = Field(None, alias="量纲", description="不写即自成一类，不能换算")
    factor: Factor = Field(Decimal(1), alias="等于", description="等于多少个基本单位")
    aliases: tuple[Word, ...] = Field((), alias="别名")


class ReviewWords(Record):
    """勾稽用词: words by which the rules know what a name or a text speaks of. A rule without words finds nothing."""

    fewer: tuple[Word, ...] = Field((), alias="越少越好", description="名称里有这些词的，目标比现值小不提醒")
    one_each: tuple[Word, ...] = Field((), alias="一户一人", description="名称里有这些词的，户数等于人数不提示")
    progress: tuple[Word, ...] = Field((), alias="完成率", description="名称里有这些词的百分数，按完成计划的进度看")
    coverage: tuple[Word, ...] = Field((), alias="覆盖率", description="名称里有这些词的百分数，按覆盖面看")
    full: tuple[Word, ...] = Field((), alias="全覆盖", description="文字里说全都覆盖了的词")
    built: tuple[Word, ...] = Field((), alias="已经建成", description="文字里说做完了的词")
    building: tuple[Word, ...] = Field((), alias="正在建设", description="文字里说还在做的词")


class WordChoice(Record):
    """易错词: a word, and what it is usually written as."""

    typed: Word = Field(alias="写法")
    better: Word = Field(alias="应为")


class Settings(Record):
    """The whole of 设置.yaml."""

    sources: tuple[FundSource, ...] = Field(alias="资金来源")
    units: tuple[UnitOfMeasure, ...] = Field(alias="计量单位")
    groups: tuple[Word, ...] = Field((), alias="群体", description="户人分解可用的群体名称")
    review: ReviewWords = Field(default_factory=lambda: ReviewWords.model_validate({}), alias="勾稽用词")
    layout: PageLayout = Field(
        default_factory=lambda: PageLayout.model_validate({}), alias="版式", description="和国家标准不一样的，写在这里"
    )
    words: tuple[WordChoice, ...] = Field((), alias="易错词", description="文字里有这种写法，提醒改过来")
    copied: tuple[Word, ...] = Field((), alias="抄来的话", description="从网上范文抄来时容易留下的话，文字里有就提醒")
    must_report: tuple[Word, ...] = Field((), alias="应报乡镇")
    roll_up: tuple[Word, ...] = Field(
        (), alias="汇总指标", description="县级汇总里各乡镇相加的指标；人均、比率不能相加，不写"
    )

    def unit_table(self) -> Units:
        """The units as the quantity parser wants them."""
        return Units(
            (Unit(u.name, u.dimension or u.name, u.factor) for u in self.units),
            {alias: u.name for u in self.units for alias in u.aliases},
        )

    def source_named(self, typed: str) -> FundSource | None:
        """The source of that name or alias."""
        return next((s for s in self.sources if typed == s.name or typed in s.aliases), None)
