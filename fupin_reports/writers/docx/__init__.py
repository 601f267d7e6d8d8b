"""The DOCX writer: a document tree comes in, the bytes of a Word file go out; no data, no disk, no clock."""

from fupin_reports.writers.docx.writer import write

__all__ = ["write"]
