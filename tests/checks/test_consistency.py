"""One thing said in two ways: indicators, pairs, copies, words against status."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.problems import Severity

TWICE = """
指标:
  收入占比:
    名称: 人均纯收入占全省比例
    {first}
    值: {one}
  人均纯收入占全省比例:
    {second}
    值: {two}
"""


def twice(one: str, two: str, first: str = "", second: str = "") -> str:
    return TWICE.format(one=one, two=two, first=first or "口径:", second=second or "口径:")


def test_one_indicator_with_two_values_is_an_error(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, twice("78%", "79.3%")), "F501")
    assert (found.severity, found.place.line, found.related[0].line) == (Severity.ERROR, 8, 5)
    assert found.words["difference"] == "1.3%"  # 79.3 − 78


@pytest.mark.parametrize(
    ("one", "two", "first", "second", "expected"),
    [
        ("54.77万人", "547700人", "", "", []),  # 54.77 × 10000
        ("54.77万人", "93.78万人", "", "", ["8 F501"]),
        ("54.77万人", "93.78万人", "口径: 抽样", "口径: 建档立卡", []),
        ("54.77万人", "93.78万人", "口径: 抽样", "口径: 抽样", ["8 F501"]),
        ("54.77万人", "93.78万人", "口径: 抽样", "", ["8 F501"]),  # one of them does not say
        ("54.77万人", "93.78万人", "时点: 2022年底", "时点: 2023年底", []),
        ("54.77万人", "约55万人", "", "", []),
        ("54.77万人", "50余万人", "", "", []),
        ("54.77万人", "100户", "", "", []),  # two things
        ("78%", "不详（未报）", "", "", []),
    ],
)
def test_units_approximate_words_and_another_scope_are_respected(
    tmp_path: Path, one: str, two: str, first: str, second: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, twice(one, two, first, second))) == expected


def test_households_and_people_of_one_indicator_are_compared_each(tmp_path: Path) -> None:
    text = "指标:\n  识别:\n    名称: 贫困户\n    规模: 591户1593人\n  贫困户: 591户1595人\n"
    assert [p.words["difference"] for p in findings_of(tmp_path, text) if p.code == "F501"] == ["2人"]  # 1595 − 1593


PAIRS = "指标:\n  识别贫困户: {}\n结对:\n  帮扶对象: {}\n"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("591户1593人", "558户1593人", ["4 F502"]),
        ("591户1593人", "591户1539人", ["4 F502"]),
        ("591户1593人", "591户1593人", []),
        ("591户1593人", "558户1500人", []),
        ("200户500人", "150户500人", []),  # 500 may be a coincidence
        ("591户约1593人", "558户1593人", []),
    ],
)
def test_pairs_that_share_one_telling_number_share_the_other(
    tmp_path: Path, one: str, two: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, PAIRS.format(one, two))) == expected


def test_both_lines_of_the_pairs_are_named(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, PAIRS.format("591户1593人", "558户1593人")), "F502")
    assert (found.severity, found.place.line, found.related[0].line) == (Severity.WARNING, 4, 2)
    assert (found.words["shared"], found.words["difference"]) == ("1593人", "33户")  # 591 − 558


def test_parts_of_a_group_may_be_alike(tmp_path: Path) -> None:
    text = """
    户人分解:
      - 名称: 搬迁安置
        关系: 划分
        分项:
          - 名称: 甲
            规模: 72户218人
          - 名称: 乙
            规模: 70户218人
    """
    assert findings_of(tmp_path, text) == ()


COPIES = """
本年:
  状态: 已完成
  项目:
    - 类别: 甲类
      投入: {one}
    - 类别: 乙类
      投入: {two}
    - 类别: 丙类
      投入: {three}
"""


def test_a_telling_amount_that_stands_again_in_the_next_project_is_a_note(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, COPIES.format(one="1.31", two="1.31", three="2")), "F503")
    assert (found.severity, found.place.line, found.related[0].line) == (Severity.NOTE, 7, 5)
    assert findings_of(tmp_path, COPIES.format(one="1.31", two="2", three="1.31")) == ()  # not neighbours
    assert findings_of(tmp_path, COPIES.format(one="15", two="15", three="100")) == ()  # a standard grant
    assert findings_of(tmp_path, COPIES.format(one="1.31", two="1.310", three="3"))[0].code == "F503"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2500m", "2500m", ["11 F503"]),
        ("794m", "794m", ["11 F503"]),
        ("300m", "300m", []),
        ("2500m", "2500亩", []),
        ("2座", "2座", []),
    ],
)
def test_so_is_a_telling_measure(tmp_path: Path, one: str, two: str, expected: list[str]) -> None:
    text = "本年:\n  状态: 已完成\n  项目:\n"
    text += "".join(
        f"    - 类别: 道路\n      工程量:\n        - 对象: {t}\n          数量: {q}\n"
        for t, q in (("甲", one), ("乙", two))
    )
    assert lines(findings_of(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        ("实施中", "塘堰坝已建成，正常使用", ["5 F504"]),
        ("规划中", "已竣工", ["5 F504"]),
        ("已完工", "塘堰坝已建成", []),
        ("主体完工", "主体已完工，正在配套水电", []),
        ("已完成", "塘堰坝正在修建", ["5 F505"]),
        ("实施中", "塘堰坝正在修建", []),
        ("实施中", "塘堰坝尚未完工", []),
        ("实施中", "修建塘堰坝", []),
    ],
)
def test_a_projects_words_go_with_its_status(tmp_path: Path, status: str, content: str, expected: list[str]) -> None:
    text = f"本年:\n  状态: {status}\n  项目:\n    - 类别: 水利\n      内容: {content}\n"
    found = findings_of(tmp_path, text)
    assert lines(found) == expected
    assert all(p.severity is Severity.NOTE for p in found)


def test_no_problem_at_all_is_a_note_only_where_it_is_declared(tmp_path: Path) -> None:
    assert [p.severity for p in findings_of(tmp_path, "存在问题: []\n")] == [Severity.NOTE]
    assert findings_of(tmp_path, "导语:\n  - 甲\n") == ()
    assert findings_of(tmp_path, "存在问题:\n") == ()
