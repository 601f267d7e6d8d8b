"""What makes a summary an official document of the office: 版头 and 版记. Off unless the data have them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from fupin_reports.records.base import Day, Record, Word, as_text, parse_word
from fupin_reports.source import STAND_IN

NUMBER = re.compile("[^0-9〔〕]{1,16}〔(?:19|20)[0-9]{2}〕[1-9][0-9]*号")


def parse_document_number(value: Any) -> Any:
    """7.2.5: 机关代字, the year in 〔〕, 顺序号 without 第 and without noughts before it."""
    text = parse_word(value)
    if STAND_IN not in text and not NUMBER.fullmatch(text):
        raise PydanticCustomError("document_number", "document_number")
    return text


DocumentNumber = Annotated[str, as_text("如：青政发〔2023〕12号"), BeforeValidator(parse_document_number)]


class Letterhead(Record):
    """版头."""

    mark: Word | None = Field(None, alias="标志", description="红头的字；不写就用署名的第一个机关加“文件”")
    number: DocumentNumber = Field(alias="发文字号")
    signatory: Word | None = Field(None, alias="签发人", description="向上级报的才写")


class Distribution(Record):
    """版记."""

    copies: tuple[Word, ...] = Field((), alias="抄送", description="抄送机关，一个一条")
    office: Word = Field(alias="印发机关")
    date: Day = Field(alias="印发日期")
