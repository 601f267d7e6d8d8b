"""What stands between the blocks: the gap under titles and tables, and what has to stay on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from fupin_reports.writers.docx.measure import Measures
from fupin_reports.writers.docx.paragraph import WordParagraph
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.table import WordTable

Part = WordParagraph | WordTable

OPENING = (StyleId.TITLE, StyleId.SUBTITLE, StyleId.ANNEX_TITLE)


def flowing(parts: tuple[Part, ...], m: Measures) -> tuple[Part, ...]:
    """`parts` with the gaps between them, and kept together where they belong together."""
    for step in (closed_tables, under_titles, apart_from_tables):
        parts = tuple(step(parts, m))
    return tuple(kept_with_signature(parts))


def closed_tables(parts: tuple[Part, ...], m: Measures) -> Iterator[Part]:
    """Word joins two tables that touch, and wants a paragraph last: a tiny one closes a table that nothing follows."""
    for part, below in pairwise((*parts, None)):
        if part:
            yield part
        if isinstance(part, WordTable) and not isinstance(below, WordParagraph):
            yield WordParagraph(StyleId.TABLE_END, "", before=m.line if below else None)


def under_titles(parts: tuple[Part, ...], m: Measures) -> Iterator[Part]:
    """The gap that brings the text back to the line grid stands under the last line of title and subtitles."""
    gap = m.title_gap(1)
    for part, below in pairwise((*parts, None)):
        if isinstance(part, WordParagraph) and part.style in OPENING:
            if part.style is not StyleId.SUBTITLE:
                gap = m.title_gap(part.text.count("\n") + 1)
            after = 0 if style_of(below) is StyleId.SUBTITLE else gap
            yield part if after == m.title_gap(1) else replace(part, after=after)
        elif part:
            yield part


def apart_from_tables(parts: tuple[Part, ...], m: Measures) -> Iterator[Part]:
    """One line is left free below a table and its notes."""
    below_table = False
    for part in parts:
        if isinstance(part, WordTable):
            below_table = True
        elif below_table and style_of(part) is not StyleId.TABLE_NOTE:
            below_table = False
            if part.style not in (StyleId.ANNEX_LABEL, StyleId.TABLE_END):
                yield replace(part, before=m.line)
                continue
        yield part


def kept_with_signature(parts: tuple[Part, ...]) -> Iterator[Part]:
    """署名 stays with the end of what stands above it, 附件说明 as a whole (7.3.5.5: no page of 署名 alone)."""
    kept, keep = list[Part](), False
    for part in reversed(parts):
        kept.append(replace(part, keep_next=True) if keep else part)
        keep = style_of(part) is StyleId.ISSUER or (keep and style_of(part) is StyleId.ANNEX_NOTE)
    yield from reversed(kept)


def ended(parts: tuple[Part, ...], section: str) -> tuple[Part, ...]:
    """`parts` as the end of a section: its properties stand in the last paragraph, a tiny one behind a table."""
    *before, last = parts
    if isinstance(last, WordParagraph):
        return (*before, replace(last, section=section))
    return (*parts, WordParagraph(StyleId.TABLE_END, "", section=section))


def style_of(part: Part | None) -> StyleId | None:
    """The style of a paragraph; None for a table and for the end."""
    return part.style if isinstance(part, WordParagraph) else None
