"""Percentages that are typed are recomputed; what is cut off, over 100 % or in the wrong unit is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.problems import Severity

SHARE = """
指标:
  部分:
    值: {part}
    占: 全部
    占比: {share}
  全部: {whole}
"""


@pytest.mark.parametrize(
    ("part", "whole", "share", "expected"),
    [
        ("2380元", "3050元", "78%", []),  # 78.0327…
        ("2380元", "3050元", "78.03%", []),
        ("2380元", "3050元", "78", []),
        ("2380元", "3050元", "79.3%", ["5 F310"]),
        ("1672元", "2380元", "70.25%", []),  # 70.2521…
        ("3200万元", "3亿元", "10.7%", []),  # 10.6666…
        ("3200万元", "3亿元", "10.6%", ["5 F311"]),
        ("3200万元", "3亿元", "约10.6%", ["5 F311"]),
        ("3200万元", "3亿元", "约11%", []),
        ("3200万元", "3亿元", "10%以上", []),
        ("3200万元", "3亿元", "11%以上", ["5 F310"]),
        ("3200余万元", "3亿元", "10.6%", []),  # an approximate part gives no percentage to compare with
        ("3200万元", "0元", "10%", ["3 F211"]),  # no percentage of nothing; but more than all of it
        ("3200万元", "不详（未报）", "10%", []),
        ("339人", "2550人", "13.3%", []),  # 13.2941…
    ],
)
def test_a_share_is_recomputed_half_up_at_its_own_decimals(
    tmp_path: Path, part: str, whole: str, share: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, SHARE.format(part=part, whole=whole, share=share))) == expected


def test_a_share_cut_off_is_told_as_such_with_what_it_should_be(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, SHARE.format(part="3200万元", whole="3亿元", share="10.6%")), "F311")
    assert found.severity is Severity.WARNING
    # 3200 ÷ 30000 = 10.666…%
    assert (found.words["declared"], found.words["right"], found.words["computed"]) == ("10.6%", "10.7%", "10.667%")
    assert [place.line for place in found.related] == [3, 6]


def test_a_wrong_share_is_an_error_with_the_difference(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, SHARE.format(part="2380元", whole="3050元", share="79.3%")), "F310")
    assert found.severity is Severity.ERROR
    assert (found.words["right"], found.words["difference"]) == ("78.0%", "1.3%")  # 79.3 − 78.0


def test_people_are_compared_with_people_and_households_with_households(tmp_path: Path) -> None:
    text = "指标:\n  贫困户:\n    规模: 123户339人\n    占: 总户数\n    占比: {}\n  总户数: 660户2550人\n"
    assert findings_of(tmp_path, text.format("13.3%")) == ()  # 339 ÷ 2550: of people, where both have them
    assert lines(findings_of(tmp_path, text.format("18.6%"))) == ["5 F310"]  # 123 ÷ 660


def test_a_whole_may_be_named_by_the_indicators_proper_name(tmp_path: Path) -> None:
    text = SHARE.format(part="2380元", whole="", share="79.3%").replace(
        "全部: ", "省里的数:\n    名称: 全部\n    值: 3050元"
    )
    assert lines(findings_of(tmp_path, text)) == ["5 F310"]


def test_a_whole_that_is_nearly_there_is_asked_for(tmp_path: Path) -> None:
    text = "指标:\n  低保:\n    值: 340人\n    占: 农村总人口\n  农村人口: 2550人\n"
    found = only(findings_of(tmp_path, text), "F318")
    assert (found.severity, found.place.line, found.words["near"]) == (Severity.NOTE, 4, "农村人口")
    assert findings_of(tmp_path, text.replace("农村总人口", "全省")) == ()


def test_how_far_a_plan_got_is_recomputed(tmp_path: Path) -> None:
    text = "指标:\n  改造:\n    值: 344村\n    计划: 396村\n    完成率: {}\n存在问题:\n  - 缺钱\n"
    assert findings_of(tmp_path, text.format("86.9%")) == ()  # 86.8686…
    assert lines(findings_of(tmp_path, text.format("86.8%"))) == ["5 F311"]
    assert lines(findings_of(tmp_path, text.format("88%"))) == ["5 F310"]


SHARES = """
指标:
  劳务收入占比:
    值: 59.4%
    占: 人均纯收入
  特色产业:
    值: 1672元
    占: 人均纯收入
    占比: 70.25%
  人均纯收入:
    值: 2380元
"""


def test_shares_of_one_whole_over_a_hundred_are_an_error(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, SHARES), "F312")
    assert found.severity is Severity.ERROR
    assert (found.words["sum"], found.words["total"]) == ("59.4%＋70.25%", "129.65%")
    assert found.words["difference"] == "29.65%"
    assert [*(place.line for place in found.related), found.place.line] == [3, 8]


def test_shares_that_overlap_or_are_only_rounded_up_are_no_error(tmp_path: Path) -> None:
    assert findings_of(tmp_path, SHARES + "    关系: 交叉\n") == ()
    thirds = "".join(f"  {n}:\n    值: 16.7%\n    占: 全部\n" for n in "甲乙丙丁戊己")
    assert findings_of(tmp_path, "指标:\n" + thirds) == ()  # 6 × 16.7 = 100.2, and 6 × 0.05 = 0.3 may be rounding
    assert lines(findings_of(tmp_path, "指标:\n" + thirds.replace("16.7", "16.8"))) == ["18 F312"]  # 100.8 − 100 > 0.3


CHANGE = "指标:\n  甲:\n    值: {}\n    上年: {}\n    增幅: {}\n"


@pytest.mark.parametrize(
    ("value", "before", "change", "expected"),
    [
        ("2380元", "2136元", "11.4%", []),  # 244 ÷ 2136 = 11.4232…
        ("2380元", "2136元", "11.42%", []),
        ("2380元", "2136元", "11.5%", ["5 F310"]),
        ("2380元", "2136元", "244元", []),
        ("2380元", "2136元", "0.0244万元", []),
        ("2380元", "2136元", "245元", ["5 F310"]),
        ("900元", "1200元", "-25%", []),
        ("2380元", "2136元", "11.4个百分点", ["5 F316"]),
        ("12.73%", "3.94%", "8.79个百分点", []),
        ("12.73%", "3.94%", "8.79百分点", []),
        ("12.73%", "3.94%", "8.8个百分点", []),  # half up
        ("12.73%", "3.94%", "8.7个百分点", ["5 F311"]),
        ("12.73%", "3.94%", "8.69个百分点", ["5 F310"]),
        ("12.73%", "3.94%", "8.79%", ["5 F315"]),
        ("12.73%", "3.94%", "223.1%", []),  # 8.79 ÷ 3.94 = 223.0964…
        ("12.73%", "3.94%", "9.79%", ["5 F310"]),
    ],
)
def test_a_change_is_recomputed_in_the_unit_it_is_said_in(
    tmp_path: Path, value: str, before: str, change: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, CHANGE.format(value, before, change))) == expected


def test_points_said_of_a_number_are_an_error_also_without_last_year(tmp_path: Path) -> None:
    text = CHANGE.format("54.77万人", "", "12.4个百分点").replace("    上年: \n", "")
    found = only(findings_of(tmp_path, text), "F316")
    assert (found.severity, found.place.line) == (Severity.ERROR, 4)


def test_a_whole_worked_back_from_its_shares_is_one_whole(tmp_path: Path) -> None:
    text = """
    指标:
      甲:
        值: 54.77万人
        占: 农村人口
        占比: 21.38%
      乙:
        值: 93.78万人
        占: 农村人口
        占比: {}
    """
    # 54.77 ÷ 0.2138 = 256.17…; 93.78 ÷ 0.3515 = 266.80…; the digits allow 256.11–256.23 and 266.76–266.84
    found = only(findings_of(tmp_path, text.format("35.15%")), "F317")
    assert (found.severity, found.words["wholes"]) == (Severity.WARNING, "256.2万人、266.8万人")
    assert findings_of(tmp_path, text.format("36.6%")) == ()  # 93.78 ÷ 0.3665 = 255.9, ÷ 0.3655 = 256.6


def test_a_part_is_not_more_than_the_whole_it_is_said_to_be_of(tmp_path: Path) -> None:
    text = "指标:\n  贫困人口:\n    值: {}\n    占: 总人口\n  总人口: 2550人\n"
    found = only(findings_of(tmp_path, text.format("3390人")), "F211")
    assert (found.severity, found.place.line, found.words["part"]) == (Severity.ERROR, 3, "贫困人口")
    assert findings_of(tmp_path, text.format("339人")) == ()
