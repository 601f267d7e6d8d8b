"""DOCX files of ours, changed in one place: what is measured, and that the change is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx_sample import sample
from word_edits import edited

from fupin_reports.gbt9704 import STANDARD, PageNumberPlace
from fupin_reports.inspection import Inspected, inspect_docx
from fupin_reports.writers.docx import write


def measured(content: bytes) -> Inspected:
    return inspect_docx(content, "甲乡.docx", STANDARD)


def told(found: Inspected) -> list[tuple[str, ...]]:
    return [(p.code, *filter(None, p.words.values())) for p in found.problems]


def changed(change: Callable[[WordDocument], object]) -> bytes:
    word = docx.Document(BytesIO(write(sample())))
    change(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def test_our_own_file_is_right_and_its_figures_are_told() -> None:
    found = measured(write(sample()))
    assert told(found) == []
    # 8845 twips ÷ (320 − 5) = 28.08; 12756 ÷ 579 = 22.03; 579 ÷ 20 = 28.95
    assert found.figures == ("每行28字", "每页22行", "行距28.95磅")


def wider(word: WordDocument) -> None:
    word.sections[0].left_margin = Mm(32)


def letter(word: WordDocument) -> None:
    word.sections[0].page_width, word.sections[0].page_height = Mm(215.9), Mm(279.4)


def no_grid(word: WordDocument) -> None:
    section = word.sections[0]._sectPr
    section.remove(section.find(qn("w:docGrid")))


def looser(word: WordDocument) -> None:
    word.styles["Normal"].paragraph_format.line_spacing = Pt(30)


def wide_characters(word: WordDocument) -> None:
    word.styles["Body Text"].element.rPr.find(qn("w:spacing")).set(qn("w:val"), "0")


def songti(word: WordDocument) -> None:
    word.styles["heading 1"].element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")


def smaller_title(word: WordDocument) -> None:
    word.styles["Title"].font.size = Pt(18)


def own_style(word: WordDocument) -> None:
    next(p for p in word.paragraphs if p.style.name == "Body Text").style = word.styles["Normal"]


def bold(word: WordDocument) -> None:
    next(p for p in word.paragraphs if p.style.name == "Body Text").runs[0].bold = True


def another_font(word: WordDocument) -> None:
    fonts = (
        next(p for p in word.paragraphs if p.style.name == "Body Text").runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    )
    fonts.set(qn("w:eastAsia"), "微软雅黑")


def squeezed(word: WordDocument) -> None:
    paragraph = next(p for p in word.paragraphs if p.style.name == "Body Text")
    paragraph.paragraph_format.line_spacing = Pt(24)


def same_footers(word: WordDocument) -> None:
    word.settings.odd_and_even_pages_header_footer = False


def no_number(word: WordDocument) -> None:
    for footer in (word.sections[0].footer, word.sections[0].even_page_footer):
        for paragraph in footer.paragraphs:
            paragraph._p.getparent().remove(paragraph._p)


def plain_head(word: WordDocument) -> None:
    row = word.tables[0].rows[0]._tr
    row.trPr.remove(row.trPr.find(qn("w:tblHeader")))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (wider, [("P161", "左边距", "32毫米", "28毫米")]),
        (letter, [("P161", "纸宽", "215.9毫米", "210毫米"), ("P161", "纸高", "279.4毫米", "297毫米")]),
        (no_grid, [("P162", "网格行距", "没有设", "28.99磅")]),
        (looser, [("P162", "正文行距", "30磅", "28.99磅")]),
        # 8844.1 ÷ 320 = 27.6
        (wide_characters, [("P162", "每行字数", "27字", "28字")]),
        (same_footers, [("P165", "same")]),
        (no_number, [("P165", "none")]),
    ],
)
def test_each_change_of_the_page_is_told(change: Callable[[WordDocument], object], expected: list) -> None:
    assert told(measured(changed(change))) == expected


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (songti, "P163", {"kind": "face", "style": "heading 1", "measured": "宋体", "wanted": "黑体"}),
        (smaller_title, "P163", {"kind": "size", "style": "Title", "measured": "18磅", "wanted": "22磅"}),
        (own_style, "P163", {"kind": "none", "style": "正文（Normal）"}),
        (bold, "P164", {"look": "加粗", "count": "1"}),
        (another_font, "P164", {"look": "字体", "count": "1"}),
        (squeezed, "P164", {"look": "行距", "count": "1"}),
        (plain_head, "P166", {"number": "1"}),
    ],
)
def test_each_change_of_the_text_is_told(
    change: Callable[[WordDocument], object], code: str, words: dict[str, str]
) -> None:
    (problem,) = measured(changed(change)).problems
    assert problem.code == code
    assert words.items() <= problem.words.items()


def test_page_numbers_in_the_middle_are_right_where_the_office_has_them_there() -> None:
    centred = replace(STANDARD, page_number_place=PageNumberPlace.CENTRE)
    content = write(replace(sample(), layout=centred))
    assert told(inspect_docx(content, "甲乡.docx", centred)) == []
    assert told(measured(content)) == [("P165", "outer")]
    assert told(inspect_docx(write(sample()), "甲乡.docx", centred)) == [("P165", "centre")]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "other"),
        (b"%PDF-1.7", "other"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "encrypted"),
        (edited(write(sample()), ("</w:p>", "</w:q>")), "damaged"),
        (edited(write(sample()), ("<w:document ", "<w:something "), ("</w:document>", "</w:something>")), "damaged"),
    ],
    ids=["empty", "pdf", "with a password", "broken xml", "another root"],
)
def test_what_cannot_be_opened_is_told(content: bytes, kind: str) -> None:
    assert told(measured(content)) == [("P101", "DOCX", kind)]
