"""A data file -> everything that can be found out about it: its figures, its document, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from fupin_reports.checks import Idle, findings, formula_findings, rule_findings
from fupin_reports.compose import Composed, compose
from fupin_reports.compute import Facts, Gathered, compute
from fupin_reports.document import Document
from fupin_reports.own_faults import own_faults
from fupin_reports.pipeline.outcome import Office
from fupin_reports.pipeline.reading import last_year, read_data
from fupin_reports.pipeline.template_words import template_words
from fupin_reports.problems import Problems, has_errors
from fupin_reports.prose import prose_findings
from fupin_reports.source import Source
from fupin_reports.validate import Checked, validate
from fupin_reports.waivers import waived

NOT_COMPOSED = Composed(None, ())


@dataclass(frozen=True, slots=True)
class Examined:
    """A data file as far as it gets; with errors, what there is of it is good for a draft and for finding more.

    `idle` are the office's rules that it has no figures for; None where it could not be read so far.
    """

    path: Path
    problems: Problems
    source: Source | None = None
    checked: Checked | None = None
    facts: Facts | None = None
    composed: Composed = NOT_COMPOSED
    idle: tuple[Idle, ...] | None = None

    @property
    def document(self) -> Document | None:
        """What can be printed, if nothing else is wrong; None where a template or a text cannot be filled in."""
        return self.composed.document


def read(path: Path, office: Office) -> Examined:
    """The file as typed records."""
    known = (office.rivals[path],) if path in office.rivals else ()
    source, problems = read_data(path, office.project, office.settings)
    if source is None:
        return Examined(path, (*known, *problems))
    checked, more = validate(source, office.settings, office.year)
    return Examined(path, (*known, *problems, *more), source, checked)


def examine(report: Examined, office: Office, gathered: Gathered | None = None) -> Examined:
    """What was read, with figures, findings and the document; as it is where nothing could be typed."""
    checked, source, problems = report.checked, report.source, report.problems
    if checked is None or source is None:
        return report
    before, noticed = last_year(report.path.stem, office)
    facts = compute(checked, gathered, before.checked if before is not None else None)
    composed = compose(checked, facts, office.project.templates)
    by_rule, idle = rule_findings(facts, office.rules)
    in_texts = prose_findings(checked, facts, template_words().of(checked.kind, office.project.templates))
    more = (
        *findings(checked, facts, before),
        *formula_findings(facts),
        *in_texts,
        *by_rule,
        *composed.problems,
        *noticed,
    )
    whole = not has_errors(problems)
    problems = (*problems, *waived(more if whole else own_faults(more, problems, source), checked, whole))
    return replace(report, problems=problems, facts=facts, composed=composed, idle=idle)
