"""The figures of `gbt9704` in Word's units, and how wide words come out.

Word counts lengths in twentieths of a point (twips) and type sizes in half points. What has to fit is rounded tight.
"""

from __future__ import annotations

from decimal import Decimal
from unicodedata import east_asian_width

from fupin_reports import gbt9704 as gbt

ONE_TWENTIETH = Decimal(1) / gbt.TWENTIETHS_PER_PT


def twips_of_mm(length: Decimal) -> int:
    """`length` mm in twips, to the nearest one."""
    return round(length * gbt.PT_PER_MM * gbt.TWENTIETHS_PER_PT)


def twips_of_pt(length: Decimal) -> int:
    """`length` points in whole twips, rounded tight."""
    return int(gbt.rounded_down(length, ONE_TWENTIETH) * gbt.TWENTIETHS_PER_PT)


def half_points(size: Decimal) -> int:
    """A type size as Word writes it: 三号, 16 pt, is 32."""
    return int(size * 2)


PAGE_WIDTH = twips_of_mm(gbt.PAGE_WIDTH_MM)
PAGE_HEIGHT = twips_of_mm(gbt.PAGE_HEIGHT_MM)
LEFT = twips_of_mm(gbt.LEFT_MM)
RIGHT = twips_of_mm(gbt.RIGHT_MM)
TOP = twips_of_mm(gbt.TOP_MM)
BOTTOM = twips_of_mm(gbt.BOTTOM_MM)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

LINE = twips_of_pt(gbt.LINE_PITCH_PT)  # 579; 22 × 579 = 12738 of 12756, while 580 leaves room for 21 only
GLYPH = twips_of_pt(gbt.BODY_SIZE_PT)  # 320: 一字 as Word takes it for indents given in characters
# 15.793 − 16 pt, tighter: −5. With −4 a line takes 27 characters. A character grid (linesAndChars) would say the same
# to Word, but LibreOffice then prints 14 characters a line.
CHARACTER_SPACING = twips_of_pt(gbt.CHARACTER_PITCH_PT - gbt.BODY_SIZE_PT)

# 7.5: the upper side of the dash stands 7 mm under 版心; it runs through the middle of its line of 14 pt.
FOOTER_DISTANCE = twips_of_mm(gbt.BOTTOM_MM - gbt.PAGE_NUMBER_BELOW_TEXT_MM) - twips_of_pt(gbt.PAGE_NUMBER_SIZE_PT) // 2

DRAFT_MARK_DISTANCE = twips_of_mm(gbt.DRAFT_MARK_BELOW_EDGE_MM)

RAISED = "¹²³"
"""Raised digits of units (m²): 仿宋_GB2312 lacks them, so they stay in the Latin typeface."""

# Advance widths of Times New Roman in thousandths of the type size; letters and the rest count as digits do, 500.
_LATIN_WIDTHS = {" ": 250, ".": 250, ",": 250, ":": 278, ";": 278, "/": 278, "(": 333, ")": 333, "-": 333, "%": 833}
_LATIN_WIDTHS |= dict.fromkeys(RAISED, 300)


def width_of(text: str, size: Decimal, spacing: int = 0) -> int:
    """How many twips `text` takes in type of `size` points with `spacing` twips after each character.

    Exact for Chinese characters and digits, near for Latin letters.
    """
    thousandths = sum(thousandths_of(character) for character in text)
    return round(thousandths * size * gbt.TWENTIETHS_PER_PT / 1000) + spacing * len(text)


def thousandths_of(character: str) -> int:
    """The width of one character in thousandths of the type size."""
    if character in _LATIN_WIDTHS:
        return _LATIN_WIDTHS[character]
    return 500 if east_asian_width(character) in ("Na", "H", "N") else 1000


def width_in_body(text: str) -> int:
    """How many twips `text` takes in body type (三号, 28 characters a line)."""
    return width_of(text, gbt.BODY_SIZE_PT, CHARACTER_SPACING)
