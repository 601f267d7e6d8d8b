"""Chinese numerals: one number each, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.numerals import number_of, written

NUMBERS = [
    ("零", 0),
    ("三", 3),
    ("两", 2),
    ("十", 10),
    ("十二", 12),
    ("一十二", 12),
    ("二十", 20),
    ("一百", 100),
    ("两百", 200),
    ("一百零五", 105),
    ("一百〇五", 105),
    ("一百一十五", 115),
    ("三千五百", 3500),
    ("一千零一十", 1010),
    ("两万", 20000),
    ("一万零五百", 10500),
    ("十二万三千", 123000),
    ("三千五百万", 35000000),
    ("一亿二千万", 120000000),
    ("一亿零五千", 100005000),
    ("二〇二三", 2023),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_numeral_is_its_number(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "半",
        "几十",
        "三四",
        "一百二",
        "一万五",
        "一千五十",
        "百",
        "万",
        "十十",
        "一百五千",
        "零三",
        "〇三",
        "一百零",
        "二三",
    ],
)
def test_what_may_be_two_numbers_or_none_is_none(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_out_is_read_as_itself(number: int) -> None:
    assert {number_of(text) for text in written(number)} == {number}
