"""The same jobs by a Dask cluster: a real scheduler on this machine with two workers."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Terminal

from fupin_reports.claims import Looks
from fupin_reports.jobs import Bundler, Crew, Done, Finished, Job, Stop, carry_out
from fupin_reports.jobs.cluster import cluster_crew
from fupin_reports.jobs.run import forget, run
from fupin_reports.pipeline import Office, Order, read_settings
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.store import Store

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own
NAMES = [f"第{number}乡" for number in range(10, 18)]


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    """Two worker processes behind a scheduler at an address of its own."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


@pytest.fixture(autouse=True)
def writers_let_go() -> Iterator[None]:
    """What a test did in this very process leaves no writers behind for others."""
    yield
    forget()


def address_of(cluster: object) -> str:
    """tcp://127.0.0.1:…"""
    return str(getattr(cluster, "scheduler_address"))  # noqa: B009 - a fixture's type is not Dask's


@pytest.fixture
def eight(project: Project) -> Project:
    """Eight townships."""
    text = project.file("青坪乡", 2023).read_text("utf-8")
    for path in project.townships(2023):
        path.unlink()
    for name in NAMES:
        project.file(name, 2023).write_text(text.replace("单位: 青坪乡", f"单位: {name}"), "utf-8")
    return project


def jobs_of(project: Project, program: str = "") -> list[Job]:
    settings, _ = read_settings(project)
    assert settings is not None
    office = Office(project, 2023, settings)
    bundler = Bundler(
        office, Order(("docx", "pdf")), Store(project.output(2023), "output/2023"), Looks(project), program
    )
    return [bundler.job(path) for path in project.townships(2023)]


def made(finished: Finished) -> tuple[str, dict[str, bytes]]:
    assert isinstance(finished.result, Done), finished
    (paper,) = finished.result.printed.papers
    return finished.job.path, dict(paper.files)


def test_a_cluster_makes_the_same_bytes_also_when_a_worker_is_killed_midway(cluster: object, eight: Project) -> None:
    jobs = jobs_of(eight)
    here = dict(made(Finished(job, run(job))) for job in jobs)
    with distributed.Client(address_of(cluster)) as client:
        workers = client.run(os.getpid)
        assert len(workers) == 2
    killed: list[int] = []
    there: dict[str, dict[str, bytes]] = {}
    with cluster_crew(address_of(cluster)) as crew:
        assert isinstance(crew, Crew)
        assert crew.size == 2
        for finished in carry_out(jobs, crew, Stop()):
            path, files = made(finished)
            there[path] = files
            if not killed:
                killed += list(workers.values())[:1]
                os.kill(killed[0], signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    assert len(killed) == 1
    assert len(there) == 8
    assert there == here


def test_the_command_line_hands_a_run_to_a_cluster(cluster: object, eight: Project, terminal: Terminal) -> None:
    code, said = terminal.run("build", "--format", "docx", "--scheduler", address_of(cluster))
    assert code == 0, said
    assert said.splitlines()[-1].startswith("完成：8 份报告，8 个 DOCX、0 个 PDF，写在 output/2023/")
    by_cluster = {path.name: path.read_bytes() for path in eight.output(2023).glob("*.docx")}
    assert terminal.run("build", "--format", "docx")[1].startswith("8 份报告都是最新的")
    assert terminal.run("build", "--format", "docx", "--force", "--workers", "1")[0] == 0
    assert {path.name: path.read_bytes() for path in eight.output(2023).glob("*.docx")} == by_cluster


def test_a_worker_with_another_program_or_other_fonts_makes_nothing(eight: Project) -> None:
    for program, expected in (("", None), ("0" * 24, "B005")):
        done = run(jobs_of(eight, program)[0])
        assert bool(done.printed.papers) == (expected is None)
        assert [p.code for p in done.printed.outcome.problems if p.code.startswith("B")] == (
            [expected] if expected else []
        )


def test_a_scheduler_without_workers_is_no_crew() -> None:
    empty = distributed.LocalCluster(n_workers=0, processes=True, dashboard_address=None)
    with empty, cluster_crew(empty.scheduler_address) as crew:
        assert isinstance(crew, Problem)
        assert (crew.code, crew.words["kind"]) == ("B003", "empty")


def test_a_machine_is_either_ones_own_or_a_clusters(project: Project, terminal: Terminal, tmp_path: Path) -> None:
    code, said = terminal.run("build", "--workers", "2", "--scheduler", "tcp://127.0.0.1:9")
    assert code == 2
    assert said == "错误：--workers 管本机，--scheduler 用别的机器，两个只能写一个\n"
