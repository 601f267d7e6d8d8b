"""What the operating system refuses is said in Chinese, in every command that writes."""

from __future__ import annotations

import errno
import os
import re

import pytest
from conftest import Terminal
from counties import county_in

from fupin_reports.project import Project
from fupin_reports.system_reasons import REASONS, reason

ENGLISH = re.compile(r"No such|directory|File exists|denied|Error", re.IGNORECASE)


@pytest.mark.parametrize("name", list(REASONS))
def test_every_reason_is_of_an_error_and_said_without_english(name: str) -> None:
    number = getattr(errno, name)
    said = reason(OSError(number, os.strerror(number)))
    assert said == REASONS[name]
    assert not re.search("[A-Za-z]", said)


def test_a_rare_reason_is_said_by_its_number() -> None:
    assert reason(OSError(errno.EPIPE, "Broken pipe")) == "系统报错（EPIPE 32）"
    assert reason(OSError("nothing known")) == "系统报错（OSError）"


def test_a_form_in_a_folder_that_is_not_there(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("import", "--blank", "没有/空表.xlsx")
    assert (code, said) == (1, "错误：写不了 空表.xlsx：没有这个文件或文件夹\n")


def test_a_data_file_where_a_file_is_in_the_way_of_its_folder(project: Project, terminal: Terminal) -> None:
    (project.data / "2024").write_text("", "utf-8")
    (project.root / "表.csv").write_text("村,类别,扶贫资金（万元）\n甲村,道路,1\n", "utf-8")
    code, said = terminal.run("import", "表.csv", "--name", "红旗乡", "--year", "2024")
    assert code == 1
    assert "错误：写不了 data/2024/红旗乡.yaml：已经有同名的文件\n" in said
    assert not ENGLISH.search(said)


def test_a_board_where_a_folder_is_in_its_way(project: Project, terminal: Terminal) -> None:
    page = county_in(project).output(2023) / "index.html"
    page.mkdir(parents=True)
    code, said = terminal.run("board")
    assert code == 1
    assert "output/2023/index.html: 错误 S002 写不了这个文件：同名的是文件夹，不是文件" in said
    assert "改法：把那个同名的文件或文件夹改名、移走，再运行一次。" in said
    assert not ENGLISH.search(said)


def test_reports_where_output_is_a_file(project: Project, terminal: Terminal) -> None:
    (project.root / "output").write_text("", "utf-8")
    code, said = terminal.run("build", "云溪镇", "--format", "docx")
    assert code == 1
    assert "错误 S002 写不了这个文件：" in said
    assert not ENGLISH.search(said)
