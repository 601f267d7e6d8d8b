"""Document → PDF bytes, with what was noticed on the way.

Comes in: documents, one after another; goes out: bytes. Same document, same bytes. Refuses to write where Chinese would
print as boxes. WeasyPrint is imported only when a writer is made, so that a machine without its C libraries can still
make DOCX.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

from fupin_reports.document import Document
from fupin_reports.fonts import FaceFound, Origin, PdfObstacle, found_faces, pdf_obstacle, rare_file
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf.characters import rare_in
from fupin_reports.writers.pdf.css import font_files, spread_rules, stylesheet
from fupin_reports.writers.pdf.html import html_of
from fupin_reports.writers.pdf.loading import quickly

MOST_LAYOUTS = 4
"""For which a writer keeps what it has made ready: an office has one, and one more for a document with rare characters."""
MISSING_MARK = "〓"
"""The compositor's mark for a character that the fount lacks."""


@dataclass(frozen=True, slots=True)
class MissingGlyphs:
    """Characters that no font on this machine has; MISSING_MARK stands in their places."""

    characters: str


@dataclass(frozen=True, slots=True)
class FaceSubstituted:
    """`face` is printed with the typeface `family`, for neither the office's nor ours is there."""

    face: Face
    family: str


Notice = MissingGlyphs | FaceSubstituted


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and what a clerk should hear about it."""

    pdf: bytes
    notices: tuple[Notice, ...]


class PdfUnavailableError(Exception):
    """No PDF can be made on this machine; `obstacle` says why."""

    def __init__(self, obstacle: PdfObstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


class PdfWriter:
    """Writes many documents in one process with one font configuration and one parsed stylesheet for each layout; what it
    prints of a document, the font files say beforehand.

    With `archive` the PDF is PDF/A. `faces` are what `found_faces` gave; with `found_faces(only_ours=True)` pages are the
    same on every machine. Raises PdfUnavailableError where `pdf_obstacle` has something to say.
    """

    def __init__(self, faces: tuple[FaceFound, ...] | None = None, *, archive: bool = False) -> None:
        faces = found_faces() if faces is None else faces
        obstacle = pdf_obstacle(faces)
        if obstacle:
            raise PdfUnavailableError(obstacle)
        with quickly():
            from fupin_reports.writers.pdf.engine import Engine
        from fupin_reports.writers.pdf.ruler import Ruler

        self._ruler = Ruler(faces)
        self._engine = lru_cache(maxsize=MOST_LAYOUTS)(
            lambda layout, rare: Engine(
                stylesheet(faces, layout, rare), font_files(faces, rare), partial(spread_rules, layout), archive=archive
            )
        )
        self._substituted = tuple(
            FaceSubstituted(found.face, found.family or "") for found in faces if found.origin is Origin.SUBSTITUTE
        )

    def write(self, document: Document) -> bytes:
        """The PDF of `document`."""
        return self.printed(document).pdf

    def printed(self, document: Document) -> Printed:
        """The PDF of `document` and what was noticed while writing it."""
        html, rarest = html_of(document, self._ruler), self._ruler.rarest(rare_in(document))
        missing = self._ruler.missing(rarest)
        engine = self._engine(document.layout, rare_file() if any(map(self._ruler.in_rare, rarest)) else None)
        pdf, more = engine.pdf(_without(html, missing))
        if more:  # what the fonts promised and did not hold
            missing += more
            pdf, _ = engine.pdf(_without(html, missing))
        glyphs = (MissingGlyphs(missing),) if missing else ()
        return Printed(pdf, (*self._substituted, *glyphs))


def _without(html: str, missing: str) -> str:
    """`html` with MISSING_MARK for those characters: boxes would also garble the text that readers copy and search."""
    return html.translate(dict.fromkeys(map(ord, missing), MISSING_MARK))
