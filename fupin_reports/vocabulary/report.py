"""A typed report beside the office's settings and the folder that it lies in.

Codes: V016 year differs from the folder · V023 unknown group · V024 two entries of one name · V026 the file's name
differs from 单位 · V031 a township that need not report · V037 a date far from the year: before it begins, or more than
a year and a half after that · V044 a year outside the plan; those of `kind` and `funds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fupin_reports.dates import in_chinese
from fupin_reports.kinds import Kind
from fupin_reports.problems import Problem, Severity
from fupin_reports.records import Report, Settings
from fupin_reports.source import Source
from fupin_reports.vocabulary.funds import batch_misfits
from fupin_reports.vocabulary.kind import kind_misfits, unprinted_hosts
from fupin_reports.vocabulary.twice import named_twice


def misfits(report: Report, kind: Kind | None, source: Source, settings: Settings, year: int) -> Iterator[Problem]:
    """Everything in `report` that its settings, its kind (where that is known) or its folder do not know."""
    yield from another_year(report, source, year)
    if kind is not None:
        yield from kind_misfits(report, kind, source)
    yield from unprinted_hosts(report, source)
    yield from another_name(report, kind, source, settings)
    yield from unknown_groups(report, source, settings)
    for scope, batch in report.batches():
        yield from batch_misfits(batch, source, settings, (scope,))
    yield from years_outside(report, source)
    yield from repeated(report, source)


def another_year(report: Report, source: Source, year: int) -> Iterator[Problem]:
    """V016 for a year that is not the folder's; else V037 for a date that is far from it."""
    if report.year != year:
        yield Problem("V016", source.place(("年度",)), {"text": str(report.year), "year": str(year)})
        return
    first, last = date(year, 1, 1), date(year + 1, 6, 30)
    if not first <= report.date <= last:
        words = {"text": in_chinese(report.date), "year": str(year)}
        yield Problem("V037", source.place(("日期",)), words, severity=Severity.WARNING)


def another_name(report: Report, kind: Kind | None, source: Source, settings: Settings) -> Iterator[Problem]:
    """V026 for a file that is not called after its unit; else V031 for a unit that need not report."""
    if "".join(Path(source.file).stem.split()) not in names_of_file(report):
        words = {"text": report.unit, "file": Path(source.file).name}
        yield Problem("V026", source.place(("单位",)), words, severity=Severity.WARNING)
    elif kind is not None and kind.is_gathered and settings.must_report and report.unit not in settings.must_report:
        yield Problem("V031", source.place(("单位",)), {"text": report.unit}, severity=Severity.WARNING)


def names_of_file(report: Report) -> frozenset[str]:
    """What a file may be called: 单位, with 文种 behind it where a unit writes more than one report."""
    unit, kind = report.unit, report.kind
    return frozenset({unit, f"{unit}（{kind}）", f"{unit}({kind})", unit + kind})


def unknown_groups(report: Report, source: Source, settings: Settings) -> Iterator[Problem]:
    """V023 for a group of 户人分解 that the settings do not list; where they list none, any is right."""
    for n, group in enumerate(report.groups if settings.groups else ()):
        if group.name not in settings.groups:
            words = {"text": group.name, "choices": "、".join(settings.groups)}
            yield Problem("V023", source.place(("户人分解", n, "名称")), words, severity=Severity.WARNING)


def years_outside(report: Report, source: Source) -> Iterator[Problem]:
    """V044 for a plan that ends before it begins, and for a project in a year that the plan does not have."""
    plan = report.planning
    if plan is None:
        return
    words = {"first": str(plan.first), "last": str(plan.last)}
    if plan.last < plan.first:
        yield Problem("V044", source.place(("规划", "止")), {**words, "year": ""})
        return
    for n, project in enumerate(plan.projects):
        typed_year = source.values.get(("规划", "项目", n, "年度"))
        if typed_year is None or source.may_lack(("规划", "项目", n, "年度")):
            continue
        if project.year is not None and not plan.first <= project.year <= plan.last:
            yield Problem("V044", source.place(("规划", "项目", n, "年度")), {**words, "year": str(project.year)})


def repeated(report: Report, source: Source) -> Iterator[Problem]:
    """V024 in every list of the report but those of its batches."""
    yield from named_twice((g.name for g in report.groups), ("户人分解",), "名称", source)
    yield from named_twice((w.title for w in report.work), ("工作",), "标题", source)
    yield from named_twice((e.title for e in report.experiences), ("经验",), "标题", source)
    yield from named_twice((c.title for c in report.comparisons), ("对比",), "标题", source)
    yield from named_twice((f.word for f in report.frames), ("框架词",), "词", source)
    for n, frame in enumerate(report.frames):
        yield from named_twice((e.title for e in frame.entries), ("框架词", n, "条目"), "标题", source)
    yield from named_twice((t.name for t in report.training), ("培训",), "名称", source)
    yield from named_twice((p.name for p in report.partners), ("帮扶",), "单位", source)
    yield from named_twice((c.name for c in report.contributions), ("投入",), "名称", source)
    for n, group in enumerate(report.groups):
        yield from named_twice((p.name for p in group.parts), ("户人分解", n, "分项"), "名称", source)
