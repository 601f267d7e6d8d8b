"""Where a figure comes from, and where a typed number goes to: what the document tree remembers, in lines to read.

Knows no files: `pages` says on which pages of the PDF a piece of text stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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
from fupin_reports.moves import TYPED, in_short, runs, shown_figures

TOWNSHIP = "乡镇"  # begins the names of a township's figures in a roll-up
TWO = 2  # an amount and what it has grown from
SIGNS = {"合计": "＋", "差额": "－", "占比": "÷", "平均": "÷", "比率": "÷"}
"""What stands between the figures that a figure is made of."""

EXACT_PLACES = 10
MOST_OF_A_SUM = 12

Pages = Callable[[str], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of the tree: how deep it stands, whether it is the last of its like, what it is and how it is made."""

    depth: tuple[bool, ...]  # from the root: whether the figure above is the last of its parts
    note: FigureNote
    printed: str
    formula: str
    exact: str
    seen: bool = False  # shown before: its parts are not repeated


@dataclass(frozen=True, slots=True)
class Printed:
    """A place where a figure is printed: in words, what stands there, and the pages of the PDF."""

    where: str
    text: str
    pages: tuple[int, ...]


def derived(document: Document) -> Iterator[Derived]:
    """Every derived node."""
    headings = headings_of(document.blocks)
    for block in document.blocks:
        for _, words in runs(block, headings[block.id]):
            yield from (word for word in words if isinstance(word, Derived))


def steps(document: Document, name: str) -> Iterator[Step]:
    """The figure and everything it is made from, each after what it is part of."""
    shown = shown_figures(document)
    seen: set[str] = set()

    def below(name: str, depth: tuple[bool, ...]) -> Iterator[Step]:
        note = document.figures.get(name)
        if note is None:
            return
        parts = [part for part in note.inputs if part in document.figures]
        again = name in seen and bool(parts)
        seen.add(name)
        yield Step(
            depth, note, shown.get(name) or in_short(note), formula_of(note, document.figures), exact_of(note), again
        )
        for n, part in enumerate(parts if not again else ()):
            yield from below(part, (*depth, n == len(parts) - 1))

    yield from below(name, ())


def formula_of(note: FigureNote, figures: Mapping[str, FigureNote]) -> str:
    """28.8 ＋ 30.15; nothing for what was typed, counted or worked out by a formula of the data's own."""
    sign = SIGNS.get(note.how)
    parts = [in_short(figures[name]) for name in note.inputs if name in figures]
    if note.how == "增幅" and len(parts) == TWO:
        return f"（{parts[0]} － {parts[1]}）÷ {parts[1]}"
    if sign is None or not parts:
        return ""
    more = f" {sign} …共{len(parts)}项" if len(parts) > MOST_OF_A_SUM else ""
    return f" {sign} ".join(parts[:MOST_OF_A_SUM]) + more


def exact_of(note: FigureNote) -> str:
    """The value before it was rounded, where it was; nothing where it is printed whole."""
    if note.value is None or note.how == TYPED:
        return ""
    value = Decimal(note.value)
    full = without_zeros(rounded(value, EXACT_PLACES))
    short = without_zeros(rounded(value, 4))
    return f"{full:f}" + ("…" if full != value else "") if full != short else ""


def printed(document: Document, names: Iterable[str], pages: Pages) -> tuple[Printed, ...]:
    """Every place where one of `names` is printed, in the order of the document."""
    wanted = set(names)
    found: list[Printed] = []
    headings = headings_of(document.blocks)
    for block in document.blocks:
        lines = lines_of(block)
        for where, words in runs(block, headings[block.id]):
            texts = [w.text for w in words if isinstance(w, Derived) and wanted & set(w.figures)]
            if texts:
                line = next((line for line in lines if any(words is own for own in line)), (words,))
                on = pages("".join(map(text_of, line)))
                found.append(Printed(where, "、".join(dict.fromkeys(texts)), on))
    return tuple(dict.fromkeys(found))


def lines_of(block: Block) -> list[tuple[Words, ...]]:
    """What of a block stands on one page for certain: the rows of a table, else every run of words."""
    if isinstance(block, Table):
        return [tuple(cell.words for cell in row.cells) for row in (*block.head, *block.body, *block.foot)]
    return [(words,) for words in words_of_block(block)]


def townships_in(document: Document) -> tuple[str, ...]:
    """The townships that a roll-up is made of; none for any other report."""
    names = (name.split(".") for name in document.figures)
    return tuple(dict.fromkeys(path[1] for path in names if path[0] == TOWNSHIP and len(path) > TWO))


def with_townships(document: Document, townships: Mapping[str, Document]) -> Document:
    """A roll-up whose figures go on into those of its townships, by name."""
    figures = dict(document.figures)
    for township, report in townships.items():
        before = f"{TOWNSHIP}.{township}."
        for name, note in report.figures.items():
            parts = tuple(before + part for part in note.inputs)
            figures[before + name] = replace(note, name=before + name, inputs=parts)
    return replace(document, figures=figures)


def typed_at(document: Document, file: str, line: int) -> tuple[str, ...]:
    """The figures that were typed on that line."""
    return tuple(
        name
        for name, note in document.figures.items()
        if note.place is not None and note.place.file == file and note.place.line == line
    )


def reached(document: Document, names: Iterable[str]) -> tuple[str, ...]:
    """`names` and every figure that is made from them."""
    found = dict.fromkeys(names)
    grown = True
    while grown:
        more = [n for n, note in document.figures.items() if n not in found and any(i in found for i in note.inputs)]
        grown = bool(more)
        found |= dict.fromkeys(more)
    return tuple(found)
