"""Of which year a number is, by the words before it."""

from __future__ import annotations

import pytest

from fupin_reports.prose.times import is_span, year_of


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("全乡共投入资金", ""),
        ("去年全乡共投入资金", "2022"),
        ("去年全乡共投入资金58.95万元，今年全乡共投入资金", ""),
        ("2022年全乡共投入资金58.95万元，今年", ""),
        ("上年投入58.95万元；本年投入", ""),
        ("今年投入108.504万元，去年投入", "2022"),
        ("和去年一样，全乡共投入资金", ""),
        ("跟去年相比，全乡共投入资金", ""),
        ("同上年持平全乡共投入资金", ""),
        ("比上年的58.95万元增长84%，其中扶贫资金", ""),
        ("2023年12月底，全乡识别贫困户", ""),
        ("到12月底，全乡识别贫困户", ""),
        ("2022年12月，全乡识别贫困户", "2022"),
        ("年初全乡识别贫困户", "年初"),
        ("去年初全乡识别贫困户", "2022年初"),
        ("年初全乡识别贫困户612户，年底", ""),
        ("2022年初612户，当年", "2022"),
        ("去年底全乡识别贫困户", "2022"),
        ("三年来，全乡共投入资金", "三年来"),
        ("近三年全乡共投入资金", "近三年"),
        ("脱贫攻坚以来，全乡累计投入资金", "脱贫攻坚以来"),
        ("今年以来，全乡累计投入资金", ""),
        ("“十三五”期间全乡投入资金", "“十三五”期间"),
        ("一季度，全乡投入资金", "一季度"),
        ("截至6月底，全乡投入资金", "截至6月底"),
        ("第一批投入资金", "第一批"),
        ("每年投入资金", "每年"),
    ],
)
def test_the_last_time_word_tells_the_year(before: str, year: str) -> None:
    assert year_of(before, "2023", "") == year


def test_without_a_time_word_it_is_the_year_of_the_place() -> None:
    assert year_of("全乡共投入资金", "2023", "2022") == "2022"
    assert year_of("年底完工，全乡共投入资金", "2023", "2022") == "2022"
    assert year_of("今年又投入资金", "2023", "2022") == ""


def test_a_span_is_no_year() -> None:
    assert [is_span(year) for year in ("", "2022", "上年", "三年来", "2022年初")] == [False, False, False, True, True]
