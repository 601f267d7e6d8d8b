"""Texts as passages: each with whose it is and of which year, and their mentions with things, in order.

A plain text is a passage a line; a heading names the place that the lines below it speak of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from fupin_reports.prose.conflict import Told
from fupin_reports.prose.mentions import mentions
from fupin_reports.prose.things import Reader, Thing, place_at
from fupin_reports.quantities import Units

LONGEST_HEADING = 30
MOST_NUMBERS = 2000
"""Numbers of one report that are looked at: whoever types more in sentences has no sentences."""
HEADING = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[)）]|(?P<first>[一二三四五六七八九十]+、))(?P<words>[^。；;]*)$"
)
AHEAD = re.compile(r"打算|思路|规划|建议|计划|下一步|今后|明年")
"""A heading of what is meant, not done."""
LEVEL = re.compile(r"(?:我|本)(?P<level>[省市县区乡镇村局])(?!级)")
WHOLE = re.compile(r"全(?P<level>[市县区乡镇村])(?!级)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and whose and of which year it is where the place it stands in says so; `planned` where it tells what is meant."""

    text: str
    scope: str = ""
    year: str = ""
    planned: bool = False


def told(
    passages: Iterable[Passage], units: Units, own: str = "", places: Collection[str] = (), year: str = ""
) -> tuple[Told, ...]:
    """Every mention of the passages with its thing, up to MOST_NUMBERS. `own` is the level of the report's unit (乡)."""
    reader = Reader(own, places, year)
    result: list[Told] = []
    for number, passage in enumerate(passages):
        found = mentions(passage.text, units)[: MOST_NUMBERS - len(result)]
        things = reader.things(passage.text, found, around(passage)) if found else ()
        result += [Told(number, m, t) for m, t in zip(found, things, strict=True)]
    return tuple(result)


def around(passage: Passage) -> Thing:
    """What the place of a passage says of all its numbers."""
    return Thing("", passage.scope, passage.year, planned=passage.planned)


def passages_of(text: str) -> tuple[Passage, ...]:
    """The lines of a plain text, each with the place that the heading above it names, and whether it is of plans."""
    result: list[Passage] = []
    scope, planned = "", False
    for line in text.splitlines():
        head = HEADING.match(line.strip())
        if head and len(line.strip()) <= LONGEST_HEADING:
            named = place_at(head["words"])
            scope = head["words"].strip() if named and not head["first"] else ""
            planned = bool(AHEAD.search(head["words"])) or (planned and not head["first"])
        result.append(Passage(line, scope, planned=planned))
    return tuple(result)


def own_level(text: str) -> str:
    """The level of the unit that a plain text is of, by how it calls itself: 我镇, else 全镇; nothing where it does not."""
    for pattern in (LEVEL, WHOLE):
        counted = Counter(found["level"] for found in pattern.finditer(text))
        if counted:
            return counted.most_common(1)[0][0]
    return ""


__all__ = ["Passage", "own_level", "passages_of", "told"]
