"""Every layout that the settings let through prints, in both formats and as a draft."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pdf_samples import META, words

from fupin_reports.document import Document, Paragraph, Title
from fupin_reports.fonts import found_faces
from fupin_reports.gbt9704 import STANDARD, Layout, PageNumberPlace
from fupin_reports.writers.docx import write
from fupin_reports.writers.pdf import PdfWriter

LAYOUTS = {
    "narrow top": replace(STANDARD, top_mm=Decimal(10)),
    "number close to the text": replace(STANDARD, page_number_below_mm=Decimal(3)),
    "wide margins": replace(STANDARD, left_mm=Decimal(55), right_mm=Decimal(55)),
    "fewer characters": replace(STANDARD, fixed_characters=25),
    "small type": replace(STANDARD, body_size_pt=Decimal("10.5"), table_size_pt=Decimal(9)),
    "in the middle": replace(STANDARD, page_number_place=PageNumberPlace.CENTRE, fixed_pitch_pt=Decimal("29.45")),
}


@pytest.mark.parametrize("draft", ["", "草　稿"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_it_prints(layout: Layout, draft: str) -> None:
    text = Paragraph("p", words("4m×4m×3m压水池1座，投入资金28.8万元，减少35.43万人（下降39.3%）。" * 6))
    document = Document(replace(META, draft=draft), (Title("t", words("总结")), text), layout=layout)
    assert PdfWriter(found_faces(only_ours=True)).write(document).startswith(b"%PDF")
    assert write(document).startswith(b"PK")
