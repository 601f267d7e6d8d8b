"""A run that has nothing to do is over at once; whatever changes, it looks again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Terminal
from test_start_up import imported_by

from fupin_reports.project import Project

IDLE = "3 份报告都是最新的，什么也没做（要重做加 --force）\n"
DOCX = ("build", "--format", "docx")


def receipt(project: Project) -> Path:
    return project.output(2023) / ".fupin" / "receipt.json"


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def built(terminal: Terminal) -> None:
    assert terminal.run(*DOCX)[0] == 0
    assert terminal.run(*DOCX) == (0, IDLE)


def test_the_second_run_reads_no_yaml_and_no_settings(project: Project, terminal: Terminal) -> None:
    built(terminal)
    said, names = imported_by(*DOCX)
    assert said == IDLE + "code 0\n"
    assert names.isdisjoint({"yaml", "jinja2", "weasyprint", "docx"})


def leave_a_word(folder: Path) -> None:
    path = folder / "云溪镇.docx"
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (lambda p: edited(p.file("云溪镇", 2023), "受助大学生: 3名", "受助大学生: 4名"), 1),
        (lambda p: edited(p.templates / "块" / "打算.html.j2", "\n", "\n\n"), 3),
        (lambda p: edited(p.settings, "应报乡镇:\n", "\n应报乡镇:\n"), 3),
        (lambda p: p.rules.write_text("勾稽规则: []\n", "utf-8"), 3),
        (lambda p: (p.output(2023) / "云溪镇.docx").unlink(), 1),
        (lambda p: leave_a_word(p.output(2023)), 1),
    ],
    ids=["data", "template", "settings", "rules", "gone", "edited"],
)
def test_whatever_changes_is_seen(
    change: Callable[[Project], None], made: int, project: Project, terminal: Terminal
) -> None:
    built(terminal)
    change(project)
    code, said = terminal.run(*DOCX)
    assert code == 0
    assert f"完成：{made} 份报告" in said


def test_a_new_township_last_years_file_and_other_options_are_seen(project: Project, terminal: Terminal) -> None:
    built(terminal)
    text = project.file("青坪乡", 2023).read_text("utf-8").replace("单位: 青坪乡", "单位: 东山乡")
    project.file("东山乡", 2023).write_text(text, "utf-8")
    assert "完成：1 份报告" in terminal.run(*DOCX)[1]
    (project.data / "2022").mkdir()
    project.file("青坪乡", 2022).write_text(
        "文种: 乡镇年终总结\n单位: 青坪乡\n年度: 2022\n日期: 2022年12月1日\n", "utf-8"
    )
    assert "完成：1 份报告" in terminal.run(*DOCX)[1]
    assert terminal.run("build", "青坪乡", "--format", "docx")[1].startswith("1 份报告都是最新的")
    assert "4 个 PDF" in terminal.run("build")[1]


def test_a_township_that_is_missing_is_named_again(project: Project, terminal: Terminal) -> None:
    project.file("云溪镇", 2023).unlink()
    assert terminal.run(*DOCX)[0] == 0
    idle = "2 份报告都是最新的，什么也没做（要重做加 --force）；应报 3 个乡镇，还缺 1 个：云溪镇\n"
    assert [terminal.run(*DOCX) for _ in range(2)] == [(0, idle)] * 2


def test_no_receipt_where_there_is_something_to_tell(project: Project, terminal: Terminal) -> None:
    project.settings.write_bytes(project.settings.read_bytes().decode().encode("gb18030"))  # told on every run
    terminal.run(*DOCX)
    assert not receipt(project).exists()
    assert "data/设置.yaml" in terminal.run(*DOCX)[1]


def test_a_sealed_report_that_was_changed_is_told_on_every_run(project: Project, terminal: Terminal) -> None:
    built(terminal)
    assert terminal.run("build")[0] == 0
    assert terminal.run("seal", "云溪镇")[0] == 0
    assert [terminal.run("build") for _ in range(2)] == [(0, IDLE)] * 2
    leave_a_word(project.output(2023))
    assert "S009" in terminal.run("build")[1]
    assert "S009" in terminal.run("build")[1]


def test_fonts_and_program_are_part_of_it(project: Project, terminal: Terminal) -> None:
    built(terminal)
    places = json.loads(receipt(project).read_text("utf-8"))["places"]
    names = {Path(name).name for name in places}
    assert {"app.py", "receipt.py", "FandolFang-Regular.otf", "HanaMinB.ttf", "fonts"} <= names
    path = receipt(project)
    path.write_text(path.read_text("utf-8").replace('app.py": [', 'app.py": [1'), "utf-8")
    before = path.read_bytes()
    assert terminal.run(*DOCX) == (0, IDLE)
    assert path.read_bytes() != before  # it has looked, and written what it found


@pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"asked": 3}', '{"files": {"a": 1}, "places": {}}', "\xff"])
def test_a_damaged_receipt_is_none(damage: str, project: Project, terminal: Terminal) -> None:
    built(terminal)
    receipt(project).write_bytes(damage.encode("latin-1"))
    assert terminal.run(*DOCX) == (0, IDLE)
    assert json.loads(receipt(project).read_text("utf-8"))["line"] == IDLE.strip()


def test_a_copied_project_is_looked_at_by_content(project: Project, terminal: Terminal) -> None:
    built(terminal)
    for path in project.output(2023).glob("*.docx"):
        os.utime(path, ns=(1, 1))
    assert [terminal.run(*DOCX) for _ in range(2)] == [(0, IDLE)] * 2
    assert imported_by(*DOCX)[1].isdisjoint({"yaml"})
