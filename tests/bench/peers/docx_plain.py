"""python-docx as its first page shows it: DOCX only."""

from __future__ import annotations

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from bench.peers import contents


def main() -> None:
    """Every report."""
    for name, blocks, out in contents():
        document = Document()
        font = document.styles["Normal"].font
        font.name, font.size = "仿宋_GB2312", Pt(16)
        document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
        for block in blocks:
            match block["kind"]:
                case "table":
                    rows = block["head"] + block["rows"]
                    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
                    for row, texts in zip(table.rows, rows, strict=True):
                        for cell, text in zip(row.cells, texts, strict=True):
                            cell.text = text
                case "title":
                    document.add_heading(block["text"], 0)
                case "h1" | "h2" | "h3" | "h4" as level:
                    document.add_heading(block["text"], int(level[1]))
                case _:
                    document.add_paragraph(block["text"])
        document.save(str(out / f"{name}.docx"))


main()
