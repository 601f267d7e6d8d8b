"""This year's file against last year's, where it is there: 上年 here is 本年 there."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Terminal
from townships import findings_of, lines, only

from fupin_reports.problems import Severity
from fupin_reports.project import Project

HERE = """
上年:
  状态: 已完成
  项目村:
    - 村: 忠义村
      资金:
        扶贫资金: 15
        群众自筹: 13.8
    - 村: 后山村
      资金:
        扶贫资金: 15
        群众自筹: 15.15
"""


def last(status: str = "已完成", amount: str = "15.15", name: str = "后山村") -> str:
    text = HERE.replace("上年:", "本年:").replace("已完成", status).replace("15.15", amount)
    return text.replace("后山村", name)


def test_what_is_retyped_must_be_what_it_was(tmp_path: Path) -> None:
    assert findings_of(tmp_path, HERE, last()) == ()
    assert findings_of(tmp_path, HERE, last(amount="151500元")) == ()
    found = [p for p in findings_of(tmp_path, HERE, last(amount="15.05")) if p.code == "F521"]
    # the year's total 58.95 and 58.85, its 群众自筹 28.95 and 28.85, then the village's 30.15 and 15.15
    assert [(p.words["level"], p.words["what"], p.words["here"]) for p in found] == [
        ("上年", "合计", "58.95万元"),
        ("上年", "群众自筹", "28.95万元"),
        ("上年 后山村", "合计", "30.15万元"),
        ("上年 后山村", "群众自筹", "15.15万元"),
    ]
    assert {p.words["difference"] for p in found} == {"0.1万元"}
    assert {p.severity for p in found} == {Severity.ERROR}
    assert found[3].related[0].file == "data/2022/青坪乡.yaml"
    assert found[3].subject == "上年.项目村.后山村.群众自筹"


def test_amounts_that_were_plans_when_they_were_filed_may_change(tmp_path: Path) -> None:
    found = [p for p in findings_of(tmp_path, HERE, last("实施中", "15.05")) if p.code == "F521"]
    assert {p.severity for p in found} == {Severity.WARNING}


def test_villages_that_came_or_went_are_named(tmp_path: Path) -> None:
    found = [p for p in findings_of(tmp_path, HERE, last(name="后山村委会")) if p.code == "F522"]
    assert [(p.words["kind"], p.words["name"], p.place.line) for p in found] == [
        ("extra", "后山村", 8),
        ("missing", "后山村委会", 3),
    ]


def test_without_last_years_file_or_its_block_nothing_is_compared(tmp_path: Path) -> None:
    assert findings_of(tmp_path, HERE) == ()
    assert findings_of(tmp_path, HERE, "导语:\n  - 甲\n") == ()


@pytest.mark.parametrize(
    ("before", "expected"),
    [("2136元", []), ("2163元", ["4 F523"]), ("0.2136万元", []), ("约2100元", ["4 F523"]), ("2100余元", [])],
)
def test_an_indicators_last_year_is_last_years_value(tmp_path: Path, before: str, expected: list[str]) -> None:
    text = f"指标:\n  人均纯收入:\n    值: 2380元\n    上年: {before}\n"
    assert lines(findings_of(tmp_path, text, "指标:\n  人均纯收入: 2136元\n")) == expected


def test_an_indicator_of_another_scope_is_another_indicator(tmp_path: Path) -> None:
    text = "指标:\n  贫困人口:\n    值: 300人\n    上年: 500人\n    口径: 建档立卡\n"
    assert findings_of(tmp_path, text, "指标:\n  贫困人口: 400人\n") == ()


def test_what_is_carried_over_is_what_was_left(tmp_path: Path) -> None:
    here = "本年:\n  状态: 已完成\n  资金执行:\n    - 来源: 扶贫资金\n      上年结转: {}\n      到位: 60\n"
    there = "本年:\n  状态: 已完成\n  资金执行:\n    - 来源: 财政扶贫资金\n      上年结转: 0.3\n      到位: 30\n      支出: 29\n"
    assert findings_of(tmp_path, here.format("1.3"), there) == ()  # 0.3 + 30 − 29
    found = only(findings_of(tmp_path, here.format("1"), there), "F524")
    assert (found.severity, found.place.line) == (Severity.ERROR, 5)
    assert (found.words["there"], found.words["difference"]) == ("1.3万元", "-0.3万元")


@pytest.mark.parametrize(
    ("value", "was", "target", "expected"),
    [
        ("970元", "880元", "965元以上", []),
        ("930元", "880元", "965元以上", ["2 F525"]),
        ("965元", "880元", "965元", []),
        ("120户", "300户", "100户", ["2 F525"]),  # it was to fall from 300 to 100
        ("90户", "300户", "100户", []),
        ("930元", "880元", "约950元", []),
    ],
)
def test_last_years_target_is_reached_upwards_or_downwards(
    tmp_path: Path, value: str, was: str, target: str, expected: list[str]
) -> None:
    there = f"指标:\n  甲:\n    值: {was}\n    目标: {target}\n"
    found = [p for p in findings_of(tmp_path, f"指标:\n  甲: {value}\n", there) if p.code == "F525"]
    assert lines(found) == expected
    assert all(p.severity is Severity.WARNING for p in found)


def put(project: Project, text: str) -> None:
    """A file of 2022 for 青坪乡."""
    head = "文种: 乡镇年终总结\n单位: 青坪乡\n年度: 2022\n日期: 2022年12月20日\n"
    (project.data / "2022").mkdir()
    project.file("青坪乡", 2022).write_text(head + text, "utf-8")


def test_the_whole_run_compares_with_the_file_of_the_year_before(project: Project, terminal: Terminal) -> None:
    put(project, "本年:\n  状态: 已完成\n  投入: 58.9\n")  # 58.95 in the file of 2023
    code, said = terminal.run("check", "青坪乡", "--year", "2023")
    assert code == 1
    assert "F521" in said
    assert "data/2022/青坪乡.yaml" in said


def test_a_broken_file_of_the_year_before_is_a_note_and_stops_nothing(project: Project, terminal: Terminal) -> None:
    put(project, "本年:\n  状态: 已完成\n  投入: 二十万\n")
    code, said = terminal.run("check", "青坪乡", "--year", "2023")
    assert code == 0
    assert "提示 F520" in said
    assert "F521" not in said
