"""What this year's file leaves out comes from last year's: projects, values, opening balances, what was aimed at."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from conftest import Terminal
from townships import HEAD, checked_of, figure, findings_of, named, value

from fupin_reports.compute import Facts, compute
from fupin_reports.project import Project

LAST = """
本年:
  状态: 已完成
  资金执行:
    - {来源: 扶贫资金, 上年结转: 1, 到位: 20, 支出: 18.5}
  项目:
    - {类别: 道路, 资金: {扶贫资金: 16, 群众自筹: 4}}
指标:
  人均收入: {值: 4800元, 目标: 5200元}
  贫困户: {值: 60户, 目标: 40户}
  低保户: {值: 9户, 口径: 民政部门}
"""
THIS = """
本年:
  状态: 实施中
  资金执行:
    - {来源: 扶贫资金, 到位: 30, 支出: 20}
  项目:
    - {类别: 水利, 资金: {扶贫资金: 25}}
指标:
  人均收入: 5460元
  贫困户: 30户
  低保户: 8户
"""


def both(folder: Path, this: str = THIS, last: str = LAST) -> Facts:
    before = checked_of(folder, last, 2022)
    return compute(checked_of(folder, this), None, before)


def test_last_years_projects_are_those_of_its_file(tmp_path: Path) -> None:
    facts = both(tmp_path)
    assert value(facts, "上年", "资金", "合计") == 20  # 16 + 4
    assert value(facts, "上年", "资金", "群众自筹") == 4
    assert value(facts, "本年", "增幅") == 25  # 25 on 20
    place = figure(facts, "上年", "资金", "群众自筹").inputs[0].place
    assert place is not None
    assert place.file == "data/2022/青坪乡.yaml"


def test_what_this_file_says_of_last_year_counts_first(tmp_path: Path) -> None:
    facts = both(tmp_path, "上年:\n  状态: 已完成\n  投入: 50\n" + THIS.lstrip("\n"))
    assert value(facts, "上年", "资金", "合计") == 50
    assert value(facts, "本年", "增幅") == -50


def test_an_indicator_grows_on_last_years_value_of_one_scope(tmp_path: Path) -> None:
    facts = both(tmp_path)
    assert value(facts, "指标", "人均收入", "上年") == 4800
    assert value(facts, "指标", "人均收入", "增幅") == Decimal("13.75")  # 660 on 4800
    assert named(facts, "指标", "低保户", "上年") is None  # counted by another office then


def test_the_balance_is_carried_over(tmp_path: Path) -> None:
    facts = both(tmp_path)
    rows = named(facts, "本年", "执行", "各来源")
    row = rows.entries["扶贫资金"].entries  # type: ignore[attr-defined]
    assert row["上年结转"].value == Decimal("2.5")  # 1 + 20 − 18.5
    assert row["结余"].value == Decimal("12.5")  # 2.5 + 30 − 20


def test_a_balance_that_is_typed_stays(tmp_path: Path) -> None:
    facts = both(tmp_path, THIS.replace("到位: 30", "上年结转: 2, 到位: 30"))
    rows = named(facts, "本年", "执行", "各来源")
    assert rows.entries["扶贫资金"].entries["上年结转"].value == 2  # type: ignore[attr-defined]


def test_what_was_aimed_at_stands_against_what_was_reached(tmp_path: Path) -> None:
    facts = both(tmp_path)
    assert value(facts, "上年目标", "人均收入", "完成率") == 105  # 5460 of 5200
    assert value(facts, "上年目标", "人均收入", "差额") == 260
    assert value(facts, "上年目标", "贫困户") == 30
    assert named(facts, "上年目标").entries.keys() == {"人均收入", "贫困户"}  # type: ignore[attr-defined]


def test_what_is_wrong_in_last_years_file_is_not_told_here(tmp_path: Path) -> None:
    last = LAST.replace("  项目:\n", "  申报合计: 99\n  项目:\n", 1)
    assert findings_of(tmp_path, THIS) == findings_of(tmp_path, THIS, last)


def test_it_is_printed(project: Project, terminal: Terminal) -> None:
    project.rules.unlink(missing_ok=True)
    for year, text in ((2022, LAST), (2023, THIS)):
        path = project.file("青坪乡", year)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.lstrip("\n") + HEAD.replace("2023", str(year)), "utf-8")
    code, said = terminal.run("build", "青坪乡", "--year", "2023", "--format", "docx")
    assert code == 0, said
