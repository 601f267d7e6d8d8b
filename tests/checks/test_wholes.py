"""A whole against its parts: partitions add up, overlapping parts stay within, and what is left is plan less done."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.problems import Severity

TEMPLATE = """
指标:
  新农村投入:
    单位: 万元
    值: {value}
    关系: {relation}
    其中:
      危房改造: 912
      道路: 2440
      饮水: 250
      文体设施: {last}
"""


def text(value: str, relation: str = "划分", last: str = "40") -> str:
    return TEMPLATE.format(value=value, relation=relation, last=last)


def test_parts_of_a_partition_that_do_not_add_up_are_an_error(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, text("4143")), "F210")
    assert found.severity is Severity.ERROR
    assert (found.place.line, [place.line for place in found.related]) == (4, [7, 8, 9, 10])
    assert found.words["computed"] == "3642万元"  # 912 + 2440 + 250 + 40
    assert found.words["difference"] == "501万元"  # 4143 − 3642
    assert found.words["sum"] == "912＋2440＋250＋40"
    assert found.subject == "指标.新农村投入"


@pytest.mark.parametrize(
    ("value", "last", "expected"),
    [
        ("3642", "40", []),
        ("0.3642亿元", "40", []),  # 3642 ÷ 10000
        ("36420000元", "40", []),  # 3642 × 10000
        ("3642", "400000元", []),  # 40万元
        ("3642.1", "40.06", ["4 F214"]),  # 3642.06, one decimal, half up
        ("3642.0", "40.06", ["4 F210"]),  # cut off, not rounded
        ("约3642", "40.4", []),
        ("3600以上", "40", []),
        ("3700以上", "40", ["4 F210"]),
        ("4143", "不详（未报）", []),
    ],
)
def test_sums_are_exact_across_units_and_approximate_words_are_respected(
    tmp_path: Path, value: str, last: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, text(value, last=last))) == expected


@pytest.mark.parametrize(
    ("whole", "one", "two", "wrong"),
    [
        ("2.5公里", "1800m", "700m", "800m"),  # 1800 + 700 = 2500 m
        ("16.36万亩", "72000亩", "9.16万亩", "9.17万亩"),  # 7.2 + 9.16 = 16.36
        ("3亿元", "20000万元", "100000000元", "2亿元"),  # 2 + 1 = 3
    ],
)
def test_lengths_areas_and_money_add_up_exactly_across_their_units(
    tmp_path: Path, whole: str, one: str, two: str, wrong: str
) -> None:
    typed = "指标:\n  甲:\n    值: {}\n    关系: 划分\n    其中:\n      子: {}\n      丑: {}\n"
    assert findings_of(tmp_path, typed.format(whole, one, two)) == ()
    assert lines(findings_of(tmp_path, typed.format(whole, one, wrong))) == ["3 F210"]


def test_without_a_relation_parts_may_be_some_of_many_but_none_exceeds_the_whole(tmp_path: Path) -> None:
    typed = text("4143").replace("    关系: 划分\n", "")
    assert findings_of(tmp_path, typed) == ()
    assert lines(findings_of(tmp_path, typed.replace("4143", "2000"))) == ["7 F211"]  # 2440 of 2000


def test_overlapping_parts_make_up_the_whole_and_none_exceeds_it(tmp_path: Path) -> None:
    assert findings_of(tmp_path, text("3000", "交叉")) == ()  # 2440 ≤ 3000 ≤ 3642
    found = only(findings_of(tmp_path, text("4143", "交叉")), "F212")
    assert (found.severity, found.words["difference"]) == (Severity.WARNING, "501万元")  # 4143 − 3642
    assert lines(findings_of(tmp_path, text("2400", "交叉"))) == ["8 F211"]
    assert findings_of(tmp_path, text("2400余", "交叉")) == ()


def test_an_overlapping_group_is_held_against_its_declared_total(tmp_path: Path) -> None:
    group = """
    户人分解:
      - 名称: 到户措施
        关系: 交叉
        申报合计: 11户30人
        分项:
          - 名称: 提标
            规模: 9户25人
          - 名称: 光伏
            规模: 4户31人
    """
    found = only(findings_of(tmp_path, group), "F211")  # 31人 of 30人; 9 + 4 = 13 ≥ 11 households
    assert (found.place.line, found.words["part"], found.words["one"]) == (9, "光伏", "31人")


def test_what_is_left_is_the_plan_less_what_is_done(tmp_path: Path) -> None:
    typed = "指标:\n  整村推进:\n    值: 944村\n    计划: 1198村\n    剩余: {}\n存在问题:\n  - 山高路远\n"
    assert findings_of(tmp_path, typed.format("254村")) == ()  # 1198 − 944
    found = only(findings_of(tmp_path, typed.format("245村")), "F213")
    assert (found.place.line, found.words["computed"], found.words["difference"]) == (5, "254村", "-9村")
    assert findings_of(tmp_path, typed.format("250余村")) == ()
