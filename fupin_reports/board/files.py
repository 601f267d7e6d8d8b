"""The files of a report that may lie beside the page, and their addresses there."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from fupin_reports.board.model import Link
from fupin_reports.store import CORRECTIONS, DRAFT, OURS_BESIDE, PAPER, REVIEW

FORMATS = (".docx", ".pdf")
BESIDE = (OURS_BESIDE, DRAFT, CORRECTIONS, REVIEW, PAPER)
"""What the names of a report's other files end with."""


def names_of(report: str) -> tuple[str, ...]:
    """The names that files of a report may have, itself first."""
    return tuple(f"{report}{tail}{suffix}" for tail in ("", *BESIDE) for suffix in FORMATS)


def links_of(report: str, there: Iterable[str]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Links to the report itself and to its other files, of the names that are `there`: DOCX, PDF; 草稿 DOCX."""
    known = set(there)
    links = {tail: [] for tail in ("", *BESIDE)}  # type: dict[str, list[Link]]
    for tail in links:
        for suffix in FORMATS:
            name = f"{report}{tail}{suffix}"
            if name in known:
                label = f"{tail.strip('（）')} {suffix[1:].upper()}".strip()
                links[tail].append(Link(label, quote(name)))
    return tuple(links[""]), tuple(link for tail in BESIDE for link in links[tail])
