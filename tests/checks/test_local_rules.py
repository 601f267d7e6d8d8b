"""data/勾稽规则.yaml: the office's own equations, checked in every township and told like the built-in ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Terminal
from townships import codes, facts_of, rule_problems, rules_of

from fupin_reports.checks import never_applied, rule_findings
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project

TOWNSHIP = """
本年:
  状态: 实施中
  资金:
    扶贫资金: 60
    群众自筹: 40.5
指标:
  识别户: 591户
  帮扶户: 558户
  约数: 约600户
"""


def one(folder: Path, formula: str, *more: str) -> tuple[Problem, ...]:
    """What a single rule finds."""
    lines = "".join(f"    {line}\n" for line in more)
    return rule_problems(folder, TOWNSHIP, f"勾稽规则:\n  - 名称: 规则一\n    式: {formula}\n{lines}")


@pytest.mark.parametrize(
    ("formula", "holds"),
    [
        ("指标.识别户 = 591户", True),
        ("指标.识别户 = 591", True),
        ("指标.识别户 = 指标.帮扶户", False),
        ("指标.识别户 ≠ 指标.帮扶户", True),
        ("指标.识别户 ≥ 指标.帮扶户", True),
        ("指标.识别户 ≤ 指标.帮扶户", False),
        ("指标.识别户 > 591户", False),
        ("指标.识别户 < 592户", True),
        ("本年.资金.合计 = 本年.资金.扶贫资金 + 405000元", True),  # 60 + 40.5
        ("占比(本年.资金.群众自筹, 本年.资金.合计) ≤ 40%", False),  # 40.29…%
        ("占比(本年.资金.群众自筹, 本年.资金.合计) ≤ 41%", True),
    ],
)
def test_a_rule_holds_or_it_does_not(tmp_path: Path, formula: str, holds: bool) -> None:
    assert codes(one(tmp_path, formula)) == ([] if holds else ["F710"])


def test_a_rule_that_fails_is_told_with_both_sides_and_all_lines(tmp_path: Path) -> None:
    (found,) = one(tmp_path, "指标.识别户 = 指标.帮扶户", "级别: 提醒", "说明: 都要有人管。")
    assert (found.code, found.severity) == ("F710", Severity.WARNING)
    assert (found.words["left"], found.words["right"], found.words["difference"]) == ("591户", "558户", "33户")
    assert found.words["account"] == "都要有人管"
    assert [(p.file, p.line) for p in (found.place, *found.related)] == [
        ("data/2023/青坪乡.yaml", 7),
        ("data/2023/青坪乡.yaml", 8),
        ("data/勾稽规则.yaml", 3),
    ]
    assert found.subject == "勾稽规则.规则一"


def test_a_share_over_its_limit_is_told_in_points(tmp_path: Path) -> None:
    (found,) = one(tmp_path, "占比(本年.资金.群众自筹, 本年.资金.合计) ≤ 40%")
    # 40.5 ÷ 100.5 = 40.298507…%
    assert (found.words["left"], found.words["right"]) == ("40.298507%", "40%")
    assert found.words["difference"] == "0.298507百分点"


@pytest.mark.parametrize(
    ("tolerance", "expected"),
    [
        ("33户", "F711"),
        ("32户", "F710"),
        ("6%", "F711"),  # 6 % of 558 is 33.48
        ("5%", "F710"),  # 27.9
        ("0", "F710"),
        ("33人", "F710"),  # people are no households
    ],
)
def test_a_tolerance_excuses_so_much_and_it_is_said(tmp_path: Path, tolerance: str, expected: str) -> None:
    (found,) = one(tmp_path, "指标.识别户 = 指标.帮扶户", f"容差: {tolerance}")
    assert found.code == expected
    if expected == "F711":
        assert (found.severity, found.words["tolerance"]) == (Severity.NOTE, tolerance)


def test_a_tolerance_in_another_unit_is_the_same_tolerance(tmp_path: Path) -> None:
    assert codes(one(tmp_path, "本年.资金.合计 = 100.49万元", "容差: 100元")) == ["F711"]  # 0.01万元
    assert codes(one(tmp_path, "本年.资金.合计 = 100.49万元", "容差: 99元")) == ["F710"]


def test_what_a_township_does_not_have_is_passed_over(tmp_path: Path) -> None:
    assert one(tmp_path, "上年.资金.合计 = 指标.没有") == ()
    (found,) = one(tmp_path, "上年.资金.合计 = 1万元", "缺数提示: 是")
    assert (found.code, found.severity, found.words["missing"]) == ("F713", Severity.NOTE, "上年.资金.合计")


def test_approximate_figures_are_not_compared(tmp_path: Path) -> None:
    assert one(tmp_path, "指标.约数 = 1户") == ()
    (found,) = one(tmp_path, "指标.约数 = 1户", "缺数提示: 是")
    assert (found.code, found.words["cause"]) == ("F713", "about")


def test_a_rule_of_another_kind_of_report_is_passed_over(tmp_path: Path) -> None:
    assert one(tmp_path, "指标.识别户 = 1户", "文种: 县级汇总") == ()
    assert codes(one(tmp_path, "指标.识别户 = 1户", "文种: 乡镇年终总结")) == ["F710"]


def test_pairs_are_compared_each(tmp_path: Path) -> None:
    text = "指标:\n  识别: 5户20人\n  帮扶: 6户20人\n  户数: 9户\n"
    rule = "勾稽规则:\n  - {名称: 甲, 式: 指标.识别 = 指标.帮扶}\n"
    assert [(p.words["part"], p.words["difference"]) for p in rule_problems(tmp_path, text, rule)] == [("户", "-1户")]
    rule = "勾稽规则:\n  - {名称: 甲, 式: 指标.识别 = 指标.户数}\n"
    found = rule_problems(tmp_path, text, rule)  # 人 against 户数 has no unit in common: the rule is told
    assert codes(found) == ["F710", "F705"]


@pytest.mark.parametrize(
    ("formula", "code", "column"),
    [
        ("指标.识别户", "F703", 14),  # “    式: ” takes seven columns, the name six: one past its end
        ("指标.识别户 = = 1", "F703", 17),  # at the second of them
        ("识别户(1) = 1", "F703", 8),
    ],
)
def test_a_rule_that_cannot_be_read_is_told_at_its_own_place(
    tmp_path: Path, formula: str, code: str, column: int
) -> None:
    text = f"勾稽规则:\n  - 名称: 规则一\n    式: {formula}\n  - 名称: 规则二\n    式: 指标.识别户 = 1户\n"
    rules, problems = rules_of(tmp_path, text)
    assert [rule.name for rule in rules] == ["规则二"]  # the others go on
    assert [(p.code, str(p.place)) for p in problems] == [(code, f"data/勾稽规则.yaml:3:{column}")]


@pytest.mark.parametrize("formula", ["指柿.识别户 = 1户", "指标.识别户 = 1万元", "单位 = 1户"])
def test_what_is_wrong_with_the_rule_itself_does_not_stop_a_township(tmp_path: Path, formula: str) -> None:
    (found,) = one(tmp_path, formula)
    assert found.severity is Severity.WARNING
    assert found.place.file == "data/勾稽规则.yaml"


def test_a_rule_that_fits_no_township_is_told_once_with_the_nearest_name(tmp_path: Path) -> None:
    rules, _ = rules_of(tmp_path, "勾稽规则:\n  - 名称: 规则一\n    式: 指标.识別户 = 1户\n")
    one_township = rule_findings(facts_of(tmp_path, TOWNSHIP), rules)
    other = rule_findings(facts_of(tmp_path, "指标:\n  甲: 1户\n"), rules)
    assert (one_township[0], other[0]) == ((), ())
    (found,) = never_applied(rules, [other[1], one_township[1]])
    assert (found.code, found.place.line) == ("F712", 3)
    assert (found.words["missing"], found.words["near"]) == ("指标.识別户", "指标.识别户")
    assert never_applied(rules, [other[1], ()]) == ()  # one township has it


def test_two_rules_of_one_name_and_a_wrong_grade_are_refused(tmp_path: Path) -> None:
    text = "勾稽规则:\n  - {名称: 甲, 式: 1 = 1}\n  - {名称: 甲, 式: 1 = 1, 级别: 严重}\n"
    assert {p.code for p in rules_of(tmp_path, text)[1]} == {"V024", "V005"}
    assert [p.code for p in rules_of(tmp_path, "勾稽规则:\n  - {名称: 甲, 式: 1 = 1, 容差: 3}\n")[1]] == ["V009"]


def test_a_file_without_rules_or_no_file_is_no_fault(tmp_path: Path) -> None:
    assert rules_of(tmp_path, "勾稽规则:\n") == ((), ())


def test_rules_are_read_by_check_and_build_and_their_faults_stop_no_report(
    project: Project, terminal: Terminal
) -> None:
    project.rules.write_text(
        "勾稽规则:\n  - 名称: 甲\n    式: 指标.贫困户 = 1户\n  - 名称: 乙\n    式: 1 +\n  - 名称: 丙\n    式: 指标.没有 = 1户\n",
        "utf-8",
    )
    code, said = terminal.run("check", "--format", "json")
    found = [(p["code"], p["file"], p["line"]) for p in json.loads(said)["problems"] if p["code"].startswith("F7")]
    line = project.file("柳河镇", 2023).read_text("utf-8").splitlines().index("    值: 795户") + 1
    assert code == 1
    assert found == [
        ("F710", "data/2023/柳河镇.yaml", line),
        ("F703", "data/勾稽规则.yaml", 5),
        ("F712", "data/勾稽规则.yaml", 7),
    ]
    code, said = terminal.run("check", "青坪乡", "--format", "json")
    found = [p["code"] for p in json.loads(said)["problems"] if p["code"].startswith("F7")]
    assert (code, found) == (1, ["F703"])  # F712 needs all of them
    code, said = terminal.run("build", "--format", "docx")
    assert code == 1
    assert sorted(p.name for p in project.output(2023).glob("*.docx")) == ["云溪镇.docx", "青坪乡.docx"]


def test_strict_takes_an_idle_rule_for_an_error(project: Project, terminal: Terminal) -> None:
    project.rules.write_text("勾稽规则:\n  - {名称: 丙, 式: 指标.没有 = 1户}\n", "utf-8")
    assert terminal.run("check")[0] == 0
    assert terminal.run("check", "--strict")[0] == 1
