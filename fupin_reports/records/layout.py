"""版式: what an office has otherwise than the standard. Each value by its own name; the rest stays the standard's."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from fupin_reports.gbt9704 import STANDARD, Layout, PageNumberPlace
from fupin_reports.number_text import UNSIGNED
from fupin_reports.records.base import Choice, Record, as_text

SIZES = {"一号": "26", "小一": "24", "二号": "22", "小二": "18", "三号": "16", "小三": "15", "四号": "14", "小四": "12"}
SIZES |= {"五号": "10.5", "小五": "9"}
"""Type sizes by their Chinese names, in points."""


def length(unit: str, other: str, low: str, high: str, *, named: bool = False) -> BeforeValidator:
    """Reads a length: 37, 37毫米 or 37mm, from `low` to `high`; a type size also by its name."""
    limits = {"low": low, "high": high, "unit": unit, "named": "named" if named else ""}

    def parsed(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("scalar", "scalar")
        text = re.sub(rf"\s*(?:{unit}|{other})$", "", value.strip())
        text = SIZES.get(text, text) if named else text
        if not re.fullmatch(UNSIGNED, text) or not Decimal(low) <= Decimal(text) <= Decimal(high):
            raise PydanticCustomError("layout", "layout", limits)
        return Decimal(text)

    return BeforeValidator(parsed)


def count(low: int, high: int) -> BeforeValidator:
    """Reads a whole number from `low` to `high`."""

    def parsed(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("scalar", "scalar")
        text = value.strip()
        if not re.fullmatch("[0-9]{1,3}", text) or not low <= int(text) <= high:
            raise PydanticCustomError("layout", "layout", {"low": str(low), "high": str(high), "unit": "", "named": ""})
        return int(text)

    return BeforeValidator(parsed)


Margin = Annotated[Decimal, as_text("毫米数，10到55"), length("毫米", "mm", "10", "55")]
Below = Annotated[Decimal, as_text("毫米数，3到20"), length("毫米", "mm", "3", "20")]
Pitch = Annotated[Decimal, as_text("磅数，14到60"), length("磅", "pt", "14", "60")]
Size = Annotated[Decimal, as_text("字号或者磅数：三号、16磅"), length("磅", "pt", "9", "36", named=True)]
Lines = Annotated[int, as_text("行数，15到40"), count(15, 40)]
Characters = Annotated[int, as_text("字数，15到50"), count(15, 50)]


class NumberPlace(Choice):
    """Where the page number stands."""

    OUTER = PageNumberPlace.OUTER.value
    CENTRE = PageNumberPlace.CENTRE.value


class PageLayout(Record):
    """The values of `gbt9704.Layout` that may be otherwise, under the names that offices use."""

    top_mm: Margin | None = Field(None, alias="天头", description="上边距，国家标准 37毫米")
    bottom_mm: Margin | None = Field(None, alias="地脚", description="下边距，国家标准 35毫米")
    left_mm: Margin | None = Field(None, alias="订口", description="左边距，国家标准 28毫米")
    right_mm: Margin | None = Field(None, alias="切口", description="右边距，国家标准 26毫米")
    lines_per_page: Lines | None = Field(None, alias="每页行数", description="国家标准 22")
    fixed_characters: Characters | None = Field(None, alias="每行字数", description="国家标准 28")
    fixed_pitch_pt: Pitch | None = Field(None, alias="行距", description="写了就不看每页行数")
    body_size_pt: Size | None = Field(None, alias="正文字号", description="国家标准 三号")
    title_size_pt: Size | None = Field(None, alias="标题字号", description="国家标准 二号")
    title_pitch_pt: Pitch | None = Field(None, alias="标题行距", description="一般 35磅")
    table_size_pt: Size | None = Field(None, alias="表格字号", description="一般 小四")
    table_pitch_pt: Pitch | None = Field(None, alias="表格行距", description="一般 20磅")
    page_number_size_pt: Size | None = Field(None, alias="页码字号", description="国家标准 四号")
    page_number_place: NumberPlace | None = Field(None, alias="页码位置", description="国家标准 外侧")
    page_number_below_mm: Below | None = Field(None, alias="页码下距", description="国家标准 7毫米")

    def layout(self) -> Layout:
        """The standard's layout with these values in it."""
        given = {name: value for name in type(self).model_fields if (value := getattr(self, name)) is not None}
        if self.page_number_place is not None:
            known = {place.value: place for place in PageNumberPlace}  # a stand-in for a wrong word is none of them
            given["page_number_place"] = known.get(self.page_number_place.value, STANDARD.page_number_place)
        return replace(STANDARD, **given)
