"""A data file -> the same file with its repairs made, every other byte as it was. Writes nothing.

Codes: those of reading; L123 a file that cannot be changed without touching other bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fupin_reports.load.edits import Edits, joined, with_breaks
from fupin_reports.load.load import repair
from fupin_reports.load.repair import REPAIRS
from fupin_reports.load.text import LOST, read_text, too_large
from fupin_reports.outline import Outline
from fupin_reports.problems import Problem, Problems, has_errors
from fupin_reports.source import Span


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its repairs: its bytes, and its lines, of which there are as many."""

    before: bytes
    after: bytes
    lines: tuple[str, ...]
    mended: tuple[str, ...]

    def changes(self) -> tuple[int, ...]:
        """The lines, from 0, that differ."""
        return tuple(n for n, (one, two) in enumerate(zip(self.lines, self.mended, strict=True)) if one != two)


def fixed(path: Path, name: str, outline: Outline) -> tuple[Fixed | None, Problems]:
    """The file at `path` with its repairs made; None, with the reason, where it cannot be read or written back whole."""
    read, problems = read_text(path, name)
    if read is None:
        return None, problems
    if large := too_large(read.text, name):
        return None, (large,)
    lines, breaks = with_breaks(read.text)
    edits = Edits.of(edit for edit in repair(lines, outline).edits if edit.code in REPAIRS)
    mended = edits.applied(lines)
    if has_errors(problems) or LOST in read.text or read.mark + read.text.encode(read.encoding) != read.raw:
        errors = tuple(p for p in problems if p.severity == 0)
        return None, errors or (Problem("L123", Span(name), {"encoding": read.encoding.upper()}),)
    after = read.mark + joined(mended, breaks).encode(read.encoding)
    return Fixed(read.raw, after, tuple(lines), tuple(mended)), ()
