"""Breaks a paragraph into printed lines and says how far each is spread, so that both edges of the text stand straight.

WeasyPrint cannot justify Chinese: it stretches blanks only. So lines are broken here, by the rules of GB/T 15834 (no
closing mark at the start of a line, no opening mark at its end, —— and …… whole) and GB/T 15835 (a number stays whole,
with its unit but where that would leave a hole). Lengths are whole thousandths of a point. Knows no fonts and no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

Advance = Callable[[str], int]
"""How far one character moves the pen, in thousandths of a point."""

NOT_FIRST = frozenset("¹²³°，。、；：？！）》〉」』】〕”’…—～·％‰℃,.;:?!)]}%")
NOT_LAST = frozenset("（《〈「『【〔“‘￥([{")

NUMBER_WITH_UNIT = re.compile(
    r"[0-9][0-9.,]*(?:[～—-][0-9][0-9.,]*)?[%％‰℃]?[多余]?[十百千万亿]*"
    r"(?:(?:平方|立方)?(?:公里|千米|厘米|毫米)|个?百分点|人次|公斤|公顷|立方米|平方米|[一-鿿㎡])?"
)

LONGEST_NUMBER = 16  # characters of a number with its unit

LOOSE_SPREAD = 1000  # from there on numbers are not spread: a reader, and a program, sees gaps in them
WIDEST_SPREAD = 5000  # a line that would need more stays short
COST_OF_A_NUMBER = 7  # characters that a line may be short of so that a number keeps its unit


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
    lines: list[Line] = []
    start, room = 0, measure.first
    while start < len(text):
        fitting = _fitting(text, start, advance, room, measure.spacing)
        if fitting == len(text):
            lines.append(Line(text[start:], None))
            break
        cut = _best_cut(text, start, fitting, advance)
        line = text[start:cut].strip()
        lines.append(_line(line, room - length(line, advance), measure.step))
        start, room = cut, measure.rest
    return tuple(lines)


def length(text: str, advance: Advance, spacing: int = 0) -> int:
    """How long `text` is on one line."""
    return sum(map(advance, text)) + spacing * len(text)


def _fitting(text: str, start: int, advance: Advance, room: int, spacing: int) -> int:
    """The end of the longest piece from `start` that fits; at least one character."""
    used = 0
    for i in range(start, len(text)):
        used += advance(text[i]) + spacing
        if used > room:
            return max(i, start + 1)
    return len(text)


def _best_cut(text: str, start: int, fitting: int, advance: Advance) -> int:
    """Where to end the line: as late as allowed, but before a number with its unit, unless that would leave a hole."""
    latest = next((i for i in range(fitting, start, -1) if _may_break(text, i)), fitting)
    near = max(start, latest - LONGEST_NUMBER)
    for number in NUMBER_WITH_UNIT.finditer(text, near, latest + LONGEST_NUMBER):
        if number.start() < latest < number.end() and number.start() > start and _may_break(text, number.start()):
            short = length(text[number.start() : fitting], advance)
            return number.start() if short <= COST_OF_A_NUMBER * advance("国") else latest
    return latest


def _may_break(text: str, i: int) -> bool:
    """Whether a line may end before the character at `i`."""
    if i >= len(text):
        return True
    before, after = text[i - 1], text[i]
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return "!" <= character <= "~" or "À" <= character <= "ɏ"


def _line(text: str, slack: int, step: int) -> Line:
    """A line with as many steps between characters that the last ends at the edge, within half a step for each of them
    (0.14 pt in a line of 34); its own spacing where that would be too much.
    """
    gaps = len(text) - 1
    if gaps < 1:
        return Line(text, None)
    loose = slack > LOOSE_SPREAD * gaps
    if loose:
        gaps -= sum(_is_latin(before) and _is_latin(after) for before, after in pairwise(text))
    spread = round(slack / max(gaps, 1) / step)
    return Line(text, spread, loose) if spread * step <= WIDEST_SPREAD else Line(text, None)


LATIN_RUN = re.compile("[!-~]{2,}")


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
