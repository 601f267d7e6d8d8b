"""pandoc: HTML to DOCX, and to PDF through WeasyPrint; a process a file, as its manual shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pypandoc

from bench.peers import contents
from bench.peers.html import CSS, html_of

ENGINE = Path(sys.executable).with_name("weasyprint")

for name, blocks, out in contents():
    page, style = out / f"{name}.html", out / "style.css"
    page.write_text(html_of(blocks).replace(f"<style>{CSS}</style>", ""), "utf-8")
    style.write_text(CSS, "utf-8")
    pypandoc.convert_file(str(page), "docx", outputfile=str(out / f"{name}.docx"))
    pypandoc.convert_file(
        str(page), "pdf", outputfile=str(out / f"{name}.pdf"), extra_args=[f"--pdf-engine={ENGINE}", f"--css={style}"]
    )
