"""Characters that the faces of the standard lack: printed in a face that fits, on the same lines, and read back; or named."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pdf_samples as samples
import pypdf
import pytest

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Item,
    Row,
    Signature,
    Subtitle,
    Table,
    Title,
)
from fupin_reports.fonts import RARE_FILE, found_faces, rare_file
from fupin_reports.writers.pdf import MissingGlyphs, PdfWriter
from fupin_reports.writers.pdf.ruler import Ruler

RARE = "玥昉峣\U0002cc5f\U000210c1㎡³"
SERIF, SANS, RAREST = "NotoSerifSC-Regular", "NotoSansSC-Regular", "HanaMinB"

needs_rarest = pytest.mark.skipif(rare_file() is None, reason=f"{RARE_FILE} 没有取回")


@cache
def writer() -> PdfWriter:
    return PdfWriter(found_faces(only_ours=True))


def printed(*blocks: Block) -> pypdf.PdfReader:
    made = writer().printed(samples.document(*blocks))
    assert made.notices == ()
    return pypdf.PdfReader(io.BytesIO(made.pdf))


def faces_of(text: str, page: pypdf.PageObject) -> set[str]:
    """The fonts that the characters of `text` are printed in."""
    found: set[str] = set()

    def visit(piece, matrix, text_matrix, font, size):
        if font is not None and set(piece.strip()) & set(text):
            found.add(font["/BaseFont"].partition("+")[2])

    page.extract_text(visitor_text=visit)
    return found


def table(text: str) -> Table:
    def row(key: str, words: str) -> Row:
        return Row(key, (Cell(samples.words(words)), Cell(samples.words("1"))))

    columns = (Column(ColumnKind.LEFT, 700), Column(ColumnKind.NUMBER, 300))
    return Table("t", samples.words("表"), columns, (row("h", text),), (row("r", text),), (row("f", text),))


BLOCKS: dict[str, tuple[Block, str]] = {
    "title": (Title("t", samples.words(RARE)), SERIF),
    "subtitle": (Subtitle("s", samples.words(RARE)), SERIF),
    "level 1": (Heading("h", 1, "一、", samples.words(RARE)), SANS),
    "level 2": (Heading("h", 2, "（一）", samples.words(RARE)), SERIF),
    "paragraph": (samples.paragraph("p", RARE), SERIF),
    "item": (Item("i", 3, "1.", samples.words(RARE)), SERIF),
    "annex note": (AnnexNote("n", "附件：", (samples.words(RARE),)), SERIF),
    "signature": (Signature("s", (samples.words(RARE),), samples.words("2023年")), SERIF),
    "annex": (AnnexHead("a", "附件", samples.words(RARE)), SERIF),
}


@needs_rarest
@pytest.mark.parametrize(("block", "supplement"), BLOCKS.values(), ids=BLOCKS)
def test_rare_characters_are_printed_in_a_face_that_fits_and_read_back(block: Block, supplement: str) -> None:
    page = printed(block).pages[-1]
    assert RARE in "".join(page.extract_text().split())
    assert faces_of("玥昉峣\U0002cc5f㎡", page) == {supplement}
    assert faces_of("\U000210c1", page) == {RAREST}


@needs_rarest
def test_rare_characters_stand_in_every_part_of_a_table() -> None:
    page = printed(table(RARE)).pages[0]
    assert "".join(page.extract_text().split()).count(RARE) == 3  # head, body, foot
    assert faces_of("玥", page) == {SANS, SERIF}  # the head is 黑体


@needs_rarest
def test_a_rare_character_in_every_line_leaves_22_lines_to_the_page() -> None:
    # 2 characters of indent + 26, then 21 × 28, each line with one from Plane 2
    text = "任\U000210c1" + "村" * 24 + ("\U0002cc5f" + "村" * 13 + "\U000210c1" + "村" * 13) * 21
    pages = printed(samples.paragraph("p", text)).pages
    assert len(pages) == 1
    lines = pages[0].extract_text().splitlines()[:-1]  # the last one is the page number
    assert [len(line) for line in lines] == [26] + [28] * 21
    assert all("\U000210c1" in line for line in lines)


def test_the_font_of_the_rarest_characters_is_read_only_for_who_has_some() -> None:
    reader = printed(samples.paragraph("p", "李玥住25㎡"))
    fonts = {font.get_object()["/BaseFont"][8:] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert RAREST not in fonts


@pytest.mark.parametrize("character", ["\ue5e5", "\U00030000", "\u20e3"], ids=["private", "Extension G", "keycap"])
def test_what_no_font_has_is_known_without_printing(character: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fupin_reports.writers.pdf.ruler.installed_fonts", lambda: None)
    ruler = Ruler(found_faces(only_ours=True))
    assert ruler.missing(ruler.rarest(f"李{character}玥³{character}")) == character


def test_a_character_that_some_installed_font_has_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Everything:
        def have(self, character: str) -> bool:
            return character == "\U0001f600"

    monkeypatch.setattr("fupin_reports.writers.pdf.ruler.installed_fonts", Everything)
    ruler = Ruler(found_faces(only_ours=True))
    assert ruler.missing(ruler.rarest("\U0001f600\ue5e5")) == "\ue5e5"


@pytest.mark.parametrize("invisible", ["\ufe0f", "\U000e0100", "\u200d"], ids=["emoji", "ideograph", "joiner"])
def test_what_is_never_drawn_is_not_missing(invisible: str) -> None:
    assert writer().printed(samples.document(samples.paragraph("p", f"葛{invisible}村"))).notices == ()


def test_without_the_font_of_the_rarest_characters_a_pdf_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fupin_reports.writers.pdf.ruler.rare_file", lambda: None)
    monkeypatch.setattr("fupin_reports.writers.pdf.ruler.installed_fonts", lambda: None)
    made = PdfWriter(found_faces(only_ours=True)).printed(samples.document(samples.paragraph("p", "任\U000210c1村")))
    assert made.notices == (MissingGlyphs("\U000210c1"),)
    assert "任〓村" in pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
