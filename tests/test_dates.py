"""Dates: what could be another day is refused, and told why."""

from __future__ import annotations

from datetime import date

import pytest
from clerk import HEAD, check, told

from fupin_reports.dates import NotADate, date_of, in_chinese

REFUSED = [
    ("3/4/2023", "order", ""),
    ("20/12/2023", "order", ""),
    ("12-20", "no_year", ""),
    ("12月20日", "no_year", ""),
    ("2023.13", "no_day", ""),
    ("2023年12月", "no_day", ""),
    ("23年1月2日", "short_year", "2023年1月2日"),
    ("12-11-10", "short_year", ""),  # the year may be any of the three
    ("2023年2月30日", "no_such_day", ""),
    ("2023-02-29", "no_such_day", ""),
    ("20231220", "run", "2023年12月20日"),
    ("20231320", "other", ""),
    ("2023-12-20 10:00", "clock", ""),
    ("2023-12/20", "other", ""),
    ("年底", "other", ""),
]


@pytest.mark.parametrize(("typed", "cause", "near"), REFUSED)
def test_what_could_be_another_day_is_refused_with_the_cause(typed: str, cause: str, near: str) -> None:
    with pytest.raises(NotADate) as refused:
        date_of(typed)
    assert (refused.value.cause, refused.value.near) == (cause, near)


def test_a_leap_day_is_a_day() -> None:
    assert date_of(" 2024年2月29日 ") == date(2024, 2, 29)
    assert in_chinese(date(2024, 2, 9)) == "2024年2月9日"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2022年12月31日", ["4:5 V037"]),
        ("2023年1月1日", []),
        ("2024年6月30日", []),
        ("2024年7月1日", ["4:5 V037"]),
    ],
)
def test_a_date_before_the_year_or_long_after_it_is_told(typed: str, expected: list[str]) -> None:
    assert told(check(HEAD.replace("2023年12月20日", typed))[1]) == expected
