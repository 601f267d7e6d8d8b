"""Does a typed report fit the office's vocabulary, its kind and its folder?

Codes: V016 year differs from the folder · V017 unknown fund source · V018 one source under two names · V019 the kind
requires this block · V020 labour in kind has no 到位 · V022 unknown section · V023 unknown group · V024 two entries of one
name · V025 a section merged into one that is not printed itself · V026 the file's name differs from 单位 · V029 a fund
source with a name that the program needs · V031 a township that need not report · V037 a date far from the year: before it
begins, or more than a year and a half after that · V044 a year outside the plan ·
V045 a block that the kind does not print.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from fupin_reports.dates import in_chinese
from fupin_reports.gbt9704 import PT_PER_MM
from fupin_reports.kinds import KINDS, Kind
from fupin_reports.problems import Problem, Severity
from fupin_reports.records import Batch, FundSource, Nature, Project, Report, Settings, UnitOfMeasure
from fupin_reports.records.layout import PageLayout
from fupin_reports.source import KeyPath, Source, Span

BLOCKS = frozenset(key for kind in KINDS for key in kind.prints)


def names_of_file(report: Report) -> frozenset[str]:
    """What a file may be called: 单位, with 文种 behind it where a unit writes more than one report."""
    unit, kind = report.unit, report.kind
    return frozenset({unit, f"{unit}（{kind}）", f"{unit}({kind})", unit + kind})


def misfits(report: Report, kind: Kind | None, source: Source, settings: Settings, year: int) -> Iterator[Problem]:
    """Everything in `report` that its settings, its kind (where that is known) or its folder do not know."""
    if report.year != year:
        yield Problem("V016", source.place(("年度",)), {"text": str(report.year), "year": str(year)})
    first, last = date(report.year, 1, 1), date(report.year + 1, 6, 30)
    if report.year == year and not first <= report.date <= last:
        words = {"text": in_chinese(report.date), "year": str(report.year)}
        yield Problem("V037", source.place(("日期",)), words, severity=Severity.WARNING)
    if kind is not None:
        yield from kind_misfits(report, kind, source)
    yield from unprinted_hosts(report, source)
    if "".join(Path(source.file).stem.split()) not in names_of_file(report):
        words = {"text": report.unit, "file": Path(source.file).name}
        yield Problem("V026", source.place(("单位",)), words, severity=Severity.WARNING)
    elif kind is not None and kind.is_gathered and settings.must_report and report.unit not in settings.must_report:
        yield Problem("V031", source.place(("单位",)), {"text": report.unit}, severity=Severity.WARNING)
    if settings.groups:
        for n, group in enumerate(report.groups):
            if group.name not in settings.groups:
                words = {"text": group.name, "choices": "、".join(settings.groups)}
                yield Problem("V023", source.place(("户人分解", n, "名称")), words, severity=Severity.WARNING)
    for scope, batch in report.batches():
        yield from batch_misfits(batch, source, settings, (scope,))
    yield from years_outside(report, source)
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


def kind_misfits(report: Report, kind: Kind, source: Source) -> Iterator[Problem]:
    """V019 for a block that the kind cannot do without, V022 for a section that it does not have."""
    for key in kind.requires:
        if source.may_lack(()):
            break
        if source.root.get(key) in (None, [], {}) and (key,) not in source.unread:
            place = source.keys.get((key,)) or source.place(())
            yield Problem("V019", place, {"key": key, "kind": kind.name})
    yield from unprinted(kind, source)
    known = tuple(s.key for s in kind.sections)
    for key, choice in report.sections.items():
        for name, place in (
            (key, source.key_place(("章节", key))),
            (choice.into, source.place(("章节", key, "并入"))),
        ):
            if name is not None and name not in known:
                yield Problem("V022", place, {"text": name, "choices": "、".join(known)})


NEVER_PRINTED = frozenset({"导语", "指标", "框架词", "核对说明", "章节", "署名", "主送机关", "版头", "版记"})
"""Blocks that every kind takes: 指标 are for texts to name, the others are there to be checked, or printed by all."""
NAMED = re.compile(r"\{\{[^}]*?([\u4e00-\u9fff]+)")


def unprinted(kind: Kind, source: Source) -> Iterator[Problem]:
    """V045 for a block that is filled in, that the kind does not print, and of which no text names a figure."""
    named = set(NAMED.findall("\n".join(source.lines)))
    for key, value in source.root.items():
        known = key in kind.prints or key in NEVER_PRINTED or key in named
        if isinstance(value, dict | list) and value and not known and key in BLOCKS:
            place = source.keys.get((key,)) or source.place((key,))
            yield Problem("V045", place, {"key": key, "kind": kind.name}, severity=Severity.WARNING)


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


def unprinted_hosts(report: Report, source: Source) -> Iterator[Problem]:
    """V025 for a section that is merged into itself, into one that is merged elsewhere, or into one that is not shown."""
    for key, choice in report.sections.items():
        host = report.sections.get(choice.into or "")
        if choice.into == key or (host is not None and (host.into is not None or not host.shown)):
            words = {"key": key, "text": choice.into or ""}
            yield Problem("V025", source.place(("章节", key, "并入")), words)


def batch_misfits(batch: Batch, source: Source, settings: Settings, path: KeyPath) -> Iterator[Problem]:
    """What a batch names that the settings do not know: sources at every level, and cash of labour in kind."""
    yield from source_misfits(batch.funds, source, settings, (*path, "资金"))
    for n, execution in enumerate(batch.executions):
        at = (*path, "资金执行", n, "来源")
        found = settings.source_named(execution.source)
        if found is None:
            yield unknown_source(execution.source, source, settings, at)
        elif found.nature is Nature.IN_KIND:
            yield Problem("V020", source.place(at), {"text": execution.source})
    for n, village in enumerate(batch.villages):
        at = (*path, "项目村", n)
        yield from source_misfits(village.funds, source, settings, (*at, "资金"))
        for m, project in enumerate(village.projects):
            yield from project_misfits(project, source, settings, (*at, "项目", m))
    for n, project in enumerate(batch.projects):
        yield from project_misfits(project, source, settings, (*path, "项目", n))
    yield from named_twice((v.key for v in batch.villages), (*path, "项目村"), "村", source)
    yield from one_source_each(batch, source, settings, (*path, "资金执行"))


def project_misfits(project: Project, source: Source, settings: Settings, path: KeyPath) -> Iterator[Problem]:
    """The sources that a project names, in its money and at its unit prices."""
    yield from source_misfits(project.funds, source, settings, (*path, "资金"))
    for n, work in enumerate(project.works):
        if work.priced is not None and settings.source_named(work.priced) is None:
            yield unknown_source(work.priced, source, settings, (*path, "工程量", n, "单价对应"))


def one_source_each(batch: Batch, source: Source, settings: Settings, path: KeyPath) -> Iterator[Problem]:
    """V024 for a source that 资金执行 names again, V018 where it does so by another of its names."""
    yield from named_twice((e.source for e in batch.executions), path, "来源", source)
    seen: dict[str, tuple[str, int]] = {}
    for n, execution in enumerate(batch.executions):
        found = settings.source_named(execution.source)
        if found is None:
            continue
        first, earlier = seen.setdefault(found.name, (execution.source, n))
        if first != execution.source:
            words = {"first": first, "second": execution.source, "name": found.name}
            related = (source.place((*path, earlier, "来源")),)
            yield Problem("V018", source.place((*path, n, "来源")), words, related)


def source_misfits(funds: Iterable[str], source: Source, settings: Settings, path: KeyPath) -> Iterator[Problem]:
    """V017 for a source the settings do not know, V018 for one source under two of its names."""
    seen: dict[str, str] = {}
    for typed in funds:
        found = settings.source_named(typed)
        if found is None:
            yield unknown_source(typed, source, settings, (*path, typed))
        elif found.name in seen:
            words = {"first": seen[found.name], "second": typed, "name": found.name}
            first = source.key_place((*path, seen[found.name]))
            yield Problem("V018", source.key_place((*path, typed)), words, related=(first,))
        else:
            seen[found.name] = typed


def unknown_source(typed: str, source: Source, settings: Settings, path: KeyPath) -> Problem:
    """V017 with the nearest source."""
    known = [name for s in settings.sources for name in (s.name, *s.aliases)]
    near = next(iter(get_close_matches(typed, known, n=1, cutoff=0.4)), "")
    words = {"text": typed, "near": near, "choices": "、".join(s.name for s in settings.sources)}
    return Problem("V017", source.key_place(path), words)


def named_twice(names: Iterable[str], path: KeyPath, key: str, source: Source) -> Iterator[Problem]:
    """V024 for every entry of a list whose name an earlier entry has."""
    listed = list(names)
    for name, times in Counter(listed).items():
        if times > 1:
            first, *others = [n for n, other in enumerate(listed) if other == name]
            for n in others:
                earlier = source.place((*path, first, key))
                words = {"text": name, "list": str(path[-1]), "line": str(earlier.line)}
                yield Problem("V024", source.place((*path, n, key)), words, related=(earlier,))


CLOSEST_PT = 1
"""How much closer than their own width characters may stand at most: they touch."""

RESERVED = frozenset({"合计", "已列合计", "未定", "各来源", "来源", "占比", "来源未到村"})
"""Names that 资金 has of its own, beside those of its sources."""


def settings_misfits(settings: Settings, source: Source) -> Iterator[Problem]:
    """V024 for a name or alias that two sources or two units have, V029 for a source that the form's own words name,
    V047 for a page that is too full, V049 for measures that do not go together."""
    for n, source_entry in enumerate(settings.sources):
        if source_entry.name in RESERVED:
            yield Problem("V029", source.place(("资金来源", n, "名称")), {"text": source_entry.name})
    yield from crowded(settings.layout, source)
    yield from unfit(settings.layout, source)
    yield from aliased_twice(settings.sources, "资金来源", source)
    yield from aliased_twice(settings.units, "计量单位", source)


def crowded(wanted: PageLayout, source: Source) -> Iterator[Problem]:
    """V047 for more lines or characters than 版心 holds: lines no closer than the type is high, characters a point."""
    layout = wanted.layout()
    width, height = (round(length, 1).normalize() for length in (layout.text_width_mm, layout.text_height_mm))
    words = {"size": f"{layout.body_size_pt.normalize():f}"}
    most = int(layout.text_width_mm * PT_PER_MM / (layout.body_size_pt - CLOSEST_PT))
    if layout.characters_per_line > most:
        words |= {"key": "每行字数", "room": f"{width:f}", "most": str(most), "counter": "个字"}
        yield Problem("V047", source.place(("版式", "每行字数")), words)
    key = "行距" if wanted.fixed_pitch_pt is not None else "每页行数"
    if layout.line_pitch_pt < layout.body_size_pt:
        most = int(layout.text_height_mm * PT_PER_MM / layout.body_size_pt)
        words |= {"key": key, "room": f"{height:f}", "most": str(most), "counter": "行"}
        yield Problem("V047", source.place(("版式", key)), words)


NUMBER_ABOVE_EDGE_MM = 5
"""What a printer leaves white at the foot of a sheet."""
SPARSE = Decimal("0.85")
"""The share of the characters a line holds that it has at least: with fewer, they stand apart."""


def unfit(wanted: PageLayout, source: Source) -> Iterator[Problem]:
    """V049 for two measures of the page that do not go together."""
    layout = wanted.layout()
    half = layout.page_number_size_pt / PT_PER_MM / 2
    most_below = layout.bottom_mm - half - NUMBER_ABOVE_EDGE_MM
    fitting = int(layout.text_width_mm * PT_PER_MM / layout.body_size_pt * SPARSE)
    rules = (
        ("标题行距", layout.title_pitch_pt, "磅", "标题字号", layout.title_size_pt, layout.title_size_pt, True),
        ("表格行距", layout.table_pitch_pt, "磅", "表格字号", layout.table_size_pt, layout.table_size_pt, True),
        ("页码下距", layout.page_number_below_mm, "毫米", "地脚", layout.bottom_mm, most_below, False),
        (
            "每行字数",
            Decimal(layout.characters_per_line),
            "字",
            "正文字号",
            layout.body_size_pt,
            Decimal(fitting),
            True,
        ),
    )
    for key, own, unit, other, value, limit, least in rules:
        if own < limit if least else own > limit:
            typed = next((k for k in (key, other) if ("版式", k) in source.values), key)
            words = {"key": key, "other": other, "unit": unit, "bound": "least" if least else "most"}
            texts = {"own": own, "value": value, "limit": limit if least else Decimal(int(limit))}
            words |= {name: f"{round(number, 1).normalize():f}" for name, number in texts.items()}
            yield Problem("V049", source.place(("版式", typed)), words)


def aliased_twice(entries: Iterable[FundSource | UnitOfMeasure], key: str, source: Source) -> Iterator[Problem]:
    """V024 for every name or alias of one of `entries` that stands in the list before."""
    seen: dict[str, Span] = {}
    for n, entry in enumerate(entries):
        places = [(entry.name, source.place((key, n, "名称")))]
        places += [(alias, source.place((key, n, "别名", m))) for m, alias in enumerate(entry.aliases)]
        for name, place in places:
            earlier = seen.setdefault(name, place)
            if earlier != place:
                words = {"text": name, "list": key, "line": str(earlier.line)}
                yield Problem("V024", place, words, related=(earlier,))
