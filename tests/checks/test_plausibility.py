"""Households and people, trainings, coverage: what cannot be, or hardly can."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.problems import Severity


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("591户1593人", []),
        ("1593户591人", ["2 F401"]),
        ("约30户约9人", ["2 F401"]),  # 30 − 20 % is more than 9 + 20 %
        ("约3户约3人", []),
        ("200余户150人", ["2 F401"]),
        ("150户近200人", []),
        ("200户100余人", []),  # 100余 may be 200
        ("265户265人", ["2 F402"]),
        ("265户265余人", []),
        ("1户1人", []),
        ("0户0人", []),
        ("10户70人", []),
        ("10户71人", ["2 F403"]),
        ("10余户71人", []),
        ("72户", []),
        ("365人", []),
    ],
)
def test_every_pair_has_a_person_a_household_and_hardly_more_than_seven(
    tmp_path: Path, pair: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, f"指标:\n  贫困户: {pair}\n")) == expected


def test_severities_are_error_note_and_warning(tmp_path: Path) -> None:
    found = [findings_of(tmp_path, f"指标:\n  贫困户: {pair}\n")[0] for pair in ("9户8人", "9户9人", "9户90人")]
    assert [p.severity for p in found] == [Severity.ERROR, Severity.NOTE, Severity.WARNING]
    assert found[2].words["each"] == "10"  # 90 ÷ 9
    assert found[0].subject == "指标.贫困户"


def test_pairs_are_looked_at_wherever_they_stand(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 已完成
      项目:
        - 类别: 烟叶
          受益: 8户7人
    结对:
      帮扶对象: 8户7人
    户人分解:
      - 名称: 到户措施
        关系: 交叉
        申报合计: 8户7人
        分项:
          - 名称: 提标
            规模: 8户7人
    """
    assert lines(findings_of(tmp_path, text), "F40") == ["5 F401", "7 F401", "11 F401", "14 F401"]


def test_one_a_household_is_no_news_where_all_parts_or_the_name_say_so(tmp_path: Path) -> None:
    group = """
    户人分解:
      - 名称: {}
        关系: 交叉
        分项:
          - 名称: {}
            规模: 881户881人
          - 名称: 其他
            规模: {}
    """
    # 护林员 and 生态补偿 are among the words of the settings
    assert findings_of(tmp_path, group.format("到户措施", "岗位", "220户220人")) == ()
    assert findings_of(tmp_path, group.format("到户措施", "护林员", "220户560人")) == ()
    assert findings_of(tmp_path, group.format("生态补偿", "岗位", "220户560人")) == ()
    assert lines(findings_of(tmp_path, group.format("到户措施", "岗位", "220户560人"))) == ["6 F402"]


def test_nobody_is_trained_without_attending(tmp_path: Path) -> None:
    text = "培训:\n  - 名称: 种植\n    人次: {}\n    人数: {}\n"
    assert findings_of(tmp_path, text.format("365", "36")) == ()
    assert findings_of(tmp_path, text.format("36", "36")) == ()
    assert findings_of(tmp_path, text.format("300余", "365")) == ()
    found = only(findings_of(tmp_path, text.format("36", "365")), "F405")
    assert (found.severity, found.place.line, found.related[0].line) == (Severity.ERROR, 4, 3)


def test_full_coverage_is_held_against_declared_numbers_only(tmp_path: Path) -> None:
    text = """
    指标:
      识别贫困户: 591户1593人
      新农合覆盖率: {}
    结对:
      帮扶对象: {}
      说明:
        - 干部结对实现{}
    """
    found = findings_of(tmp_path, text.format("100%", "558户1593人", "全覆盖"))
    note = only(found, "F406")
    assert (note.severity, note.place.line) == (Severity.NOTE, 7)
    assert note.words["rate"] == "94.42%"  # 558 ÷ 591 = 94.4162…
    assert lines(findings_of(tmp_path, text.format("98.5%", "591户1593人", "全覆盖"))) == ["7 F406"]
    assert findings_of(tmp_path, text.format("98.5%", "591户1593人", "不断扩大")) == ()
    assert findings_of(tmp_path, text.format("100%", "558户1500人", "全覆盖")) == ()  # other people


def test_nothing_grows_on_zero(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, "指标:\n  光伏电站:\n    值: 4座\n    上年: 0座\n"), "F407")
    assert (found.severity, found.place.line) == (Severity.NOTE, 4)
    years = "上年:\n  状态: 已完成\n  投入: {}\n本年:\n  状态: 已完成\n  投入: 58.95\n"
    assert lines(findings_of(tmp_path, years.format("0"))) == ["3 F407"]
    assert findings_of(tmp_path, years.format("12")) == ()
