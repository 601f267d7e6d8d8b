"""What a report is made with, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fupin_reports.checks import Idle, LocalRule
from fupin_reports.document import Document
from fupin_reports.messages import Catalogue
from fupin_reports.moves import Move
from fupin_reports.problems import Problem, Problems, has_errors, strictly
from fupin_reports.project import Project
from fupin_reports.records import Settings
from fupin_reports.store import Edited
from fupin_reports.writers.formats import Write

if TYPE_CHECKING:  # made by drafts alone
    from fupin_reports.draft import Wording


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
    the last run, `new` that there was none. `is_draft` says that what there is to print is a draft.
    """

    name: str
    document: Document | None
    problems: Problems
    written: tuple[Path, ...] = ()
    idle: tuple[Idle, ...] | None = None
    unchanged: bool = False
    moves: tuple[Move, ...] = ()
    new: bool = False
    is_draft: bool = False

    def strict(self) -> Outcome:
        """The same with every WARNING as an ERROR: then it has no final document to print."""
        problems = strictly(self.problems)
        document = None if has_errors(problems) and not self.is_draft else self.document
        return replace(self, document=document, problems=problems)

    def findings_only(self) -> Outcome:
        """The same without its document, for who keeps many."""
        return replace(self, document=None)

    @property
    def failed(self) -> bool:
        """Whether errors stand in the way of this report."""
        return has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of every report of a run. `formats` are those of the report; `fresh` leaves out what a person
    changed; `archive` makes PDFs PDF/A; `corrections` is the date of 更正说明, None where none are asked for; `review`
    asks for 送审稿 and 计算底稿.
    """

    formats: tuple[str, ...]
    draft: bool = False
    strict: bool = False
    fresh: bool = False
    archive: bool = False
    review: bool = False
    corrections: date | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What lies in the output folder already: a DOCX that may have a person's words, the tree of last time as text."""

    edited: Edited | None = None
    tree: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """The document to print; `over` is the DOCX that it may take the place of, `merged` says that it has their words.

    `why` is why theirs could not be merged; `problems` is what to tell.
    """

    document: Document
    over: Edited | None = None
    merged: bool = False
    why: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Means:
    """What it takes to print, asked for when it is needed: the writers of an order, wording of drafts (`strict` or not),
    the sentences of problems.
    """

    writers: Callable[[Order], Mapping[str, Write]]
    drafting: Callable[[bool], Drafting]
    catalogue: Callable[[], Catalogue]


@dataclass(frozen=True, slots=True)
class Paper:
    """Files of one name, by suffix (".docx"), with the tree that the data alone gave; nothing of it is on disk yet.

    `over` is the DOCX that they may take the place of, `merged` says that its words are in them, `why` is why they are
    not. One that `follows` is stored only where the paper before it could be.
    """

    name: str
    files: Mapping[str, bytes]
    tree: str
    over: Edited | None = None
    merged: bool = False
    why: str = ""
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as far as a function can make it: what is to be said (its document is let go), and its papers."""

    outcome: Outcome
    papers: tuple[Paper, ...] = ()
