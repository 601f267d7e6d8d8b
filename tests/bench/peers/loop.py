"""The straightforward loop: WeasyPrint and python-docx, each as its first page shows it, one report after the other."""

from __future__ import annotations

from bench.peers import docx_plain, weasyprint_plain

__all__ = ["docx_plain", "weasyprint_plain"]
