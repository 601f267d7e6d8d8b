"""The template that docxtpl fills: `python -m bench.peers.docxtpl_template FILE`, once, not measured."""

from __future__ import annotations

import sys

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt


def main() -> None:
    """A document with a loop over the blocks, and in it one over rows and cells."""
    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "仿宋_GB2312", Pt(16)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    document.add_paragraph("{%p for b in blocks %}")
    for kind, style in (("title", "Title"), ("h1", "Heading 1"), ("h2", "Heading 2"), ("h3", "Heading 3")):
        document.add_paragraph(f"{{%p if b.kind == '{kind}' %}}")
        document.add_paragraph("{{ b.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if b.kind == 'table' %}")
    table = document.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for r in b.head + b.rows %}"
    table.cell(1, 0).text = "{%tc for c in r %}"
    table.cell(1, 1).text = "{{ c }}"
    table.cell(1, 2).text = "{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if b.kind in ('p', 'right', 'caption', 'note') %}")
    document.add_paragraph("{{ b.text }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(sys.argv[1])


main()
