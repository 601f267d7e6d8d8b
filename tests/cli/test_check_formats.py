"""`fupin check` for programs: JSON and lines, and --strict."""

from __future__ import annotations

import json

from conftest import Terminal

from fupin_reports.project import Project


def test_json_gives_every_finding_with_its_place(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check", "--format", "json")
    whole = json.loads(said)
    assert code == 0
    assert (whole["version"], whole["year"]) == (1, 2023)
    assert [(t["name"], t["errors"], t["warnings"]) for t in whole["townships"]] == [
        ("云溪镇", 0, 1),  # 591户 and 558户, both of 1593人
        ("柳河镇", 0, 0),
        ("青坪乡", 0, 2),  # 24.61 for 24.609; one kind of road at 43元, 64元 and 268元 a metre
    ]
    assert [p["code"] for p in whole["problems"]] == ["F502", "F503", "F503", "F204", "F302"]
    found = whole["problems"][3]
    line = (
        project.file("青坪乡", 2023)
        .read_text("utf-8")
        .splitlines()
        .index("      申报合计: 24.61    # 分项之和是24.609，四舍五入正好24.61，程序会提醒")
        + 1
    )
    # “      申报合计: ” takes 12 columns, 24.61 five
    assert (found["file"], found["line"], found["column"], found["end_column"]) == (
        "data/2023/青坪乡.yaml",
        line,
        13,
        18,
    )
    assert (found["code"], found["severity"], len(found["related"])) == ("F204", "warning", 5)


def test_json_is_printed_also_where_nothing_could_be_read(project: Project, terminal: Terminal) -> None:
    project.settings.write_text("资金来源: 3\n", "utf-8")
    code, said = terminal.run("check", "--format", "json")
    assert code == 1
    assert {p["code"] for p in json.loads(said)["problems"]} >= {"V003"}
    code, said = terminal.run("check", "--format", "json", "--year", "2019")
    assert (code, [p["code"] for p in json.loads(said)["problems"]]) == (1, ["C003"])


def test_a_damaged_catalogue_is_among_the_findings(project: Project, terminal: Terminal) -> None:
    (project.templates / "问题.yaml").write_text("F204:\n  句: [\n", "utf-8")
    codes = [p["code"] for p in json.loads(terminal.run("check", "--format", "json")[1])["problems"]]
    assert sorted(codes) == ["F204", "F302", "F502", "F503", "F503", "L101"]


def test_lines_are_one_a_finding_and_nothing_else(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check", "--format", "lines")
    assert code == 0
    lines = said.splitlines()
    assert len(lines) == 5
    assert lines[3].startswith("data/2023/青坪乡.yaml:197:13: 提醒 F204 ")
    (line,) = terminal.run("check", "柳河镇", "--format", "lines")[1].splitlines()
    assert line.startswith("data/2023/柳河镇.yaml:64:15: 提示 F503 ")


def test_strict_takes_a_warning_for_an_error(project: Project, terminal: Terminal) -> None:
    assert terminal.run("check", "青坪乡", "--strict")[0] == 1
    assert terminal.run("check", "柳河镇", "--strict")[0] == 0
    code, said = terminal.run("build", "--format", "docx", "--strict")
    assert code == 1
    assert "有错误的 2 个：云溪镇、青坪乡" in said
    assert [p.name for p in project.output(2023).glob("*.docx")] == ["柳河镇.docx"]


def test_an_unknown_format_is_a_usage_error(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check", "--format", "xml")
    assert code == 2
    assert "可用：text、lines、json" in said
