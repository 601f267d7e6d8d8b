"""A date as a clerk types it: 2023年12月20日, 2023-12-20, 2023/12/20, 2023.12.20. What could be another day is refused."""

from __future__ import annotations

import re
from datetime import date

FULL = re.compile(
    r"(?P<year>[0-9]{4})(?:年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?"
    r"|(?P<sign>[-/.])(?P<numeric_month>[0-9]{1,2})(?P=sign)(?P<numeric_day>[0-9]{1,2}))"
)
RUN = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
SHORT = re.compile(r"(?P<year>[0-9]{2})(?P<between>[年./-])(?P<month>[0-9]{1,2})[月./-](?P<day>[0-9]{1,2})日?")
BACKWARDS = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}")
NO_YEAR = re.compile(r"[0-9]{1,2}[月./-][0-9]{1,2}日?")
NO_DAY = re.compile(r"[0-9]{4}[年./-](?:[0-9]{1,2}月?)?")
CLOCK = re.compile(r"[0-9]{1,2}[:：][0-9]{2}")


class NotADate(ValueError):  # noqa: N818 - what the text is, not a fault of ours
    """Text that is no date, or could be several. `cause` is one of those below; `near` the day it may mean, or nothing.

    order (3/4/2023) · no_year (12-20) · no_day (2023.13) · short_year (23年1月2日) · no_such_day (2023年2月30日) ·
    run (20231220) · clock (with a time of day) · other.
    """

    def __init__(self, cause: str, near: str = "") -> None:
        super().__init__(cause, near)
        self.cause, self.near = cause, near


def date_of(text: str) -> date:
    """The day that `text` names; NotADate where it names none, or could name another one as well."""
    typed = text.strip()
    if found := FULL.fullmatch(typed):
        month, day = found["month"] or found["numeric_month"], found["day"] or found["numeric_day"]
        if (result := day_or_none(found["year"], month, day)) is None:
            raise NotADate("no_such_day")
        return result
    if (found := RUN.fullmatch(typed)) and (result := day_or_none(*found.groups())):
        raise NotADate("run", in_chinese(result))
    if BACKWARDS.fullmatch(typed):
        raise NotADate("order")
    if found := SHORT.fullmatch(typed):  # 23年1月2日 names its year; 12-11-10 may begin with any of the three
        result = day_or_none("20" + found["year"], found["month"], found["day"]) if found["between"] == "年" else None
        raise NotADate("short_year", in_chinese(result) if result else "")
    if NO_YEAR.fullmatch(typed):
        raise NotADate("no_year")
    if NO_DAY.fullmatch(typed):
        raise NotADate("no_day")
    raise NotADate("clock" if CLOCK.search(typed) else "other")


def day_or_none(year: str, month: str, day: str) -> date | None:
    """That day, where the calendar has it."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def in_chinese(day: date) -> str:
    """The day as official papers write it: 2023年12月20日."""
    return f"{day.year}年{day.month}月{day.day}日"
