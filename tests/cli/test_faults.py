"""What goes wrong on a disk: the old file stays whole, the rest of the batch is done, and one line says what happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Terminal

from fupin_reports.project import Project
from fupin_reports.store import Store
from fupin_reports.store.lock import LOCK, opened_elsewhere

NAME = "云溪镇"


@pytest.fixture
def built(project: Project, terminal: Terminal) -> Project:
    assert terminal.run("build", "--format", "docx")[0] == 0
    return project


def correct(project: Project, old: str = "受助大学生: 3名", new: str = "受助大学生: 4名") -> None:
    path = project.file(NAME, 2023)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("mark", [f"~${NAME}.docx", f".~{NAME}.docx", f".~lock.{NAME}.docx#"])
def test_a_file_open_in_word_is_left_alone_and_the_rest_is_done(mark: str, built: Project, terminal: Terminal) -> None:
    (built.output(2023) / mark).write_bytes(b"")
    before = (built.output(2023) / f"{NAME}.docx").read_bytes()
    correct(built)
    code, said = terminal.run("build", "--format", "docx", "--force")
    assert code == 1
    assert f"output/2023/{NAME}.docx: 错误 S001 文件正被别的程序打开，没有写成" in said
    assert (built.output(2023) / f"{NAME}.docx").read_bytes() == before
    assert "完成：2 份报告" in said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 64 KB."""
    place = tmp_path / "小盘"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_leaves_the_old_file_whole(small_disk: Path) -> None:
    store = Store(small_disk, "output/2023")
    assert store.save("甲乡", {".docx": b"old" * 100}, "tree").problems == ()
    stored = store.save("甲乡", {".docx": os.urandom(200_000)}, "tree")
    (problem,) = stored.problems
    assert (problem.code, problem.words["kind"]) == ("S002", "full")
    assert (small_disk / "甲乡.docx").read_bytes() == b"old" * 100
    assert not [name for name in names(small_disk) if name.endswith(".tmp")]


def test_a_disk_that_may_only_be_read_leaves_the_old_file_whole(small_disk: Path) -> None:
    store = Store(small_disk, "output/2023")
    store.save("甲乡", {".docx": b"old"}, "tree")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with store.alone() as alone:
        assert alone  # nobody can write there, so nobody is kept out
        (problem,) = store.save("甲乡", {".docx": b"new"}, "tree").problems
    assert (problem.code, problem.words["kind"]) == ("S002", "denied")
    assert (small_disk / "甲乡.docx").read_bytes() == b"old"


def test_one_run_keeps_another_out_and_lets_it_in_when_it_ends(built: Project, terminal: Terminal) -> None:
    store = Store(built.output(2023), "output/2023")
    with store.alone() as alone:
        assert alone
        with Store(built.output(2023), "output/2023").alone() as second:
            assert not second
        code, said = terminal.run("build")
        assert (code, "output/2023: 错误 S010 另一个 fupin 正在往这里写" in said) == (1, True)
    assert terminal.run("build", "--format", "docx")[0] == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from fupin_reports.store import Store, files
store = Store(Path(sys.argv[1]), "output/2023")
with store.alone():
    real = os.fsync
    def die(handle):
        os.kill(os.getpid(), signal.SIGKILL)
    os.fsync = die if sys.argv[2] == "file" else real
    if sys.argv[2] == "between":
        real_replace = Path.replace
        def once(self, target):
            result = real_replace(self, target)
            if str(target).endswith(".docx"):
                os.kill(os.getpid(), signal.SIGKILL)
            return result
        Path.replace = once
    store.save("甲乡", {".docx": b"second", ".pdf": b"second"}, "tree")
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("moment", ["file", "between"])
def test_a_killed_run_leaves_whole_files_no_lock_and_no_litter(moment: str, tmp_path: Path) -> None:
    folder = tmp_path / "2023"
    store = Store(folder, "output/2023")
    store.save("甲乡", {".docx": b"first", ".pdf": b"first"}, "tree")
    done = subprocess.run([sys.executable, "-c", KILLED, folder, moment], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (folder / "甲乡.docx").read_bytes() in (b"first", b"second")
    assert (folder / "甲乡.pdf").read_bytes() == b"first"
    with store.alone() as alone:
        assert alone
        left = [name for place in (folder, folder / ".fupin") for name in names(place) if name.endswith(".tmp")]
        assert left == []
        stored = store.save("甲乡", {".docx": b"third", ".pdf": b"third"}, "tree")
    assert stored.problems == ()  # what the killed run wrote is not taken for a person's
    assert (folder / "甲乡.docx").read_bytes() == b"third"


def test_the_lock_is_no_file_that_stays_in_the_way(built: Project, terminal: Terminal) -> None:
    (built.output(2023) / ".fupin" / LOCK).write_text("of a process that is gone", "utf-8")
    assert terminal.run("build", "--format", "docx")[0] == 0


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("一二三四五六", "~$一二三四五六.docx"),
        ("一二三四五六七", "~$二三四五六七.docx"),
        ("一二三四五六七八", "~$三四五六七八.docx"),
    ],
)
def test_word_shortens_the_name_of_its_mark(name: str, mark: str, tmp_path: Path) -> None:
    assert not opened_elsewhere(tmp_path / f"{name}.docx")
    (tmp_path / mark).write_bytes(b"")
    assert opened_elsewhere(tmp_path / f"{name}.docx")


def test_reports_whose_data_are_gone_are_told_and_kept(built: Project, terminal: Terminal) -> None:
    built.file(NAME, 2023).unlink()
    code, said = terminal.run("build", "--format", "docx")
    assert code == 0
    assert f"提示 S011 “{NAME}.docx”的数据已经没有了" in said
    assert (built.output(2023) / f"{NAME}.docx").is_file()


def test_clean_removes_what_is_left_over_and_nothing_else(built: Project, terminal: Terminal) -> None:
    folder = built.output(2023)
    terminal.run("build", "青坪乡", "--draft", "--format", "docx")
    (folder / "别人的.docx").write_bytes(b"x")
    built.file(NAME, 2023).unlink()
    (folder / "柳河镇（草稿）.docx").write_bytes(b"theirs")
    code, said = terminal.run("clean")
    assert code == 0
    assert f"√ 已删 {NAME}.docx" in said
    assert "√ 已删 青坪乡（草稿）.docx" in said
    assert {"青坪乡.docx", "柳河镇.docx", "别人的.docx", "柳河镇（草稿）.docx"} <= names(folder)
    assert f"{NAME}.docx" not in names(folder)


def test_clean_all_keeps_a_persons_and_a_sealed_report(built: Project, terminal: Terminal) -> None:
    folder = built.output(2023)
    terminal.run("build")
    assert terminal.run("seal", NAME)[0] == 0
    (folder / "青坪乡.docx").write_bytes(b"theirs")
    code, said = terminal.run("clean", "--all")
    assert code == 0
    assert "－ 留着 青坪乡.docx：有人改过" in said
    assert {f"{NAME}.docx", f"{NAME}.pdf", "青坪乡.docx"} <= names(folder)
    assert "柳河镇.docx" not in names(folder)
    assert "青坪乡.pdf" not in names(folder)
