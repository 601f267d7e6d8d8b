"""From the tree to the bytes of a .docx: blank file, properties, body, zip."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.oxml import parse_xml

from fupin_reports.document import Document
from fupin_reports.writers.docx.blank import blank_file
from fupin_reports.writers.docx.blocks import parts_of
from fupin_reports.writers.docx.comments import COMMENTS, Comments
from fupin_reports.writers.docx.measure import Measures
from fupin_reports.writers.docx.packed import repacked
from fupin_reports.writers.docx.properties import describe
from fupin_reports.writers.docx.wordml import NAMESPACES


def write(document: Document) -> bytes:
    """A .docx of the document, with named styles from gbt9704 only; same document, same bytes."""
    word = docx.Document(BytesIO(blank_file(document.layout, document.meta.draft)))
    describe(word, document.meta)
    # One parse for the whole body: python-docx's own add_paragraph and table.cell take ten times as long.
    comments = Comments(document.meta.date)
    written = "".join(
        part.xml(comments) for part in parts_of(document.blocks, Measures(document.layout), document.meta.names)
    )
    page = word.element.body[-1]
    for element in parse_xml(f"<w:body {NAMESPACES}>{written}</w:body>"):
        page.addprevious(element)
    if comments.texts:
        word.part.relate_to(comments.part(word.part.package), COMMENTS)
    saved = BytesIO()
    word.save(saved)
    return repacked(saved.getvalue())
