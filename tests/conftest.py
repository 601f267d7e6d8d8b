"""What many tests share: the repo's own reports as documents, and a copy of the project to run commands in."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import hypothesis
import pytest

import fupin_reports.loading  # noqa: F401 - looks for garbage as seldom as the program itself does
from fupin_reports.cli.app import main
from fupin_reports.document import Document
from fupin_reports.pipeline import Office, make_document, read_settings
from fupin_reports.project import Project

# The same examples on every run and no clock in them: a slow machine is not a fault. To look further:
# make test ARGS=--hypothesis-profile=explore
hypothesis.settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
TOWNSHIPS = ("云溪镇", "柳河镇", "青坪乡")
EXAMPLES = (*TOWNSHIPS, "县住建局", "县住建局（帮扶单位总结）", "区住建局", "清源县", "云河市", "云岭村", "云泉县")
"""Every data file of 2023 in the repo: one of each kind at least."""


def document_of(project: Project, township: str, year: int = 2023) -> Document:
    """The document of one data file; fails where an error stands in its way."""
    settings, problems = read_settings(project)
    assert settings is not None, problems
    outcome = make_document(project.file(township, year), Office(project, year, settings))
    assert outcome.document is not None, outcome.problems
    return outcome.document


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """The reports of the repo's data, by the names of their files."""
    return {name: document_of(Project(ROOT), name) for name in EXAMPLES}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of data and templates in an empty folder with a space and Chinese in its name, the current folder."""
    root = tmp_path / "扶贫 总结"
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(ROOT / "data" / "schema", root / "data" / "schema")
    shutil.copy(ROOT / "data" / "设置.yaml", root / "data")
    (root / "data" / "2023").mkdir()
    for township in TOWNSHIPS:  # these three, whatever else lies in the repo
        text = (ROOT / "data" / "2023" / f"{township}.yaml").read_text("utf-8")
        as_filed = text.split("\n核对说明:\n")[0] + "\n"  # with its findings, before any was accepted
        (root / "data" / "2023" / f"{township}.yaml").write_text(as_filed, "utf-8", newline="\n")
    monkeypatch.chdir(root)
    return Project(root)


class Terminal:
    """Runs commands as a clerk would, and hands back what was said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit code and everything printed."""
        self._capsys.readouterr()
        self._monkeypatch.setattr(sys, "argv", ["fupin", *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = self._capsys.readouterr()
        code = stopped.value.code
        assert isinstance(code, int)
        return code, said.out + said.err


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the current folder."""
    return Terminal(capsys, monkeypatch)
