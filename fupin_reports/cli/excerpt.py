"""A line of a file as the screen shows it: cut to the room there is, with what the finding is about in sight."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_reports.cli.console import plain, width

CUT = "..."
FURTHEST = 400
"""Characters before and behind that are looked at: more never fit a screen, and a line may have millions."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` is the line, or a piece of it; its carets begin after `before` columns and are `long`."""

    text: str
    before: int
    long: int


def excerpt(line: str, column: int, end_column: int, room: int) -> Excerpt:
    """The part of `line` around the characters from `column` to before `end_column` (from 1), in `room` columns.

    Where `column` is 0 the beginning of the line. At least one caret, also behind the end of the line.
    """
    first = min(max(column - 1, 0), len(line))
    last = min(max(end_column - 1, first + 1), len(line))
    start, stop = window(line, first, last, room)
    left, right = CUT if start else "", CUT if stop < len(line) else ""
    before = width(left + plain(line[start:first]))
    return Excerpt(left + plain(line[start:stop]) + right, before, max(width(plain(line[first : min(last, stop)])), 1))


def window(line: str, first: int, last: int, room: int) -> tuple[int, int]:
    """The stretch of `line` to show: what is meant first, then as much on both sides as there is room for."""
    furthest_left, furthest_right = max(first - FURTHEST, 0), min(first + FURTHEST, len(line))

    def fits(start: int, stop: int) -> bool:
        cuts = (start > 0) + (stop < len(line))
        return width(plain(line[start:stop])) + cuts * len(CUT) <= room

    if len(line) <= room and fits(0, len(line)):
        return 0, len(line)
    start = stop = first
    while stop < min(last, furthest_right) and fits(start, stop + 1):
        stop += 1
    while True:
        grown = (start, stop)
        if start > furthest_left and fits(start - 1, stop):
            start -= 1
        if stop < furthest_right and fits(start, stop + 1):
            stop += 1
        if grown == (start, stop):
            return start, stop
