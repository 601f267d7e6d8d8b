"""WeasyPrint loaded in half of its time prints the same, whatever the page; what ours never need is not read for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fupin_reports.writers.pdf.loading.declarations import _Declared

ROOT = Path(__file__).resolve().parents[2]

ANY_PAGE = """
<ol style="list-style-type: lower-roman"><li>甲<li>乙</ol><ol style="list-style-type: simp-chinese-informal"><li>丙</ol>
<form><input type="text" value="丁"><button>戊</button></form>
<table border="1" width="50%"><tr><td align="right" bgcolor="#eeeeee">己</td></tr></table>
"""
"""Counters, forms and old attributes of HTML: each of WeasyPrint's own stylesheets."""

PRINTS = f"""
import sys
from contextlib import nullcontext
from fupin_reports.writers.pdf.loading import quickly
with quickly() if sys.argv[1] == "quickly" else nullcontext():
    import weasyprint
page = weasyprint.HTML(string='''{ANY_PAGE}''')
pdf = page.write_pdf(presentational_hints=True, pdf_forms=True, uncompressed_pdf=True, pdf_identifier=b"1", full_fonts=False)
sys.stdout.buffer.write(pdf)
"""

OUR_PAGE = """
import sys
from fupin_reports.writers.formats import writers
from fupin_reports.document import Document, Meta
sys.path.insert(0, "tests")
from docx_sample import META
found, problems = writers(("pdf",))
assert not problems, problems
pdf, _ = found[".pdf"](Document(META, ()), "空")
import weasyprint.html
print(len(pdf) > 0, *(name in sys.modules for name in ("fontTools.subset", "fontTools.varLib", "pycparser")))
print(*(sheet._sheet is None for sheet in (weasyprint.html.UA_STYLESHEET, weasyprint.html.PH_STYLESHEET)))
"""


def run(code: str, *arguments: str) -> bytes:
    """What a fresh Python prints."""
    return subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=True, capture_output=True).stdout


def test_any_page_prints_as_it_does_without() -> None:
    with_it, without = run(PRINTS, "quickly"), run(PRINTS, "plainly")
    assert b"/AcroForm" in with_it
    assert with_it == without


def test_what_our_pages_never_need_is_not_read() -> None:
    assert run(OUR_PAGE).decode().split() == ["True", "False", "False", "False", "True", "True"]


@pytest.mark.parametrize(
    "declared", ["typedef struct { int a; char b[7]; } pair;", "typedef struct { char b[9]; } pair;"]
)
def test_declarations_of_another_version_are_parsed(declared: str) -> None:
    ffi = _Declared()
    ffi.cdef(declared)
    assert ffi.sizeof("pair") == (12 if "int" in declared else 9)
    assert "pair" in str(ffi.typeof("pair"))
