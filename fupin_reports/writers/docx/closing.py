"""What follows the text: 附件说明 (7.3.4), 署名 and 成文日期 (7.3.5.2). Their indents hang on the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_reports import gbt9704 as gbt
from fupin_reports.document import AnnexNote, Signature, text_of
from fupin_reports.writers.docx.measure import GLYPH, LINE, TEXT_WIDTH, width_in_body
from fupin_reports.writers.docx.paragraph import Indent, WordParagraph
from fupin_reports.writers.docx.styles import SIGNATURE_INSET, StyleId

OVERHANG = 4 * GLYPH
"""How far a date may reach over the right edge before it wraps: six gaps of a quarter character, and some to spare."""
_ENTRY_NUMBER = re.compile(r"[0-9]+[.．]")


def annex_note(block: AnnexNote) -> Iterator[WordParagraph]:
    """One paragraph an entry: all names begin below each other, and wrapped lines below their first character."""
    margin = gbt.INDENT_CHARACTERS * GLYPH
    label = width_in_body(block.label)
    for place, words in enumerate(block.entries):
        text = text_of(words)
        found = _ENTRY_NUMBER.match(text)
        number = width_in_body(found.group()) if found else 0
        indent = Indent(left=margin + label + number, hanging=number if place else label + number)
        before = None if place else LINE
        yield WordParagraph(StyleId.ANNEX_NOTE, text if place else block.label + text, before=before, indent=indent)


def signature(block: Signature) -> Iterator[WordParagraph]:
    """Each 署名 two characters from the right, the date begins two characters right of the last. Where the date is the
    longer one, the date stands two characters from the right and the last 署名 moves left.
    """
    issuers, date = [text_of(issuer) for issuer in block.issuers], text_of(block.date)
    shift = gbt.DATE_INDENT_CHARACTERS * GLYPH
    room = TEXT_WIDTH - SIGNATURE_INSET
    issuer_width, date_width = width_in_body(issuers[-1]) if issuers else 0, width_in_body(date)
    date_start, moved = room - issuer_width + shift, None
    if date_width > issuer_width:
        date_start = room - date_width
        moved = Indent(right=TEXT_WIDTH - (date_start - shift) - issuer_width)
    for place, issuer in enumerate(issuers, 1):
        before = 0 if place > 1 else None
        yield WordParagraph(StyleId.ISSUER, issuer, before=before, indent=moved if place == len(issuers) else None)
    # The date goes by its left edge and may reach over the right one: LibreOffice knows no autoSpaceDE and sets gaps
    # beside digits, which would move a right-aligned date, and wrap one that ends at the edge.
    yield WordParagraph(StyleId.DATE, date, indent=Indent(left=date_start, right=-OVERHANG))
