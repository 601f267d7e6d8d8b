"""Help, usage errors and start-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Terminal

from fupin_reports import __version__
from fupin_reports.project import Project

COMMANDS = (
    *("build", "check", "board", "explain", "fix", "new", "doctor", "check-layout", "schema"),
    *("status", "diff", "seal", "unseal", "clean", "figures", "trace"),
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_in_chinese_with_an_example(command: str, terminal: Terminal) -> None:
    code, said = terminal.run(*command.split(), "--help")
    assert code == 0
    assert said.startswith(f"用法：fupin {command}".rstrip())
    assert f"fupin {command}" in said.split("例：", 1)[1]
    assert not any(english in said for english in ("Usage", "Options", "Arguments", "Show this", "Commands"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`fupin {command}" in (ROOT / "README.md").read_text("utf-8")


def test_an_unknown_command_is_told_with_the_nearest(terminal: Terminal) -> None:
    code, said = terminal.run("biuld")
    assert code == 2
    assert "没有“biuld”这个命令，是否应为“build”？" in said


def test_an_unknown_option_is_told_with_the_nearest(terminal: Terminal) -> None:
    code, said = terminal.run("build", "--yaer", "2023")
    assert code == 2
    assert "没有“--yaer”这个选项，是否应为“--year”？" in said


def test_a_missing_name_is_told(terminal: Terminal) -> None:
    code, said = terminal.run("new")
    assert code == 2
    assert "缺少“单位”" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "--year", "去年"), "“--year”的值不对"),
        (("build", "--year"), "选项“--year”的写法不对"),
        (("build", "--format", "doc"), "没有“doc”这种格式，可用：docx、pdf"),
        (("doctor", "多余"), "可能多写了内容"),
    ],
)
def test_other_usage_errors_are_in_chinese(arguments: tuple[str, ...], told: str, terminal: Terminal) -> None:
    code, said = terminal.run(*arguments)
    assert code == 2
    assert told in said
    assert not any(english in said for english in ("Error", "Try ", "Invalid", "Got unexpected"))


def test_no_command_shows_the_help_and_is_a_usage_error(terminal: Terminal) -> None:
    code, said = terminal.run()
    assert code == 2
    assert "命令：" in said


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.run("--version") == (0, f"fupin {__version__}\n")


def test_outside_a_project_the_installed_one_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = terminal.run("check", "青坪乡")
    assert code == 0
    assert "青坪乡" in said


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        ("'--help'", ("weasyprint", "docx", "pydantic", "rich", "jinja2", "yaml")),
        ("'check'", ("weasyprint", "docx", "rich")),
    ],
)
def test_heavy_libraries_are_left_alone_by_commands_that_need_none(
    arguments: str, heavy: tuple[str, ...], project: Project
) -> None:
    probe = (
        f"import sys; sys.argv = ['fupin', {arguments}]\n"
        "from fupin_reports.cli.app import main\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        f"print('LOADED', [m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert "LOADED []" in done.stdout


@pytest.mark.parametrize("command", ["build", "check", "check-layout", "status"])
@pytest.mark.parametrize(
    ("typed", "told"), [(".", "“.”是文件夹"), ("output/2023", "“2023”是文件夹"), ("没有", "没有“没有”")]
)
def test_a_folder_or_an_unknown_name_is_told_and_nothing_more(
    command: str, typed: str, told: str, project: Project, terminal: Terminal
) -> None:
    (project.root / "output" / "2023").mkdir(parents=True, exist_ok=True)
    code, said = terminal.run(command, typed)
    assert code == 1
    assert said.startswith("错误 C002") and told in said.splitlines()[0]
    assert said.rstrip().endswith("详见：fupin explain C002")
