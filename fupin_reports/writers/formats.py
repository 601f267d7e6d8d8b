"""The formats: one entry each. Heavy libraries are imported when a writer is asked for, not before."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from fupin_reports.document import Document
from fupin_reports.fonts import MissingFaces, MissingLibraries, PdfObstacle, pdf_obstacle
from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.source import Span

Write = Callable[[Document, str], tuple[bytes, Problems]]
"""A writer: the document and what messages call it -> the file, and what was noticed. Pure: same document, same bytes."""

DOCX, PDF = "docx", "pdf"
FORMATS = (DOCX, PDF)
"""Of the report itself, made where no other is asked for."""
XLSX = "xlsx"
"""Of the ledger, made where it is asked for."""


def writers(wanted: tuple[str, ...], *, archive: bool = False) -> tuple[dict[str, Write], Problems]:
    """A writer for each wanted format, by suffix, and why one of them cannot be had here; `archive` makes PDFs PDF/A.

    Codes: P001 PDF libraries missing · P002 no typeface for a role.
    """
    result: dict[str, Write] = {}
    problems: list[Problem] = []
    if DOCX in wanted:
        result["." + DOCX] = docx_writer()
    if PDF in wanted:
        obstacle = pdf_obstacle()
        if obstacle is None:
            result["." + PDF] = pdf_writer(archive=archive)
        else:
            severity = Severity.WARNING if DOCX in wanted else Severity.ERROR
            problems.append(no_pdf(obstacle, severity))
    return result, tuple(problems)


def docx_writer() -> Write:
    """The DOCX writer."""
    from fupin_reports.writers.docx import write

    return lambda document, _report: (write(document), ())


def pdf_writer(*, archive: bool = False) -> Write:
    """The PDF writer, one for all reports of a run. Codes: P003 face substituted · P004 no glyph for a character."""
    from fupin_reports.writers.pdf import FaceSubstituted, PdfWriter

    writer = PdfWriter(archive=archive)

    def write(document: Document, report: str) -> tuple[bytes, Problems]:
        printed = writer.printed(document)
        problems: list[Problem] = []
        for notice in printed.notices:
            if isinstance(notice, FaceSubstituted):
                words = {"face": notice.face.value, "family": notice.family}
                problems.append(Problem("P003", Span(f"{report}.pdf"), words, severity=Severity.WARNING))
            else:
                problems += (unprintable(character, f"{report}.pdf") for character in notice.characters)
        return printed.pdf, tuple(problems)

    return write


def unprintable(character: str, file: str) -> Problem:
    """P004: no font has `character`. Where it was typed, the writer cannot know; it is in `file` that it is missing."""
    sort = unicodedata.category(character)
    kind = {"Co": "private", "So": "sign", "Sk": "sign"}.get(sort, "mark" if sort.startswith(("M", "C")) else "letter")
    words = {"character": character, "code": f"U+{ord(character):04X}", "kind": kind}
    return Problem("P004", Span(file), words, severity=Severity.WARNING)


def no_pdf(obstacle: PdfObstacle, severity: Severity) -> Problem:
    """Why a PDF cannot be made here."""
    match obstacle:
        case MissingLibraries(names):
            return Problem(
                "P001",
                Span(""),
                {"names": "、".join(names), "docx": "" if severity is Severity.ERROR else "docx"},
                severity=severity,
            )
        case MissingFaces(faces):
            return Problem("P002", Span(""), {"faces": "、".join(face.value for face in faces)}, severity=severity)
