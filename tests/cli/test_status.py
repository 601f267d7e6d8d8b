"""Only what changed is made again, by content; `fupin status` says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Terminal
from pypdf import PdfReader

from fupin_reports.project import Project

THREE = 3  # townships in the project


def build(terminal: Terminal, *options: str) -> str:
    code, said = terminal.run("build", "--format", "docx", *options)
    assert code == 0, said
    return said.splitlines()[-1]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_second_run_does_nothing_and_says_so(project: Project, terminal: Terminal) -> None:
    assert build(terminal).startswith("完成：3 份报告")
    files = {path: path.stat().st_mtime_ns for path in project.output(2023).glob("*.docx")}
    assert build(terminal) == "3 份报告都是最新的，什么也没做（要重做加 --force）"
    assert {path: path.stat().st_mtime_ns for path in project.output(2023).glob("*.docx")} == files
    assert build(terminal, "--force").startswith("完成：3 份报告")


def test_a_clock_is_no_reason(project: Project, terminal: Terminal) -> None:
    build(terminal)
    for path in (*project.townships(2023), project.settings):
        os.utime(path, (2_000_000_000, 2_000_000_000))
    assert "什么也没做" in build(terminal)


def test_one_corrected_township_is_made_again_alone(project: Project, terminal: Terminal) -> None:
    build(terminal)
    replace(project.file("云溪镇", 2023), "受助大学生: 3名", "受助大学生: 4名")
    last = build(terminal)
    assert last.startswith("完成：1 份报告")
    assert "2 份没有变化" in last


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda p: replace(p.file("云溪镇", 2023), "3名", "4名"), "数据改了"),
        (lambda p: replace(p.settings, "  - 移民搬迁\n", "  - 移民搬迁\n  - 新群体\n"), "设置改了"),
        (lambda p: replace(p.templates / "块" / "工作.html.j2", "{% endfor %}", "{% endfor %} "), "模板改了"),
        (
            lambda p: (p.data / "2022").mkdir() or p.file("云溪镇", 2022).write_text("文种: x\n", "utf-8"),
            "上年的文件改了",
        ),
        (lambda p: p.rules.write_text("勾稽规则: []\n", "utf-8"), "勾稽规则改了"),
        (lambda p: (p.output(2023) / "云溪镇.docx").unlink(), "没有 DOCX"),
        (lambda p: (p.output(2023) / "云溪镇.docx").write_bytes(b"x"), "生成以后被人改过"),
    ],
    ids=["data", "settings", "template", "last year", "rules", "gone", "edited"],
)
def test_status_says_why(change: object, reason: str, project: Project, terminal: Terminal) -> None:
    terminal.run("build")
    code, said = terminal.run("status", "云溪镇")
    assert (code, said.splitlines()[0]) == (0, "云溪镇  √ 最新")
    assert callable(change)
    change(project)
    code, said = terminal.run("status", "云溪镇")
    assert (code, said.splitlines()[0]) == (1, f"云溪镇  × {reason}")


def test_before_the_first_run_nothing_is_there(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("status")
    assert code == 1
    assert said.count("× 没有生成过") == THREE
    assert said.splitlines()[-1].startswith("2023 年 3 份报告，3 份要重做：fupin build --year 2023")


def test_a_report_with_errors_is_tried_again(project: Project, terminal: Terminal) -> None:
    replace(project.file("云溪镇", 2023), "受助大学生: 3名", "受助大学生: 三五名")
    for _ in range(2):
        code, said = terminal.run("build", "--format", "docx")
        assert code == 1
        assert "V007" in said


def test_a_roll_up_is_made_again_with_its_townships(project: Project, terminal: Terminal) -> None:
    project.file("清源县", 2023).write_text(
        "文种: 县级汇总\n单位: 清源县\n年度: 2023\n日期: 2023年12月28日\n导语:\n  - 汇总如下\n", "utf-8"
    )
    build(terminal)
    replace(project.file("云溪镇", 2023), "受助大学生: 3名", "受助大学生: 4名")
    said = terminal.run("status", "清源县")[1]
    assert "各乡镇的数据改了" in said
    assert build(terminal).startswith("完成：2 份报告")


def test_the_table_tells_a_new_report_from_one_that_was_made_again(project: Project, terminal: Terminal) -> None:
    assert terminal.run("build", "--format", "docx")[1].count("√ 新生成") == THREE
    replace(project.file("云溪镇", 2023), "受助大学生: 3名", "受助大学生: 4名")
    said = terminal.run("build", "--format", "docx")[1]
    assert (said.count("√ 已重做"), said.count("√ 新生成")) == (1, 0)


def test_a_template_of_another_kind_is_no_reason(project: Project, terminal: Terminal) -> None:
    build(terminal)
    replace(project.templates / "章节" / "村情.html.j2", "{% endfor %}", "{% endfor %} ")
    replace(project.templates / "问题.yaml", "改法:", "改法: ")
    assert "什么也没做" in build(terminal)
    replace(project.templates / "块" / "项目.html.j2", "{% macro 工程量", "{#- 改 #}{% macro 工程量")  # imported
    assert build(terminal).startswith("完成：3 份报告")


def test_a_pdf_for_the_archives_is_another_pdf(project: Project, terminal: Terminal) -> None:
    def archival() -> bool:
        return "/OutputIntents" in PdfReader(project.output(2023) / "云溪镇.pdf").trailer["/Root"]

    def status(*options: str) -> str:
        return terminal.run("status", "云溪镇", *options)[1].splitlines()[0].removeprefix("云溪镇  ")

    terminal.run("build", "云溪镇")
    assert (archival(), status()) == (False, "√ 最新")
    assert status("--archive") == "× PDF 不是档案级的"
    code, said = terminal.run("build", "云溪镇", "--archive")
    assert (code, archival()) == (0, True)
    assert "完成：1 份报告" in said
    assert status("--archive") == "√ 最新"
    assert "什么也没做" in terminal.run("build", "云溪镇", "--archive")[1]
    assert status() == "× PDF 是档案级的（要留着的，加 --archive）"
    assert "什么也没做" in terminal.run("build", "云溪镇", "--format", "docx")[1]  # a DOCX is the same for both
    terminal.run("build", "云溪镇")
    assert (archival(), status()) == (False, "√ 最新")


def test_the_archive_takes_no_docx(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "--archive", "--format", "docx")
    assert (code, said.strip()) == (2, "错误：--archive 只管 PDF，不能和 --format docx 一起用")
