"""The page of GB/T 9704-2012《党政机关公文格式》 in figures; the one place where layout numbers stand.

Lengths in mm and points say so in their names. Writers round them tight in their own unit. [practice] marks what is
common usage and not in the standard.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from enum import Enum

PT_PER_MM = Decimal(72) / Decimal("25.4")
TWENTIETHS_PER_PT = 20

# 5.1, 5.2.1: A4; 天头 37, 订口 28; 版心 156 × 225, so 切口 26 and 地脚 35.
PAGE_WIDTH_MM = Decimal(210)
PAGE_HEIGHT_MM = Decimal(297)
TOP_MM = Decimal(37)
LEFT_MM = Decimal(28)
TEXT_WIDTH_MM = Decimal(156)
TEXT_HEIGHT_MM = Decimal(225)
RIGHT_MM = PAGE_WIDTH_MM - LEFT_MM - TEXT_WIDTH_MM
BOTTOM_MM = PAGE_HEIGHT_MM - TOP_MM - TEXT_HEIGHT_MM

# 5.2.3: 每面排22行，每行排28个字，撑满版心.
LINES_PER_PAGE = 22
CHARACTERS_PER_LINE = 28

# 5.2.2, 7.3.1, 7.5: 三号 body, 二号 title, 四号 page number.
BODY_SIZE_PT = Decimal(16)
TITLE_SIZE_PT = Decimal(22)
PAGE_NUMBER_SIZE_PT = Decimal(14)
TABLE_SIZE_PT = Decimal(12)  # 小四 [practice: 小三 to 五号 in tables]

TITLE_PITCH_PT = Decimal(35)  # [practice: 33 to 35]
TABLE_PITCH_PT = Decimal(20)  # [practice]
TABLE_RULE_PT = Decimal("0.5")  # [practice]
TABLE_PADDING_MM = Decimal(1)  # [practice] left and right, between rule and words

# A draft [practice]: its mark in the head of the page, grey that shows on any printer.
DRAFT_MARK_SIZE_PT = Decimal(26)
DRAFT_MARK_BELOW_EDGE_MM = Decimal(14)
DRAFT_GREY = "D9D9D9"

LINE_PITCH_PT = TEXT_HEIGHT_MM * PT_PER_MM / LINES_PER_PAGE  # 28.99 at most; 29 gives 21 lines
CHARACTER_PITCH_PT = TEXT_WIDTH_MM * PT_PER_MM / CHARACTERS_PER_LINE  # 15.793: 0.207 less than the glyph

# 7.5: 一字线 on both sides; upper side of the line 7 mm under 版心; one 字 in from the outer side.
PAGE_NUMBER_BELOW_TEXT_MM = Decimal(7)
PAGE_NUMBER_INSET_CHARACTERS = 1
PAGE_NUMBER_DASH = "—"

# 7.3.3, 7.3.5.2, 7.3.7
INDENT_CHARACTERS = 2
SIGNATURE_RIGHT_CHARACTERS = 2
DATE_INDENT_CHARACTERS = 2
ANNEX_TITLE_LINE = 3


class Face(Enum):
    """A typeface the standard asks for; the value is the name that office software knows it by."""

    FANGSONG = "仿宋_GB2312"  # body, levels 3 and 4
    KAITI = "楷体_GB2312"  # level 2, sub-line
    HEITI = "黑体"  # level 1, 附件 label, table heads [practice]
    XIAOBIAOSONG = "方正小标宋简体"  # title
    SONGTI = "宋体"  # page number


LATIN_FACE = "Times New Roman"  # digits and Latin letters in DOCX [practice]


def face_of_level(level: int) -> Face:
    """The face of a heading of 结构层次 `level` (7.3.3): 黑体, 楷体, then 仿宋."""
    return {1: Face.HEITI, 2: Face.KAITI}.get(level, Face.FANGSONG)


def rounded_down(value: Decimal, step: Decimal) -> Decimal:
    """`value` rounded to the next lower multiple of `step`: tighter, so that 28 × 22 still fit."""
    return (value / step).to_integral_value(ROUND_FLOOR) * step
