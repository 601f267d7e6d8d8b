"""`fupin explain`: all codes, one page, a code that is not there, the catalogue written anew."""

from __future__ import annotations

import pytest
from conftest import Terminal

from fupin_reports.catalogue import FILE
from fupin_reports.cli.console import width
from fupin_reports.messages import read_catalogue
from fupin_reports.project import Project


def test_without_a_code_every_code_stands_under_its_family(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("explain")
    assert code == 0
    lines = said.splitlines()
    for known in read_catalogue(project.templates).codes():
        assert sum(line.startswith(f"  {known}  ") for line in lines) == 1
    assert "勾稽：合计和分项" in lines
    assert all(width(line) <= 80 for line in lines)


@pytest.mark.parametrize("typed", ["F201", "f201", "Ｆ２０１", " F201"])
def test_a_code_is_explained_however_it_is_typed(typed: str, project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("explain", typed)
    assert code == 0
    assert said.startswith("错误 F201 本年的申报合计是3万元，重算是2万元（1＋1），相差1万元\n")
    order = ["“申报合计”是村里", "反例", "│   申报合计: 3", "3:9 错误 F201", "改法：", "正例"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert all(width(line) <= 80 for line in said.splitlines())


def test_a_code_that_is_not_there_is_a_usage_error_with_the_nearest(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("explain", "V099")
    assert code == 2
    assert said.startswith("错误：没有“V099”这个代码，是否应为“V0")
    code, said = terminal.run("explain", "合计")
    assert (code, said.splitlines()[0]) == (2, "错误：没有“合计”这个代码")


def test_outside_a_project_it_is_said_where_the_pages_are(
    project: Project, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root.parent)
    monkeypatch.setattr("fupin_reports.project.__file__", str(project.root.parent / "甲" / "乙" / "project.py"))
    code, said = terminal.run("explain", "F201")
    assert code == 1
    assert "templates/问题/" in said


def test_a_code_without_a_page_is_still_listed_and_shown(project: Project, terminal: Terminal) -> None:
    (project.templates / "问题" / "F201.yaml").unlink()
    assert "  F201  （没有例子）" in terminal.run("explain")[1]
    code, said = terminal.run("explain", "F201")
    assert code == 0
    assert "是合计报错就改“申报合计”。" in said


def test_a_damaged_page_is_told_and_the_others_are_shown(project: Project, terminal: Terminal) -> None:
    (project.templates / "问题" / "F201.yaml").write_text("讲解: [\n", "utf-8")
    code, said = terminal.run("explain")
    assert code == 0
    assert "templates/问题/F201.yaml:" in said
    assert "  F202  " in said


def test_the_catalogue_is_written_where_it_belongs(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("explain", "--write")
    assert (code, said) == (0, f"√ 已写 {FILE}\n")
    text = (project.root / FILE).read_text("utf-8")
    assert "### F201\n" in text
    assert "3:9 错误 F201 本年的申报合计是3万元" in text
