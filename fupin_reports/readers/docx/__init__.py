"""A DOCX, ours or ours edited and saved by Word, WPS or LibreOffice -> the document tree."""

from fupin_reports.readers.docx.read import read

__all__ = ["read"]
