"""Where full lines end, and how far their characters are spread to get there.

Codes: P116 right edge · P118 characters pulled apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from fupin_reports.inspection.area import Print
from fupin_reports.inspection.findings import POINTS_PER_MM, pages_said, quoted, said
from fupin_reports.inspection.pages import HAN, Line
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span

EDGE_TOLERANCE_MM = 1.0
"""5.2.1: ±1 mm."""
RAGGED_PT = 0.5
"""A sixth of a millimetre, which nobody sees."""
TORN = 0.1
"""So many of their size apart, characters are single words to programs that read the file."""


def edge_problems(print_: Print) -> Iterator[Problem]:
    """Each once a file."""
    yield from ragged(print_)
    yield from torn(print_)


def right_edge(print_: Print) -> float:
    """Where full lines should end: 版心, or where they do end where that is elsewhere, which is a finding of its own."""
    own = median(line.right for _, line in print_.full_lines)
    is_there = abs(own - print_.wanted.right) <= EDGE_TOLERANCE_MM * POINTS_PER_MM
    return print_.wanted.right if is_there else own


def ragged(print_: Print) -> Iterator[Problem]:
    """P116: full lines that do not end at the right edge, the farthest one and how many there are."""
    lines = [(abs(line.right - right_edge(print_)), page, line) for page, line in print_.full_lines]
    bad = [found for found in lines if found[0] > RAGGED_PT]
    if bad:
        farthest, page, line = max(bad, key=lambda found: found[0])
        words = {
            "page": str(page.number),
            "text": quoted(line.text),
            "measured": said(farthest),
            "wanted": said(RAGGED_PT),
            "count": str(len(bad)),
            "pages": pages_said(p.number for _, p, _ in bad),
        }
        yield Problem("P116", Span(print_.name), words, severity=Severity.WARNING)


def torn(print_: Print) -> Iterator[Problem]:
    """P118: full lines whose characters stand so far apart that it is seen, the worst one and how many there are."""
    lines = [(spread(line), page, line) for page, line in print_.full_lines]
    bad = [found for found in lines if found[0] > TORN * print_.wanted.body]
    if bad:
        farthest, page, line = max(bad, key=lambda found: found[0])
        words = {
            "page": str(page.number),
            "text": quoted(line.text),
            "measured": said(farthest),
            "count": str(len(bad)),
            "pages": pages_said(p.number for _, p, _ in bad),
        }
        yield Problem("P118", Span(print_.name), words, severity=Severity.NOTE)


def spread(line: Line) -> float:
    """How far apart Chinese characters of a line stand that follow each other, in points; 0 where none do."""
    gaps = [b.x - a.end_x for a, b in pairwise(line.glyphs) if HAN.search(a.text) and HAN.search(b.text)]
    return median(gaps) if gaps else 0.0
