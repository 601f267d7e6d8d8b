"""The townships of a year as a county's report takes them: by their sums, each read and let go one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    return together(townships_of(office), office)


def townships_of(office: Office) -> Iterator[Examined]:
    """The townships of the year, and what cannot be told from one."""
    for path in office.project.townships(office.year):
        report = read(office.sealed.get(path, path), office)
        if may_be_township(report):
            yield examine(report, office)


def may_be_township(report: Examined) -> bool:
    """Whether a file is that of a township, or cannot be read so far as to tell."""
    return report.checked is None or report.checked.kind.is_gathered


def is_township(report: Examined, office: Office) -> bool:
    """Whether a file counts as that of a township: by its 文种, else by its name, as one that must report."""
    return may_be_township(report) and (report.checked is not None or report.path.stem in office.settings.must_report)


def together(reports: Iterable[Examined], office: Office) -> Gathered:
    """The townships among `reports`, in the order of 应报乡镇."""
    found: dict[str, Reported] = {}
    faulty: dict[str, Span] = {}
    for report in reports:
        if not is_township(report, office):
            continue
        errors = [p.place for p in report.problems if p.severity is Severity.ERROR]
        if errors:
            faulty[report.path.stem] = min(errors)
        elif report.checked is not None and report.facts is not None:
            found[report.checked.report.unit] = summary(report, office)
    must = office.settings.must_report
    order = sorted(found, key=lambda name: (must.index(name) if name in must else len(must), name))
    missing = tuple(name for name in must if name not in found and name not in faulty)
    unlisted = tuple(name for name in (*order, *faulty) if must and name not in must)
    return Gathered(tuple(found[name] for name in order), missing, faulty, unlisted)


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
