"""Two files of one year that say they are the same township: neither is printed, whichever is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Terminal

from fupin_reports.claims import Looks, rivals
from fupin_reports.project import Project
from fupin_reports.source import Span


def copied(project: Project, name: str) -> Path:
    """青坪乡's file once more, under that name."""
    path = project.file("青坪乡", 2023)
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    return copy


def test_both_are_refused_with_the_name_of_the_other_and_the_rest_is_built(
    project: Project, terminal: Terminal
) -> None:
    copied(project, "青坪乡 - 副本.yaml")
    code, said = terminal.run("build", "--format", "docx")
    assert code == 1
    assert sorted(p.name for p in project.output(2023).glob("*.docx")) == ["云溪镇.docx", "柳河镇.docx"]
    assert "错误 V035 另外还有文件写的也是“青坪乡”：data/2023/青坪乡 - 副本.yaml" in said
    assert "错误 V035 另外还有文件写的也是“青坪乡”：data/2023/青坪乡.yaml" in said


def test_it_is_told_when_only_one_of_them_is_asked_for(project: Project, terminal: Terminal) -> None:
    copied(project, "青坪乡 - 副本.yaml")
    for command in (("check", "青坪乡"), ("build", "青坪乡", "--format", "docx"), ("check", "青坪乡 - 副本")):
        code, said = terminal.run(*command)
        assert code == 1
        assert said.count("错误 V035") == 1


def test_it_hides_nothing_else_that_is_wrong_with_the_file(project: Project, terminal: Terminal) -> None:
    copy = copied(project, "甲.yaml")
    copy.write_text(copy.read_text("utf-8") + "资金管里: 甲\n", "utf-8")
    _, said = terminal.run("check", "甲")
    assert "V035" in said
    assert "V001" in said
    assert "V026" in said


@pytest.mark.parametrize("name", ["~$青坪乡.yaml", ".青坪乡.yaml", "青坪乡.yaml.bak", "青坪乡.yml", "青坪乡.txt"])
def test_temporary_files_and_backups_are_no_townships(name: str, project: Project, terminal: Terminal) -> None:
    copied(project, name)
    code, said = terminal.run("check")
    assert code == 0
    assert "V035" not in said


def test_another_year_is_another_file(project: Project) -> None:
    folder = project.data / "2022"
    folder.mkdir()
    (folder / "青坪乡.yaml").write_bytes(project.file("青坪乡", 2023).read_bytes())
    assert rivals(project, 2023) == {}


def test_a_draft_is_made_all_the_same(project: Project, terminal: Terminal) -> None:
    copied(project, "青坪乡 - 副本.yaml")
    terminal.run("build", "青坪乡", "--format", "docx", "--draft")
    assert [p.name for p in project.output(2023).glob("*.docx")] == ["青坪乡（草稿）.docx"]


@pytest.mark.parametrize(
    ("line", "found", "columns"),
    [
        ("单位: 甲乡", "甲乡", (5, 7)),
        ("单位:   甲乡  # 核对过", "甲乡", (7, 9)),
        ("单位：甲乡", "甲乡", (4, 6)),
        ("“单位”: 甲乡", "甲乡", (7, 9)),
        ("  单位: 甲乡", None, None),  # a partner's, not the township's
        ("单位:", None, None),
        ("单位名: 甲乡", None, None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_first_look_reads_one_line_of_a_file_however_damaged(
    line: str, found: str | None, columns: tuple[int, int] | None, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "甲.yaml"
    path.write_bytes(f'标题: "甲乡\n{line}\n\t坏的: [\n'.encode(encoding))
    seen = Looks(Project(tmp_path)).at(path).unit
    assert seen == found
    if seen is not None and columns is not None:
        assert seen.place == Span("甲.yaml", 2, *columns)


def test_quotes_do_not_make_another_township(project: Project) -> None:
    for name, line in (("甲", "单位: '甲乡'\n"), ("乙", '单位: "甲乡"\n')):
        project.file(name, 2023).write_text(line, "utf-8")
    assert sorted(path.stem for path in rivals(project, 2023)) == ["乙", "甲"]
