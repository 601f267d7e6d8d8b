"""What is left to be filled in is found in any text; what only looks like it is left alone."""

from __future__ import annotations

import itertools

import pytest
from clerk import HEAD, check, checked, told
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.placeholders import HALF_WIDTH, PATTERN, SUSPECT, placeholders

LEFT = [
    ("甲乡xx村", "xx"),
    ("XX镇", "XX"),
    ("ＸＸ镇", "ＸＸ"),
    ("20xx年", "20xx"),
    ("20××年", "20××"),
    ("××村", "××"),
    ("**镇", "**"),
    ("水管xxm", "xx"),
    ("占xx%", "xx"),
    ("脱贫x户", "x"),
    ("脱贫×户", "×"),
    ("投入约x万元", "x"),
    ("某某村", "某某"),
    ("○○村", "○○"),
    ("投入____万元", "____"),
    ("投入__元", "__"),
    ("贫困户？？户", "？？"),
    ("“”达标", "“”"),
    ("依据《》", "《》"),
    ("（ ）村", "（ ）"),
    ("（待填）", "（待填）"),
    ("（此处待补充）", "（此处待补充）"),
    ("TBD", "TBD"),
    ("合计需要资金万元", "万元"),
    ("需资金 万元。", "万元"),
    ("投入资金：万元", "万元"),
    ("共投入元。", "元"),
]


@pytest.mark.parametrize(("text", "gap"), LEFT)
def test_what_is_left_to_be_filled_in_is_found(text: str, gap: str) -> None:
    assert [text[one.start : one.end] for one in placeholders(text)] == [gap]


def test_each_of_several_is_found() -> None:
    text = "x月x日，××村投入资金万元"
    assert [text[one.start : one.end] for one in placeholders(text)] == ["x", "x", "××", "万元"]


NOT_LEFT = [
    "管道4m×3m、3 x 2、3x4m、10kVx2",
    "尺码XXL，XX-3型",
    "Exxon",
    "以万元计，单位：万元，金额（万元）",
    "每户万元以上，万元户12户",
    "需资金15万元，合计 12 万元",
    "投入{{ 本年.资金 }}万元",
    "张某某",
    "二○○八年",
    "138****5678",
    "1.5''管",
    "每户×50元，人×月数，单价×户数",
    "50m³×2座",
    "空白有待填补",
    "“两不愁、三保障”",
    "《办法》（试行）",
    "共有元素三种，投入元月份完成",
    "是否达标？",
    "0755、0890、1e3、12:30、.60",
]


@pytest.mark.parametrize("text", NOT_LEFT)
def test_what_only_looks_like_a_gap_is_left_alone(text: str) -> None:
    assert list(placeholders(text)) == []


@given(st.text(alphabet="xX×*_“”万元资金2 0年（）", max_size=20))
def test_gaps_come_in_order_and_never_overlap(text: str) -> None:
    found = list(placeholders(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.text(alphabet="xXｘ×*＊_○□?“”《》（） 万亿元资金共：、待填补某镇户%年1}", max_size=12))
def test_the_quick_look_passes_over_no_gap(text: str) -> None:
    assert SUSPECT.search(text) or not PATTERN.search(text.translate(HALF_WIDTH))


def test_a_gap_in_a_number_is_told_once_and_the_rest_of_the_file_is_looked_at() -> None:
    found, problems = check(HEAD + "本年:\n  状态: 实施中\n  投入: xx万元\n资金管里:\n  措施: [甲]\n")
    assert found is not None
    assert told(problems) == ["7:7 V032", "8:1 V001"]


def test_the_same_gap_in_two_values_is_told_in_each() -> None:
    _, problems = check(HEAD + "存在问题:\n  - 要点: xx村缺水\n    说明: xx村缺水，xx村缺电\n")
    assert told(problems) == ["6:9 V032", "7:9 V032", "7:15 V032"]


def test_a_key_with_a_gap_is_told_at_the_key() -> None:
    _, problems = check(HEAD + "本年:\n  状态: 实施中\n  资金:\n    xx资金: 3\n")
    assert "8:5 V032" in told(problems)


def test_a_serial_of_the_villages_own_may_say_what_it_likes() -> None:
    checked("本年:\n  状态: 实施中\n  项目村:\n    - 村: 甲村\n      项目: [{类别: 水利, 序号: xx1}]\n")
