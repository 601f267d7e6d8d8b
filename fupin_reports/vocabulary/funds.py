"""The fund sources that a batch names, at every level, beside those of the settings.

Codes: V017 unknown fund source · V018 one source under two names · V020 labour in kind has no 到位 · V024 a source or a
village named twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from fupin_reports.problems import Problem
from fupin_reports.records import Batch, Nature, Project, Settings
from fupin_reports.source import KeyPath, Source
from fupin_reports.vocabulary.twice import named_twice


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
