"""`fupin check` for programs: JSON, lines, GitHub's lines, and --strict."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT, Terminal

from fupin_reports.cli.machine import GithubScreen, LineScreen
from fupin_reports.kinds import KINDS
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.source import Span


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
    assert line.startswith("data/2023/柳河镇.yaml:66:15: 提示 F503 ")


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
    assert "可用：text、lines、github、json" in said


COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """A line of --format github as the build server reads it: kind, properties, words."""
    found = COMMAND.fullmatch(line)
    assert found is not None, line
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {key: unescaped(text) for key, text in properties.items()}, unescaped(found[3])


def unescaped(text: str) -> str:
    for written, meant in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(written, meant)
    return text


def test_github_lines_can_be_read_back(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check", "--format", "github")
    assert code == 0
    lines = [read_back(line) for line in said.splitlines()]
    assert [(kind, properties["title"]) for kind, properties, _ in lines] == [
        ("warning", "F502"),
        ("notice", "F503"),
        ("notice", "F503"),
        ("warning", "F204"),
        ("warning", "F302"),
    ]
    _, properties, words = lines[3]
    assert properties == {
        "file": "data/2023/青坪乡.yaml",
        "line": "197",
        "col": "13",
        "endColumn": "18",
        "title": "F204",
    }
    assert words.startswith("本年 羊见村委会金安村民小组的申报合计24.61万元是四舍五入的")
    assert words.endswith("。改法：报告按准确数印。申报合计改成24.609万元就不再提醒。")


def test_a_github_line_survives_every_mark(
    project: Project, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    span = Span("data/2023/甲,乙:丙%2C.yaml", 3)
    words = {"key": "完成率", "text": "100%\r\n::error::假的"}
    GithubScreen(project).problems([Problem("V007", span, words)])
    (line,) = capsys.readouterr().out.splitlines()
    kind, properties, told = read_back(line)
    assert (kind, properties) == ("error", {"file": span.file, "line": "3", "title": "V007"})
    assert "100%\r\n::error::假的" in told


def test_a_finding_of_two_lines_is_one_line_for_editors(
    project: Project, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    LineScreen(project).problems([Problem("V007", Span("甲.yaml", 3, 5), {"key": "投入", "text": "一\n二"})])
    assert capsys.readouterr().out == "甲.yaml:3:5: 错误 V007 “投入”写的“一 二”不是数\n"


def test_lines_can_be_read_back(project: Project, terminal: Terminal) -> None:
    _, said = terminal.run("check", "--format", "lines")
    found = [
        re.fullmatch(r"(\S+?):(\d+):(\d+): (错误|提醒|提示) ([A-Z][0-9]{3}) (.+)", line) for line in said.splitlines()
    ]
    assert [one.groups()[:5] for one in found if one][-2:] == [
        ("data/2023/青坪乡.yaml", "197", "13", "提醒", "F204"),
        ("data/2023/青坪乡.yaml", "205", "19", "提醒", "F302"),
    ]
    assert None not in found


@pytest.mark.parametrize("format_", ["json", "lines", "github"])
def test_programs_get_every_finding_and_no_words_beside(format_: str, project: Project, terminal: Terminal) -> None:
    path = project.file("云溪镇", 2023)
    head = "".join(f"错键{n}: 甲\n" for n in range(30))
    path.write_text(head + path.read_text("utf-8"), "utf-8")
    project.settings.write_text(project.settings.read_text("utf-8") + "群体: 无\n", "utf-8")  # L102: cannot be used
    _, said = terminal.run("check", "--format", format_)
    assert "详见" not in said
    assert "改好它再运行一次" not in said
    project.settings.write_text(project.settings.read_text("utf-8").removesuffix("群体: 无\n"), "utf-8")
    _, said = terminal.run("check", "云溪镇", "--format", format_)
    assert said.count("V001") == 30
    if format_ == "json":
        (township,) = json.loads(said)["townships"]
        assert (township["errors"], township["warnings"], township["notes"]) == (30, 0, 0)
    else:
        assert len(said.splitlines()) == 30


def test_the_data_of_the_repo_are_clean_but_for_accepted_findings(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, said = terminal.run("check", "--year", "2023", "--format", "json", "--strict")
    assert code == 0
    found = json.loads(said)
    assert {p["code"] for p in found["problems"]} == {"F901"}
    kinds = {line for path in (ROOT / "data" / "2023").glob("*.yaml") for line in path.read_text("utf-8").splitlines()}
    assert {f"文种: {kind.name}" for kind in KINDS} <= kinds
