"""Edits -> what the clerk is told of them: one note for each kind, that names every line.

Codes: L110 to L119, L122 (see `keys`, `values`, `flow`, `repair`, `tabs`).
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.load.edits import Edit, Edits
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span

DOUBTS = frozenset({"L118", "L119"})
"""These change nothing and are told one by one."""
MOST_LINES = 12


def notes(name: str, edits: Edits) -> Iterator[Problem]:
    """A note for each kind of repair, and a 提醒 for each doubt."""
    kinds: dict[str, dict[int, Edit]] = {}
    for edit in edits:
        if edit.code in DOUBTS:
            words = {"was": edit.shown, "read": edit.read}
            yield Problem(edit.code, span(name, edit), words, severity=Severity.WARNING)
        else:
            kinds.setdefault(edit.code, {}).setdefault(edit.line, edit)
    for code, found in kinds.items():
        first, *others = found.values()
        words = {"was": first.shown, "read": first.read, "count": str(len(found)), "lines": listed(list(found))}
        related = tuple(span(name, edit) for edit in others)
        yield Problem(code, span(name, first), words, related, Severity.NOTE)


def span(name: str, edit: Edit) -> Span:
    """Where an edit stands in the file as typed; of one that only puts something in, the character behind it."""
    if edit.code == "L118":
        return Span(name, edit.line + 1, edit.start + 1, edit.start + 1 + len(edit.shown))
    return Span(name, edit.line + 1, edit.start + 1, max(edit.end, edit.start + 1) + 1)


def listed(lines: list[int]) -> str:
    """Lines, from 0, as a clerk counts them: `3、5、8`, the first of them where they are many."""
    shown = "、".join(str(line + 1) for line in lines[:MOST_LINES])
    return shown + ("等" if len(lines) > MOST_LINES else "")
