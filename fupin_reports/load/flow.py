"""Lists and mappings in brackets: `[甲，乙]`, `{名称：元，量纲：金额}`.

Codes: L114 a full-width comma between entries · L119 a full-width comma in a list of sentences, which may be one
sentence or two (提醒) · L110 and L111 the colon of a key · L113 full-width digits in a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fupin_reports.load.blanks import has_content, indent_of
from fupin_reports.load.edits import Edit
from fupin_reports.load.keys import is_key, short
from fupin_reports.load.values import FULL_WIDTH, digits
from fupin_reports.outline import Outline

TOKEN = re.compile(
    r"""
    (?P<quoted>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')
  | (?P<figure>\{\{.*?\}\})
  | (?P<open>[\[{])
  | (?P<close>[\]}])
  | (?P<comma>,)
  | (?P<comment>(?:(?<=\s)|^)\#.*)
  | (?P<words>(?:(?!\{\{|\s\#)[^\[\]{},\n"'])+|["'])
""",
    re.VERBOSE,
)
FULL_COMMA = re.compile(r"，\s*")
PAIR = re.compile(r"\s*(?P<key>[^\s:：，][^:：，]*?)\s*(?P<colon>[:：])(?P<space>[ \t]*)(?P<value>.*)")


@dataclass(slots=True)
class Level:
    """A pair of brackets that is open; `last` is the outline of the value that may come next."""

    bracket: str
    outline: Outline | None
    last: Outline | None = None
    halves: int = 0  # half-width commas in it
    doubtful: list[Edit] = field(default_factory=list)


def flow(lines: Sequence[str], number: int, start: int, base: int, outline: Outline | None) -> tuple[list[Edit], int]:
    """The edits of the brackets that open at `start`, and their last line; none where they do not close."""
    levels: list[Level] = []
    edits: list[Edit] = []
    last = number
    while last < len(lines):
        if last > number and has_content(lines[last]) and indent_of(lines[last]) <= base:
            break
        for found in TOKEN.finditer(lines[last], start if last == number else 0):
            if found["open"]:
                levels.append(Level(found["open"], opened(levels, outline)))
            elif found["close"]:
                edits += closed(levels.pop())
                if not levels:
                    return edits, last
            elif found["comma"]:
                levels[-1].halves += 1
            elif found["words"]:
                edits += words(last, found.start(), found["words"], levels[-1])
        last += 1
    return [], number


def opened(levels: list[Level], outline: Outline | None) -> Outline | None:
    """What stands in brackets that open inside of `levels`."""
    if not levels:
        return outline
    above = levels[-1]
    if above.bracket == "{":
        return above.last
    return above.outline.entries if above.outline is not None else None


def closed(level: Level) -> Iterator[Edit]:
    """L119 for a list of sentences with full-width commas and no other."""
    if not level.halves:
        yield from level.doubtful[:1]


def words(number: int, start: int, text: str, level: Level) -> Iterator[Edit]:
    """The edits of what stands between two marks of the brackets."""
    if level.bracket == "[":
        entries = level.outline.entries if level.outline is not None else None
        yield from entry(number, start, text, entries, level)
        return
    at = 0
    for piece in pieces(text, level.outline):
        yield from pair(number, start + at, piece, level)
        at += len(piece)
        if at < len(text):
            comma = FULL_COMMA.match(text, at)
            assert comma is not None
            yield Edit(number, start + at, start + comma.end(), ", ", "L114", short(text.strip()), short(half(text)))
            at = comma.end()


def entry(number: int, start: int, text: str, outline: Outline | None, level: Level) -> Iterator[Edit]:
    """L114, L113 or, for sentences, the doubt whether it is one entry or two."""
    if outline is None or (outline.is_mapping and not outline.text):
        return
    for comma in FULL_COMMA.finditer(text):
        place = Edit(number, start + comma.start(), start + comma.end(), ", ", "L114", short(text), short(half(text)))
        if outline.text and (outline.prose or outline.is_mapping):
            at = start + comma.start()
            level.doubtful.append(Edit(number, at, at, "", "L119", short(text.strip())))
        else:
            yield place
    if outline.number and FULL_WIDTH.search(text):
        yield from digits(number, start + len(text) - len(text.lstrip()), text.strip())


def half(text: str) -> str:
    """`text` with half-width commas between its parts."""
    return FULL_COMMA.sub(", ", text.strip())


def pieces(text: str, outline: Outline | None) -> Iterator[str]:
    """`text` of a mapping, divided at each full-width comma behind which a key of `outline` stands."""
    at = 0
    for comma in FULL_COMMA.finditer(text):
        found = PAIR.match(text, comma.end())
        if outline is not None and found and is_key(found["key"], outline, frozenset(), False):
            yield text[at : comma.start()]
            at = comma.end()
    yield text[at:]


def pair(number: int, start: int, text: str, level: Level) -> Iterator[Edit]:
    """The edits of one `键: 值` in brackets."""
    found = PAIR.match(text)
    if not found:
        return
    key, outline = found["key"], level.outline
    level.last = outline.below(key) if outline is not None else None
    spaced = found["space"] or not found["value"]
    if outline is not None and is_key(key, outline, frozenset(), False):
        code = "L110" if found["colon"] == "：" else "" if spaced else "L111"
        if code:
            at = start + found.start("colon")
            new = ":" if found["space"] else ": "
            yield Edit(number, at, at + 1, new, code, short(text.strip()), short(f"{key}: {found['value']}"))
    if level.last is not None and level.last.number and FULL_WIDTH.search(found["value"]):
        yield from digits(number, start + found.start("value"), found["value"].rstrip())
