"""The files that a newcomer touches first: Makefile, lock, the Windows starter, the search for a Python."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from fupin_reports.setup import libraries

ROOT = Path(__file__).resolve().parents[2]
BAT = ROOT / "生成报告.bat"
FIND_PYTHON = ROOT / "fupin_reports" / "setup" / "python.sh"


def locked_names() -> set[str]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))


def test_the_lock_names_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(index|extra-index|find-links|trusted)", text, re.MULTILINE)


def test_everything_in_the_lock_is_hashed() -> None:
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)


def test_the_lock_holds_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[^A-Za-z0-9._-]", line)[0].lower().replace("_", "-") for line in stated}
    assert names <= locked_names()


def test_the_windows_starter_reads_the_same_in_every_code_page() -> None:
    raw = BAT.read_bytes()
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b'cd /d "%~dp0"' in raw


def test_the_files_the_windows_starter_names_exist() -> None:
    named = re.findall(r'type "([^"]+)"', BAT.read_text(encoding="ascii"))
    assert named
    for name in named:
        assert "Python" in ROOT.joinpath(*name.split("\\")).read_text(encoding="utf-8")


def make(*words: str) -> str:
    """What make prints in the project; not told of the make that may have started the tests."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    }
    command = ["make", "-C", str(ROOT), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True).stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make 未安装")
def test_make_alone_lists_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    assert {line.split()[1] for line in make().splitlines() if line.startswith("  make ")} == set(phony[1].split())


@pytest.mark.skipif(not shutil.which("make"), reason="make 未安装")
@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["reports"], ".venv/bin/fupin build"),
        (["reports", "YEAR=2022"], ".venv/bin/fupin build --year 2022"),
        (["reports", "年度=2022", "乡镇=青坪乡"], ".venv/bin/fupin build --year 2022 青坪乡"),
        (["check", "NAME=青坪乡"], ".venv/bin/fupin check 青坪乡"),
    ],
)
def test_year_and_township_reach_the_command(words: list[str], command: str) -> None:
    assert command in [" ".join(line.split()) for line in make("-n", *words).splitlines()]


def run_find_python(path: str) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell
    return subprocess.run([shell, str(FIND_PYTHON)], env={"PATH": path}, capture_output=True, encoding="utf-8")


@pytest.mark.skipif(not shutil.which("sh"), reason="没有 sh")
def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    old, new = tmp_path / "python3", tmp_path / "python3.12"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    new.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    for file in (old, new):
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    found = run_find_python(f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert found.returncode == 0
    assert Path(found.stdout.strip()).samefile(sys.executable)


def test_both_lists_of_system_packages_agree() -> None:
    stated = re.search(r'^LIBRARIES="([^"]+)"$', FIND_PYTHON.read_text(encoding="utf-8"), re.MULTILINE)
    assert stated
    assert set(stated[1].split()) == {*libraries.PACKAGES.values(), libraries.SUBSET_PACKAGE}


def test_an_older_python_can_still_read_the_door_and_be_told() -> None:
    door = (ROOT / "fupin_reports" / "setup" / "__main__.py").read_text(encoding="utf-8")
    before, _ = door.split("from fupin_reports.setup.steps", 1)
    assert "sys.version_info < (3, 11)" in before
    compile(door, "__main__.py", "exec", dont_inherit=True)


def test_set_up_needs_nothing_that_is_not_in_the_standard_library() -> None:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import fupin_reports.setup.steps"
    subprocess.run([sys.executable, "-I", "-S", "-c", script], check=True)
