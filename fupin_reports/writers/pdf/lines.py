"""Breaks a paragraph into printed lines and says how far each is spread, so that both edges of the text stand straight.

WeasyPrint cannot justify Chinese: it stretches blanks only. So lines are broken here, each as late as allowed; where that
leaves one that falls apart, the paragraph is broken as a whole: the lines before it share what it is short of, or one is
tightened by a character.
Lengths are whole thousandths of a point. Knows no fonts and no HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from fupin_reports.writers.pdf.breaks import LATIN_RUN, breaks_in, inside_numbers, latin_pairs

Advance = Callable[[str], int]
"""How far one character moves the pen, in thousandths of a point."""

LOOSE_SPREAD = 1000  # from there on numbers are not spread: a reader, and a program, sees gaps in them
TORN_SPREAD = 1500  # from there on programs that read the PDF see a blank behind every character
WIDEST_SPREAD = 5000  # a line that would need more stays short
TIGHTEST_SPREAD = -650  # one character more in a line: as Word does, which takes the room from punctuation

LINE_COST = 1.0  # as much as one line spread by a point; a paragraph does not grow for less
PARTED_COST = 125.0  # a line spread by 5 pt: a number loses its unit only where a line would stay short
SHORT_COST = 10_000.0
TIGHT_COST = 200.0  # thousandths of a point below the grid's own spacing that cost as much as a point above it


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; `spread` is how many steps to add between characters, None where the paragraph's own spacing stands.

    A `loose` line is spread so far that its numbers and Latin words are not: they would fall apart.
    """

    text: str
    spread: int | None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the first line and of the others, and the character spacing of the grid (negative: tightened).

    `step` is how finely lines are spread: half a thousandth of the type size, 8 for 16 pt. Anything finer is lost.
    """

    first: int
    rest: int
    spacing: int
    step: int = 8


def broken(text: str, advance: Advance, measure: Measure) -> tuple[Line, ...]:
    """The lines of `text`, all but the last spread to the full measure."""
    paragraph = _Paragraph(text, advance, measure)
    cuts = paragraph.each_as_late_as_allowed()
    if any(paragraph.spread(start, end) > TORN_SPREAD for start, end in pairwise(cuts[:-1])):
        cuts = paragraph.as_a_whole()
    return tuple(paragraph.line(start, end) for start, end in pairwise(cuts))


def length(text: str, advance: Advance, spacing: int = 0) -> int:
    """How long `text` is on one line."""
    return sum(map(advance, text)) + spacing * len(text)


class _Paragraph:
    """A text to be cut: `ends[i]` is how long its first `i` characters are."""

    def __init__(self, text: str, advance: Advance, measure: Measure) -> None:
        self.text, self.measure = text, measure
        self.ends = list(accumulate(map(advance, text), initial=0))
        self.breaks = breaks_in(text)
        self.parting = inside_numbers(text)

    def each_as_late_as_allowed(self) -> list[int]:
        """Where lines begin and end, from 0 to the end of the text."""
        cuts = [0]
        while cuts[-1] < len(self.text):
            allowed = self._allowed(cuts[-1], self.measure.spacing)
            cuts.append(next((i for i in allowed if i not in self.parting), allowed[0]))
        return cuts

    def as_a_whole(self) -> list[int]:
        """The cuts that cost least together."""
        costs, before = {0: 0.0}, {0: 0}
        for start in range(len(self.text)):
            if start in costs:
                for end in self._candidates(start):
                    cost = costs[start] + self._cost(start, end)
                    if end not in costs or cost < costs[end]:
                        costs[end], before[end] = cost, start
        cuts = [len(self.text)]
        while cuts[-1]:
            cuts.append(before[cuts[-1]])
        return cuts[::-1]

    def spread(self, start: int, end: int) -> float:
        """By how much each gap of a line would have to grow; a line of one character has none."""
        slack, gaps = self._slack(start, end)
        return slack / max(gaps, 1)

    def line(self, start: int, end: int) -> Line:
        """A line with as many steps between characters that the last ends at the edge, within half a step for each of them
        (0.14 pt in a line of 34); its own spacing where that would be too much, and at the end of a paragraph that it fits.
        """
        text = self.text[start:end].strip()
        slack, gaps = self._slack(start, end)
        if end == len(self.text) and slack >= self.measure.spacing * gaps:
            return Line(self.text[start:], None)
        if gaps < 1:
            return Line(text, None)
        loose = slack > LOOSE_SPREAD * gaps
        if loose:
            gaps -= latin_pairs(text)
        steps = round(slack / max(gaps, 1) / self.measure.step)
        return Line(text, steps, loose) if steps * self.measure.step <= WIDEST_SPREAD else Line(text, None)

    def _slack(self, start: int, end: int) -> tuple[int, int]:
        """What a line is short of, and over how many gaps that is shared; blanks at its edges do not count."""
        room = self._room(start)
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return room - (self.ends[end] - self.ends[start]), end - start - 1

    def _room(self, start: int) -> int:
        return self.measure.rest if start else self.measure.first

    def _fitting(self, start: int, spacing: int) -> int:
        """The end of the longest piece from `start` that fits with so much between characters; at least one character."""
        room = self._room(start)
        for end in range(start + 1, len(self.text) + 1):
            if self.ends[end] - self.ends[start] + spacing * (end - start) > room:
                return max(end - 1, start + 1)
        return len(self.text)

    def _candidates(self, start: int) -> list[int]:
        """Where a line from `start` may end, the latest first, down to one that is half empty; somewhere in any case."""
        allowed = self._allowed(start, TIGHTEST_SPREAD)
        half = self.ends[start] + self._room(start) // 2
        return [i for i in allowed if self.ends[i] > half] or allowed[:1]

    def _allowed(self, start: int, spacing: int) -> list[int]:
        """The ends a line from `start` may have, the latest first; where none is, the line is cut at the edge."""
        fitting = self._fitting(start, spacing)
        return self.breaks[bisect_right(self.breaks, start) : bisect_right(self.breaks, fitting)][::-1] or [fitting]

    def _cost(self, start: int, end: int) -> float:
        own, grid = self.spread(start, end), self.measure.spacing
        badness = float(max(own / 1000, (grid - own) / TIGHT_COST, 0) ** 3)
        if end == len(self.text):
            return LINE_COST + (badness if own < grid else 0)
        short = SHORT_COST if own > WIDEST_SPREAD else 0
        return LINE_COST + badness + short + (PARTED_COST if end in self.parting else 0)


def whole_words(text: str) -> tuple[tuple[str, bool], ...]:
    """A loose line in pieces, and which of them are not spread: numbers and Latin words but for their last character,
    behind which the line goes on.
    """
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in LATIN_RUN.finditer(text):
        pieces += [(text[end : found.start()], False), (found[0][:-1], True)]
        end = found.end() - 1
    return tuple(piece for piece in (*pieces, (text[end:], False)) if piece[0])
