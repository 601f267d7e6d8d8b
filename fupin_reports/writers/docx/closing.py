"""What follows the text: 附件说明 (7.3.4), 署名 and 成文日期 (7.3.5). Their indents hang on the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_reports import gbt9704 as gbt
from fupin_reports.document import AnnexNote, Signature, Words, text_of
from fupin_reports.writers.docx.comments import notes_in
from fupin_reports.writers.docx.measure import Measures
from fupin_reports.writers.docx.paragraph import Indent, WordParagraph
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.signatures import unsealed
from fupin_reports.writers.titles import title_lines

OVERHANG = 4
"""How many characters a date may reach over the right edge before it wraps: six gaps of a quarter, and some to spare."""
_ENTRY_NUMBER = re.compile(r"[0-9]+[.．]")


def annex_note(block: AnnexNote, m: Measures) -> Iterator[WordParagraph]:
    """One paragraph an entry: all names begin below each other, and wrapped lines below their first character."""
    margin = gbt.INDENT_CHARACTERS * m.glyph
    label = m.width_in_body(block.label)
    for place, words in enumerate(block.entries):
        text = text_of(words)
        found = _ENTRY_NUMBER.match(text)
        number = m.width_in_body(found.group()) if found else 0
        indent = Indent(left=margin + label + number, hanging=number if place else label + number)
        before = None if place else m.line
        yield WordParagraph(StyleId.ANNEX_NOTE, text if place else block.label + text, before=before, indent=indent)


def signature(block: Signature, m: Measures) -> Iterator[WordParagraph]:
    """Each 署名 goes by its right edge, so that a person may put a longer name in its place; the date by its left one."""
    if block.sealed:
        yield from _sealed(block, m)
        return
    issuers, date = [text_of(issuer) for issuer in block.issuers], text_of(block.date)
    widths = [m.width_in_body(issuer) for issuer in issuers]
    room = m.text_width - m.signature_inset
    widest = [max(map(m.width_in_body, title_lines(issuer, (), room, m.width_in_body))) for issuer in issuers]
    edge, date_start = unsealed(widest, m.width_in_body(date), m.text_width, m.glyph)
    for place, (words, width) in enumerate(zip(block.issuers, widths, strict=True)):
        right = max(m.text_width - edge - width, m.signature_inset)
        yield _issuer(words, 0 if place else None, Indent(right=right) if right > m.signature_inset else None)
    yield from _date(block.date, date_start, m)


def _sealed(block: Signature, m: Measures) -> Iterator[WordParagraph]:
    """7.3.5.1: the date four characters from the right, every 署名 centred over it, with the room for its seal."""
    date_width = m.width_in_body(text_of(block.date))
    start = m.text_width - gbt.SEALED_DATE_RIGHT_CHARACTERS * m.glyph - date_width
    middle = start + date_width // 2
    for place, words in enumerate(block.issuers):
        before = (gbt.LINES_BETWEEN_SEALED if place else gbt.LINES_ABOVE_SEALED) * m.line
        half = m.width_in_body(text_of(words)) // 2
        right = min(m.text_width - middle - half, m.text_width - 2 * half)
        yield _issuer(words, before, Indent(right=max(right, 0)))
    yield from _date(block.date, start, m)


def _issuer(words: Words, before: int | None, indent: Indent | None) -> WordParagraph:
    return WordParagraph(StyleId.ISSUER, text_of(words), before=before, indent=indent, notes=notes_in(words))


def _date(date: Words, start: int, m: Measures) -> Iterator[WordParagraph]:
    # It goes by its left edge and may reach over the right one: LibreOffice knows no autoSpaceDE and sets gaps
    # beside digits, which would move a right-aligned date, and wrap one that ends at the edge.
    if date:
        indent = Indent(left=start, right=-OVERHANG * m.glyph)
        yield WordParagraph(StyleId.DATE, text_of(date), indent=indent, notes=notes_in(date))
