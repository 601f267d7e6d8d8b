"""The one-way import rule, held by import-linter's contracts in pyproject.toml; and a proof that the check can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = "fupin_reports"


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """import-linter over the package in `root`, by the contracts there."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    arguments = [sys.executable, "-c", code, "--config", str(root / "pyproject.toml"), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    return subprocess.run(
        arguments, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts."""
    shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_room_imports_only_the_rooms_below_it() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("figures.py", "import fupin_reports.compute", "One direction"),
        ("source.py", "import fupin_reports.load", "One direction"),
        ("checks/sums.py", "import fupin_reports.store", "One direction"),
        ("compose/compose.py", "import yaml", "Only the loader knows yaml"),
        ("compute/facts.py", "import docx", "Only writers and readers know python-docx and WeasyPrint"),
        ("intake/intake.py", "import xlsxwriter", "Only the writer of workbooks knows XlsxWriter"),
        ("setup/steps.py", "import pydantic", "Set-up runs on the standard library alone"),
    ],
)
def test_an_import_that_is_not_allowed_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / PACKAGE / module
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
    done = lint_imports(copy)
    assert done.returncode != 0, done.stdout + done.stderr
    broken = [found for found in done.stdout.splitlines() if " BROKEN" in found]
    assert len(broken) == 1
    assert contract in broken[0]


def test_a_room_that_no_layer_names_is_refused(copy: Path) -> None:
    (copy / PACKAGE / "newroom.py").write_text('"""A room outside the order."""\n', "utf-8")
    assert lint_imports(copy).returncode != 0
