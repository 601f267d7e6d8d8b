"""The townships of a year as a county's report takes them: by their sums, each read and let go one after another."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_reports.compose import quoted
from fupin_reports.compute import Gathered, Kept, Reported, reported
from fupin_reports.pipeline.examine import Examined, examine, read
from fupin_reports.pipeline.outcome import Office
from fupin_reports.problems import Severity
from fupin_reports.records import Issue, Plan
from fupin_reports.source import Span


def gather(office: Office) -> Gathered:
    """Every township of the year: its sums, or where its errors begin; and which of 应报乡镇 have no file.

    A sealed one counts as it was when it was sealed.
    """
    found: dict[str, Reported] = {}
    faulty: dict[str, Span] = {}
    for path in office.project.townships(office.year):
        report = read(office.sealed.get(path, path), office)
        kind = report.checked.kind if report.checked is not None else None
        if kind is not None and not kind.is_gathered:
            continue
        report = examine(report, office)
        errors = [p.place for p in report.problems if p.severity is Severity.ERROR]
        if report.checked is None and path.stem not in office.settings.must_report:
            continue  # what could not be read may be of any kind; a township that must report is known by its file
        if errors:
            faulty[path.stem] = min(errors)
        elif report.checked is not None and report.facts is not None:
            found[report.checked.report.unit] = summary(report, office)
    must = office.settings.must_report
    order = sorted(found, key=lambda name: (must.index(name) if name in must else len(must), name))
    missing = tuple(name for name in must if name not in found and name not in faulty)
    return Gathered(tuple(found[name] for name in order), missing, faulty)


def summary(report: Examined, office: Office) -> Reported:
    """What a township without errors gives."""
    checked, facts = report.checked, report.facts
    assert checked is not None
    assert facts is not None
    entries: tuple[Issue | Plan, ...] = (*checked.report.issues, *checked.report.plans)
    texts = [text for entry in entries for text in (entry.point, entry.account) if text is not None]
    sentences = dict(zip(map(id, texts), quoted(texts, checked, facts, office.project.templates), strict=True))

    def kept(listed: Iterable[Issue | Plan]) -> tuple[Kept, ...]:
        return tuple(
            Kept(e.category or "", sentences[id(e.point)], sentences[id(e.account)] if e.account else None)
            for e in listed
        )

    return reported(checked, facts.names, facts.years, kept(checked.report.issues), kept(checked.report.plans))
