"""算式 of 指标: what stands in its way is told at its characters; what it gives is a figure like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Terminal
from townships import codes, facts_of, figure, typed_at

from fupin_reports.checks import formula_findings
from fupin_reports.compose.display import shown
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project


def told(folder: Path, text: str) -> tuple[Problem, ...]:
    return formula_findings(facts_of(folder, text))


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


def indicator(formula: str, value: str = "") -> str:
    """An indicator on line 4 with its formula on line 5 (or 6, behind a value)."""
    typed = f"    值: {value}\n" if value else ""
    return f"指标:\n  甲: 591户1593人\n  乙: 28.8万元\n  丙:\n{typed}    算式: {formula}\n"


@pytest.mark.parametrize(
    ("formula", "code", "column"),
    [
        ("指标.乙 + ", "F703", 15),  # “    算式: 指标.乙 +” ends in column 14: the place is past it
        ("指标.以 × 2", "F704", 9),
        ("1万元 + 指标.甲.户", "F705", 9),
        ("指标.乙 ÷ 0", "F706", 9),
    ],
)
def test_what_stands_in_the_way_is_told(tmp_path: Path, formula: str, code: str, column: int) -> None:
    found = only(told(tmp_path, indicator(formula)))
    assert (found.code, found.place.line, found.place.column) == (code, 5, column)


def test_a_fault_points_at_its_characters(tmp_path: Path) -> None:
    found = only(told(tmp_path, indicator("1万元 + 指标.以 × 2")))
    # “    算式: ” takes 8 columns, “1万元 + ” six: the name begins in column 15 and has four characters
    assert (found.code, found.place.column, found.place.end_column) == ("F704", 15, 19)
    assert found.words["near"] == ""  # 甲, 乙, 丙 are not like 以


def test_the_nearest_name_is_offered(tmp_path: Path) -> None:
    text = "指标:\n  贫困户总数: 591户\n  丙:\n    算式: 指标.贫困户数 × 2\n"
    assert only(told(tmp_path, text)).words["near"] == "指标.贫困户总数"


def test_a_pair_must_say_which_of_its_two(tmp_path: Path) -> None:
    found = only(told(tmp_path, indicator("指标.甲 × 2")))
    assert (found.code, found.words["cause"], found.words["near"]) == ("F704", "pair", "指标.甲.户")


def test_words_are_no_number(tmp_path: Path) -> None:
    found = only(told(tmp_path, indicator("单位 × 2")))
    assert (found.code, found.words["cause"]) == ("F704", "no_number")


def test_what_is_missing_is_a_note_and_no_crash(tmp_path: Path) -> None:
    found = only(told(tmp_path, indicator("本年.资金.合计 + 指标.乙")))
    assert (found.code, found.severity, found.words["name"]) == ("F706", Severity.NOTE, "本年.资金.合计")


def test_a_result_of_another_kind_than_the_value_is_refused(tmp_path: Path) -> None:
    found = only(told(tmp_path, indicator("指标.乙 × 2", value="3户")))
    assert (found.code, found.words["cause"]) == ("F705", "result")
    assert (found.words["left"], found.words["right"]) == ("万元", "户")


def test_a_circle_is_refused_and_told_step_by_step(tmp_path: Path) -> None:
    text = "指标:\n  甲: {算式: 指标.乙 + 1户}\n  乙: {算式: 指标.丙 + 1户}\n  丙: {算式: 指标.甲 + 1户}\n"
    found = told(tmp_path, text)
    circle = next(p for p in found if p.code == "F707")
    assert circle.words["names"] == "指标.甲 → 指标.乙 → 指标.丙 → 指标.甲"
    assert (circle.severity, circle.place.line) == (Severity.ERROR, 4)
    assert sorted(codes(found)) == ["F706", "F706", "F707"]


def test_an_indicator_is_not_made_from_itself(tmp_path: Path) -> None:
    assert codes(told(tmp_path, indicator("指标.丙 × 2"))) == ["F707"]
    assert codes(told(tmp_path, indicator("指标.丙 × 2", value="3户"))) == ["F707"]


def test_formulas_are_worked_out_in_the_order_of_their_needs(tmp_path: Path) -> None:
    text = "指标:\n  甲: {算式: 指标.乙 × 2}\n  乙: {算式: 指标.丙 + 1户}\n  丙: 3户\n"
    facts = facts_of(tmp_path, text)
    assert formula_findings(facts) == ()
    assert figure(facts, "指标", "甲").value == 8  # (3 + 1) × 2
    assert typed_at(figure(facts, "指标", "甲")) == [4]


def test_a_typed_value_counts_before_its_formula(tmp_path: Path) -> None:
    text = "指标:\n  甲: {值: 9户, 算式: 指标.丙 + 1户}\n  乙: {算式: 指标.甲 × 2}\n  丙: 3户\n"
    facts = facts_of(tmp_path, text)
    assert codes(formula_findings(facts)) == ["F701"]
    assert figure(facts, "指标", "乙").value == 18  # the 9 that is typed, which the finding concerns


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("28.85万元", []),
        ("288500元", []),
        ("28.9万元", ["F708"]),
        ("28.84万元", ["F701"]),
        ("约28.9万元", []),
        ("28万余元", []),
        ("近28万元", ["F701"]),
        ("20—30万元", []),
        ("不详（未报）", []),
    ],
)
def test_a_sum_is_compared_exactly_and_approximate_words_as_such(
    tmp_path: Path, value: str, expected: list[str]
) -> None:
    assert codes(told(tmp_path, indicator("指标.乙 + 500元", value=value))) == expected  # 28.8 + 0.05 = 28.85


def test_an_approximate_input_proves_nothing(tmp_path: Path) -> None:
    text = "指标:\n  甲: 约63万元\n  丙: {值: 99万元, 算式: 指标.甲 × 2}\n"
    assert told(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("指标.乙 × 2 + 0.125万元", "57.725万元"),  # exact: all decimals
        ("指标.乙 ÷ 指标.甲.户", "487.31元"),  # 0.04873…万元: money for one is told in 元
        ("占比(指标.乙, 1.2亿元)", "0.2%"),  # 0.24: a percentage has one
        ("指标.甲.户 ÷ 指标.甲.人", "0.37户"),  # 0.37099…
    ],
)
def test_a_result_is_printed_by_the_policy_of_its_kind(tmp_path: Path, formula: str, expected: str) -> None:
    assert shown(figure(facts_of(tmp_path, indicator(formula)), "指标", "丙")) == expected


def test_a_computed_indicator_grows_on_last_year_and_is_named_in_texts(project: Project, terminal: Terminal) -> None:
    path = project.file("云溪镇", 2023)
    text = path.read_text("utf-8").replace("指标:\n", "指标:\n  人均口粮田:\n    上年: 2亩\n    算式: 1.5亩 × 2\n", 1)
    path.write_text(text + "\n导语:\n  - 口粮田{{ 指标.人均口粮田 }}，增长{{ 指标.人均口粮田.增幅 }}\n", "utf-8")
    code, said = terminal.run("build", "云溪镇", "--format", "docx")
    assert code == 0, said


def test_the_screen_tells_a_cut_off_ratio_in_full(project: Project, terminal: Terminal) -> None:
    path = project.file("云溪镇", 2023)
    more = "指标:\n  村数: 396个\n  资金: 27941万元\n  每村:\n    值: 70万元\n    算式: 指标.资金 ÷ 指标.村数\n"
    path.write_text(path.read_text("utf-8").replace("指标:\n", more, 1), "utf-8")
    code, said = terminal.run("check", "云溪镇", "--format", "lines")
    assert code == 0
    (told,) = [line for line in said.splitlines() if "F702" in line]
    assert told.split(": ", 1)[1] == (
        "提醒 F702 指标.每村写的是70万元，按算式是70.558万元（指标.资金 ÷ 指标.村数），"
        "是把后面的小数截断了，四舍五入应为71万元"
    )
