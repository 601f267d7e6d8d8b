"""What a report is made with, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fupin_reports.checks import Idle, LocalRule
from fupin_reports.document import Document
from fupin_reports.draft import Wording
from fupin_reports.moves import Move
from fupin_reports.problems import Problem, Problems, has_errors, strictly
from fupin_reports.project import Project
from fupin_reports.records import Settings


@dataclass(frozen=True, slots=True)
class Office:
    """What all reports of a year have in common.

    `rules` are the office's own; `rivals` is what is wrong with files that claim to be one report (see `claims`).
    """

    project: Project
    year: int
    settings: Settings
    rules: tuple[LocalRule, ...] = ()
    rivals: Mapping[Path, Problem] = field(default_factory=dict)
    sealed: Mapping[Path, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafting:
    """What it takes to make drafts: their wording; `strict` marks every 提醒 as an error is marked."""

    wording: Wording
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. `document` is None where errors stopped it (a draft has one all the same); `written` are
    the files on disk. `idle` are the office's rules that it has no figures for; None where it could not be read so far.
    `unchanged` says that its files are those of last time, and nothing was looked at. `moves` are the figures that are other ones than at
    the last run, `new` that there was none.
    """

    name: str
    document: Document | None
    problems: Problems
    written: tuple[Path, ...] = ()
    idle: tuple[Idle, ...] | None = None
    unchanged: bool = False
    moves: tuple[Move, ...] = ()
    new: bool = False

    def strict(self) -> Outcome:
        """The same with every WARNING as an ERROR: then it has no final document to print."""
        problems = strictly(self.problems)
        document = None if has_errors(problems) and not self.is_draft else self.document
        return replace(self, document=document, problems=problems)

    @property
    def is_draft(self) -> bool:
        """Whether what there is to print is a draft."""
        return self.document is not None and bool(self.document.meta.draft)

    def findings_only(self) -> Outcome:
        """The same without its document, for who keeps many."""
        return replace(self, document=None)

    @property
    def failed(self) -> bool:
        """Whether errors stand in the way of this report."""
        return has_errors(self.problems)
