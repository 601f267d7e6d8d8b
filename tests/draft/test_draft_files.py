"""A draft as DOCX and PDF: marked on every page, its remarks set apart, the same words in both; a final report has none."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from drafts import BROKEN, outcome_of
from pypdf import PdfReader
from test_reports import squeezed, words_in_docx, words_in_pdf

from fupin_reports.document import Document, text_of, words_of_block
from fupin_reports.fonts import found_faces
from fupin_reports.writers.docx import write
from fupin_reports.writers.pdf import PdfWriter

MARK = "草稿"


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The draft of a township with a bit of everything wrong."""
    document = outcome_of(tmp_path_factory.mktemp("草稿"), BROKEN.read_bytes()).document
    assert document is not None
    return document


@pytest.fixture(scope="module")
def pdf() -> PdfWriter:
    """The PDF writer with our own faces."""
    return PdfWriter(found_faces(only_ours=True))


def parts(content: bytes) -> dict[str, str]:
    """The XML parts of a DOCX by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def test_every_page_of_a_docx_bears_the_mark(draft: Document) -> None:
    word = docx.Document(io.BytesIO(write(draft)))
    (section,) = word.sections
    for head in (section.header, section.even_page_header):  # odd pages, even pages
        assert [squeezed(p.text) for p in head.paragraphs] == [MARK]
    assert section.header.paragraphs[0].style.name == "草稿页标"


def test_every_page_of_a_pdf_bears_the_mark(draft: Document, pdf: PdfWriter) -> None:
    pages = [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf.write(draft))).pages]
    assert len(pages) > 2
    assert all(MARK in page for page in pages)


def test_both_files_hold_every_word_of_the_draft(draft: Document, pdf: PdfWriter) -> None:
    in_docx = squeezed(words_in_docx(write(draft)))
    in_pdf = re.sub(f"(?m)^{MARK}$", "", squeezed(words_in_pdf(pdf.write(draft)).replace("草　稿", "")))
    for block in draft.blocks:
        for words in words_of_block(block):
            assert squeezed(text_of(words)) in in_docx
            assert squeezed(text_of(words)) in in_pdf


def test_remarks_and_blanks_have_character_styles_of_their_own(draft: Document) -> None:
    word = docx.Document(io.BytesIO(write(draft)))
    runs = [run for p in word.element.body.iter(qn("w:p")) for run in p.iter(qn("w:r"))]
    by_style: dict[str, str] = {}
    for run in runs:
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None:
            by_style[style.get(qn("w:val"))] = by_style.get(style.get(qn("w:val")), "") + "".join(run.itertext())
    assert set(by_style) == {"DraftFlag", "DraftBlank"}
    assert "〔原写：七八百米〕" in by_style["DraftBlank"]
    assert "〔F201 申报合计20.1万元，重算20万元〕" in by_style["DraftFlag"]  # 15 + 5 = 20
    assert word.styles["草稿批注"].element.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None


def test_the_same_draft_gives_the_same_bytes(draft: Document, pdf: PdfWriter) -> None:
    assert write(draft) == write(draft)
    assert pdf.write(draft) == pdf.write(draft)


def test_a_final_report_has_nothing_of_a_draft(documents: dict[str, Document]) -> None:
    written = parts(write(documents["青坪乡"]))
    assert not [name for name in written if "header" in name]
    assert not [name for name, text in written.items() if "草稿" in text or "Draft" in text]


def test_the_mark_leaves_the_grid_of_28_by_22_as_it_is(draft: Document) -> None:
    def page(content: bytes) -> dict[str, str]:
        section = docx.Document(io.BytesIO(content)).element.body[-1]
        return dict(section.find(qn("w:pgMar")).attrib) | dict(section.find(qn("w:docGrid")).attrib)

    drafted = page(write(draft))
    final = page(write(Document(draft.meta.__class__("t", "u", "k", 2023, "2023-12-20"), draft.blocks)))
    moved = {key for key in final if final[key] != drafted[key]}
    assert moved == {qn("w:header")}
    # 14 mm above the mark and two lines of 26 pt for it: 794 + 1040 = 1834 of the 2098 twips (37 mm) above 版心
    assert int(drafted[qn("w:header")]) + 1040 < int(drafted[qn("w:top")])
