"""Many reports by many processes: the same files as by one, and whatever dies takes nothing with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from conftest import TOWNSHIPS, Terminal
from odd_jobs import DEADLY, dies_of_all, dies_of_one, has_a_bug, runs_out_of_memory

from fupin_reports.jobs import Done, Job, batch
from fupin_reports.jobs.batch import MOST_DEATHS
from fupin_reports.jobs.crew import cores, local_crew
from fupin_reports.project import Project

Run = Callable[[Job], Done]
MORE = ("东山乡", "西河镇")
ALL = sorted((*TOWNSHIPS, *MORE))
"""In the order of their files: 东山乡, 云溪镇, 柳河镇, 西河镇, 青坪乡."""


def files(project: Project) -> dict[str, bytes]:
    """What was written, by name."""
    return {path.name: path.read_bytes() for path in sorted(project.output(2023).glob("*.*")) if path.is_file()}


def names_said(said: str) -> list[str]:
    """The townships of the lines that are said as they are done."""
    return [line.split()[3].rstrip("：").partition("：")[0] for line in said.splitlines() if line.startswith("[")]


@pytest.fixture
def five(project: Project) -> Project:
    """Five townships; 柳河镇 with a value that cannot be read."""
    for name in MORE:
        text = project.file("青坪乡", 2023).read_text("utf-8").replace("单位: 青坪乡", f"单位: {name}")
        project.file(name, 2023).write_text(text, "utf-8")
    wrong = project.file("柳河镇", 2023)
    wrong.write_text(wrong.read_text("utf-8").replace("存在问题:", "存在问题题:"), "utf-8")
    return project


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[Run], None]:
    """Gives workers another function in the place of `run`."""
    return lambda run: monkeypatch.setattr("fupin_reports.cli.making.carry_out", partial(batch.carry_out, run=run))


def test_one_and_three_workers_and_this_process_give_the_same_files_and_words(
    five: Project, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = terminal.run("build", "--force", "--workers", "3")
    by_three = files(five)
    assert code == 1
    assert sorted(by_three) == sorted(f"{name}.{kind}" for name in ALL if name != "柳河镇" for kind in ("docx", "pdf"))
    assert names_said(said) == ALL
    (five.output(2023) / ".fupin" / "history.jsonl").unlink()
    assert terminal.run("build", "--force", "--workers", "1") == (code, said.replace("√ 新生成", "√ 已重做"))
    assert files(five) == by_three
    monkeypatch.setattr("fupin_reports.jobs.crew.FEW", 5)
    assert terminal.run("build", "--force") == (code, said.replace("√ 新生成", "√ 已重做"))
    assert files(five) == by_three


@pytest.mark.parametrize("deadly", [dies_of_one, runs_out_of_memory])
def test_a_worker_that_dies_fails_its_report_and_no_other(
    deadly: Run, project: Project, terminal: Terminal, given: Callable[[Run], None]
) -> None:
    given(deadly)
    code, said = terminal.run("build", "--format", "docx", "--workers", "2")
    assert code == 1
    assert f"data/2023/{DEADLY}.yaml: 错误 B001 做这份报告的进程中途没了，多半是内存不够；其他报告照常做" in said
    assert said.count("错误 B001 ") == 1
    assert list(files(project)) == ["柳河镇.docx", "青坪乡.docx"]
    assert names_said(said) == ["云溪镇", "柳河镇", "青坪乡"]
    assert said.splitlines()[-1].endswith(f"有错误的 1 个：{DEADLY}，改好数据后再运行一次")


def test_when_worker_after_worker_dies_the_rest_is_not_tried(
    five: Project, terminal: Terminal, given: Callable[[Run], None]
) -> None:
    for name in ("七乡", "八乡"):
        text = five.file("青坪乡", 2023).read_text("utf-8").replace("单位: 青坪乡", f"单位: {name}")
        five.file(name, 2023).write_text(text, "utf-8")
    given(dies_of_all)
    code, said = terminal.run("build", "--format", "docx", "--workers", "2")
    assert code == 1
    assert MOST_DEATHS == 5
    assert said.count("错误 B001 做这份报告的进程中途没了；其他报告照常做") == 5
    assert said.count("错误 B002 没有做：前面接连 5 份，做报告的进程都中途没了") == 7 - 5
    assert files(five) == {}


def test_a_bug_shows_its_traceback_after_the_other_reports_are_stored(
    project: Project, terminal: Terminal, given: Callable[[Run], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    given(has_a_bug)
    for few in (0, 3):  # by workers; in this process
        monkeypatch.setattr("fupin_reports.jobs.crew.FEW", few)
        with pytest.raises(ZeroDivisionError) as bug:
            terminal.run("build", "--format", "docx", "--force")
        assert bug.value.__notes__ == [f"while making the report of data/2023/{DEADLY}.yaml"]
        assert list(files(project)) == ["柳河镇.docx", "青坪乡.docx"]


def test_few_reports_are_made_by_this_process_and_many_by_as_many_as_there_are_cores() -> None:
    assert local_crew(2).at_once == 1
    assert local_crew(1500).size == cores()
    assert local_crew(1500, 3).size == 3
    assert local_crew(3, 64).size == 3  # no more workers than reports
    assert local_crew(1500, 3).at_once == 6  # one being made and one waiting, for each


def test_drafts_corrections_and_reviews_go_the_same_way(five: Project, terminal: Terminal) -> None:
    assert terminal.run("build", "--format", "docx", "--review", "--draft", "--workers", "2")[0] == 1
    assert {"柳河镇（草稿）.docx", "青坪乡（草稿）.docx", "青坪乡（送审稿）.docx"} < set(files(five))
    terminal.run("build", "--format", "docx")
    data = five.file("青坪乡", 2023)
    assert "目标: 965元以上" in data.read_text("utf-8")
    data.write_text(data.read_text("utf-8").replace("目标: 965元以上", "目标: 970元以上"), "utf-8")
    terminal.run("build", "--format", "docx", "--corrections", "--force", "--workers", "2")
    assert "青坪乡（更正说明）.docx" in files(five)
    assert "东山乡（更正说明）.docx" not in files(five)
