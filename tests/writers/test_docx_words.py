"""The words of the DOCX, and how titles, 附件说明 and 署名 stand. Expected figures are worked out by hand."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx_sample import META, attribute, blocks, has, opened, style, words

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Signature,
    Subtitle,
    Title,
    text_of,
    words_of_block,
)
from fupin_reports.writers.docx import write


def printed(paragraph: Any) -> str:
    """The words of a paragraph; a title broken by hand counts as one line."""
    return str(paragraph.text).replace("\n", "")


def texts_of(block: Block) -> list[str]:
    """The paragraphs that a block without tables is printed in."""
    texts = [text_of(w) for w in words_of_block(block)]
    match block:
        case Heading() | Item():
            return [block.number + texts[0]]
        case AnnexNote():
            return [block.label + texts[0], *texts[1:]]
        case AnnexHead():
            return [block.label, *texts]
        case _:
            return texts


def test_paragraphs_say_what_the_tree_says():
    shown = tuple(block for block in blocks() if block.id != "资金表")
    expected = [text for block in shown for text in texts_of(block)]
    assert [printed(paragraph) for paragraph in opened(*shown).paragraphs] == expected


def test_words_with_markup_in_them_are_printed_as_typed():
    text = "A&B合作社<甲>“一期” ]]> &amp;"
    assert opened(Paragraph("p", words(text))).paragraphs[0].text == text


def test_blanks_at_the_edges_of_a_run_are_kept():
    assert opened(Paragraph("p", words("长 50 m³ 宽"))).paragraphs[0].text == "长 50 m³ 宽"


def test_punctuation_of_both_scripts_is_printed_in_the_chinese_face_and_raised_digits_are_not():
    paragraph = opened(Paragraph("p", words("“水窖”50m³——完成…"))).paragraphs[0]
    hints = [(run.text, attribute(run._r, "rPr/rFonts", "hint")) for run in paragraph.runs]
    assert hints == [("“水窖”50m", "eastAsia"), ("³", None), ("——完成…", "eastAsia")]


def test_no_line_is_left_free_by_an_empty_paragraph():
    shown = tuple(block for block in blocks() if block.id != "资金表")
    assert all(paragraph.text for paragraph in opened(*shown).paragraphs)


def test_a_title_that_fits_stands_on_one_line():
    # 二号 is 22 pt and 版心 442.25 pt: 20 characters; a digit is half a one.
    assert opened(Title("t", words("青" * 20))).paragraphs[0].text == "青" * 20
    assert "\n" not in opened(Title("t", words("青坪乡2023年度扶贫开发工作情况的年终总结"))).paragraphs[0].text


def test_a_longer_title_is_broken_between_words_into_lines_of_like_length():
    title = opened(Title("t", words("青坪乡2023年度整村推进项目资金安排及使用情况明细表"))).paragraphs[0]
    assert title.text.split("\n") == ["青坪乡2023年度整村推进项目", "资金安排及使用情况明细表"]  # 13 and 12 characters


@pytest.mark.parametrize("title", ["", "W" * 90, "W" * 90 + "总结", "总结" * 40, "（《总结》）2023" * 9])
def test_a_title_of_any_shape_keeps_its_words(title):
    assert printed(opened(Title("t", words(title))).paragraphs[0]) == title


def test_text_under_a_title_is_back_on_the_line_grid():
    one = opened(Title("t", words("总结")), Paragraph("p", words("正文"))).paragraphs[0]
    two = opened(Title("t", words("总结" * 15)), Paragraph("p", words("正文"))).paragraphs[0]
    assert attribute(one.style.element, "pPr/spacing", "after") == "458"  # 700 + 458 = 2 × 579
    assert attribute(one._p, "pPr/spacing", "after") is None
    assert attribute(two._p, "pPr/spacing", "after") == "337"  # 1400 + 337 = 3 × 579


def test_a_subtitle_stands_close_under_its_title():
    word = opened(Title("t", words("总结")), Subtitle("s", words("（青坪乡）")), Paragraph("p", words("正文")))
    title, subtitle, _ = word.paragraphs
    assert attribute(title._p, "pPr/spacing", "after") == "0"
    # 700 + 579 + 458 = 3 × 579
    assert attribute(subtitle.style.element, "pPr/spacing", "after") == "458"


def signed(issuer: str, date: str) -> tuple[Any, Any]:
    """The paragraphs of 署名 and 成文日期."""
    above, first, second = opened(
        Paragraph("p", words("正文")), Signature("s", (words(issuer),), words(date))
    ).paragraphs
    assert has(above._p, "pPr/keepNext")
    return first, second


def test_a_shorter_date_begins_two_characters_right_of_the_issuer():
    issuer, date = signed("青坪乡人民政府扶贫办公室", "2023年12月20日")
    assert attribute(issuer.style.element, "pPr/jc", "val") == "right"
    assert attribute(issuer.style.element, "pPr/ind", "right") == "640"
    assert attribute(issuer._p, "pPr/ind", "right") is None
    # 12 characters of 315 = 3780; it begins at 8845 − 640 − 3780 = 4425, the date 640 further
    assert attribute(date._p, "pPr/ind", "left") == "5065"


def test_a_longer_date_stands_two_characters_from_the_right():
    issuer, date = signed("青坪乡", "2023年12月20日")
    # the date: 8 digits of 155 and 3 characters of 315 = 2185; it begins at 8845 − 640 − 2185 = 6020
    assert attribute(date._p, "pPr/ind", "left") == "6020"
    # the issuer begins at 6020 − 640 = 5380 and ends 3 × 315 = 945 further at 6325, 2520 from the right
    assert attribute(issuer._p, "pPr/ind", "right") == "2520"


def test_a_date_that_ends_at_the_edge_is_not_wrapped():
    issuer, date = signed("青坪乡人民政府", "2023年12月20日")
    assert attribute(issuer._p, "pPr/ind", "right") is None
    # 7 × 315 = 2205, not shorter than 2185: the date begins at 8845 − 640 − 2205 + 640 = 6640 and ends at 8825 of 8845
    assert attribute(date._p, "pPr/ind", "left") == "6640"
    assert attribute(date._p, "pPr/ind", "right") == "-1280"


def test_several_issuers_begin_at_the_edge_of_the_longest():
    issuers = Signature("s", (words("中共青坪乡委员会"), words("青坪乡扶贫办")), words("2023年12月20日"))
    _, first, second, date = opened(Paragraph("p", words("正文")), issuers).paragraphs
    # 8 × 315 = 2520 and 640 from the right: both begin at 8845 − 640 − 2520 = 5685; the second ends 6 × 315 further, 1270 from it
    assert attribute(first._p, "pPr/ind", "right") is None
    assert attribute(second._p, "pPr/ind", "right") == "1270"
    assert attribute(second._p, "pPr/spacing", "before") == "0"
    assert attribute(date._p, "pPr/ind", "left") == "6325"


def test_one_line_is_free_above_the_signature():
    issuer, _ = signed("青坪乡人民政府", "2023年12月20日")
    assert attribute(issuer.style.element, "pPr/spacing", "before") == "579"


def test_the_names_of_annexes_begin_below_each_other():
    note = AnnexNote("n", "附件：", (words("1.资金明细表"), words("2.名册"), words("10.其他")))
    first, second, tenth = opened(note).paragraphs
    # “附件：” is 3 × 315 = 945; “1.” is 160 + 80 − 2 × 5 = 230; “10.” is 385; the note begins at 640
    assert attribute(first._p, "pPr/ind", "left") == "1815"  # 640 + 945 + 230
    assert attribute(first._p, "pPr/ind", "hanging") == "1175"
    assert attribute(first._p, "pPr/spacing", "before") == "579"
    assert attribute(second._p, "pPr/ind", "left") == "1815"
    assert attribute(second._p, "pPr/ind", "hanging") == "230"
    assert attribute(tenth._p, "pPr/ind", "left") == "1970"  # its number, too, begins at 1585
    assert attribute(tenth._p, "pPr/ind", "hanging") == "385"


def test_the_only_annex_has_no_number():
    (only,) = opened(AnnexNote("n", "附件：", (words("资金明细表"),))).paragraphs
    assert only.text == "附件：资金明细表"
    assert attribute(only._p, "pPr/ind", "left") == "1585"  # 640 + 945
    assert attribute(only._p, "pPr/ind", "hanging") == "945"


def test_an_annex_begins_a_page_with_its_title_on_the_third_line():
    label = style("附件标记")
    assert has(label, "pPr/pageBreakBefore")
    assert attribute(label, "pPr/spacing", "after") == "579"  # line 1, one line free, line 3


def test_rare_characters_are_whole_and_keep_the_names_of_the_official_faces():
    text = "李玥住25㎡的\U0002cc5f家、\U000210c1坝"
    shown = Title("t", words(text)), Paragraph("p", words(text))
    content = write(Document(META, shown))
    with ZipFile(BytesIO(content)) as word:
        parts = {name: word.read(name).decode("utf-8") for name in word.namelist() if name.endswith(".xml")}
    assert parts["word/document.xml"].count(text) == 2  # as characters, never as halves of one
    assert not any("&#" in part for part in parts.values())
    assert not any(name in "".join(parts.values()) for name in ("HanaMin", "Noto"))
    assert [printed(p) for p in opened(*shown).paragraphs] == [text] * 2
