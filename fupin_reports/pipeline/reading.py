"""Files -> what the flow begins with: the office's vocabulary and rules, a township's data, its report of last year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fupin_reports.checks import Filed, LocalRule, compiled, never_applied
from fupin_reports.compute import compute
from fupin_reports.load import load, read_bytes
from fupin_reports.pipeline.outcome import Office, Outcome
from fupin_reports.problems import Problem, Problems, Severity, has_errors
from fupin_reports.project import Project
from fupin_reports.records import Settings, report_outline, rules_outline, settings_outline, source_names
from fupin_reports.source import Source, Span
from fupin_reports.validate import validate, validate_rules, validate_settings


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
    name = project.name(path)
    if name in project.barred:
        return None, (project.barred[name],)
    if leads_out(path, project):
        return None, (Problem("L109", Span(name)),)
    return load(path, name, report_outline(source_names(settings) if settings else frozenset()))


def leads_out(path: Path, project: Project) -> bool:
    """Whether a file is a link to somewhere outside of the project."""
    return not path.resolve().is_relative_to(project.root.resolve())


def content_of(path: Path, project: Project) -> bytes | Problem:
    """A data file as bytes; or why it cannot be had, as `read_data` says it."""
    name = project.name(path)
    return Problem("L109", Span(name)) if leads_out(path, project) else read_bytes(path, name)


def last_year(township: str, office: Office) -> tuple[Filed | None, Problems]:
    """That township's report of the year before, to compare with; F520 where its file is there but has errors."""
    project, settings, year = office.project, office.settings, office.year - 1
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
