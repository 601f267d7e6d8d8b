"""`fupin build` and `check` in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Terminal

from fupin_reports.project import Project


def break_one(project: Project) -> Path:
    """A duplicate key and a wrong sum in 云溪镇, a misspelt key in 柳河镇."""
    path = project.file("云溪镇", 2023)
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  - 单位: 县司法局\n    资金: 5\n", "  - 单位: 县司法局\n    资金: 5\n    资金: 50\n"), "utf-8"
    )
    other = project.file("柳河镇", 2023)
    other.write_text(other.read_text("utf-8").replace("存在问题:", "存在问题题:"), "utf-8")
    return path


def output(project: Project) -> list[str]:
    folder = project.output(2023)
    return sorted(p.name for p in folder.glob("*.*") if p.is_file()) if folder.is_dir() else []


def test_all_townships_are_built_and_the_last_line_says_where(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "--format", "docx")
    assert code == 0
    assert output(project) == ["云溪镇.docx", "柳河镇.docx", "青坪乡.docx"]
    last = said.strip().splitlines()[-1]
    assert "3 份报告，3 个 DOCX、0 个 PDF，写在 output/2023/" in last


def test_one_bad_file_does_not_stop_the_others(project: Project, terminal: Terminal) -> None:
    bad = break_one(project)
    line = next(n for n, text in enumerate(bad.read_text("utf-8").splitlines(), 1) if text == "    资金: 50")
    code, said = terminal.run("build", "--format", "docx")
    assert code == 1
    assert output(project) == ["青坪乡.docx"]
    assert f"data/2023/云溪镇.yaml:{line}:5: 错误 L102" in said
    assert f"第{line - 1}行写的是 5，这里写的是 50" in said
    assert "data/2023/柳河镇.yaml" in said
    assert "是否应为“存在问题”？" in said
    assert "有错误的 2 个：云溪镇、柳河镇" in said
    assert "Traceback" not in said


def test_earlier_files_of_a_township_with_errors_stay_as_they_were(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "--format", "docx")
    before = (project.output(2023) / "云溪镇.docx").read_bytes()
    break_one(project)
    code, _ = terminal.run("build", "--format", "docx")
    assert code == 1
    assert (project.output(2023) / "云溪镇.docx").read_bytes() == before


def test_a_mistake_in_a_template_is_shown_with_its_line(project: Project, terminal: Terminal) -> None:
    path = project.templates / "章节" / "资金管理.html.j2"
    text = path.read_text("utf-8")
    path.write_text(text.replace("{{ 本年.资金.合计 }}", "{{ 本年.资金.合記 }}", 1), "utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "{{ 本年.资金.合计 }}" in row)
    code, said = terminal.run("build", "青坪乡", "--format", "docx")
    assert code == 1
    assert f"templates/章节/资金管理.html.j2:{line}:" in said
    assert "没有名为 本年.资金.合記 的数据，是否应为 本年.资金.合计？" in said


def test_only_the_named_townships_are_built(project: Project, terminal: Terminal) -> None:
    code, _ = terminal.run("build", "青坪乡", "--format", "docx")
    assert code == 0
    assert output(project) == ["青坪乡.docx"]


def test_a_township_that_is_not_there_is_named_with_the_nearest(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "青平乡", "云溪镇", "--format", "docx")
    assert code == 1
    assert "是否应为“青坪乡”？" in said
    assert output(project) == ["云溪镇.docx"]


def test_a_year_without_data_is_said(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "--year", "2019")
    assert code == 1
    assert "没有 2019 年的数据" in said


def test_the_newest_year_is_the_default(project: Project, terminal: Terminal) -> None:
    older = project.data / "2021"
    older.mkdir()
    (older / "旧乡.yaml").write_text("文种: 坏\n", "utf-8")
    code, said = terminal.run("check")
    assert code == 0
    assert "2023 年 3 份报告的数据，没有错误" in said


def test_check_writes_nothing(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("check")
    assert code == 0
    assert output(project) == []
    assert "提醒 F204" in said  # 24.61 for 24.609


def test_townships_that_have_not_reported_are_named(project: Project, terminal: Terminal) -> None:
    project.file("云溪镇", 2023).unlink()
    assert "应报 3 个乡镇，还缺 1 个：云溪镇" in terminal.run("check")[1]
    assert "还缺" not in terminal.run("check", "青坪乡")[1]
    assert "还缺 1 个：云溪镇" in terminal.run("build", "--format", "docx")[1]


def test_a_document_changed_by_hand_is_kept_and_said(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--format", "docx")
    path = project.output(2023) / "青坪乡.docx"
    path.write_bytes(b"edited")
    code, said = terminal.run("build", "青坪乡", "--format", "docx")
    assert code == 0
    assert path.read_bytes() == b"edited"
    assert "提醒 S003 “青坪乡.docx”被人改过，不是 DOCX，没有覆盖" in said
    assert (project.output(2023) / "青坪乡（新生成）.docx").is_file()


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_no_message_stops_a_console_that_cannot_show_it(encoding: str, project: Project) -> None:
    import os
    import subprocess
    import sys

    from conftest import ROOT

    break_one(project)
    done = subprocess.run(
        [sys.executable, "-m", "fupin_reports", "check"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stdout + done.stderr
    if encoding == "gbk":
        assert "写了两次".encode("gbk") in done.stdout


def test_a_draft_is_written_beside_the_final_files_and_says_what_is_missing(
    project: Project, terminal: Terminal
) -> None:
    terminal.run("build", "--format", "docx")
    before = {path.name: path.read_bytes() for path in project.output(2023).glob("*.docx")}
    break_one(project)
    code, said = terminal.run("build", "--draft", "--format", "docx")
    assert code == 1  # the errors are there, draft or not
    assert output(project) == sorted([*before, "云溪镇（草稿）.docx", "柳河镇（草稿）.docx", "青坪乡（草稿）.docx"])
    assert {name: (project.output(2023) / name).read_bytes() for name in before} == before
    assert "√ 青坪乡：青坪乡（草稿）.docx" in said
    assert "× 云溪镇：1 处错误，草稿已写成 云溪镇（草稿）.docx，正式报告还不能出" in said
    last = said.strip().splitlines()[-1]
    assert last.startswith("草稿完成：3 份报告，3 个 DOCX")
    assert "有错误的 2 个：云溪镇、柳河镇，正式报告要改好数据再出" in last
    assert (project.output(2023) / ".fupin" / "云溪镇（草稿）.json").is_file()


def test_drafts_of_townships_without_errors_are_a_success(project: Project, terminal: Terminal) -> None:
    code, _ = terminal.run("build", "青坪乡", "--draft", "--format", "docx")
    assert code == 0
    assert output(project) == ["青坪乡（草稿）.docx"]
    assert terminal.run("build", "青坪乡", "--draft", "--strict", "--format", "docx")[0] == 1  # 24.61 is a 提醒


def test_a_draft_that_a_leader_has_written_into_is_kept(project: Project, terminal: Terminal) -> None:
    terminal.run("build", "青坪乡", "--draft", "--format", "docx")
    path = project.output(2023) / "青坪乡（草稿）.docx"
    path.write_bytes(path.read_bytes() + b"edited")
    code, said = terminal.run("build", "青坪乡", "--draft", "--format", "docx")
    assert code == 0
    assert path.read_bytes().endswith(b"edited")
    assert "“青坪乡（草稿）.docx”被人改过，没有覆盖" in said
    assert (project.output(2023) / "青坪乡（草稿）（新生成）.docx").is_file()


def test_a_file_that_cannot_be_read_gives_no_draft_and_stops_no_other(project: Project, terminal: Terminal) -> None:
    project.file("云溪镇", 2023).write_text("", "utf-8")
    code, said = terminal.run("build", "--draft", "--format", "docx")
    assert code == 1
    assert "× 云溪镇：1 处错误，草稿也写不成，原有文件未动" in said
    assert output(project) == ["柳河镇（草稿）.docx", "青坪乡（草稿）.docx"]


def test_a_broken_wording_of_drafts_is_said_and_stops_nothing(project: Project, terminal: Terminal) -> None:
    (project.templates / "草稿.yaml").write_text("标记: [\n", "utf-8")
    code, said = terminal.run("build", "青坪乡", "--draft", "--format", "docx")
    assert code == 1
    assert "templates/草稿.yaml" in said
    assert output(project) == ["青坪乡（草稿）.docx"]
