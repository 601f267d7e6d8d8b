"""The tree's blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from fupin_reports.document import (
    Addressee,
    AnnexHead,
    AnnexNote,
    Block,
    DraftNote,
    Heading,
    Imprint,
    Item,
    Paragraph,
    RedHead,
    Signature,
    Subtitle,
    Table,
    Title,
    Words,
    text_of,
)
from fupin_reports.writers.docx.closing import annex_note, signature
from fupin_reports.writers.docx.comments import notes_in
from fupin_reports.writers.docx.flow import Part, flowing
from fupin_reports.writers.docx.measure import Measures
from fupin_reports.writers.docx.office import imprint, red_head
from fupin_reports.writers.docx.paragraph import WordParagraph
from fupin_reports.writers.docx.styles import HEADING_IDS, StyleId
from fupin_reports.writers.docx.table import WordTable
from fupin_reports.writers.remarks import remarks_in


def parts_of(blocks: Iterable[Block], m: Measures, names: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """Everything that the body holds, in order; `names` are not cut where a title is broken."""
    return flowing(tuple(part for block in blocks for part in _parts_of_block(block, m, names)), m)


def _parts_of_block(block: Block, m: Measures, names: tuple[str, ...]) -> Iterator[Part]:
    match block:
        case DraftNote():
            *above, last = (WordParagraph(StyleId.DRAFT_NOTE, text_of(w)) for w in (block.words, *block.entries))
            yield from (*above, replace(last, after=m.line))
        case RedHead():
            yield from red_head(block, m, names)
        case Addressee():
            yield _worded(StyleId.ADDRESSEE, "", block.words)
        case Imprint():
            yield from imprint(block, m)
        case Title():
            yield WordParagraph(StyleId.TITLE, m.title_lines(text_of(block.words), names))
        case Subtitle():
            yield WordParagraph(StyleId.SUBTITLE, text_of(block.words))
        case Heading():
            yield _worded(HEADING_IDS[block.level - 1], block.number, block.words)
        case Paragraph():
            yield _worded(StyleId.BODY, "", block.words)
        case Item():
            yield _worded(StyleId.ITEM, block.number, block.words)
        case Table():
            yield from _table(block, m)
        case AnnexNote():
            yield from annex_note(block, m)
        case Signature():
            yield from signature(block, m)
        case AnnexHead():
            yield WordParagraph(StyleId.ANNEX_LABEL, block.label)
            yield WordParagraph(StyleId.ANNEX_TITLE, m.title_lines(text_of(block.words), names))
        case _:
            assert_never(block)


def _table(table: Table, m: Measures) -> Iterator[Part]:
    if table.caption:
        yield WordParagraph(StyleId.CAPTION, text_of(table.caption))
    yield WordTable(table, m, keep_next=bool(table.notes))
    for place, words in enumerate(table.notes, start=1):
        yield _worded(StyleId.TABLE_NOTE, "", words, keep_next=place < len(table.notes))


def _worded(style: StyleId, before: str, words: Words, *, keep_next: bool = False) -> WordParagraph:
    """A paragraph of `before` and `words`, with the remarks of a draft among them."""
    remarks, notes = remarks_in(words, before), notes_in(words, before)
    return WordParagraph(style, before + text_of(words), keep_next, remarks=remarks, notes=notes)
