"""Words of an element -> inline nodes of the tree, with white space settled once for every format.

A line break or an indentation in a template says nothing; a space is kept only between two ASCII words (A B), so that
no stray space stands between Han and digits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fupin_reports.compose.display import blank
from fupin_reports.compose.marks import Marks
from fupin_reports.compose.markup import Element
from fupin_reports.document import Blank, Derived, Inline, Text, Words
from fupin_reports.figures import Figure, to_fill
from fupin_reports.quantities import Missing
from fupin_reports.source import STAND_IN, STOOD_IN, Span, without_stand_ins

STAND_INS = re.compile(f"({STOOD_IN.pattern.replace('(', '(?:')})")
SPACE = re.compile(r"\s")  # of any kind: \u3000, \u00a0, \u2003 …
BORDER = "\0"  # between two pieces; no text holds it
RUN = re.compile(rf"\s[\s{BORDER}]*")


class Piece(NamedTuple):
    """A stretch of words: figures they follow from, the place where a clerk typed them."""

    text: str
    figures: tuple[Figure, ...] | None = None
    place: Span | None = None


def words_of(element: Element | None, marks: Marks) -> Words:
    """The words of `element`; none for None. Neighbouring plain texts of one place are one, empty ones are dropped."""
    if element is None:
        return ()
    pieces: list[Piece] = []
    place: Span | None = None
    for child in element.children:
        if isinstance(child, str):
            pieces.append(Piece(child, place=place))
            continue
        mark = marks.of(child.attributes["n"])
        if mark.figures or mark.text:
            pieces.append(Piece(mark.text, mark.figures))
        else:
            place = mark.place
    return merged(settled(pieces), marks)


def settled(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with white space settled over the whole run of words: kept, as one space, only between Latin words."""
    whole = BORDER.join(piece.text for piece in pieces)
    if not SPACE.search(whole):
        return pieces

    def one_or_none(found: re.Match[str]) -> str:
        before, after = whole[: found.start()].rstrip(BORDER)[-1:], whole[found.end() : found.end() + 1]
        return " " * (is_latin(before) and is_latin(after)) + BORDER * found[0].count(BORDER)

    texts = RUN.sub(one_or_none, whole).split(BORDER)
    return [Piece(text, p.figures, p.place) for text, p in zip(texts, pieces, strict=True)]


def is_latin(character: str) -> bool:
    """Whether a space beside `character` means something: ASCII letters, digits and punctuation."""
    return bool(character) and character.isascii()


def merged(pieces: list[Piece], marks: Marks) -> Words:
    """`pieces` as nodes."""
    nodes: list[Inline] = []
    for piece in pieces:
        if not piece.text:
            continue
        if piece.figures is not None:
            nodes.append(derived(piece.text, piece.figures))
        else:
            for text in STAND_INS.split(piece.text) if STAND_IN in piece.text else (piece.text,):
                if STOOD_IN.fullmatch(text):
                    made = marks.stand_ins.get(text)
                    nodes.append(
                        Blank(blank(made.typed), place=made.place) if made else Blank(blank(), place=piece.place)
                    )
                elif nodes and text and isinstance(last := nodes[-1], Text) and last.place == piece.place:
                    nodes[-1] = Text(last.text + text, last.place)
                elif text:
                    nodes.append(Text(text, piece.place))
    return tuple(nodes)


def derived(text: str, figures: tuple[Figure, ...]) -> Derived | Blank:
    """Words that follow from `figures`; a blank where one of them is 待填."""
    names = tuple(map(name_of, figures))
    if not any(map(to_fill, figures)):
        return Derived(text, names)
    return Blank(text, names, next((f.place for f in figures if f.place), None))


def name_of(figure: Figure) -> str:
    """What the tree calls `figure`: its name, without what stands in for a part of it that is not there."""
    name = figure.name
    return without_stand_ins(name, Missing.TO_FILL) if STAND_IN in name else name
