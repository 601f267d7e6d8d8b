"""The pages of a PDF as lines of characters, with their tables: what a reader with a ruler sees.

Comes in: the bytes of a file. Goes out: pages, or why there are none. Lengths are points from the upper left corner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import Destination

from fupin_reports.inspection.content import Box, Drawn, Glyph, drawn
from fupin_reports.inspection.hushed import hushed
from fupin_reports.inspection.typefaces import Typeface

SAME_LINE = 0.25
"""How far apart two lines of print may stand and be one, as a share of the type size."""
ONE_GO = 0.02
"""The same for what is painted in one go; cells that are merged stand a little higher or lower than their neighbours."""
TABLE_GAP = 2.0
NUMBER = re.compile(r"([—–\-－])([0-9]+)[—–\-－]")
DATA = re.compile("数据指纹 ([0-9a-f]+)")
HAN = re.compile("[㐀-鿿豈-\ufaff〇]")

RAISED_BY_DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


class Obstacle(Enum):
    """Why a file cannot be measured."""

    MISSING = "missing"
    DENIED = "denied"
    NOT_ONE = "other"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "large"
    NO_WORDS = "no words"


@dataclass(frozen=True)
class Line:
    """Glyphs on one line from left to right, blanks at its ends left out; `y` is the line that they stand on."""

    glyphs: tuple[Glyph, ...]
    y: float
    in_table: bool = False

    @cached_property
    def text(self) -> str:
        """Its words without blanks."""
        return "".join("".join(g.text for g in self.glyphs).split())

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.glyphs[0].x

    @cached_property
    def right(self) -> float:
        """Where its last character ends."""
        return max(g.end_x for g in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The type size of most of its characters."""
        return Counter(round(g.size, 1) for g in self.glyphs).most_common(1)[0][0]

    @cached_property
    def face(self) -> Typeface:
        """The font of most of its Chinese characters; of most characters where there is none."""
        chinese = [g for g in self.glyphs if HAN.search(g.text)] or self.glyphs
        return Counter(g.face for g in chinese).most_common(1)[0][0]


@dataclass(frozen=True)
class Page:
    """One page as it is seen; `sideways` are lines that are read with the page turned back to stand upright, as `sheet`
    coordinates. `glyphs` are all of it in the order of painting.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    sideways: tuple[Line, ...]
    glyphs: tuple[Glyph, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a glyph stands on the sheet, with its middle at least."""
        return 0 <= (glyph.x + glyph.end_x) / 2 <= self.width and 0 <= glyph.y <= self.height

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its side, as for a wide table."""
        return self.width > self.height

    @cached_property
    def number_line(self) -> Line | None:
        """The page number, the one nearest to the foot where several lines look like one."""
        lines = self.sideways if self.is_wide and any(map(is_number, self.sideways)) else self.lines
        return max((line for line in lines if is_number(line)), key=lambda line: line.y, default=None)

    @cached_property
    def text_lines(self) -> tuple[Line, ...]:
        """Every line but the page number."""
        return tuple(line for line in self.lines if line is not self.number_line)


@dataclass(frozen=True)
class PrintedFile:
    """A PDF: its pages, and what it says about itself. `outline` are titles and levels, from 1; `data` is 数据指纹."""

    pages: tuple[Page, ...]
    title: str
    author: str
    language: str
    is_tagged: bool
    outline: tuple[tuple[str, int], ...]
    data: str = ""


def is_number(line: Line) -> bool:
    """Whether a line is a page number."""
    return bool(NUMBER.fullmatch(line.text))


def read_pdf(content: bytes) -> PrintedFile | Obstacle:
    """The file's pages, or what stands in the way. Whatever a damaged file makes pypdf raise is DAMAGED."""
    if b"%PDF" not in content[:1024]:
        return Obstacle.NOT_ONE
    try:
        with hushed("pypdf"):
            return _read(PdfReader(BytesIO(content)))
    except DependencyError:  # a cipher for which pypdf needs another library
        return Obstacle.ENCRYPTED
    except RAISED_BY_DAMAGE:
        return Obstacle.DAMAGED


def _read(reader: PdfReader) -> PrintedFile | Obstacle:
    if reader.is_encrypted and not reader.decrypt(""):
        return Obstacle.ENCRYPTED
    faces: dict[int, Typeface] = {}
    pages = tuple(page_of(n, drawn(page, faces)) for n, page in enumerate(reader.pages, start=1))
    if not pages:
        return Obstacle.DAMAGED
    if not any(page.lines or page.sideways for page in pages):
        return Obstacle.NO_WORDS
    root, about = reader.root_object, reader.metadata
    return PrintedFile(
        pages,
        str((about and about.title) or ""),
        str((about and about.author) or ""),
        str(root.get("/Lang", "")),
        "/StructTreeRoot" in root,
        tuple(_outline(reader.outline, 1)),
        found[1] if (found := DATA.search(str((about and about.keywords) or ""))) else "",
    )


def _outline(entries: Any, level: int) -> Iterable[tuple[str, int]]:
    for entry in entries:
        if isinstance(entry, Destination):
            yield str(entry.title or ""), level
        elif isinstance(entry, list):
            yield from _outline(entry, level + 1)


def page_of(number: int, page: Drawn) -> Page:
    """The lines of what was drawn."""
    tables = table_extents(page.rules)
    glyphs = tuple(in_reading_order(page.glyphs))
    sheet = [_stood_up(glyph, page.width) for glyph in glyphs if glyph.is_sideways and not glyph.is_upright]
    return Page(
        number,
        page.width,
        page.height,
        lines_of((g for g in glyphs if g.is_upright), tables),
        lines_of(sheet, ()),
        glyphs,
    )


def in_reading_order(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs in the order of painting, but what is painted in one go on one line from left to right: some programs paint
    the characters of each font of a line together. Their `order` is counted anew.
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last and last.is_upright and glyph.is_upright and abs(glyph.y - last.y) < ONE_GO * last.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    ordered = (glyph for run in runs for glyph in sorted(run, key=lambda g: g.x))
    return (replace(glyph, order=n) for n, glyph in enumerate(ordered))


def _stood_up(glyph: Glyph, width: float) -> Glyph:
    """A sideways glyph where it stands on the sheet held upright, the head of the page at its left."""
    return Glyph(
        glyph.text,
        glyph.y,
        width - glyph.x,
        glyph.end_y,
        width - glyph.end_x,
        glyph.size,
        glyph.face,
        glyph.code,
        glyph.order,
    )


def lines_of(glyphs: Iterable[Glyph], tables: tuple[tuple[float, float], ...]) -> tuple[Line, ...]:
    """Glyphs in lines, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.y):
        if rows and glyph.y - rows[-1][0].y < SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = []
    for row in rows:
        ordered = sorted(row, key=lambda g: (g.x, g.order))
        seen = [n for n, g in enumerate(ordered) if g.text.strip()]
        if seen:
            y = Counter(round(g.y, 2) for g in ordered).most_common(1)[0][0]
            within = any(top <= y <= bottom for top, bottom in tables)
            found.append(Line(tuple(ordered[seen[0] : seen[-1] + 1]), y, within))
    return tuple(found)


def table_extents(rules: Iterable[Box]) -> tuple[tuple[float, float], ...]:
    """From where to where the upright rules of each table reach."""
    upright = sorted((box[1], box[3]) for box in rules if box[3] - box[1] > box[2] - box[0])
    found: list[tuple[float, float]] = []
    for top, bottom in upright:
        if found and top <= found[-1][1] + TABLE_GAP:
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        else:
            found.append((top, bottom))
    return tuple(found)
