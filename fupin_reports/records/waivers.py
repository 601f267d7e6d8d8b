"""核对说明: findings that the township accepts, each with the reason and who answers for it."""

from __future__ import annotations

from pydantic import Field

from fupin_reports.records.base import Day, Record, Word


class Waiver(Record):
    """One accepted finding: by code, by what it is about, and by the difference at the time; void when that changes."""

    code: Word = Field(alias="代码", description="问题的代码，如：F201")
    place: Word = Field(alias="位置", description="说的是哪个数，如：本年.项目村.羊见村委会建乐二组")
    difference: Word | None = Field(None, alias="差额", description="现在相差多少，连同单位；问题里没写相差的不填")
    reason: Word = Field(alias="原因")
    who: Word = Field(alias="经办", description="单位或岗位")
    date: Day = Field(alias="日期")
