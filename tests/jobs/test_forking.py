"""Workers on Linux: forked from a server that has loaded the libraries once; told the surroundings of now, not of then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from fupin_reports.project import Project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each worker is started anew")

TELLS = """
import os, sys
from pathlib import Path


def tell(_=None):
    heavy = [name for name in ("weasyprint", "docx", "jinja2", "pydantic") if name in sys.modules]
    return heavy, os.getppid(), os.environ.get("NEW"), os.environ.get("GONE"), os.getcwd()


def threads(process):
    return Path(f"/proc/{process}/status").read_text().partition("Threads:")[2].split()[0]
"""
TWO_WORKERS = """
import json, os
from tells import tell, threads
from fupin_reports.forking import workers_for

if __name__ == "__main__":
    workers_for()
    os.environ["NEW"] = "甲"
    del os.environ["GONE"]
    os.chdir("later")
    from fupin_reports.jobs.crew import in_processes
    told = []
    for _ in range(2):
        with in_processes(1) as workers:
            told.append(workers.submit(tell).result())
    print(json.dumps([told, os.getpid(), threads(told[0][1])]))
"""
AHEAD = """
import os
from pathlib import Path
from fupin_reports.cli.ahead import load_ahead

if __name__ == "__main__":
    load_ahead(Path.cwd(), {year}, {format_!r}, all_of_them={force})
    print(len(Path(f"/proc/self/task/{{os.getpid()}}/children").read_text().split()))
"""
SURROUNDINGS = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def said_by(code: str, folder: Path, **environment: str) -> str:
    """What a script says that lies in `folder`, where it is run as well."""
    (folder / "tells.py").write_text(TELLS, "utf-8")
    (folder / "script.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, str(folder / "script.py")],
        cwd=folder,
        env={**SURROUNDINGS, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_libraries_are_loaded_once_and_a_worker_has_them_before_its_first_job(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    told, main, threads = json.loads(said_by(TWO_WORKERS, tmp_path, GONE="乙"))
    server = told[0][1]
    assert server != main
    for heavy, parent, new, gone, folder in told:
        assert heavy == ["weasyprint", "docx", "jinja2", "pydantic"]
        assert parent == server
        assert (new, gone) == ("甲", None)
        assert folder == str(tmp_path / "later")
    assert threads == "1"  # a process forked from one with more would wait for locks that nobody gives back


def test_nothing_is_imported_from_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    here = tmp_path / "here"
    here.mkdir()
    for name in ("yaml", "docx", "fupin_reports"):
        (here / f"{name}.py").write_text("raise SystemExit('the wrong one')\n", "utf-8")
    code = TWO_WORKERS.replace("workers_for()", f"os.chdir({str(here)!r}); workers_for(); os.chdir({str(tmp_path)!r})")
    told, _, _ = json.loads(said_by(code, tmp_path, GONE=""))
    assert told[0][0] == ["weasyprint", "docx", "jinja2", "pydantic"]


def test_where_the_server_has_no_place_for_its_socket_workers_are_started_anew(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    far = tmp_path / ("长" * 60)  # 180 bytes; the path of a socket may have 107
    far.mkdir()
    told, main, _ = json.loads(said_by(TWO_WORKERS, tmp_path, GONE="", TMPDIR=str(far)))
    assert [parent for _, parent, *_ in told] == [main, main]


@pytest.mark.parametrize(
    ("made", "format_", "force", "children"),
    [
        (0, None, False, 2),  # the server, and what multiprocessing itself starts to keep account of what is shared
        (5, None, False, 0),  # six reports, of which one is to be made
        (5, None, True, 2),
        (1, "docx", False, 2),
        (6, "docx", False, 0),
        (6, "pdf", False, 2),
        (0, "xlsx", False, 0),
    ],
)
def test_they_are_loaded_ahead_where_more_than_four_reports_are_missing(
    made: int, format_: str | None, force: bool, children: int, project: Project
) -> None:
    output = project.output(2023)
    output.mkdir(parents=True)
    for path in project.townships(2023):
        path.unlink()
    for number in range(6):
        project.file(f"第{number}乡", 2023).write_text("", "utf-8")
    for number in range(made):
        for kind in ("docx", "pdf") if made < 6 else ("docx",):
            (output / f"第{number}乡.{kind}").write_bytes(b"")
    assert said_by(AHEAD.format(year=2023, format_=format_, force=force), project.root) == f"{children}\n"
