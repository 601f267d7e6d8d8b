"""`fupin build --format xlsx`: beside the report, never over a person's work, made anew only where something changed."""

from __future__ import annotations

import re
from zipfile import ZipFile

import openpyxl
import pytest
from conftest import Terminal

from fupin_reports.project import Project
from fupin_reports.store import Store

NAME = "青坪乡（资金台账）.xlsx"


def test_a_ledger_lies_beside_the_report(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "--format", "xlsx")
    assert code == 0
    assert f"√ 青坪乡：{NAME}" in said
    assert "台账完成：3 份 XLSX，写在 output/2023/" in said
    assert sorted(p.suffix for p in project.output(2023).glob("[!.]*")) == [".xlsx"] * 3


def test_what_has_not_changed_is_not_made_again(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "柳河镇", "--format", "xlsx")
    path = project.output(2023) / "柳河镇（资金台账）.xlsx"
    before = path.stat().st_mtime_ns
    _, said = terminal.run("build", "柳河镇", "--format", "xlsx")
    assert "1 份没有变化" in said
    assert path.stat().st_mtime_ns == before
    data = project.file("柳河镇", 2023)
    data.write_text(data.read_text("utf-8").replace("市整村推进资金: 50", "市整村推进资金: 60.5"), "utf-8")
    terminal.run("build", "柳河镇", "--format", "xlsx")
    sheet = openpyxl.load_workbook(path, data_only=True)["本年资金"]
    assert sheet.cell(sheet.max_row, 2).value == 87.5  # 27余 + 60.5


def test_a_ledger_that_a_person_changed_stays(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--format", "xlsx")
    path = project.output(2023) / NAME
    book = openpyxl.load_workbook(path)
    book["本年项目"]["A4"] = "改过"
    book.save(path)
    theirs = path.read_bytes()
    code, said = terminal.run("build", "青坪乡", "--format", "xlsx")
    assert code == 0
    assert "S003" in said
    assert path.read_bytes() == theirs
    assert (project.output(2023) / "青坪乡（资金台账）（新生成）.xlsx").exists()


def test_a_ledger_does_not_make_the_report_look_old(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--format", "docx")
    _, said = terminal.run("build", "青坪乡", "--format", "xlsx")
    assert "S004" not in said
    _, said = terminal.run("build", "--format", "docx")
    assert "S011" not in said
    _, said = terminal.run("clean")
    assert (project.output(2023) / NAME).exists()


def test_data_with_errors_have_no_ledger(project: Project, terminal: Terminal) -> None:
    data = project.file("青坪乡", 2023)
    data.write_text(data.read_text("utf-8").replace("投入: 4.636", "投入: 四块"), "utf-8")
    code, said = terminal.run("build", "青坪乡", "--format", "xlsx")
    assert code == 1
    assert "没有做台账" in said
    assert not (project.output(2023) / NAME).exists()


def test_a_unit_without_projects_has_none(project: Project, terminal: Terminal) -> None:
    data = project.file("云溪镇", 2023)
    text = data.read_text("utf-8")
    head, _, rest = text.partition("本年:\n")
    data.write_text(head + rest[rest.index("指标:") :].replace("{{ 指标", "{{ 指标"), "utf-8")
    code, said = terminal.run("build", "云溪镇", "--format", "xlsx")
    assert code == 0, said
    assert "－ 云溪镇：没有填项目和资金，不做台账" in said


@pytest.mark.parametrize("option", ["--draft", "--review", "--corrections", "--archive"])
def test_what_does_not_go_with_a_ledger_is_refused(option: str, project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "--format", "xlsx", option)
    assert code == 2
    assert option in said
    assert not project.output(2023).exists()


def test_a_sealed_report_keeps_the_ledger_of_its_data(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "柳河镇", "--format", "docx")
    (project.output(2023) / "柳河镇.pdf").write_bytes(b"%PDF")
    data = project.file("柳河镇", 2023)
    Store(project.output(2023), "output/2023").seal("柳河镇", data.read_bytes(), "2023-12-28", "0.1.0")
    data.write_text(data.read_text("utf-8").replace("市整村推进资金: 50", "市整村推进资金: 99"), "utf-8")
    code, said = terminal.run("build", "柳河镇", "--format", "xlsx")
    assert code == 0, said
    sheet = openpyxl.load_workbook(project.output(2023) / "柳河镇（资金台账）.xlsx", data_only=True)["本年资金"]
    assert sheet.cell(sheet.max_row, 2).value == 77  # 27余 + 50, as it was when it was signed
    _, said = terminal.run("build", "柳河镇", "--format", "xlsx")
    assert "1 份没有变化" in said


def test_the_clock_leaves_no_trace(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "柳河镇", "--format", "xlsx")
    with ZipFile(project.output(2023) / "柳河镇（资金台账）.xlsx") as parts:
        assert {entry.date_time[:3] for entry in parts.infolist()} == {(1980, 1, 1)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", core)) == {"2023-12-15T00:00:00Z"}  # the report's own date
