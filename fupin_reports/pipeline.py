"""The whole flow on one screen: a data file -> source -> checked -> facts -> document -> bytes -> files.

Each report runs by itself: one bad file does not stop the others. No stage prints; problems come back as values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fupin_reports.checks import findings
from fupin_reports.compose import compose
from fupin_reports.compute import compute
from fupin_reports.document import Document
from fupin_reports.document_json import to_json
from fupin_reports.load import load
from fupin_reports.own_faults import own_faults
from fupin_reports.problems import Problem, Problems, Severity, at_most_told, has_errors
from fupin_reports.project import Project
from fupin_reports.records import Settings, report_outline, settings_outline, source_names
from fupin_reports.source import Span
from fupin_reports.store import Store
from fupin_reports.validate import validate, validate_settings
from fupin_reports.writers.formats import Write


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. `document` is None where errors stopped it; `written` are the files on disk."""

    name: str
    document: Document | None
    problems: Problems
    written: tuple[Path, ...] = ()

    def strict(self) -> Outcome:
        """The same with every WARNING as an ERROR: then it has no document to print."""
        problems = tuple(
            replace(p, severity=Severity.ERROR) if p.severity is Severity.WARNING else p for p in self.problems
        )
        return replace(self, document=None if has_errors(problems) else self.document, problems=problems)

    @property
    def failed(self) -> bool:
        """Whether errors stand in the way of this report."""
        return has_errors(self.problems)


def read_settings(project: Project) -> tuple[Settings | None, Problems]:
    """The office's vocabulary."""
    source, problems = load(project.settings, project.name(project.settings), settings_outline())
    if source is None:
        return None, problems
    settings, more = validate_settings(source)
    return None if has_errors(problems) else settings, (*problems, *more)


def make_document(path: Path, year: int, project: Project, settings: Settings) -> Outcome:
    """A data file as a document, or as far as it gets."""
    document, problems = document_of(path, year, project, settings)
    return Outcome(path.stem, document, at_most_told(problems, project.name(path)))


def document_of(path: Path, year: int, project: Project, settings: Settings) -> tuple[Document | None, Problems]:
    """The document of a data file, None where errors stand in its way, and every problem found."""
    if not path.resolve().is_relative_to(project.root.resolve()):
        return None, (Problem("L109", Span(project.name(path))),)
    source, problems = load(path, project.name(path), report_outline(source_names(settings)))
    if source is None:
        return None, problems
    checked, more = validate(source, settings, year)
    problems = (*problems, *more)
    if checked is None:
        return None, problems
    facts = compute(checked)
    document, composed = compose(checked, facts, project.templates)
    more = (*findings(facts), *composed)
    problems = (*problems, *(more if not has_errors(problems) else own_faults(more, problems, source)))
    return None if has_errors(problems) else document, problems


def print_document(outcome: Outcome, writers: Mapping[str, Write], store: Store) -> Outcome:
    """The document of `outcome` in every format (by suffix), stored; without a document, or where no
    format can be had, the outcome stays as it is."""
    if outcome.document is None or not writers:
        return outcome
    files: dict[str, bytes] = {}
    noticed: list[Problem] = []
    for suffix, write in writers.items():
        files[suffix], problems = write(outcome.document, outcome.name)
        noticed += problems
    stored = store.save(outcome.name, files, to_json(outcome.document))
    return Outcome(outcome.name, outcome.document, (*outcome.problems, *noticed, *stored.problems), stored.written)
