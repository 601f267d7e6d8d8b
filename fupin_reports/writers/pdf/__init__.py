"""Document → PDF. The door of the room: `PdfWriter`."""

from fupin_reports.writers.pdf.write import (
    FaceSubstituted,
    MissingGlyphs,
    Notice,
    PdfUnavailableError,
    PdfWriter,
    Printed,
)

__all__ = ["FaceSubstituted", "MissingGlyphs", "Notice", "PdfUnavailableError", "PdfWriter", "Printed"]
