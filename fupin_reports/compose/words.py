"""Words of an element -> inline nodes of the tree, with white space settled once for every format.

A line break or an indentation in a template says nothing; a space is kept only between two ASCII words (A B), so that
no stray space stands between Han and digits.
"""

from __future__ import annotations

import re

from fupin_reports.compose.marks import Marks
from fupin_reports.compose.markup import Element
from fupin_reports.document import Derived, Inline, Text, Words

SPACE = re.compile(r"\s+")  # of any kind: \u3000, \u00a0, \u2003 …


def words_of(element: Element | None, marks: Marks) -> Words:
    """The words of `element`; none for None. Neighbouring plain texts are one, empty ones are dropped."""
    if element is None:
        return ()
    pieces: list[tuple[str, tuple[str, ...] | None]] = []
    for child in element.children:
        if isinstance(child, str):
            pieces.append((child, None))
        else:
            mark = marks.of(child.attributes["n"])
            pieces.append((mark.text, tuple(f.name for f in mark.figures)))
    return merged(settled(pieces))


def settled(pieces: list[tuple[str, tuple[str, ...] | None]]) -> list[tuple[str, tuple[str, ...] | None]]:
    """`pieces` with white space settled over the whole run of words."""
    whole = "".join(text for text, _ in pieces)
    if not SPACE.search(whole):
        return pieces
    keep = [True] * len(whole)
    for found in SPACE.finditer(whole):
        before, after = whole[: found.start()][-1:], whole[found.end() :][:1]
        between_words = is_latin(before) and is_latin(after)
        keep[found.start() : found.end()] = [between_words and n == 0 for n in range(len(found[0]))]
    result: list[tuple[str, tuple[str, ...] | None]] = []
    position = 0
    for text, figures in pieces:
        kept = "".join(c if not c.isspace() else " " for n, c in enumerate(text) if keep[position + n])
        position += len(text)
        result.append((kept, figures))
    return result


def is_latin(character: str) -> bool:
    """Whether a space beside `character` means something: ASCII letters, digits and punctuation."""
    return bool(character) and character.isascii()


def merged(pieces: list[tuple[str, tuple[str, ...] | None]]) -> Words:
    """`pieces` as nodes."""
    nodes: list[Inline] = []
    for text, figures in pieces:
        if not text:
            continue
        if figures is not None:
            nodes.append(Derived(text, figures))
        elif nodes and isinstance(nodes[-1], Text):
            nodes[-1] = Text(nodes[-1].text + text)
        else:
            nodes.append(Text(text))
    return tuple(nodes)
