"""Is this a key? What stands in front of a colon, judged by the outline of its place.

Codes: L110 a full-width colon behind a key · L111 no space behind the colon of a key · L112 another blank there ·
L115 brackets of a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fupin_reports.load.blanks import ANY, BLANK
from fupin_reports.load.edits import Edit
from fupin_reports.outline import Outline
from fupin_reports.privacy import masked

SHAPE = re.compile(
    rf"(?P<key>[^\s#:：'\"\[\]{{}}，。；、,;“”‘’|>&*!%@`-][^#:：'\"\[\]{{}}，。；、,;“”]{{0,29}}?)(?P<gap>{ANY}*)"
    rf"(?P<colon>[:：])(?P<blanks>{BLANK}*)"
)
QUOTED_KEY = re.compile(r"""(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^']|'')*)')[ \t]*:(?=[ \t]|$)""")
FLOW_BEHIND = re.compile(rf"[:：]{BLANK}*[\[{{]")
"""A colon and a bracket: the key ended there, and what YAML takes for its colon belongs to the first entry within."""

WORD = re.compile(r"[^\W\d_]")
HAN = re.compile("[\u3400-\u9fff]")
FULL_TO_HALF = str.maketrans("（）", "()")
HALF_TO_FULL = str.maketrans("()", "（）")
MOST_SHOWN = 24  # characters of a line in a note


@dataclass(frozen=True, slots=True)
class Key:
    """A key as found: its text, and the column where what follows its colon begins."""

    text: str
    start: int
    value: int
    edits: tuple[Edit, ...] = ()


def ordinary(line: str, start: int) -> Key | None:
    """The key that YAML itself sees at column `start`; None where it sees none."""
    if line[start] in "\"'":
        found = QUOTED_KEY.match(line, start)
        return Key(found["double"] or found["single"] or "", start, found.end()) if found else None
    colon = line.find(":", start)
    while colon >= 0 and colon + 1 < len(line) and line[colon + 1] not in " \t":
        colon = line.find(":", colon + 1)
    if colon < 0 or (0 <= line.find(" #", start) < colon) or line[start] in "[{":
        return None
    if FLOW_BEHIND.search(line, start, colon):
        return None
    return Key(line[start:colon].rstrip(), start, colon + 1)


def meant(
    number: int, line: str, start: int, outline: Outline | None, known: frozenset[str], alone: bool
) -> Key | None:
    """The key that a person sees at column `start` where YAML sees none, with the edits that make it one; else None.

    `alone` says that the words are an entry of a list and no key stands below them: then they may be a sentence.
    """
    found = SHAPE.match(line, start)
    if not found:
        return None
    key, colon, behind = found["key"], found["colon"], line[found.end() :]
    if colon == ":" and behind.startswith("//"):
        return None
    if not (is_key(key, outline, known, alone) or (colon == "：" and only_keys(key, outline))):
        return None
    code = "L110" if colon == "：" else "L112" if found["blanks"] else "L111"
    new = ":" if not behind or behind[0] in " \t" else ": "
    shown = line[start:].strip()
    read = f"{key}{new}{behind}".strip()
    edit = Edit(number, found.start("colon"), found.end(), new, code, short(shown), short(read))
    return Key(key, start, found.end(), (edit,))


def short(text: str) -> str:
    """`text`, cut where it is long for a note; what must be hidden is hidden first: half of a number looks like none."""
    text = masked(text)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def is_key(key: str, outline: Outline | None, known: frozenset[str], alone: bool) -> bool:
    """Whether `key` can only be a key at a place of that outline; where the form does not know the place, by `known`."""
    if outline is None:
        return key in known and not alone
    if key in outline.keys or twin(key, outline):
        return not (alone and outline.text) or key in outline.needed
    return outline.others is not None and HAN.search(key) is not None


def only_keys(key: str, outline: Outline | None) -> bool:
    """Whether nothing but keys stands at a place of that outline, so that even one that it does not know is one."""
    mapping = outline is not None and outline.is_mapping and not outline.text and outline.entries is None
    return mapping and WORD.search(key) is not None


def twin(key: str, outline: Outline) -> str:
    """The known key that differs from `key` in the width of its brackets only; nothing where there is none."""
    if "（" not in key and "(" not in key:
        return ""
    known = outline.keys.keys() | outline.names
    if key in known:
        return ""
    return next((t for t in (key.translate(FULL_TO_HALF), key.translate(HALF_TO_FULL)) if t != key and t in known), "")


def brackets(number: int, key: Key, outline: Outline | None) -> Iterator[Edit]:
    """L115 for each bracket of a key whose twin is known."""
    other = twin(key.text, outline) if outline is not None else ""
    for n, (typed, read) in enumerate(zip(key.text, other, strict=False)):
        if typed != read:
            yield Edit(number, key.start + n, key.start + n + 1, read, "L115", key.text, other)
