"""Which stretches of a text are the remarks and blanks of a draft; every format shows them apart from the report's words.

Comes in: words of the tree; goes out: stretches by position in their text, which a writer may break into lines first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from fupin_reports.document import Blank, Flag, Words


class Sort(Enum):
    """What a stretch is."""

    BLANK = "blank"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Remark:
    """The characters from `start` to before `end` of a text."""

    start: int
    end: int
    sort: Sort


def remarks_in(words: Words, before: str = "") -> tuple[Remark, ...]:
    """The remarks of `words`, as they stand in the text of `before` (a heading's number) and them."""
    found: list[Remark] = []
    at = len(before)
    for word in words:
        end = at + len(word.text)
        if isinstance(word, Blank | Flag):
            found.append(Remark(at, end, Sort.FLAG if isinstance(word, Flag) else Sort.BLANK))
        at = end
    return tuple(found)


def stretches(text: str, remarks: tuple[Remark, ...], start: int = 0) -> Iterator[tuple[str, Sort | None]]:
    """`text` in pieces of one sort each, None for plain words; it begins at `start` of the text that `remarks` count in."""
    at = 0
    for remark in remarks:
        first, last = max(remark.start - start, at), min(remark.end - start, len(text))
        if first >= last:
            continue
        if first > at:
            yield text[at:first], None
        yield text[first:last], remark.sort
        at = last
    if at < len(text):
        yield text[at:], None
