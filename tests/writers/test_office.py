"""版头, 主送机关, room for seals and 版记: an issued document. Expected figures are worked out by hand."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
import pypdf
import pytest
from flat import flat
from pdf_samples import META, words
from word_edits import reading

from fupin_reports.document import Addressee, Block, Document, Imprint, Paragraph, RedHead, Signature, Subtitle, Title
from fupin_reports.fonts import found_faces
from fupin_reports.gbt9704 import STANDARD
from fupin_reports.inspection import inspect_docx, inspect_pdf, same_words
from fupin_reports.writers.docx import write
from fupin_reports.writers.pdf import PdfWriter

MM = 72 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = RedHead("版头", words("青坪乡人民政府文件"), words("青政发〔2023〕12号"), words("李某某"))
IMPRINT = Imprint("版记", words("抄送：县财政局，县审计局。"), words("青坪乡党政办公室"), words("2023年12月21日印发"))
SEALED = Signature("落款", (words("青坪乡人民政府"), words("青坪乡扶贫办")), words("2023年12月20日"), sealed=True)


def document(*more: Block) -> Document:
    opening = (
        HEAD,
        Title("题", words("总结")),
        Subtitle("副", words("（征求意见稿）")),
        Addressee("主", words("县扶贫办：")),
    )
    return Document(META, (*opening, Paragraph("p", words("正文。")), SEALED, *more, IMPRINT))


@cache
def pages(*more: Block) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(PdfWriter(found_faces(only_ours=True)).write(document(*more)))).pages)


def places(page: pypdf.PageObject) -> dict[str, tuple[float, float]]:
    """Where each piece of text begins, in mm from the left and from the top to its base line."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            found.setdefault(text.strip(), (x / MM, (float(page.mediabox.height) - y) / MM))

    page.extract_text(visitor_text=visit)
    return found


def test_the_mark_stands_35_mm_below_the_top_of_the_text_and_the_title_two_lines_below_the_rule() -> None:
    at = places(pages()[0])
    # 9 characters of 48 pt: the em box begins at 37 + 35 mm and is 16.9 mm high, its base line 0.88 of that below
    assert at["青坪乡人民政府文件"][1] == pytest.approx(72 + 0.88 * 16.93, abs=0.5)
    assert at["青坪乡人民政府文件"][0] == pytest.approx(28 + (156 - 9 * 16.93) / 2, abs=0.3)
    # two lines of 28.98 pt free, then 发文字号 one character of 15.79 pt in, 签发人 at the right edge less as much
    number, signatory = at["青政发〔2023〕12号"], at["签发人："]
    assert number[0] == pytest.approx(28 + 15.79 / MM, abs=0.2)
    assert number[1] == signatory[1]
    assert number[1] - at["青坪乡人民政府文件"][1] == pytest.approx((0.12 * 48 + 2 * 28.98 + 21) / MM, abs=1)


def test_the_docx_says_the_same_in_twips() -> None:
    mark, number, title = docx.Document(io.BytesIO(write(document()))).paragraphs[:3]
    assert spacing(mark, "before") == "1984"  # 35 mm
    assert [run.font.size.pt for run in mark.runs if run.font.size] == [48]
    assert spacing(number, "before") == "1158"  # two lines of 579
    rule = number._p.find(f".//{W}pBdr/{W}bottom")
    # 0.35 mm are 0.99 pt, 8 eighths; 4 mm are 11 whole points
    assert {name: rule.get(W + name) for name in ("sz", "space", "color")} == {
        "sz": "8",
        "space": "11",
        "color": "FF0000",
    }
    # 1984 + 48 pt + 1158 + 579 + 11 pt = 4901 twips, 310 short of nine lines; two lines more
    assert spacing(number, "after") == str(9 * 579 - 4901 + 2 * 579)
    assert title.text == "总结"


def spacing(paragraph: Any, name: str) -> str | None:
    found = paragraph._p.find(f".//{W}spacing")
    return None if found is None else found.get(W + name)


def test_seals_have_room_above_and_between_and_names_stand_in_the_middle_over_the_date() -> None:
    plain = Document(META, (Paragraph("p", words("正文。")), SEALED))
    printed = PdfWriter(found_faces(only_ours=True)).write(plain)
    at = places(pypdf.PdfReader(io.BytesIO(printed)).pages[0])
    first, second, date = at["青坪乡人民政府"], at["青坪乡扶贫办"], at["2023年12月20日"]
    line = 28.98 / MM
    assert first[1] - at["正文。"][1] == pytest.approx(4 * line, abs=0.1)  # three lines free
    assert second[1] - first[1] == pytest.approx(5 * line, abs=0.1)  # four lines free: 51 mm for a seal of 42
    assert date[1] - second[1] == pytest.approx(line, abs=0.1)
    # the date is 3 characters and 8 digits long: 3 × 15.79 + 8 × 7.79 = 109.69 pt, and ends four characters from the right
    assert date[0] == pytest.approx(184 - (4 * 15.79 + 109.69) / MM, abs=0.2)
    middle = date[0] + 109.69 / 2 / MM
    assert first[0] + 7 * 15.79 / 2 / MM == pytest.approx(middle, abs=0.2)
    assert second[0] + 6 * 15.79 / 2 / MM == pytest.approx(middle, abs=0.2)


@pytest.mark.parametrize("paragraphs", [0, 20])
def test_the_imprint_stands_at_the_foot_of_the_last_page_which_is_an_even_one(paragraphs: int) -> None:
    more = tuple(Paragraph(f"q{n}", words("村" * 60)) for n in range(paragraphs))
    printed = pages(*more)
    assert len(printed) % 2 == 0
    at = places(printed[-1])
    # the last line of 28.98 pt ends at 262 mm; its base line lies 0.88 of 14 pt below the middle of the slack
    assert at["青坪乡党政办公室"][1] == pytest.approx(262 - (28.98 - (28.98 - 14) / 2 - 0.88 * 14) / MM, abs=0.5)
    assert at["青坪乡党政办公室"][0] == pytest.approx(28 + 14 / MM, abs=0.2)
    # a line of 28.98 pt and the rule of 0.25 mm higher
    assert at["抄送：县财政局，县审计局。"][1] == pytest.approx(at["青坪乡党政办公室"][1] - 28.98 / MM - 0.25, abs=0.05)
    assert f"— {len(printed)} —" in printed[-1].extract_text()


def test_an_issued_document_reads_back_as_it_was_written() -> None:
    found = reading(write(document()))
    assert flat(found.document) == flat(document())
    assert found.remarks == ()


def test_an_issued_document_measures_as_the_standard_wants_it() -> None:
    docx_file, pdf_file = (
        inspect_docx(write(document()), "甲.docx", STANDARD),
        inspect_pdf(PdfWriter(found_faces(only_ours=True)).write(document()), "甲.pdf", STANDARD),
    )
    assert docx_file.problems == ()
    assert pdf_file.problems == ()
    assert same_words(docx_file, pdf_file, "甲.pdf") == ()


LONG = "清源县住房和城乡建设扶贫工作领导小组办公室及其下属的移民搬迁工程建设指挥部"


def test_what_is_too_long_for_its_line_is_wrapped_and_stays_within_the_text() -> None:
    head = RedHead(
        "版头", words(LONG + "文件"), words("清扶住建保障工作协调推进组发〔2023〕12345号"), words("欧阳某某某某")
    )
    foot = Imprint("版记", (), words(LONG), words("2023年12月21日印发"))
    whole = Document(META, (head, Paragraph("p", words("正文。")), SEALED, foot))
    printed = PdfWriter(found_faces(only_ours=True)).write(whole)
    measured = inspect_pdf(printed, "甲.pdf", STANDARD)
    assert [problem.code for problem in measured.problems if problem.code == "P112"] == []
    assert same_words(inspect_docx(write(whole), "甲.docx", STANDARD), measured, "甲.pdf") == ()
    assert flat(reading(write(whole)).document) == flat(whole)


def test_a_page_left_blank_before_the_imprint_bears_no_number_nor_does_its_own() -> None:
    """The text fills two pages to the last line: 版记 stands on the fourth, behind a page left blank (7.5)."""
    full = Document(META, (*(Paragraph(f"q{n}", words("村" * 20)) for n in range(44)), IMPRINT))
    printed = list(pypdf.PdfReader(io.BytesIO(PdfWriter(found_faces(only_ours=True)).write(full))).pages)
    texts = [page.extract_text() for page in printed]
    assert len(texts) == 4
    assert "— 2 —" in texts[1]
    assert texts[2].strip() == ""
    assert "—" not in texts[3] and "抄送" in texts[3]
