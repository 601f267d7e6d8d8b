"""A year that was looked at -> the page as values.

Comes in: the survey of the year, what lies in its output folder and the history. Goes out: a `Board`. Knows neither the
clock nor the disk, but for the wording of problems in `templates/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fupin_reports.board.changes import changes_of
from fupin_reports.board.files import links_of
from fupin_reports.board.funds import funds_of
from fupin_reports.board.model import Board, Findings, Row
from fupin_reports.board.plans import execution_of, plans_of
from fupin_reports.board.telling import explanations_of, findings_of
from fupin_reports.compute import county_facts
from fupin_reports.messages import Catalogue
from fupin_reports.pipeline import Office, Survey, Surveyed
from fupin_reports.problems import Problems, Severity
from fupin_reports.quantities import Unit
from fupin_reports.store.history import Entry

MONEY = Unit("万元", "金额")
"""Where the settings know no such unit."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What lies in the output folder of one report: the names of its files, how far they are up to date in words, and
    since when it is 定稿 (ISO; empty where it is not).
    """

    files: tuple[str, ...] = ()
    standing: str = ""
    fresh: bool = False
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that the page is made of. `printed` is by report, `general` what is wrong with settings and rules, `print`
    the fingerprint of the data.
    """

    office: Office
    survey: Survey
    catalogue: Catalogue
    printed: Mapping[str, Printed] = field(default_factory=dict)
    general: Problems = ()
    history: Sequence[Entry] = ()
    print: str = ""


def board_of(seen: Seen) -> Board:
    """The page."""
    office, survey = seen.office, seen.survey
    county = next((one for one in survey.reports if one.gathers), None)
    unit = (county.money if county else None) or office.settings.unit_table().get(MONEY.name) or MONEY
    facts, _ = county_facts(survey.gathered, office.year, office.settings, unit)
    told = [("", seen.general), *((one.outcome.name, one.outcome.problems) for one in in_order(seen))]
    findings = findings_of(told, seen.catalogue)
    codes = {p.code for _, problems in told for p in problems if p.severity is not Severity.NOTE}
    townships, others = rows_of(seen, findings)

    def data_file(report: str) -> str:
        return office.project.name(office.project.file(report, office.year))

    return Board(
        county.unit if county else "",
        office.year,
        len(survey.reports),
        seen.print,
        len(office.settings.must_report),
        tuple(row.name for row in townships if not row.filed),
        tuple(row.name for row in townships if row.state == "faulty"),
        townships,
        others,
        findings,
        explanations_of(codes, office.project.templates, seen.catalogue),
        funds_of(facts, unit),
        plans_of(survey.gathered, facts),
        execution_of(facts, unit),
        changes_of(((one.outcome.name, one.outcome.moves) for one in in_order(seen)), seen.history, data_file),
        survey.gathered.unlisted,
    )


def in_order(seen: Seen) -> list[Surveyed]:
    """The townships as the settings list them, then those that they do not list, then all other reports."""
    must = seen.office.settings.must_report

    def place(one: Surveyed) -> tuple[bool, int]:
        return not one.township, must.index(one.unit) if one.unit in must else len(must)

    return sorted(seen.survey.reports, key=place)


def rows_of(seen: Seen, findings: Iterable[Findings]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The townships, those that must report in the order of the settings and then the others; and all other reports."""
    anchors = {one.name: one.id for one in findings}
    rows = [(one, row_of(one, seen.printed.get(one.outcome.name, Printed()), anchors)) for one in seen.survey.reports]
    townships = [row for one, row in rows if one.township]
    must = seen.office.settings.must_report
    filed = {name for row in townships for name in (row.name, row.file)}
    townships += [Row(name, state="missing") for name in must if name not in filed]
    townships.sort(key=lambda row: (must.index(row.name) if row.name in must else len(must), row.name))
    return tuple(townships), tuple(row for one, row in rows if not one.township)


def row_of(one: Surveyed, printed: Printed, anchors: Mapping[str, str]) -> Row:
    """The row of one report."""
    outcome = one.outcome
    count = {severity: sum(p.severity is severity for p in outcome.problems) for severity in Severity}
    state = "sealed" if printed.sealed else "faulty" if outcome.failed else ""
    links, more = links_of(outcome.name, printed.files)
    return Row(
        one.unit,
        outcome.name if outcome.name != one.unit else "",
        one.kind,
        state,
        printed.sealed,
        count[Severity.ERROR],
        count[Severity.WARNING],
        count[Severity.NOTE],
        anchors.get(outcome.name, ""),
        links,
        more,
        printed.standing,
        printed.fresh,
    )
