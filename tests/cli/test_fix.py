"""`fupin fix`: only what reading repairs, every other byte as it was, the file as it was kept beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Terminal

from fupin_reports.cli import fix
from fupin_reports.project import Project

SLIPS = (
    ("单位: 青坪乡", "单位：青坪乡"),
    ("        扶贫资金: 15\n", "        扶贫资金:１５   # 财政，见附件：一\n"),
    ("  状态: 已完成", "　状态：已完成"),
)


def slipped(project: Project, encoding: str = "utf-8", line_break: str = "\n") -> tuple[Path, bytes, bytes]:
    """青坪乡 with SLIPS; the file's bytes with and without them, comments kept."""
    path = project.file("青坪乡", 2023)
    text = path.read_text("utf-8")
    wrong, right = text, text
    for good, bad in SLIPS:
        wrong = wrong.replace(good, bad, 1)
        right = right.replace(
            good, bad.replace("：青", ": 青").replace(":１５", ": 15").replace("　状态：", "  状态: "), 1
        )
    raw = [t.replace("\n", line_break).encode(encoding) for t in (wrong, right)]
    path.write_bytes(raw[0])
    return path, raw[0], raw[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_only_what_is_repaired_changes(encoding: str, line_break: str, project: Project, terminal: Terminal) -> None:
    path, wrong, right = slipped(project, encoding, line_break)
    code, said = terminal.run("fix")
    assert code == 0
    assert path.read_bytes() == right
    (backup,) = (path.parent / ".备份").iterdir()
    assert backup.read_bytes() == wrong
    assert f"√ data/2023/青坪乡.yaml：改了 3 行；原来的存为 data/2023/.备份/{backup.name}" in said
    assert said.endswith("看了 4 个文件，改了 1 个。其他问题用 fupin check 看。\n")
    assert terminal.run("fix") == (0, "看了 4 个文件，没有要改的。其他问题用 fupin check 看。\n")


def test_a_backup_is_no_township_and_a_second_one_takes_another_name(project: Project, terminal: Terminal) -> None:
    path, wrong, _ = slipped(project)
    terminal.run("fix")
    path.write_bytes(wrong)
    terminal.run("fix")
    backups = list((path.parent / ".备份").iterdir())
    assert [b.read_bytes() for b in backups] == [wrong, wrong]
    assert [p.stem for p in project.townships(2023)] == ["云溪镇", "柳河镇", "青坪乡"]


def test_a_free_name_is_found_beside_one_that_is_taken(tmp_path: Path) -> None:
    for name in ("甲乡.1.yaml", "甲乡.1-2.yaml"):
        (tmp_path / name).touch()
    assert fix.free(tmp_path / "甲乡.1.yaml").name == "甲乡.1-3.yaml"


def test_a_preview_shows_the_lines_and_changes_nothing(project: Project, terminal: Terminal) -> None:
    path, wrong, _ = slipped(project)
    code, said = terminal.run("fix", "青坪乡", "--preview")
    assert code == 0
    assert path.read_bytes() == wrong
    assert not (path.parent / ".备份").exists()
    assert "    5 - 单位：青坪乡\n    5 + 单位: 青坪乡\n" in said
    assert " - □状态：已完成\n" in said  # a blank that looks like a space is shown
    assert said.endswith("看了 1 个文件，1 个可改。这是预览，文件没有动；去掉 --preview 才改。\n")
    assert "\033" not in said
    said.encode("gbk")


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_only_on_a_terminal_and_not_where_it_is_not_wanted(
    no_color: str,
    coloured: bool,
    project: Project,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slipped(project)
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    said = terminal.run("fix", "--preview")[1]
    assert ("\033[31m    5 - 单位：青坪乡\033[0m" in said) is coloured
    assert ("\033" in said) is coloured


def test_the_settings_are_fixed_as_well_unless_townships_are_named(project: Project, terminal: Terminal) -> None:
    good = project.settings.read_bytes()
    project.settings.write_bytes(good.replace("群体:".encode(), "群体：".encode()))
    assert "没有要改的" in terminal.run("fix", "云溪镇")[1]
    code, said = terminal.run("fix")
    assert code == 0
    assert "√ data/设置.yaml：改了 1 行；原来的存为 data/.备份/设置." in said
    assert project.settings.read_bytes() == good
    assert project.years() == (2023,)


def test_what_needs_judgement_is_not_touched(project: Project, terminal: Terminal) -> None:
    path = project.file("云溪镇", 2023)
    path.write_text(
        path.read_text("utf-8") + "\n经验：\n  - 目标: 任务: 完成\n标题: 宽2m #2座\n导语: [甲，乙]\n", "utf-8"
    )
    before = path.read_text("utf-8")
    code, _ = terminal.run("fix")
    assert code == 0
    assert path.read_text("utf-8") == before.replace("经验：", "经验:")


def test_a_damaged_file_stays_as_it_is_and_is_told(project: Project, terminal: Terminal) -> None:
    path, wrong, _ = slipped(project)
    damaged = wrong.replace("青坪乡人民政府".encode(), "青坪乡人民政府".encode()[:-1] + b"\xff", 1)
    path.write_bytes(damaged)
    code, said = terminal.run("fix")
    assert code == 1
    assert path.read_bytes() == damaged
    assert "L002" in said
    assert said.endswith("没有要改的；1 个没有动，见上面。其他问题用 fupin check 看。\n")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_project_is_not_followed(project: Project, terminal: Terminal, tmp_path: Path) -> None:
    other = tmp_path / "别处.yaml"
    other.write_text("单位：甲乡\n", "utf-8")
    path = project.file("云溪镇", 2023)
    path.unlink()
    path.symlink_to(other)
    code, said = terminal.run("fix", "云溪镇")
    assert (code, "L109" in said, other.read_text("utf-8")) == (1, True, "单位：甲乡\n")


def test_a_folder_that_cannot_be_written_leaves_the_file_as_it_is(
    project: Project, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, wrong, _ = slipped(project)
    (path.parent / ".备份").write_text("", "utf-8")  # a file where the folder of backups would be
    code, said = terminal.run("fix")
    assert (code, "S002" in said, path.read_bytes()) == (1, True, wrong)


def test_a_township_that_is_not_there_is_told(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("fix", "青平乡")
    assert code == 1
    assert "C002" in said


def test_help_is_in_chinese_with_an_example(terminal: Terminal) -> None:
    code, said = terminal.run("fix", "--help")
    assert code == 0
    assert said.startswith("用法：fupin fix [乡镇…] [选项]")
    assert "fupin fix --preview" in said.split("例：", 1)[1]
