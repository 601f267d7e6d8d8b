"""How wide each character of a face is, and which characters no font has, read from the font files that the PDF will use.

Comes in: the faces found; goes out: widths, characters. Knows nothing of lines or pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from fupin_reports.fontconfig import InstalledFonts, installed_fonts
from fupin_reports.fonts import FaceFound, our_file, rare_file, supplement_file
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf.lines import Advance
from fupin_reports.writers.pdf.widths import widths_in

FULL_WIDTH = 1000

VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class Ruler:
    """Measures characters of the faces in `faces`, and those they lack in our face and in the supplement."""

    def __init__(self, faces: tuple[FaceFound, ...]) -> None:
        self._files = {found.face: _files_of(found) for found in faces}
        self._known: dict[tuple[Face, str], int] = {}
        self._rare = rare_file()

    def width(self, face: Face, character: str) -> int:
        """The width of `character` in thousandths of the font size; full where no file holds it."""
        if _is_square(character):
            return FULL_WIDTH
        known = self._known.get((face, character))
        if known is None:
            known = self._known[face, character] = self._measured(face, character)
        return known

    def _measured(self, face: Face, character: str) -> int:
        for file, index in self._files[face]:
            width = widths_in(file, index).get(ord(character))
            if width is not None:
                return width
        return FULL_WIDTH

    def rarest(self, characters: Iterable[str]) -> str:
        """Those of `characters` that neither the faces nor their supplements have, each once in that order.

        Looked for in all of them at once, whatever face the character is printed in: where its own files lack it,
        Pango takes it from any other that it knows. What is never drawn needs no glyph.
        """
        files = dict.fromkeys(one for files in self._files.values() for one in files)
        wanted = (c for c in dict.fromkeys(characters) if not _is_invisible(c))
        return "".join(c for c in wanted if not any(ord(c) in widths_in(*file) for file in files))

    def missing(self, rarest: str) -> str:
        """Those of the `rarest` characters that no font of this machine has at all."""
        return "".join(c for c in rarest if not (self.in_rare(c) or (self._installed and self._installed.have(c))))

    def in_rare(self, character: str) -> bool:
        """Whether the font of the rarest characters has it."""
        return self._rare is not None and ord(character) in widths_in(self._rare, 0)

    @cached_property
    def _installed(self) -> InstalledFonts | None:
        return installed_fonts()


def _is_invisible(character: str) -> bool:
    """Whether nothing is ever drawn for it: a format character, or the choice of a glyph for the one before."""
    return unicodedata.category(character) == "Cf" or bool(VARIATION_SELECTORS.fullmatch(character))


def advance_of(ruler: Ruler, face: Face, size: Decimal) -> Advance:
    """How far a character of that face and size moves the pen."""
    whole = int(size)
    if whole == size:
        return lambda character: ruler.width(face, character) * whole
    return lambda character: int(ruler.width(face, character) * size)


def _files_of(found: FaceFound) -> tuple[tuple[Path, int], ...]:
    files = [(found.file, found.index), (our_file(found.face), 0), (supplement_file(found.face), 0)]
    return tuple((file, index) for file, index in files if file is not None)


def _is_square(character: str) -> bool:
    """Han characters, their punctuation and full-width forms are as wide as they are high in every Chinese font."""
    return "\u2e80" <= character <= "\u9fff" or "\uff01" <= character <= "\uff60" or character >= "\U00020000"
