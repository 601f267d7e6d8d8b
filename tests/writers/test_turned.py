"""Annexes on turned pages: the page of the standard turned, and the page number where it is on every sheet (clause 8, 7.5)."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from flat import flat
from pdf_samples import META, words
from word_edits import reading

from fupin_reports.document import AnnexHead, Block, Cell, Column, ColumnKind, Document, Paragraph, Row, Table, Title
from fupin_reports.fonts import found_faces
from fupin_reports.writers.docx import write
from fupin_reports.writers.pdf import PdfWriter

MM = 72 / 25.4


def row(*texts: str) -> Row:
    return Row(texts[0], tuple(Cell(words(text)) for text in texts))


def document() -> Document:
    columns = (Column(ColumnKind.LEFT, 500), Column(ColumnKind.NUMBER, 500))
    table = Table("表", words("资金表"), columns, (row("村", "投入"),), tuple(row(f"第{n}村", "1") for n in range(50)))
    blocks: tuple[Block, ...] = (
        Title("题", words("总结")),
        Paragraph("p", words("正文。")),
        AnnexHead("a", "附件1", words("资金表"), turned=True),
        table,
        AnnexHead("b", "附件2", words("说明")),
        Paragraph("q", words("说明。")),
    )
    return Document(META, blocks)


@cache
def pages() -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(PdfWriter(found_faces(only_ours=True)).write(document()))).pages)


def number_at(page: pypdf.PageObject) -> tuple[float, float, bool]:
    """Where the page number begins, in mm from the left and from the top, and whether it stands on its side."""
    found: list[tuple[float, float, bool]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip().startswith("—"):
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x / MM, (float(page.mediabox.height) - y) / MM, abs(cm[0]) < 0.01))

    page.extract_text(visitor_text=visit)
    assert len(found) == 1
    return found[0]


def test_only_the_wide_annex_is_turned() -> None:
    sizes = [round(float(page.mediabox.width) / MM) for page in pages()]
    # a row takes 20 + 2 + 0.5 pt of 442: 12 under label, title, caption and head, then 18 and 18 under a head, then 2
    assert sizes == [210, 297, 297, 297, 297, 210]


@pytest.mark.parametrize("n", [1, 2])
def test_the_page_number_of_a_turned_page_stands_beside_the_text_on_its_side(n: int) -> None:
    """The sheet is turned a quarter to the left when bound: its foot is the left edge, its right the lower one here."""
    x, y, on_its_side = number_at(pages()[n])
    assert on_its_side
    # its base line a little left of the dash, which runs 7 mm left of the text, 35 mm from the edge
    assert 25.5 < x < 28
    if (n + 1) % 2:  # an odd page: it ends one 字 (4.94 mm) above the lower end of the text, 210 − 26 mm from the top
        assert 184 - 4.94 - 16 < y < 184 - 4.94 - 10
    else:  # an even page: it begins one 字 below the upper end, 28 mm from the top
        assert y == pytest.approx(28 + 4.94, abs=0.2)


def test_page_numbers_count_on() -> None:
    assert ["".join(page.extract_text().split()).count(f"—{n}—") for n, page in enumerate(pages(), 1)] == [1] * 6


def test_the_docx_has_sections_of_its_own_for_it() -> None:
    word = docx.Document(io.BytesIO(write(document())))
    upright, turned, last = word.sections
    assert [s.orientation for s in word.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for measured, length in (
        (turned.page_width, 297),
        (turned.page_height, 210),
        (turned.top_margin, 28),
        (turned.bottom_margin, 26),
        (turned.left_margin, 35),
        (turned.right_margin, 37),
    ):
        assert measured == pytest.approx(Mm(length), abs=Mm(1) / 20)
    assert "PAGE" in turned.header._element.xml and "PAGE" in turned.even_page_header._element.xml
    assert "PAGE" not in turned.footer._element.xml
    assert all("PAGE" in s.footer._element.xml for s in (upright, last))


def test_it_reads_back_as_it_was_written() -> None:
    found = reading(write(document()))
    assert flat(found.document) == flat(document())
    assert found.remarks == ()


def test_the_same_words_without_turning_stand_on_upright_pages() -> None:
    upright = replace(document().blocks[2], turned=False)
    blocks = (*document().blocks[:2], upright, *document().blocks[3:])
    assert len(docx.Document(io.BytesIO(write(Document(META, blocks)))).sections) == 1
