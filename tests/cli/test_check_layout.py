"""`fupin check-layout`: reports by name, files by path, strictness, exit codes; nothing ends in a traceback."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sheets
from conftest import ROOT, Terminal

from fupin_reports.project import Project

CLEAN = re.compile(r"√ 云溪镇\.pdf：4页，每行28字，每页22行，右边参差0\.[0-9]磅，页码在版心下7毫米")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """云溪镇, built once by the command itself."""
    root = tmp_path_factory.mktemp("量")
    for folder in ("templates", "data"):
        shutil.copytree(ROOT / folder, root / folder)
    arguments = [sys.executable, "-m", "fupin_reports", "build", "云溪镇", "--year", "2023"]
    done = subprocess.run(arguments, cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")
    return root


@pytest.fixture
def office(printed: Path, project: Project) -> Project:
    """The project with 云溪镇 printed."""
    shutil.copytree(printed / "output", project.root / "output")
    return project


def test_a_clean_report_is_a_line_a_file_with_its_figures(office: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check-layout", "云溪镇")
    lines = said.splitlines()
    assert code == 0, said
    assert lines[0] == "√ 云溪镇.docx：每行28字，每页22行，行距28.95磅"
    assert CLEAN.fullmatch(lines[1])
    assert lines[-1] == "量了 2 个文件，没有错误"
    assert any(line.startswith("仿宋_GB2312：") for line in lines)
    said.encode("gbk")


def test_a_report_that_was_not_built_is_an_error_and_half_of_one_a_remark(office: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check-layout", "青坪乡")
    assert (code, said.count("错误 P101")) == (1, 2)
    (office.output(2023) / "云溪镇.pdf").unlink()
    code, said = terminal.run("check-layout", "云溪镇")
    assert (code, said.count("提示 P101")) == (0, 1)


def test_files_are_measured_by_their_paths_and_compared_where_both_are_named(
    office: Project, terminal: Terminal
) -> None:
    (office.root / "送来的.PDF").write_bytes(sheets.report())
    code, said = terminal.run("check-layout", "送来的.PDF")
    assert code == 0, said
    assert "√ 送来的.PDF：5页，每行28字" in said
    shutil.copy(office.output(2023) / "云溪镇.docx", office.root / "送来的.docx")
    code, said = terminal.run("check-layout", "送来的.docx", "送来的.PDF")
    assert code == 1
    assert "错误 P171 DOCX 和 PDF 的字不一样，DOCX 是“云溪镇2023年扶贫开发" in said


def test_strict_takes_a_substituted_face_for_an_error(office: Project, terminal: Terminal) -> None:
    (office.root / "代用.pdf").write_bytes(sheets.report(face="NotoSerifSC-Regular"))
    code, said = terminal.run("check-layout", "代用.pdf")
    assert code == 0
    assert "代用.pdf: 提醒 P121 应当用仿宋_GB2312的字，印的是 NotoSerifSC-Regular（第1页起）" in said
    code, said = terminal.run("check-layout", "代用.pdf", "--strict")
    assert code == 1
    assert "代用.pdf: 错误 P121" in said


def test_the_layout_of_the_settings_is_what_is_measured_by(office: Project, terminal: Terminal) -> None:
    with office.settings.open("a", encoding="utf-8") as file:
        file.write("\n版式:\n  每行字数: 27\n")
    code, said = terminal.run("check-layout", "云溪镇")
    assert code == 1
    assert "云溪镇.docx: 错误 P162 每行字数是28字，应当是27字" in said
    assert "云溪镇.pdf: 错误 P113 每行排28字，应当排27字" in said


@pytest.mark.parametrize("name", ["没有.pdf", "没有.docx", "坏的.pdf", "坏的.docx", "文件夹.pdf"])
def test_what_cannot_be_measured_is_told_and_nothing_else(name: str, office: Project, terminal: Terminal) -> None:
    (office.root / "坏的.pdf").write_bytes(b"%PDF-1.7 " + bytes(100))
    (office.root / "坏的.docx").write_bytes(b"PK")
    (office.root / "文件夹.pdf").mkdir()
    code, said = terminal.run("check-layout", name)
    assert code == 1
    assert said.startswith(f"{name}: 错误 P101 ")
    assert "Traceback" not in said


def test_a_name_that_is_no_report_is_told_with_the_nearest(office: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check-layout", "云溪")
    assert code == 1
    assert "C002" in said
