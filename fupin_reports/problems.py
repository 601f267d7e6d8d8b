"""What is wrong with a data file or a template, as a value.

A stage returns its result together with the problems it found; only the command line prints them. Their sentences
stand in `templates/问题.yaml`, by code; a problem carries the code, the place and the words to fill in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from fupin_reports.source import Span


class Severity(IntEnum):
    """How grave: an ERROR (错误) stops the final output of that township, a WARNING (提醒) and a NOTE (提示) do not."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """What may explain a finding: `key` picks the sentence in `templates/可能原因.yaml`, `place` is the line it means."""

    key: str
    words: Mapping[str, str] = field(default_factory=dict)
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: `code` picks severity and sentence, `words` fill the sentence, `related` are further places to show.

    `hints` are what may explain it, the likeliest first. `subject` names what it is about whatever line that stands on
    (本年.项目村.甲村.申报合计), so that a waiver can name it.
    """

    code: str
    place: Span
    words: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Span, ...] = ()
    severity: Severity = Severity.ERROR
    subject: str = ""
    hints: tuple[Hint, ...] = ()

    def sort_key(self) -> tuple[str, int, int, str]:
        """By file, then by line and column, then by code."""
        return (self.place.file, self.place.line, self.place.column, self.code)


Problems = tuple[Problem, ...]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` stops a final document."""
    return any(p.severity is Severity.ERROR for p in problems)


def strictly(problems: Iterable[Problem]) -> Problems:
    """`problems` with every WARNING as an ERROR."""
    return tuple(replace(p, severity=Severity.ERROR) if p.severity is Severity.WARNING else p for p in problems)


MOST_TOLD = 200
"""Problems of one file: who has more has not made them one by one."""


def at_most_told(problems: Problems, name: str) -> Problems:
    """`problems` of the file `name`, the first of them in the order of lines where they are too many.

    L121 then says how many more there are; it is as grave as the gravest of them.
    """
    counted = [p for p in problems if p.code == "L121"]
    found = sorted((p for p in problems if p.code != "L121"), key=Problem.sort_key)
    if len(found) <= MOST_TOLD and not counted:
        return problems
    shown, hidden = found[:MOST_TOLD], [*found[MOST_TOLD:], *counted]
    count = len(found) - len(shown) + sum(int(p.words["count"]) for p in counted)
    return (*shown, more(count, name, min(p.severity for p in hidden)))


def more(count: int, name: str, severity: Severity = Severity.ERROR) -> Problem:
    """L121: `count` further problems of the file are not listed."""
    return Problem("L121", Span(name), {"count": str(count)}, severity=severity)
