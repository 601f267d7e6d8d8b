"""WeasyPrint as its first page shows it, with the fonts that the system has: PDF only."""

from __future__ import annotations

from weasyprint import HTML

from bench.peers import contents
from bench.peers.html import html_of

for name, blocks, out in contents():
    HTML(string=html_of(blocks)).write_pdf(out / f"{name}.pdf", pdf_tags=True)
