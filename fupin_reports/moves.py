"""What moved between two trees of one report: figures with another value, and everywhere they are printed.

Reordered data, comments and other ways to write the same number (28.8, 28.80) move nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fupin_reports.document import (
    Block,
    Derived,
    Document,
    FigureNote,
    Table,
    Words,
    headings_of,
    text_of,
    words_of_block,
)
from fupin_reports.exact import rounded, without_zeros
from fupin_reports.hedges import hedged, without_hedge
from fupin_reports.quantities import Hedge

TYPED = "填报"
MOST_PLACES = 4
SHORT = 14


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that has another value: `before` and `after` as printed, `place` (file:line:column) of a typed one, `where`
    it is printed, in words. `before` is empty for a figure that is new, `after` for one that is gone.
    """

    name: str
    before: str
    after: str
    place: str = ""
    where: tuple[str, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether it is a correction itself, and not only what follows from one."""
        return bool(self.place)


def moves(before: Document, after: Document) -> tuple[Move, ...]:
    """Every figure that moved: corrections first, then what follows from them, each in name order."""
    old, new = shown_figures(before), shown_figures(after)
    printed = printed_at(after), printed_at(before)
    found: list[Move] = []
    for name in sorted({*before.figures, *after.figures}):
        was, now = before.figures.get(name), after.figures.get(name)
        if same(was, now) or not (typed(was) or typed(now) or name in printed[0] or name in printed[1]):
            continue
        place = str(now.place) if now is not None and typed(now) and now.place else ""
        where = printed[0].get(name) or printed[1].get(name) or ()
        texts = (old.get(name) or in_short(was), new.get(name) or in_short(now))
        if texts[0] == texts[1] and not typed(now):
            continue  # only what nobody prints of it has moved
        found.append(Move(name, *texts, place, tuple(dict.fromkeys(where))))
    return tuple(sorted(found, key=lambda move: (not move.typed, move.name)))


def typed(note: FigureNote | None) -> bool:
    """Whether a clerk typed it."""
    return note is not None and note.how == TYPED


def same(one: FigureNote | None, two: FigureNote | None) -> bool:
    """Whether both say the same amount in the same words."""
    if one is None or two is None:
        return one is two
    return amount(one) == amount(two)


def amount(note: FigureNote) -> tuple[Decimal | None, Decimal | None, str, str]:
    """Value, end of a range, unit and approximate word."""
    numbers = (Decimal(text) if text is not None else None for text in (note.value, note.upper))
    value, upper = numbers
    return value, upper, note.unit, note.hedge


def shown_figures(document: Document) -> dict[str, str]:
    """How each figure that is printed alone is printed."""
    found: dict[str, str] = {}
    for words in (words for block in document.blocks for words in words_of_block(block)):
        for word in words:
            if isinstance(word, Derived) and len(word.figures) == 1 and any(c.isdigit() for c in word.text):
                note = document.figures.get(word.figures[0])
                found.setdefault(word.figures[0], with_unit(word.text, note) if note is not None else word.text)
    return found


def with_unit(text: str, note: FigureNote) -> str:
    """The printed `text` of a figure with its unit, which a column of a table has in its head."""
    hedge = Hedge(note.hedge) if note.hedge else None
    bare = without_hedge(text, hedge) if hedge is not None else text
    return text if bare.endswith(note.unit) else hedged(bare, hedge, note.unit)


def in_short(note: FigureNote | None) -> str:
    """A figure that is nowhere printed alone."""
    if note is None:
        return ""
    if note.value is None:
        return "不详"
    value = without_zeros(rounded(Decimal(note.value), MOST_PLACES))
    number = f"{value:f}{'～' + note.upper if note.upper else ''}"
    return hedged(number, Hedge(note.hedge) if note.hedge else None, note.unit)


def printed_at(document: Document) -> dict[str, tuple[str, ...]]:
    """Where each figure is printed, in words."""
    found: dict[str, list[str]] = {}
    headings = headings_of(document.blocks)
    for block in document.blocks:
        for where, words in runs(block, headings[block.id]):
            for word in words:
                for name in word.figures if isinstance(word, Derived) else ():
                    found.setdefault(name, []).append(where)
    return {name: tuple(dict.fromkeys(where)) for name, where in found.items()}


def runs(block: Block, heading: str) -> Iterator[tuple[str, Words]]:
    """Every run of words of a block with what its place is called."""
    if isinstance(block, Table):
        name = text_of(block.caption) or heading
        for row in (*block.head, *block.body, *block.foot):
            for cell in row.cells:
                yield f"{name}“{row_name(row.cells)}”行", cell.words
        for note in block.notes:
            yield f"{name}的注", note
        return
    for words in words_of_block(block):
        text = text_of(words)
        yield f"{heading}：{text[:SHORT]}{'…' if len(text) > SHORT else ''}" if heading else text[:SHORT], words


def row_name(cells: Sequence[object]) -> str:
    """The first cell of a row that has letters."""
    texts = [text_of(getattr(cell, "words", ())) for cell in cells]
    return next((text for text in texts if any(c.isalpha() for c in text)), texts[0] if texts else "")
