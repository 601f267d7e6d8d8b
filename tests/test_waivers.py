"""核对说明: a finding is accepted by code, place and difference, and only for as long as all three are the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Terminal

from fupin_reports.project import Project

# 烈足 adds up to 27.985; declared 28.185 is 0.2 too much
WRONG = ("申报合计: 27.985", "申报合计: 28.185")
PLACE = "本年.项目村.忠义村委会烈足村民小组"
SUBJECT = f"{PLACE}.申报合计"
STANDING = ("F204", "F302", "F503")
"""What is found in 青坪乡, or 柳河镇, as it is."""


def waiver(code: str = "F201", place: str = PLACE, difference: str | None = "0.2万元") -> str:
    amount = f"    差额: {difference}\n" if difference is not None else ""
    return (
        f"  - 代码: {code}\n    位置: {place}\n{amount}    原因: 已请村里核实。\n"
        "    经办: 乡扶贫办\n    日期: 2023年12月20日\n"
    )


def checked(
    project: Project, terminal: Terminal, *entries: str, wrong: bool = True
) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and findings of 青坪乡, but for those it has anyway, with these entries in 核对说明."""
    path = project.file("青坪乡", 2023)
    text = path.read_text("utf-8")
    text = text.replace(*WRONG) if wrong else text
    path.write_text(text + "\n核对说明:\n" + "".join(entries), "utf-8")
    code, said = terminal.run("check", "青坪乡", "--format", "json")
    return code, [p for p in json.loads(said)["problems"] if p["code"] not in STANDING]


@pytest.mark.parametrize(
    "place",
    [
        SUBJECT,
        PLACE,
        "忠义村委会烈足村民小组",
        "忠义村委会烈足村民小组.申报合计",
        "本年 忠义村委会烈足村民小组",  # as the message says it
    ],
)
def test_an_accepted_finding_is_a_note_with_reason_and_who(project: Project, terminal: Terminal, place: str) -> None:
    code, found = checked(project, terminal, waiver(place=place))
    assert code == 0
    (note,) = found
    assert (note["code"], note["severity"], note["accepted"], note["subject"]) == ("F901", "note", True, SUBJECT)
    assert note["cause"] == f"已认可：F201（{SUBJECT}，相差0.200万元），已请村里核实（乡扶贫办，2023年12月20日）"
    assert note["related"][0]["line"] > note["line"]  # the entry itself comes first


@pytest.mark.parametrize(("code", "difference"), [("f201", "0.2万元"), ("Ｆ２０１", "0.20万元"), ("F201", "2000元")])
def test_code_and_difference_may_be_written_in_other_ways(
    project: Project, terminal: Terminal, code: str, difference: str
) -> None:
    assert checked(project, terminal, waiver(code, difference=difference))[0] == 0


@pytest.mark.parametrize("difference", ["0.3万元", "-0.2万元", "0.2户", None])
def test_it_is_void_when_the_difference_is_another(
    project: Project, terminal: Terminal, difference: str | None
) -> None:
    code, found = checked(project, terminal, waiver(difference=difference))
    assert code == 1
    assert sorted((p["code"], p["severity"]) for p in found) == [("F201", "error"), ("F902", "warning")]
    assert not any(p["accepted"] for p in found)
    told = next(p for p in found if p["code"] == "F902")
    assert "0.200万元" in told["cause"] + told["cure"]


def test_one_that_accepts_nothing_is_told_with_what_there_is(project: Project, terminal: Terminal) -> None:
    code, found = checked(project, terminal, waiver(place="本年.项目村.别的村"))
    assert code == 1
    told = next(p for p in found if p["code"] == "F903")
    assert told["severity"] == "warning"
    assert SUBJECT in told["cause"]


def test_one_whose_finding_is_mended_is_told(project: Project, terminal: Terminal) -> None:
    code, found = checked(project, terminal, waiver(), wrong=False)
    assert (code, [p["code"] for p in found]) == (0, ["F903"])


@pytest.mark.parametrize("code", ["V007", "L102", "T002", "F901", "F703", "201", "F2010"])
def test_what_cannot_be_accepted_is_refused(project: Project, terminal: Terminal, code: str) -> None:
    exit_code, found = checked(project, terminal, waiver(code), wrong=False)
    assert (exit_code, [(p["code"], p["severity"]) for p in found]) == (1, [("F904", "error")])


def test_an_entry_without_a_code_is_told_once_for_what_it_lacks(project: Project, terminal: Terminal) -> None:
    _, found = checked(project, terminal, waiver().replace("  - 代码: F201\n", "  - 编号: F201\n"))
    assert "F904" not in {p["code"] for p in found}
    assert {"V001", "V002"} <= {p["code"] for p in found}


def test_one_that_fits_two_findings_accepts_neither(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    text = path.read_text("utf-8").replace("申报合计: 37.8", "申报合计: 38.0")  # 0.2 too much as well
    path.write_text(text, "utf-8")
    code, found = checked(project, terminal, waiver(place="申报合计"))
    assert code == 1
    assert sorted(p["code"] for p in found) == ["F201", "F201", "F905"]
    told = next(p for p in found if p["code"] == "F905")
    assert len(told["related"]) == 2


def test_two_findings_are_accepted_by_two_entries(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("申报合计: 37.8", "申报合计: 38.0"), "utf-8")
    code, found = checked(project, terminal, waiver(), waiver(place="龙潭村委会五箐明村民小组"))
    assert (code, [p["code"] for p in found]) == (0, ["F901", "F901"])


def test_an_accepted_warning_is_no_error_under_strict(project: Project, terminal: Terminal) -> None:
    rounded = waiver("F204", "羊见村委会金安村民小组", "0.001万元")  # 24.61 − 24.609
    path = project.file("青坪乡", 2023)
    before = path.read_text("utf-8")
    assert terminal.run("check", "青坪乡", "--strict")[0] == 1
    sixfold = waiver("F302", "道路·水泥卫生路", "6.2倍")
    path.write_text(before + "\n核对说明:\n" + rounded + sixfold, "utf-8")
    assert terminal.run("check", "青坪乡", "--strict")[0] == 0
    assert terminal.run("build", "青坪乡", "--format", "docx", "--strict")[0] == 0


def test_a_finding_without_a_difference_is_accepted_by_code_and_place(project: Project, terminal: Terminal) -> None:
    path = project.file("柳河镇", 2023)
    text = path.read_text("utf-8").replace(
        "  - 名称: 搬迁安置\n    关系: 划分\n", "  - 名称: 搬迁安置\n    关系: 交叉\n    申报合计: 219\n"
    )
    path.write_text(text + "\n核对说明:\n" + waiver("F207", "户人分解.搬迁安置", None), "utf-8")
    code, said = terminal.run("check", "柳河镇", "--format", "json")
    assert (code, [p["code"] for p in json.loads(said)["problems"] if p["code"] not in STANDING]) == (0, ["F901"])


def test_an_entry_is_not_called_idle_where_not_all_was_looked_at(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("数量: 2.5公里", "数量: 2.5公利"), "utf-8")
    _, found = checked(project, terminal, waiver(), wrong=False)
    assert [p["code"] for p in found] == ["V008"]


def test_a_rule_of_the_office_is_accepted_like_the_built_in_ones(project: Project, terminal: Terminal) -> None:
    project.rules.write_text("勾稽规则:\n  - {名称: 甲, 式: 指标.贫困户 = 790户}\n", "utf-8")
    path = project.file("柳河镇", 2023)
    path.write_text(path.read_text("utf-8") + "\n核对说明:\n" + waiver("F710", "勾稽规则.甲", "5户"), "utf-8")
    code, said = terminal.run("check", "柳河镇", "--format", "json")
    assert (code, [p["code"] for p in json.loads(said)["problems"] if p["code"] not in STANDING]) == (0, ["F901"])


def test_the_screen_marks_what_is_accepted(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace(*WRONG) + "\n核对说明:\n" + waiver(), "utf-8")
    code, said = terminal.run("check", "青坪乡")
    assert code == 0
    assert ": 提示 F901 已认可：F201（" in said
    row = next(line for line in said.splitlines() if line.startswith("青坪乡 "))
    assert row.split() == ["青坪乡", "0", "2", "2", "√", "可以生成（已认可", "1", "处）"]


def test_a_draft_for_next_year_leaves_waivers_behind(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace(*WRONG) + "\n核对说明:\n" + waiver(), "utf-8")
    assert terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")[0] == 0
    assert "核对说明" not in project.file("青坪乡", 2024).read_text("utf-8")
