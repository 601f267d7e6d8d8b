"""设置.yaml by itself: do its names and its page fit together?

Codes: V024 a name or alias that two sources or two units have · V029 a fund source with a name that the program needs;
those of `page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fupin_reports.problems import Problem
from fupin_reports.records import FundSource, Settings, UnitOfMeasure
from fupin_reports.source import Source, Span
from fupin_reports.vocabulary.page import crowded, unfit

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
