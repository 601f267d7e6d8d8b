"""The bytes of a .docx -> the tree of what a person made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fupin_reports import gbt9704 as gbt
from fupin_reports.document import Document
from fupin_reports.readers.docx.blocks import Part, blocks_of
from fupin_reports.readers.docx.opened import WordFile, opened
from fupin_reports.readers.docx.styles import looks_of
from fupin_reports.readers.docx.tables import grid_of
from fupin_reports.readers.docx.wordml import Element, all_text, attribute, child, name_of
from fupin_reports.readers.docx.words import Line, ParagraphReader
from fupin_reports.readers.reading import Obstacle, Reading, Remark, Seen, Unreadable
from fupin_reports.writers.docx.sections import NUMBER_BOX

WRAPPERS = ("sdt", "sdtContent", "customXml")
PAGE_NUMBER = re.compile(r"[\s0-9—–-]*")
TOLERANCE_MM = 1  # programs round lengths when they save


def read(content: bytes, layout: gbt.Layout = gbt.STANDARD) -> Reading | Unreadable:
    """The tree, and what the tree cannot hold; `layout` is the page that the file was written for.

    Unreadable where the bytes are no .docx, or where none of our styles is left to tell a heading from text.
    """
    file = opened(content)
    if isinstance(file, Unreadable):
        return file
    reader = ParagraphReader(file, looks_of(file.styles))
    outside: list[Remark] = [*_margins(file), *_page(file.body, layout)]
    parts = list(_parts(file.body, reader, outside))
    lines = [part for part in parts if isinstance(part, Line)]
    if not any(line.style for line in lines):
        return Unreadable(Obstacle.NO_STYLES)
    found = blocks_of(parts)
    remarks = (replace(remark, block=n) for n, one in enumerate(found) for remark in one.remarks)
    return Reading(Document(file.meta, tuple(one.block for one in found)), (*outside, *remarks))


def _parts(parent: Element, reader: ParagraphReader, outside: list[Remark]) -> Iterator[Part]:
    """The paragraphs and tables of the body in order, also those in content controls."""
    for element in parent:
        match name_of(element):
            case "p":
                yield reader.line(element)
            case "tbl":
                yield grid_of(element, reader.line)
            case "altChunk":
                outside.append(Remark(Seen.OTHER_FILE, ""))
            case "sdt":
                outside.append(Remark(Seen.CONTROL, all_text(element)))
                yield from _parts(element, reader, outside)
            case name if name in WRAPPERS:
                yield from _parts(element, reader, outside)


def _margins(file: WordFile) -> Iterator[Remark]:
    """Words and pictures in headers and footers, but the page number that our writer puts there."""
    for _, part in file.margins:
        words = all_text(part).strip()
        if any(_drawn(part)) or not PAGE_NUMBER.fullmatch(words):
            yield Remark(Seen.HEADER, words)


def _drawn(part: Element) -> Iterator[bool]:
    """Whether each drawing of a header is a person's: ours is the box of the page number beside a turned page."""
    for element in part.iter():
        if name_of(element) in ("drawing", "object"):
            yield all(e.get("name") != NUMBER_BOX for e in element.iter() if name_of(e) == "docPr")
        elif name_of(element) == "pict":
            yield all(name_of(above) != "Fallback" for above in element.iterancestors())


def _page(body: Element, layout: gbt.Layout) -> Iterator[Remark]:
    """Whether some page is of another size, or has other margins at its sides, than ours."""
    twips_per_mm = gbt.PT_PER_MM * gbt.TWENTIETHS_PER_PT
    for section in (element for element in body.iter() if name_of(element) == "sectPr"):
        across = attribute(child(section, "pgSz"), "orient") == "landscape"
        page = layout.turned if across else layout
        wanted = {
            ("pgSz", "w"): page.page_width_mm,
            ("pgSz", "h"): page.page_height_mm,
            ("pgMar", "left"): page.left_mm,
            ("pgMar", "right"): page.right_mm,
        }
        for (name, side), length in wanted.items():
            typed = attribute(child(section, name), side)
            if typed.isascii() and typed.isdigit() and abs(int(typed) / twips_per_mm - length) > TOLERANCE_MM:
                yield Remark(Seen.PAGE, "")
                return
