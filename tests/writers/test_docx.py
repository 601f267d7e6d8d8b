"""The page and the styles of the DOCX, as Word opens it. Expected figures are worked out by hand."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from docx_sample import attribute, has, opened, style


def test_the_page_is_a4_with_the_text_area_of_the_standard():
    section = opened().sections[0]._sectPr
    size = {name: attribute(section, "pgSz", name) for name in ("w", "h")}
    margins = {name: attribute(section, "pgMar", name) for name in ("top", "right", "bottom", "left", "footer")}
    # 1 mm = 1440/25.4 = 56.693 twips: 210 → 11905.5, 297 → 16837.8
    assert size == {"w": "11906", "h": "16838"}
    # 37 → 2097.6, 26 → 1474.0, 35 → 1984.3, 28 → 1587.4; footer: 35 − 7 = 28 mm → 1587, less half of 280 → 1447
    assert margins == {"top": "2098", "right": "1474", "bottom": "1984", "left": "1587", "footer": "1447"}


def test_a_page_holds_22_lines_of_28_characters():
    section, normal = opened().sections[0]._sectPr, style("Normal")
    line, spacing = attribute(normal, "pPr/spacing", "line"), attribute(normal, "rPr/spacing", "val")
    assert (line, spacing) == ("579", "-5")
    assert (attribute(section, "docGrid", "type"), attribute(section, "docGrid", "linePitch")) == ("lines", "579")
    assert attribute(normal, "pPr/spacing", "lineRule") == "exact"
    assert 22 * 579 <= 16838 - 2098 - 1984 < 22 * 580  # 12738, 12756, 12760
    assert 28 * (320 - 5) <= 11906 - 1587 - 1474 < 28 * (320 - 4)  # 8820, 8845, 8848


def test_odd_pages_are_numbered_right_and_even_pages_left():
    section = opened().sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert odd.text.replace("1", "") == even.text.replace("1", "") == "—  —"
    for paragraph, side, start in ((odd, "right", ("0", "280")), (even, "left", ("280", "0"))):
        style_element = paragraph.style.element
        assert attribute(style_element, "pPr/jc", "val") == side
        # one 四号 character, 14 pt
        assert (attribute(style_element, "pPr/ind", "left"), attribute(style_element, "pPr/ind", "right")) == start
        assert attribute(style_element, "rPr/sz", "val") == "28"
        assert attribute(style_element, "rPr/rFonts", "eastAsia") == "宋体"
        assert attribute(paragraph._p, "fldSimple", "instr") == " PAGE "


def test_settings_stand_in_the_order_of_the_schema():
    tags = [child.tag.split("}")[1] for child in opened().settings.element]
    assert tags == [
        "zoom",
        "defaultTabStop",
        "evenAndOddHeaders",
        "characterSpacingControl",
        "compat",
        "themeFontLang",
        "decimalSymbol",
        "listSeparator",
    ]


@pytest.mark.parametrize(
    ("name", "face", "half_points", "align"),
    [
        ("Title", "方正小标宋简体", "44", "center"),  # 二号, 22 pt
        ("Subtitle", "楷体_GB2312", "32", "center"),
        ("Heading 1", "黑体", "32", "both"),
        ("Heading 2", "楷体_GB2312", "32", "both"),
        ("Heading 3", "仿宋_GB2312", "32", "both"),
        ("Heading 4", "仿宋_GB2312", "32", "both"),
        ("Body Text", "仿宋_GB2312", "32", "both"),
        ("Caption", "黑体", "32", "center"),
        ("表头", "黑体", "24", "center"),  # 小四, 12 pt
        ("表格数字", "仿宋_GB2312", "24", "right"),
        ("附件标记", "黑体", "32", "left"),
        ("附件标题", "方正小标宋简体", "44", "center"),
    ],
)
def test_a_style_has_the_face_and_size_of_its_element(name, face, half_points, align):
    element = style(name)
    assert attribute(element, "rPr/rFonts", "eastAsia") == face
    assert attribute(element, "rPr/rFonts", "ascii") == "Times New Roman"
    assert attribute(element, "rPr/sz", "val") == half_points
    assert attribute(element, "pPr/jc", "val") == align


def test_headings_and_annexes_are_in_the_navigation_pane_and_items_are_not():
    levels = {s.name: attribute(s.element, "pPr/outlineLvl", "val") for s in opened().styles if s.type == 1}
    assert {name: level for name, level in levels.items() if level} == {
        "Heading 1": "0",
        "Heading 2": "1",
        "Heading 3": "2",
        "Heading 4": "3",
        "附件标题": "0",
    }


def test_a_heading_stays_with_the_text_below_it():
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "附件标记", "附件标题"):
        assert has(style(name), "pPr/keepNext"), name


def test_text_headings_and_items_begin_two_characters_in():
    for name in ("Body Text", "编号段落", "Heading 1", "Heading 4"):
        assert attribute(style(name), "pPr/ind", "firstLineChars") == "200"
        assert attribute(style(name), "pPr/ind", "firstLine") == "640"  # 2 × 16 pt


def test_every_style_used_is_defined():
    word = opened()
    used = {element.get(qn("w:val")) for element in word.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= {s.style_id for s in word.styles}
