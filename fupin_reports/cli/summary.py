"""The table at the end of `check` and `build`: a row a township, how many findings of each kind, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fupin_reports.cli.console import Paint, padded, say, width
from fupin_reports.pipeline import Outcome
from fupin_reports.problems import Severity

HEADINGS = ("单位", "错误", "提醒", "提示", "结果")
GAP = 2
GOOD, BAD = "√", "×"


def say_table(outcomes: Sequence[Outcome], result: Callable[[Outcome], str], paint: Paint) -> None:
    """The table; `result` says what became of a township, with a mark in front."""
    rows = [(outcome.name, *counts(outcome), result(outcome)) for outcome in outcomes]
    lines = list(aligned([HEADINGS, *rows]))
    say(paint(lines[0], "bold"))
    for line, outcome in zip(lines[1:], outcomes, strict=True):
        head, mark, tail = line.rpartition(BAD if outcome_is_bad(result(outcome)) else GOOD)
        say(head + paint(mark, "red" if mark == BAD else "green") + tail)


def outcome_is_bad(result: str) -> bool:
    """Whether a result carries the mark of what did not come about."""
    return result.startswith(BAD)


def counts(outcome: Outcome) -> tuple[str, ...]:
    """Errors, warnings and notes."""
    return tuple(str(count(outcome, severity)) for severity in Severity)


def count(outcome: Outcome, severity: Severity) -> int:
    """How many findings of that severity."""
    return sum(p.severity is severity for p in outcome.problems)


def aligned(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Rows as lines: first and last column to the left, the numbers between them to the right."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *numbers, last = row
        cells = [padded(first, widths[0])]
        cells += [" " * (wide - width(n)) + n for n, wide in zip(numbers, widths[1:], strict=False)]
        yield (" " * GAP).join([*cells, last])
