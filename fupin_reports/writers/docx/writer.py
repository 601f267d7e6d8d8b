"""From the tree to the bytes of a .docx: blank file, properties, body, zip."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.oxml import parse_xml

from fupin_reports.document import Document, turned_parts
from fupin_reports.writers.docx.blank import blank_file
from fupin_reports.writers.docx.blocks import parts_of
from fupin_reports.writers.docx.comments import COMMENTS, Comments
from fupin_reports.writers.docx.flow import Part, ended
from fupin_reports.writers.docx.measure import Measures
from fupin_reports.writers.docx.properties import describe
from fupin_reports.writers.docx.sections import section
from fupin_reports.writers.docx.wordml import NAMESPACES
from fupin_reports.writers.packed import repacked


def write(document: Document) -> bytes:
    """A .docx of the document, with named styles from gbt9704 only; same document, same bytes."""
    m, draft = Measures(document.layout), document.meta.draft
    runs = list(turned_parts(document.blocks))
    turned, last = any(aside for aside, _ in runs), bool(runs) and runs[-1][0]
    word = docx.Document(BytesIO(blank_file(document.layout, draft, turned=turned, ends_turned=last)))
    describe(word, document.meta)
    ids = {Path(str(relation.target_ref)).name: key for key, relation in word.part.rels.items()}
    parts: list[Part] = []
    for number, (aside, blocks) in enumerate(runs, 1):
        page = Measures(document.layout.turned) if aside else m
        found = parts_of(blocks, page, document.meta.names)
        ending = section(m, ids, turned=aside, draft=bool(draft)) if number < len(runs) else ""
        parts += ended(found, ending) if ending else found
    # One parse for the whole body: python-docx's own add_paragraph and table.cell take ten times as long.
    comments = Comments(document.meta.date)
    written = "".join(part.xml(comments) for part in parts)
    page = word.element.body[-1]
    for element in parse_xml(f"<w:body {NAMESPACES}>{written}</w:body>"):
        page.addprevious(element)
    if comments.texts:
        word.part.relate_to(comments.part(word.part.package), COMMENTS)
    saved = BytesIO()
    word.save(saved)
    return repacked(saved.getvalue())
