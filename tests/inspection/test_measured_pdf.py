"""PDFs typed to the hundredth of a point: what is measured, and that each thing made wrong is told with its figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
import sheets
from sheets import FIRST, LEFT, MM, NUMBER_LINE, PITCH, RIGHT, SONG, STEP, Sheet, bound, report

from fupin_reports.gbt9704 import STANDARD, Layout, PageNumberPlace
from fupin_reports.inspection import Inspected, inspect_pdf
from fupin_reports.problems import Severity


def measured(content: bytes, layout: Layout = STANDARD) -> Inspected:
    return inspect_pdf(content, "甲乡.pdf", layout)


def told(found: Inspected) -> list[tuple[str, ...]]:
    """Each problem as its code and its words that are not empty."""
    return [(p.code, *filter(None, p.words.values())) for p in found.problems]


def test_a_page_typed_to_the_standard_is_found_right_and_its_figures_are_told() -> None:
    found = measured(report())
    assert told(found) == []
    # the last of 28 characters begins 27 × 15.79 after 79.37 and is 16 wide: 521.70; the edge is 184 mm = 521.57
    assert found.figures == ("5页", "每行28字", "每页22行", "右边参差0.1磅", "页码在版心下7毫米")
    assert found.faces == (
        ("仿宋_GB2312", "FandolFang-Regular（嵌入用到的字）"),
        ("黑体", "FandolHei-Regular（嵌入用到的字）"),
        ("方正小标宋简体", "FandolSong-Bold（嵌入用到的字）"),
        ("宋体", "FandolSong-Regular（嵌入用到的字）"),
    )


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        # 8.5 × 11 inches
        ({"paper": (612, 792)}, [("P111", "1—5", "215.9×279.4", "210×297")]),
        ({"shift": 6 * MM}, [("P112", "右", "1", "国" * 12 + "……", "6"), ("P112", "左", "34", "28")]),
        ({"shift": -6 * MM}, [("P112", "左", "1", "国" * 12 + "……", "6"), ("P112", "右", "32", "26")]),
        ({"characters": 27}, [("P113", "27", "28")]),
        # 22 × 28.98 ÷ 21 = 30.36; 637.8 ÷ 30.36 = 21.007
        ({"lines": 21}, [("P114", "21", "22", "30.36", "28.99")]),
        (
            {"raised": 2},
            [("P115", "2", "国" * 12 + "……", "31", "29"), ("P115", "2", "国" * 12 + "……", "27", "29")],
        ),
        ({"short_by": 5}, [("P116", "1", "国" * 12 + "……", "4.9", "0.5", "1", "1")]),
        # 27 × 15.79 over 24 gaps: 17.764 from one to the next, 1.764 of them free; with 26 characters 1.053
        ({"fewer": 3}, [("P118", "1", "国" * 12 + "……", "1.8", "1", "1")]),
        ({"fewer": 2}, []),
        ({"size": 15}, [("P117", "正文", "15", "16")]),
        ({"title_size": 18}, [("P117", "标题", "18", "22")]),
        ({"face": "NotoSerifSC-Regular"}, [("P121", "仿宋_GB2312", "NotoSerifSC-Regular", "1")]),
        ({"stray": "MicrosoftYaHei"}, [("P122", "MicrosoftYaHei", "国" * 12 + "……", "2")]),
        ({"stray": SONG}, [("P122", SONG, "国" * 12 + "……", "2")]),
        # 序号项目名称 twice, 一、附言
        ({"unembedded": sheets.HEI}, [("P123", sheets.HEI, "16")]),
        ({"number": ""}, [("P131", "1—5", "— 1 —")]),
        ({"number": "- {} -"}, [("P131", "1—5", "- 1 -", "— 1 —")]),
        ({"number": "—{}—"}, [("P131", "1—5", "—1—", "— 1 —")]),
        ({"number": "— 3 —"}, [("P131", "1—2、4—5", "— 3 —", "— 1 —")]),
        (
            {"number_side": "centre"},
            [("P132", "1、3、5", "位置", "居中", "靠右"), ("P132", "2、4", "位置", "居中", "靠左")],
        ),
        ({"number_side": "right"}, [("P132", "2、4", "位置", "靠右", "靠左")]),
        # 0.39 × 2 pt = 0.28 mm lower than that of a 14 pt dash: within half a millimetre
        ({"number_size": 12}, [("P132", "1—5", "字号", "12磅", "14磅")]),
        ({"number_lower": 2 * MM}, [("P132", "1—5", "到版心的距离", "9毫米", "7毫米")]),
        ({"head_repeated": False}, [("P141", "5", "序号项目名称")]),
        ({"heading_at_foot": True}, [("P142", "2", "二、打算")]),
        ({"lines_with_signature": 1}, [("P143", "3", "1", "2")]),
        ({"lines_with_signature": 0}, [("P143", "3", "0", "2")]),
        ({"title": "", "author": ""}, [("P151", "标题、作者")]),
        ({"language": "en", "tagged": False, "outline": ()}, [("P151", "语言（中文）、结构标记、书签")]),
        ({"password": "123"}, [("P101", "PDF", "encrypted")]),
    ],
    ids=str,
)
def test_each_thing_made_wrong_is_told_with_what_was_measured(wrong: dict, expected: list) -> None:
    assert told(measured(report(**wrong))) == expected


def test_what_the_office_has_otherwise_is_measured_by_its_own_layout() -> None:
    office = replace(STANDARD, fixed_characters=27, page_number_place=PageNumberPlace.CENTRE)
    assert told(measured(report(characters=27, number_side="centre"), office)) == []
    assert told(measured(report(), office)) == [
        ("P113", "28", "27"),
        ("P132", "1、3、5", "位置", "靠右", "居中"),
        ("P132", "2、4", "位置", "靠左", "居中"),
    ]
    assert told(measured(report(), replace(STANDARD, page_number_below_mm=Decimal(10)))) == [
        ("P132", "1—5", "到版心的距离", "7毫米", "10毫米")
    ]


def test_a_substituted_face_is_a_warning_and_a_font_left_behind_an_error() -> None:
    assert measured(report(face="NotoSerifSC-Regular")).problems[0].severity is Severity.WARNING
    assert measured(report(unembedded=sheets.HEI)).problems[0].severity is Severity.ERROR


def test_pages_that_run_on_before_they_are_full_are_counted() -> None:
    pages = [Sheet() for _ in range(4)]
    for n, page in enumerate(pages, start=1):
        for place in range(20):
            page.text("国" * 28, LEFT, FIRST + place * PITCH, step=STEP)
        x = RIGHT - 14 - 49 if n % 2 else LEFT + 14
        page.text(f"— {n} —", x, NUMBER_LINE, size=14, face=SONG)
    assert told(measured(bound(pages))) == [("P114", "20", "22", "28.98", "28.99")]


def wide(number: int, x: float, *, turned: bool = True) -> bytes:
    """A page on its side whose number is page `number` of the file; its words begin at the left edge of 版心."""
    pages = [Sheet() for _ in range(number - 1)] + [Sheet(*reversed(sheets.A4))]
    # turned, the left margin is 地脚 35 mm, and the number stands in it as below 版心: its line 842 − that from the top
    pages[-1].text("表" * 30, 35 * MM, 40 * MM, size=12)
    if turned:
        pages[-1].text(f"— {number} —", pages[-1].width - NUMBER_LINE, x, size=14, face=SONG, turned=True)
    else:
        pages[-1].text(f"— {number} —", 400, 200 * MM, size=14, face=SONG)
    return bound(pages)


def numbers_told(content: bytes) -> list[tuple[str, ...]]:
    return [words for words in told(measured(content)) if words[0].startswith("P13")]


def test_the_number_of_a_page_on_its_side_stands_where_it_does_on_the_others() -> None:
    # — 1 — is 2 × 14 + 3 × 7 = 49 pt long; turned back to stand, odd ones end 14 pt before the right edge
    assert numbers_told(wide(1, RIGHT - 14 - 49)) == []
    assert numbers_told(wide(2, LEFT + 14)) == []
    assert numbers_told(wide(1, LEFT + 14)) == [("P132", "1", "位置", "靠左", "靠右")]
    assert numbers_told(wide(1, 0, turned=False)) == [("P132", "1", "方向", "横的", "和竖排的页一样立在订口边")]


def test_a_page_on_its_side_is_a4_too() -> None:
    found = measured(wide(1, RIGHT - 14 - 49))
    assert found.figures[0] == "1页（横排1页）"
    assert [p.code for p in found.problems if p.code in ("P111", "P112")] == []


def test_the_words_come_in_reading_order_without_page_numbers_and_repeated_heads() -> None:
    found = measured(report(words="字"))
    assert found.words is not None
    assert found.words.startswith("甲乡2023年工作总结字")
    assert found.words.count("序号项目名称") == 1
    assert "—" not in found.words
    assert measured(report(words="字", head_repeated=False)).words == found.words.replace(
        "18水池19水池1水池", "18水池19水池0水池1水池"
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "other"), (b"PK\x03\x04", "other"), (b"%PDF-1.7\n", "damaged"), (report()[:3000], "damaged")],
)
def test_what_is_no_pdf_or_damaged_is_told(content: bytes, kind: str) -> None:
    assert told(measured(content)) == [("P101", "PDF", kind)]


def test_what_lies_off_the_sheet_is_no_word_of_the_file() -> None:
    sheet = Sheet()
    sheet.text("看得见", LEFT, FIRST)
    sheet.text("看不见", 700, FIRST + PITCH)
    sheet.text("也看不见", LEFT, 900)
    assert measured(bound([sheet])).words == "看得见"


def test_a_scan_has_no_words_to_measure() -> None:
    assert told(measured(bound([Sheet()]))) == [("P101", "PDF", "no words")]


def test_no_damage_stops_the_program() -> None:
    content, random = report(), Random(9704)
    for _ in range(40):
        torn = bytearray(content)
        for _ in range(random.randrange(1, 60)):
            torn[random.randrange(len(torn))] = random.randrange(256)
        measured(bytes(torn[: random.randrange(len(torn) // 2, len(torn))] if random.random() < 0.5 else torn))
