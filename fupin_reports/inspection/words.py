"""Whether a DOCX and its PDF hold the same words in the same order.

Comes in: both as inspected. Goes out: P171, the first place where they differ. Blanks and ends of lines do not count.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from fupin_reports.inspection.findings import Inspected
from fupin_reports.problems import Problem, Problems
from fupin_reports.source import Span

NO_GLYPH = "〓"
"""What the PDF prints for a character that no font has; that is told when it is written."""
BEFORE, AFTER = 8, 16


def same_words(docx: Inspected, pdf: Inspected, name: str) -> Problems:
    """What differs, at the PDF that messages call `name`; nothing where a file could not be read."""
    if docx.words is None or pdf.words is None:
        return ()
    ours, theirs = normal(docx.words), normal(pdf.words)
    place = first_difference(ours, theirs)
    if place is None or (docx.rows_split and Counter(ours) == Counter(theirs)):
        return ()
    words = {
        "before": ours[max(0, place - BEFORE) : place],
        "docx": ours[place : place + AFTER],
        "pdf": theirs[place : place + AFTER],
        "docx_length": str(len(ours)),
        "pdf_length": str(len(theirs)),
    }
    return (Problem("P171", Span(name), words),)


def normal(text: str) -> str:
    """Characters that are written in two ways, one way."""
    return "".join(unicodedata.normalize("NFC", text).split())


def first_difference(ours: str, theirs: str) -> int | None:
    """Where two texts part; None where they do not."""
    for place, (own, other) in enumerate(zip(ours, theirs, strict=False)):
        if own != other and other != NO_GLYPH:
            return place
    return None if len(ours) == len(theirs) else min(len(ours), len(theirs))
