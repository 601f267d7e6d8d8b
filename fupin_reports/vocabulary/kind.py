"""A report and its kind: the blocks that it needs and prints, the sections that it has.

Codes: V019 the kind requires this block · V022 unknown section · V025 a section merged into one that is not printed
itself · V045 a block that the kind does not print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_reports.kinds import KINDS, Kind
from fupin_reports.problems import Problem, Severity
from fupin_reports.records import Report
from fupin_reports.source import Source

BLOCKS = frozenset(key for kind in KINDS for key in kind.prints)
NEVER_PRINTED = frozenset({"导语", "指标", "框架词", "核对说明", "章节", "署名", "主送机关", "版头", "版记"})
"""Blocks that every kind takes: 指标 are for texts to name, the others are there to be checked, or printed by all."""
NAMED = re.compile(r"\{\{[^}]*?([\u4e00-\u9fff]+)")


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


def unprinted(kind: Kind, source: Source) -> Iterator[Problem]:
    """V045 for a block that is filled in, that the kind does not print, and of which no text names a figure."""
    named = set(NAMED.findall("\n".join(source.lines)))
    for key, value in source.root.items():
        known = key in kind.prints or key in NEVER_PRINTED or key in named
        if isinstance(value, dict | list) and value and not known and key in BLOCKS:
            place = source.keys.get((key,)) or source.place((key,))
            yield Problem("V045", place, {"key": key, "kind": kind.name}, severity=Severity.WARNING)


def unprinted_hosts(report: Report, source: Source) -> Iterator[Problem]:
    """V025 for a section that is merged into itself, into one that is merged elsewhere, or into one that is not shown."""
    for key, choice in report.sections.items():
        host = report.sections.get(choice.into or "")
        if choice.into == key or (host is not None and (host.into is not None or not host.shown)):
            words = {"key": key, "text": choice.into or ""}
            yield Problem("V025", source.place(("章节", key, "并入")), words)
