"""Where pages end: heads of tables repeated, no heading left alone at the foot, no signature alone on a page.

Codes: P141 head of a table not repeated · P142 heading at the foot · P143 signature without text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fupin_reports.gbt9704 import Face
from fupin_reports.inspection.area import Print
from fupin_reports.inspection.content import Glyph
from fupin_reports.inspection.faces import KNOWN, plain_name
from fupin_reports.inspection.findings import quoted
from fupin_reports.inspection.pages import Line, Page
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span

DATE = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
LINES_WITH_SIGNATURE = 2
HEADING_FACES = (Face.HEITI, Face.KAITI)


@dataclass(frozen=True, slots=True)
class Continued:
    """A table that goes on at the top of `page`. `head` is that of the table, `repeated` says that it begins the page."""

    page: Page
    head: str
    is_repeated: bool


def break_problems(print_: Print) -> Iterator[Problem]:
    """Everything about the ends of pages."""
    for found in continued_tables(print_):
        if not found.is_repeated:
            words = {"page": str(found.page.number), "head": quoted(found.head)}
            yield Problem("P141", Span(print_.name), words)
    yield from headings_at_the_foot(print_)
    yield from lonely_signatures(print_)


def continued_tables(print_: Print) -> tuple[Continued, ...]:
    """Every page that begins within a table."""
    found: list[Continued] = []
    head = ""
    for page, after in pairwise(print_.file.pages):
        rows, below = print_.wanted.rows(page), print_.wanted.rows(after)
        own = tables_of(page, rows)
        if own and not (rows[0].in_table and found and found[-1].page is page and len(own) == 1):
            head = head_of(own[-1])
        if not (rows and below and rows[-1].in_table and below[0].in_table):
            continue
        first = tables_of(after, below)[0]
        repeated = bool(head) and text_in_order(first).startswith(head)
        if repeated or not begins_another(first, head):
            found.append(Continued(after, head, repeated))
    return tuple(found)


def begins_another(glyphs: tuple[Glyph, ...], head: str) -> bool:
    """Whether a table at the top of a page has a head of its own, other than `head`."""
    own = head_of(glyphs)
    first_row = text_in_order(glyphs)
    return bool(own) and own != head and own != first_row and is_head_face(glyphs)


def is_head_face(glyphs: tuple[Glyph, ...]) -> bool:
    """Whether a table begins in another font than most of it has."""
    return first_in_order(glyphs).face is not common_face(glyphs)


def tables_of(page: Page, rows: tuple[Line, ...]) -> list[tuple[Glyph, ...]]:
    """The glyphs of each table of a page, in the order of painting."""
    found: list[list[Glyph]] = []
    before = None
    for line in rows:
        if line.in_table:
            if before is None or not before.in_table:
                found.append([])
            found[-1] += line.glyphs
        before = line
    return [tuple(sorted(glyphs, key=lambda g: g.order)) for glyphs in found]


def head_of(glyphs: tuple[Glyph, ...]) -> str:
    """The words with which a table begins, as far as they stand in another font than most of it; the first line where all
    stand in one.
    """
    usual = common_face(glyphs)
    head = []
    for glyph in glyphs:
        if glyph.face is usual and glyph.text.strip():
            break
        head.append(glyph.text)
    text = "".join("".join(head).split())
    if text:
        return text
    first = first_in_order(glyphs)
    return "".join("".join(g.text for g in glyphs if abs(g.y - first.y) < 0.5 * first.size).split())


def text_in_order(glyphs: tuple[Glyph, ...]) -> str:
    """The words of a table without blanks."""
    return "".join("".join(g.text for g in glyphs).split())


def first_in_order(glyphs: tuple[Glyph, ...]) -> Glyph:
    """The first glyph that is seen."""
    return next((g for g in glyphs if g.text.strip()), glyphs[0])


def common_face(glyphs: tuple[Glyph, ...]) -> object:
    """The font of most glyphs."""
    return Counter(g.face for g in glyphs if g.text.strip()).most_common(1)[0][0]


def headings_at_the_foot(print_: Print) -> Iterator[Problem]:
    """P142: the last line of a page is a heading, the caption of a table or the mark of an annex."""
    for page in print_.file.pages[:-1]:
        rows = print_.wanted.rows(page)
        if len(rows) < 2 or rows[-1].in_table:
            continue
        last = rows[-1]
        face = KNOWN.get(plain_name(last.face.name))
        is_heading = last.text in print_.headings or (print_.is_body(last) and face in HEADING_FACES)
        if is_heading:
            words = {"page": str(page.number), "text": quoted(last.text)}
            yield Problem("P142", Span(print_.name), words, severity=Severity.WARNING)


def lonely_signatures(print_: Print) -> Iterator[Problem]:
    """P143: a page on which a signature has fewer than two lines of text above it."""
    for page in print_.upright_pages[1:]:
        rows = print_.wanted.rows(page)
        for n, line in enumerate(rows):
            if not DATE.fullmatch(line.text) or not is_set_in(print_, line):
                continue
            start = n
            while (
                start
                and is_set_in(print_, rows[start - 1])
                and rows[start].y - rows[start - 1].y < 1.5 * print_.wanted.pitch
            ):
                start -= 1
            if start < LINES_WITH_SIGNATURE:
                words = {"page": str(page.number), "measured": str(start), "wanted": str(LINES_WITH_SIGNATURE)}
                yield Problem("P143", Span(print_.name), words)


def is_set_in(print_: Print, line: Line) -> bool:
    """Whether a line begins farther in than any first line of a paragraph: one of a signature."""
    return print_.is_body(line) and line.left > print_.wanted.left + 3 * print_.wanted.body
