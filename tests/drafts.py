"""Small townships as drafts, whatever is wrong with them; and the one of the repo that has a bit of everything wrong."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from conftest import ROOT
from townships import HEAD
from townships import office as office_settings

from fupin_reports.document import Document
from fupin_reports.draft import read_wording
from fupin_reports.pipeline import Drafting, Office, Outcome, make_document
from fupin_reports.project import Project

BROKEN = ROOT / "tests/data/draft/青坪乡.yaml"
HERE = Project(ROOT)
DRAFTING = Drafting(read_wording(HERE.templates))


def outcome_of(folder: Path, text: str | bytes, *, strict: bool = False, township: str = "青坪乡") -> Outcome:
    """The draft of a township's file with that content."""
    if not (folder / "templates").exists():
        (folder / "templates").symlink_to(HERE.templates)
    path = folder / f"{township}.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return make_document(path, Office(Project(folder), 2023, office_settings()), Drafting(DRAFTING.wording, strict))


def draft_of(folder: Path, text: str, *, strict: bool = False) -> Document:
    """The draft of the township typed as `text` below the usual head; its own line 1 is line 1."""
    document = outcome_of(folder, dedent(text).strip("\n") + HEAD, strict=strict).document
    assert document is not None
    return document
