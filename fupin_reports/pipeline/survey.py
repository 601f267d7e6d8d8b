"""All reports of a year at once, each read a single time: what is wrong with them, and what the townships give together.

The figures of a sealed report are those of its sealing, as in a county's report; of the others those of now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.compute import Gathered
from fupin_reports.moves import Move
from fupin_reports.pipeline.examine import Examined, examine, read
from fupin_reports.pipeline.gather import is_township, together
from fupin_reports.pipeline.outcome import Office, Outcome
from fupin_reports.pipeline.report import last_tree, moved_since
from fupin_reports.problems import at_most_told, has_errors
from fupin_reports.quantities import Unit
from fupin_reports.source import STAND_IN
from fupin_reports.store import Shelf


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One data file: what became of it (without its document), whose report it is (`unit`, the name of the file where it
    says none, or could not be read) and its 文种 (`kind`, else empty).

    `township` says that it counts among the townships, `gathers` that it is made of them; `money` is its 金额单位.
    """

    outcome: Outcome
    unit: str
    kind: str
    township: bool
    gathers: bool = False
    money: Unit | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """The year: every data file in name order, and the townships together."""

    reports: tuple[Surveyed, ...]
    gathered: Gathered


def survey(office: Office, store: Shelf, behind: Collection[str]) -> Survey:
    """Every data file of the year; those of `behind` are compared with what the last run made of them (`outcome.moves`)."""
    found: dict[Path, Surveyed] = {}
    waiting: dict[Path, Examined] = {}

    def kept(path: Path, report: Examined) -> None:
        since = moved(store, report) if path.stem in behind else ()
        found[path] = surveyed(path, report, office, since)

    def each() -> Iterator[Examined]:
        for path in office.project.townships(office.year):
            report = read(office.sealed.get(path, path), office)
            if report.checked is not None and report.checked.kind.gathers:
                waiting[path] = report
                continue
            report = examine(report, office)
            kept(path, report)
            yield report

    gathered = together(each(), office)
    for path, report in waiting.items():
        kept(path, examine(report, office, gathered))
    return Survey(tuple(found[path] for path in sorted(found)), gathered)


def surveyed(path: Path, report: Examined, office: Office, since: tuple[Move, ...]) -> Surveyed:
    """What is kept of a report that was looked at: most of it is let go."""
    problems = at_most_told(report.problems, office.project.name(path))
    outcome = Outcome(path.stem, None, problems, idle=report.idle, moves=since)
    checked, township = report.checked, is_township(report, office)
    if checked is None:
        return Surveyed(outcome, path.stem, "", township)
    unit = path.stem if STAND_IN in checked.report.unit else checked.report.unit
    return Surveyed(outcome, unit, checked.kind.name, township, checked.kind.gathers, checked.money)


def moved(store: Shelf, report: Examined) -> tuple[Move, ...]:
    """The figures that are other ones now than in the files of the last run; none where there was no run, or no document."""
    if report.document is None or has_errors(report.problems):
        return ()
    return moved_since(last_tree(store.tree(report.path.stem)), report.document)
