"""Ctrl-C, and a parent that is gone: nothing half done, nothing lost, nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT, Terminal

from fupin_reports.project import Project

TWELVE = [f"第{number}乡" for number in range(10, 22)]
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals and named pipes are those of POSIX")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), "PYTHONUTF8": "1"}


@pytest.fixture
def twelve(project: Project) -> Project:
    """Twelve townships."""
    text = project.file("青坪乡", 2023).read_text("utf-8")
    for path in project.townships(2023):
        path.unlink()
    for name in TWELVE:
        project.file(name, 2023).write_text(text.replace("单位: 青坪乡", f"单位: {name}"), "utf-8")
    return project


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process with its children in a group of their own, as a terminal has it; gone afterwards in any case."""
    with subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def said_by(process: subprocess.Popen[str], until: str = "\0") -> str:
    """What it says up to the line with `until`, or to its end."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if until in line:
            break
    return "".join(lines)


@POSIX_ONLY
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_is_finished_and_the_next_run_makes_the_rest(
    workers: str, twelve: Project, terminal: Terminal
) -> None:
    with started("-m", "fupin_reports", "build", "--workers", workers) as build:
        said = said_by(build, until="√ 第10乡")
        os.killpg(build.pid, signal.SIGINT)
        said += said_by(build)
        assert build.wait() == 130
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
    assert "正在停下：手上的几份做完就停（再按一次 Ctrl-C 马上停）" in said
    done = sorted(path.stem for path in twelve.output(2023).glob("*.pdf"))
    assert 1 <= len(done) < 12
    assert done == sorted(path.stem for path in twelve.output(2023).glob("*.docx"))
    left = 12 - len(done)
    assert f"已停下：做完的 {len(done)} 份都已存好，还有 {left} 份没有做。再运行一次就接着做。" in said
    before = {name: (twelve.output(2023) / f"{name}.pdf").stat().st_mtime_ns for name in done}
    code, again = terminal.run("build")
    assert code == 0
    assert f"完成：{left} 份报告，{left} 个 DOCX、{left} 个 PDF，写在 output/2023/；{len(done)} 份没有变化" in again
    assert {name: (twelve.output(2023) / f"{name}.pdf").stat().st_mtime_ns for name in done} == before
    assert list(twelve.output(2023).rglob("*.tmp")) == []


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe: `odd_jobs.never_ends` writes its process into it."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


@POSIX_ONLY
def test_a_second_ctrl_c_ends_workers_that_do_not_come_to_an_end(pipe: Path) -> None:
    with started(str(ROOT / "tests" / "jobs" / "odd_jobs.py"), str(pipe)) as batch, pipe.open() as written:
        assert int(written.readline()) != batch.pid
        os.killpg(batch.pid, signal.SIGINT)
        said_by(batch, until="stopping")
        assert batch.poll() is None
        os.killpg(batch.pid, signal.SIGINT)
        assert written.read() == ""  # the end of the pipe: the worker is gone
        said = said_by(batch)
        assert batch.wait() == -signal.SIGINT
    assert "KeyboardInterrupt" in said  # of this bare script; the command line says it in Chinese


@POSIX_ONLY
def test_workers_do_not_outlive_a_parent_that_is_killed(pipe: Path) -> None:
    with started(str(ROOT / "tests" / "jobs" / "odd_jobs.py"), str(pipe)) as batch, pipe.open() as written:
        written.readline()
        batch.kill()
        assert written.read() == ""
