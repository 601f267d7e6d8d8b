"""What a command does not need, it does not import."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import ROOT, Terminal

from fupin_reports.project import Project

SCRIPT = """
import sys
sys.argv = ["fupin", *sys.argv[1:]]
from fupin_reports.__main__ import main
try:
    main()
except SystemExit as stopped:
    print("code", stopped.code)
print("imported", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported_by(*command: str) -> tuple[str, set[str]]:
    """What a command says, and the libraries that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *command],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        encoding="utf-8",
        check=True,
    )
    said, _, names = done.stdout.rpartition("imported ")
    return said, set(names.split())


@pytest.mark.parametrize("command", ["--help", "build --help", "status", "check", "build"])
def test_commands_that_print_nothing_load_no_library_that_prints(
    command: str, project: Project, terminal: Terminal
) -> None:
    if command in ("status", "build"):
        assert terminal.run("build", "青坪乡", "--format", "docx")[0] == 0
    arguments = [*command.split(), *(["青坪乡"] if command in ("status", "check", "build") else [])]
    arguments += ["--format", "docx"] if command == "build" else []
    said, names = imported_by(*arguments)
    assert "code 0" in said or command == "status"  # there is no PDF
    assert names.isdisjoint({"weasyprint", "docx", "lxml", "fontTools", "pypdf"})
