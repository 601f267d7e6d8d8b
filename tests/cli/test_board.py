"""`fupin board`: what it writes where, what it leaves alone, and what it says."""

from __future__ import annotations

import pytest
from conftest import Terminal
from counties import county_in

from fupin_reports.project import Project
from fupin_reports.store import Store


@pytest.fixture
def county(project: Project) -> Project:
    return county_in(project)


def test_it_is_written_and_summed_up_in_a_line(county: Project, terminal: Terminal) -> None:
    code, said = terminal.run("board")
    assert (code, said) == (
        0,
        "√ output/2023/index.html：应报 4 个乡镇，已报 3 个，缺 南乡；错误 1 处，提醒 2 处。用浏览器打开它。\n",
    )
    assert [path.name for path in county.output(2023).iterdir() if path.is_file()] == ["index.html"]


def test_a_page_that_a_person_made_is_kept(county: Project, terminal: Terminal) -> None:
    page = county.output(2023) / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("我写的", "utf-8")
    code, said = terminal.run("board")
    assert code == 0
    assert "提醒 S003 “index.html”被人改过，没有覆盖；新的写在旁边：index（新生成）.html" in said
    assert said.splitlines()[-1].startswith("√ output/2023/index（新生成）.html：")
    assert page.read_text("utf-8") == "我写的"
    assert "<!DOCTYPE html>" in (page.parent / "index（新生成）.html").read_text("utf-8")


def test_its_own_page_is_written_over(county: Project, terminal: Terminal) -> None:
    terminal.run("board")
    first = (county.output(2023) / "index.html").read_text("utf-8")
    county.file("北乡", 2023).unlink()
    assert terminal.run("board")[1].startswith("√ output/2023/index.html：应报 4 个乡镇，已报 2 个，缺 南乡、北乡")
    assert (county.output(2023) / "index.html").read_text("utf-8") != first


def test_it_is_no_report_that_lost_its_data(county: Project, terminal: Terminal) -> None:
    terminal.run("board")
    assert "S011" not in terminal.run("build", "--format", "docx")[1]
    assert terminal.run("clean") == (0, "output/2023/：删了 0 个\n")
    assert (county.output(2023) / "index.html").is_file()


def test_what_it_stands_beside_is_cleaned_away(county: Project, terminal: Terminal) -> None:
    page = county.output(2023) / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("我写的", "utf-8")
    terminal.run("board")
    assert "√ 已删 index（新生成）.html" in terminal.run("clean")[1]
    assert page.read_text("utf-8") == "我写的"


def test_another_run_at_work_is_not_disturbed(county: Project, terminal: Terminal) -> None:
    folder = county.output(2023)
    with Store(folder, "output/2023").alone() as ours:
        assert ours
        code, said = terminal.run("board")
    assert code == 1
    assert "S010" in said
    assert not (folder / "index.html").exists()


def test_a_year_without_a_file_tells_who_owes_one(county: Project, terminal: Terminal) -> None:
    (county.data / "2024").mkdir()
    code, said = terminal.run("board", "--year", "2024")
    assert code == 0
    assert "应报 4 个乡镇，已报 0 个，缺 西乡、东乡、南乡、北乡" in said
    assert terminal.run("check", "--year", "2024")[0] == 1


def test_a_year_that_is_not_there_is_told(county: Project, terminal: Terminal) -> None:
    code, said = terminal.run("board", "--year", "2031")
    assert code == 1
    assert "C003" in said
    assert not county.output(2031).exists()


def test_it_links_to_drafts_and_says_what_is_behind(county: Project, terminal: Terminal) -> None:
    terminal.run("build", "--draft", "--format", "docx", "北乡")
    terminal.run("build", "--format", "docx", "东乡")
    terminal.run("board")
    html = (county.output(2023) / "index.html").read_text("utf-8")
    assert ">草稿 DOCX</a>" in html
    assert '<td class="words">没有 PDF</td>' in html
    assert html.count('<td class="words">没有生成过</td>') == 3  # 西乡, 北乡, 甲县


def test_settings_that_cannot_be_read_stop_it(county: Project, terminal: Terminal) -> None:
    county.settings.write_text("资金来源: [\n", "utf-8")
    code, said = terminal.run("board")
    assert code == 1
    assert "data/设置.yaml 有错误" in said
