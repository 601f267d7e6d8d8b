"""The whole flow on one screen: a data file -> source -> checked -> facts -> document -> bytes -> files.

Each report runs by itself: one bad file does not stop the others. No stage prints; problems come back as values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fupin_reports.checks import (
    Idle,
    LocalRule,
    compiled,
    findings,
    formula_findings,
    never_applied,
    rule_findings,
)
from fupin_reports.compose import compose
from fupin_reports.compute import compute
from fupin_reports.document import Document
from fupin_reports.document_json import to_json
from fupin_reports.load import load
from fupin_reports.own_faults import own_faults
from fupin_reports.problems import Problem, Problems, has_errors
from fupin_reports.project import Project
from fupin_reports.records import Settings
from fupin_reports.source import Span
from fupin_reports.store import Store
from fupin_reports.validate import validate, validate_rules, validate_settings
from fupin_reports.waivers import waived
from fupin_reports.writers.formats import Write


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. `document` is None where errors stopped it; `written` are the files on disk.

    `idle` are the office's rules that it has no figures for; None where it could not be read so far.
    """

    name: str
    document: Document | None
    problems: Problems
    written: tuple[Path, ...] = ()
    idle: tuple[Idle, ...] | None = None

    def strict(self) -> Outcome:
        """The same with every WARNING as an ERROR: then it has no document to print."""
        problems = tuple(p.strict() for p in self.problems)
        return replace(self, document=None if has_errors(problems) else self.document, problems=problems)

    @property
    def failed(self) -> bool:
        """Whether errors stand in the way of this report."""
        return has_errors(self.problems)


def read_settings(project: Project) -> tuple[Settings | None, Problems]:
    """The office's vocabulary."""
    source, problems = load(project.settings, project.name(project.settings))
    if source is None:
        return None, problems
    settings, more = validate_settings(source)
    return None if has_errors(problems) else settings, (*problems, *more)


def read_rules(project: Project, settings: Settings) -> tuple[tuple[LocalRule, ...], Problems]:
    """The office's own rules; none where it has no such file."""
    if not project.rules.is_file():
        return (), ()
    source, problems = load(project.rules, project.name(project.rules))
    if source is None:
        return (), problems
    book, more = validate_rules(source, settings)
    problems = (*problems, *more)
    if book is None:
        return (), problems
    rules, more = compiled(book, source, settings.unit_table())
    return rules, (*problems, *more)


def idle_rules(rules: Sequence[LocalRule], outcomes: Sequence[Outcome]) -> Problems:
    """What is to be said of rules that fit none of the townships of the year; nothing where one could not be read."""
    if any(outcome.idle is None for outcome in outcomes):
        return ()
    return never_applied(rules, [outcome.idle or () for outcome in outcomes])


def make_document(
    path: Path, year: int, project: Project, settings: Settings, rules: Sequence[LocalRule] = ()
) -> Outcome:
    """A data file as a document, or as far as it gets; `rules` are the office's own."""
    name = path.stem
    if not path.resolve().is_relative_to(project.root.resolve()):
        return Outcome(name, None, (Problem("L109", Span(project.name(path))),))
    source, problems = load(path, project.name(path))
    if source is None:
        return Outcome(name, None, problems)
    checked, more = validate(source, settings, year)
    problems = (*problems, *more)
    if checked is None:
        return Outcome(name, None, problems)
    facts = compute(checked)
    document, composed = compose(checked, facts, project.templates)
    by_rule, idle = rule_findings(facts, rules)
    more = (*findings(facts), *formula_findings(facts), *by_rule, *composed)
    whole = not has_errors(problems)
    problems = (*problems, *waived(more if whole else own_faults(more, problems), checked, whole))
    return Outcome(name, None if has_errors(problems) else document, problems, idle=idle)


def print_document(outcome: Outcome, writers: Mapping[str, Write], store: Store) -> Outcome:
    """The document of `outcome` in every format (by suffix), stored; without a document, or where no
    format can be had, the outcome stays as it is."""
    if outcome.document is None or not writers:
        return outcome
    files: dict[str, bytes] = {}
    noticed: list[Problem] = []
    for suffix, write in writers.items():
        files[suffix], found = write(outcome.document, outcome.name)
        noticed += found
    stored = store.save(outcome.name, files, to_json(outcome.document))
    problems = (*outcome.problems, *noticed, *stored.problems)
    return replace(outcome, problems=problems, written=stored.written)
