"""The whole flow on one screen: a data file -> source -> checked -> facts -> document -> bytes -> files.

Each report runs by itself: one bad file does not stop the others. No stage prints; problems come back as values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fupin_reports.checks import (
    Filed,
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
from fupin_reports.draft import Wording, drafted
from fupin_reports.load import load
from fupin_reports.own_faults import own_faults
from fupin_reports.problems import Problem, Problems, Severity, at_most_told, has_errors, strictly
from fupin_reports.project import Project
from fupin_reports.records import Settings, report_outline, rules_outline, settings_outline, source_names
from fupin_reports.source import Source, Span
from fupin_reports.store import DRAFT, Store
from fupin_reports.validate import validate, validate_rules, validate_settings
from fupin_reports.waivers import waived
from fupin_reports.writers.formats import Write


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. `document` is None where errors stopped it (a draft has one all the same); `written` are
    the files on disk. `idle` are the office's rules that it has no figures for; None where it could not be read so far.
    """

    name: str
    document: Document | None
    problems: Problems
    written: tuple[Path, ...] = ()
    idle: tuple[Idle, ...] | None = None

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


def read_settings(project: Project) -> tuple[Settings | None, Problems]:
    """The office's vocabulary."""
    source, problems = load(project.settings, project.name(project.settings), settings_outline())
    if source is None:
        return None, problems
    settings, more = validate_settings(source)
    return None if has_errors(problems) else settings, (*problems, *more)


def read_rules(project: Project, settings: Settings) -> tuple[tuple[LocalRule, ...], Problems]:
    """The office's own rules; none where it has no such file."""
    if not project.rules.is_file():
        return (), ()
    source, problems = load(project.rules, project.name(project.rules), rules_outline())
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


def read_data(path: Path, project: Project, settings: Settings | None) -> tuple[Source | None, Problems]:
    """A data file as typed; without settings as far as it goes. Code: L109 a link that leads out of the project."""
    if not path.resolve().is_relative_to(project.root.resolve()):
        return None, (Problem("L109", Span(project.name(path))),)
    return load(path, project.name(path), report_outline(source_names(settings) if settings else frozenset()))


@dataclass(frozen=True, slots=True)
class Drafting:
    """What it takes to make drafts: their wording; `strict` marks every 提醒 as an error is marked."""

    wording: Wording
    strict: bool = False


def make_document(
    path: Path,
    year: int,
    project: Project,
    settings: Settings,
    rules: Sequence[LocalRule] = (),
    drafting: Drafting | None = None,
    known: Problems = (),
) -> Outcome:
    """A data file as a document, or as far as it gets; where `drafting` is given as a draft, whatever is wrong with it.

    `rules` are the office's own; `known` is what its neighbours tell of it (see `claims`).
    """
    made = everything_told(path, year, project, settings, rules, drafting, known)
    return replace(made, problems=at_most_told(made.problems, project.name(path)))


def everything_told(
    path: Path,
    year: int,
    project: Project,
    settings: Settings,
    rules: Sequence[LocalRule],
    drafting: Drafting | None,
    known: Problems,
) -> Outcome:
    """The outcome of a data file with every problem found, however many."""
    name = path.stem
    source, problems = read_data(path, project, settings)
    if source is None:
        return Outcome(name, None, (*known, *problems))
    checked, more = validate(source, settings, year)
    problems = (*problems, *more)
    if checked is None:
        return Outcome(name, None, (*known, *problems))
    facts = compute(checked)
    before, noticed = last_year(path.stem, year - 1, project, settings)
    document, composed = compose(checked, facts, project.templates, draft=drafting is not None)
    by_rule, idle = rule_findings(facts, rules)
    more = (*findings(checked, facts, before), *formula_findings(facts), *by_rule, *composed, *noticed)
    whole = not has_errors(problems)
    problems = (*known, *problems, *waived(more if whole else own_faults(more, problems, source), checked, whole))
    if drafting is not None and document is not None:
        document = drafted(document, problems, source, drafting.wording, strict=drafting.strict)
        return Outcome(name, document, problems, idle=idle)
    return Outcome(name, None if has_errors(problems) else document, problems, idle=idle)


def last_year(township: str, year: int, project: Project, settings: Settings) -> tuple[Filed | None, Problems]:
    """That township's report of the year before, to compare with; F520 where its file is there but has errors."""
    path = project.file(township, year)
    if not path.is_file():
        return None, ()
    source, problems = read_data(path, project, settings)
    checked, more = validate(source, settings, year) if source is not None else (None, ())
    errors = tuple(p.place for p in (*problems, *more) if p.severity is Severity.ERROR)
    if checked is None or errors:
        words = {"file": project.name(path), "errors": str(len(errors))}
        own = project.name(project.file(township, year + 1))
        return None, (Problem("F520", Span(own), words, errors[:1], Severity.NOTE, subject="上年的文件"),)
    return Filed(checked, compute(checked)), ()


def print_document(outcome: Outcome, writers: Mapping[str, Write], store: Store) -> Outcome:
    """The document of `outcome` in every format (by suffix), stored; without a document, or where no
    format can be had, the outcome stays as it is. A draft has a name of its own."""
    if outcome.document is None or not writers:
        return outcome
    name = outcome.name + (DRAFT if outcome.is_draft else "")
    files: dict[str, bytes] = {}
    noticed: list[Problem] = []
    for suffix, write in writers.items():
        files[suffix], found = write(outcome.document, name)
        noticed += found
    stored = store.save(name, files, to_json(outcome.document))
    return replace(outcome, problems=(*outcome.problems, *noticed, *stored.problems), written=stored.written)
