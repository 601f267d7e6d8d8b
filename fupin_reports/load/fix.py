"""A data file -> the same file with its repairs made, every other byte as it was. Writes nothing.

Every encoding that is read comes back byte for byte; a file with broken bytes is not touched. Codes: those of reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fupin_reports.load.edits import Edits, joined, with_breaks
from fupin_reports.load.load import parsed, repair
from fupin_reports.load.repair import REPAIRS
from fupin_reports.load.text import read_text, too_large
from fupin_reports.outline import Outline
from fupin_reports.problems import Problems
from fupin_reports.source import Source


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
    edits = Edits.of(edit for edit in repair(read.text, lines, outline).edits if edit.code in REPAIRS)
    mended = edits.applied(lines)
    if any(p.code == "L002" for p in problems):  # the broken bytes would not come back
        return None, tuple(p for p in problems if p.code == "L002")
    after = read.mark + joined(mended, breaks).encode(read.encoding)
    return Fixed(read.raw, after, tuple(lines), tuple(mended)), ()


def load_fixed(path: Path, name: str, outline: Outline) -> tuple[Source | None, Problems]:
    """As `load`, of the file with its repairs made: lines and places are those of the mended text."""
    result, problems = fixed(path, name, outline)
    return parsed("\n".join(result.mended), name, outline) if result is not None else (None, problems)
