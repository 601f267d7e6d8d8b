"""The printed page, read back: 28 × 22, page numbers, heads of tables, metadata, fonts, the same bytes every time."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pdf_samples as samples
import pypdf
import pytest

from fupin_reports.document import Document, Signature, text_of, words_of_block
from fupin_reports.fonts import FaceFound, MissingFaces, found_faces
from fupin_reports.gbt9704 import STANDARD, Face
from fupin_reports.writers.pdf import FaceSubstituted, MissingGlyphs, PdfUnavailableError, PdfWriter
from fupin_reports.writers.pdf.css import spread_rules
from fupin_reports.writers.pdf.engine import Engine, StylesheetError

PT_PER_MM = 72 / 25.4


@cache
def writer() -> PdfWriter:
    return PdfWriter(found_faces(only_ours=True))


def pages_of(document: Document) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(writer().write(document))).pages)


@pytest.fixture(scope="module")
def report() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(writer().write(samples.whole_report())))


@pytest.fixture(scope="module")
def body() -> list[pypdf.PageObject]:
    return pages_of(samples.body_only())


def lines(page: pypdf.PageObject) -> list[str]:
    return page.extract_text().splitlines()


def placed(page: pypdf.PageObject) -> list[tuple[str, float, float]]:
    """Pieces of text with the place of their first character, in mm from the upper left corner of the sheet."""
    found: list[tuple[str, float, float]] = []

    def visit(text, matrix, text_matrix, font, size):
        if text.strip():
            x = matrix[0] * text_matrix[4] + matrix[4]
            y = matrix[3] * text_matrix[5] + matrix[5]
            found.append((text.strip(), x / PT_PER_MM, 297 - y / PT_PER_MM))

    page.extract_text(visitor_text=visit)
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_full_page_of_body_text_holds_22_lines(body):
    counts = [len(lines(page)) - 1 for page in body]  # the last line is the page number
    assert counts[1:-1] == [22] * (len(body) - 2)


def test_rare_characters_do_not_cost_a_page_its_22nd_line():
    page = pages_of(samples.document(samples.paragraph("p", "李玥㎡³" * 200)))[0]
    assert len(lines(page)) - 1 == 22


def test_the_longest_line_of_han_characters_holds_28(body):
    assert max(len(line) for page in body for line in lines(page) if line.isalpha()) == 28


def test_lines_begin_at_the_edge_of_the_text_area(body):
    # 28 mm from the left (5.2.1); first lines two characters of 15.79 pt further in: 28 + 11.14 mm
    starts = {round(x, 1) for _, x, y in placed(body[1]) if y < 262}
    assert {28.0, 39.1} >= starts - {x for x in starts if x > 45}


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(report):
    for number, page in enumerate(report.pages, 1):
        text, x, y = placed(page)[-1]
        assert text == f"— {number} —"
        # one 14 pt character (4.9 mm) in from the outer edge of the 156 mm; the text area ends at 262 mm
        assert (x > 160) if number % 2 else (x == pytest.approx(28 + 4.94, abs=0.3))
        assert 262 + 7 < y < 262 + 12


def test_every_word_of_the_tree_is_in_the_pdf_in_its_order(report):
    printed = ""
    for number, page in enumerate(report.pages, 1):
        printed += squeezed(page.extract_text()).removesuffix(f"—{number}—")
    place = 0
    for block in samples.whole_report().blocks:
        for words in words_of_block(block):
            found = printed.find(squeezed(text_of(words)), place)
            assert found >= 0, text_of(words)
            place = found


def test_the_head_of_a_table_is_repeated_and_its_total_is_not(report):
    texts = [squeezed(page.extract_text()) for page in report.pages]
    first = next(i for i, text in enumerate(texts) if "水池1座" in text)
    last = next(i for i, text in enumerate(texts) if "涵管及错车道39处" in text)
    assert last - first >= 2
    assert all("序号项目村建设内容" in text for text in texts[first : last + 1])
    assert [i for i, text in enumerate(texts[: last + 1]) if "1292.80" in text] == [last]


def test_a_total_does_not_stand_alone_on_a_page():
    table = samples.project_table(2)
    for rows in range(8, 14):
        body = tuple(samples.project_table(2 * rows).body)
        document = samples.document(samples.Table("t", table.caption, table.columns, table.head, body, table.foot))
        last = [text for text in (page.extract_text() for page in pages_of(document)) if "1292.80" in text]
        assert len(last) == 1
        assert "水池" in last[0]


def test_the_head_of_a_table_is_on_every_page_of_a_row_higher_than_a_page():
    table = samples.project_table(0)
    cells = (
        *(samples.Cell(samples.words(t)) for t in ("1", "甲村", samples.LONG * 6)),
        *(samples.Cell(samples.words("1")) for _ in range(4)),
    )
    tall = samples.Table("t", table.caption, table.columns, table.head, (samples.Row("r", cells),), table.foot)
    pages = pages_of(samples.document(tall))
    assert len(pages) >= 3
    assert all("建设内容" in page.extract_text() for page in pages)


def test_the_signature_takes_two_lines_of_text_with_it():
    signature = Signature("s", (samples.words("青坪乡人民政府"),), samples.words("2023年12月20日"))
    # 26 + 20 × 28 characters are 21 lines: blank line, issuer and date do not fit under them
    pages = pages_of(samples.document(samples.paragraph("p", "村" * (26 + 20 * 28)), signature))
    assert [line[0] for line in lines(pages[1])] == ["村", "村", "青", "2", "—"]


def test_a_heading_does_not_end_a_page():
    filler = (samples.paragraph(f"p{i}", "短。") for i in range(21))
    headings = samples.Heading("h", 1, "一、", samples.words("标题")), samples.paragraph("q", "正文。")
    assert lines(pages_of(samples.document(*filler, *headings))[1])[0] == "一、标题"


def test_the_metadata_are_the_documents_own(report):
    assert report.metadata["/Title"] == "青坪乡2023年扶贫开发工作总结"
    assert report.metadata["/Author"] == "青坪乡人民政府"
    assert report.metadata["/CreationDate"] == report.metadata["/ModDate"] == "D:20231220"
    assert report.trailer["/Root"]["/Lang"] == "zh-CN"
    assert report.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_headings_are_the_outline(report):
    top = [entry.title for entry in report.outline if not isinstance(entry, list)]
    assert top[:2] == ["一、基本情况", "二、今后打算"]
    assert top[2] == "附件1 青坪乡2023年扶贫项目资金安排明细表"


def test_only_subsets_of_the_faces_of_the_standard_are_embedded(report):
    fonts = {font.get_object()["/BaseFont"] for page in report.pages for font in page["/Resources"]["/Font"].values()}
    assert all(name[7] == "+" for name in fonts)  # /ABCDEF+Name is a subset
    assert {name[8:] for name in fonts} == {
        "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular", "FandolSong-Bold", "FandolSong-Regular",
        "NotoSerifSC-Regular",
    }  # fmt: skip


def test_the_same_document_gives_the_same_bytes_in_another_process():
    code = (
        "import hashlib, pdf_samples as s; from fupin_reports.fonts import found_faces;"
        "from fupin_reports.writers.pdf import PdfWriter; w = PdfWriter(found_faces(only_ours=True));"
        "w.write(s.body_only()); print(hashlib.sha256(w.write(s.whole_report())).hexdigest())"
    )
    here = Path(__file__).parent
    env = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Shanghai",
        "PYTHONPATH": f"{here}{os.pathsep}{here.parents[1]}",
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(writer().write(samples.whole_report())).hexdigest()


def test_a_character_that_no_font_has_is_named_and_leaves_the_text_readable():
    printed = writer().printed(samples.document(samples.paragraph("p", "村名\ue5e5未收字")))
    assert printed.notices == (MissingGlyphs("\ue5e5"),)
    assert "村名〓未收字" in pypdf.PdfReader(io.BytesIO(printed.pdf)).pages[0].extract_text()


def test_where_all_faces_are_there_nothing_is_noticed():
    assert writer().printed(samples.document(samples.paragraph("p", "李玥"))).notices == ()


def test_a_face_that_stands_in_for_another_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # where set-up has not been
    substitutes = PdfWriter(found_faces(only_ours=True))
    notices = substitutes.printed(samples.document(samples.paragraph("p", "村"))).notices
    assert FaceSubstituted(Face.FANGSONG, "NotoSerifSC-Regular") in notices


def test_no_pdf_is_made_where_a_face_would_print_as_boxes():
    with pytest.raises(PdfUnavailableError) as caught:
        PdfWriter((FaceFound(Face.FANGSONG, ("仿宋_GB2312",)),))
    assert caught.value.obstacle == MissingFaces((Face.FANGSONG,))


def no_rules(_spreads: object) -> str:
    return ""


def test_rules_of_spreads_are_parsed_when_a_page_needs_them_and_once():
    asked: list[set[int]] = []

    def rules(spreads: Iterable[int]) -> str:
        asked.append(set(spreads))
        return spread_rules(STANDARD, asked[-1])

    page = '<html lang="zh-CN"><p class="line s{}">abc</p></html>'
    engine = Engine("p{font:16pt serif}", (), rules)
    tight, loose, again = (engine.pdf(page.format(spread))[0] for spread in (-9, 300, -9))
    assert asked == [{-9}, {300}]
    assert again == tight != loose
    assert Engine("p{font:16pt serif}", (), rules).pdf(page.format(300))[0] == loose


def test_a_property_that_weasyprint_does_not_know_is_a_bug_of_ours():
    with pytest.raises(StylesheetError, match="text-justfy"):
        Engine("p{text-justfy:left}", (), no_rules)


def test_nothing_outside_the_fonts_is_fetched(tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"")
    with pytest.raises(BaseException, match=r"a\.png"):
        Engine("p{color:#000}", (), no_rules).pdf(
            f'<html lang="zh-CN"><p><img alt="" src="{picture.as_uri()}"/></p></html>'
        )
