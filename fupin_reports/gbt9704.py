"""The page of GB/T 9704-2012《党政机关公文格式》 in figures; the one place where layout numbers stand.

Lengths in mm and points say so in their names. Writers round them tight in their own unit. [practice] marks what is
common usage and not in the standard.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from enum import Enum

PT_PER_MM = Decimal(72) / Decimal("25.4")
TWENTIETHS_PER_PT = 20

# 5.1: A4.
PAGE_WIDTH_MM = Decimal(210)
PAGE_HEIGHT_MM = Decimal(297)

TABLE_RULE_PT = Decimal("0.5")  # [practice]
TABLE_PADDING_MM = Decimal(1)  # [practice] left and right, between rule and words

# A draft [practice]: its mark in the head of the page, grey that shows on any printer.
DRAFT_MARK_SIZE_PT = Decimal(26)
DRAFT_MARK_BELOW_EDGE_MM = Decimal(14)
DRAFT_MARK_HEIGHT_MM = Decimal(11)
DRAFT_MARK_LEAST_BESIDE_MM = Decimal(2)  # above and below it together, in a narrow 天头
DRAFT_GREY = "D9D9D9"

PAGE_NUMBER_INSET_CHARACTERS = 1  # 7.5: 一字 in from the outer side
PAGE_NUMBER_DASH = "—"  # 7.5: 一字线 on both sides

# 7.3.3, 7.3.5.2, 7.3.7
INDENT_CHARACTERS = 2
SIGNATURE_RIGHT_CHARACTERS = 2
DATE_INDENT_CHARACTERS = 2
ANNEX_TITLE_LINE = 3

# 7.2: 发文机关标志 with its upper edge 35 mm below that of 版心, 发文字号 two lines below it, the red rule 4 mm below that, the
# title two lines below the rule. 签发人 one 字 in from the right, 发文字号 then one 字 in from the left.
MARK_BELOW_TEXT_TOP_MM = Decimal(35)
MARK_LARGEST_PT = Decimal(48)  # [practice] as large as the name lets it be, at most that
NUMBER_LINES_BELOW_MARK = 2
RED_RULE_BELOW_NUMBER_MM = Decimal(4)
TITLE_LINES_BELOW_RULE = 2
RED = "FF0000"
SIGNATORY = "签发人："

# 7.4: 版记 in 四号, one 字 in on both sides; first and last rule 0.35 mm, those between 0.25 mm.
IMPRINT_SIZE_PT = Decimal(14)
IMPRINT_INSET_CHARACTERS = 1
THICK_RULE_MM = Decimal("0.35")
THIN_RULE_MM = Decimal("0.25")
COPIES = "抄送："

# 7.3.5.1: the date four 字 from the right, 署名 centred over it. A seal is 42 mm wide, stands on both, and ends less than
# a line below the text: three lines are left free, and four between two offices.
SEALED_DATE_RIGHT_CHARACTERS = 4
LINES_ABOVE_SEALED = 3
LINES_BETWEEN_SEALED = 4

TIGHTEST_PT = Decimal("0.25")
"""How much closer than their own width characters may stand: 16 pt type at 28 a line in 156 mm needs 0.21."""


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


class PageNumberPlace(Enum):
    """Where the page number stands; the value is the word for it in a profile."""

    def __str__(self) -> str:
        """The word."""
        return self.value

    OUTER = "外侧"  # 7.5: odd pages right, even pages left
    CENTRE = "居中"  # [practice]


@dataclass(frozen=True, slots=True)
class Layout:
    """The one layout table: what an office may have otherwise (`版式` in 设置.yaml). The defaults are the standard's.

    `line_pitch_pt` is 版心's height by `lines_per_page` where it is None; `characters_per_line` as many as fit.
    """

    # 5.2.1: 天头 37, 订口 28; 版心 156 × 225, so 切口 26 and 地脚 35.
    page_width_mm: Decimal = PAGE_WIDTH_MM
    page_height_mm: Decimal = PAGE_HEIGHT_MM
    top_mm: Decimal = Decimal(37)
    bottom_mm: Decimal = Decimal(35)
    left_mm: Decimal = Decimal(28)
    right_mm: Decimal = Decimal(26)
    # 5.2.3: 每面排22行，每行排28个字，撑满版心.
    lines_per_page: int = 22
    fixed_pitch_pt: Decimal | None = None
    fixed_characters: int | None = None
    # 5.2.2, 7.3.1, 7.5: 三号 body, 二号 title, 四号 page number.
    body_size_pt: Decimal = Decimal(16)
    title_size_pt: Decimal = Decimal(22)
    title_pitch_pt: Decimal = Decimal(35)  # [practice: 33 to 35]
    table_size_pt: Decimal = Decimal(12)  # 小四 [practice: 小三 to 五号]
    table_pitch_pt: Decimal = Decimal(20)  # [practice]
    page_number_size_pt: Decimal = Decimal(14)
    page_number_place: PageNumberPlace = PageNumberPlace.OUTER
    page_number_below_mm: Decimal = Decimal(7)  # 7.5: upper side of the line under 版心

    @property
    def text_width_mm(self) -> Decimal:
        """How wide 版心 is."""
        return self.page_width_mm - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> Decimal:
        """How high 版心 is."""
        return self.page_height_mm - self.top_mm - self.bottom_mm

    @property
    def line_pitch_pt(self) -> Decimal:
        """From line to line: 28.99 at most for 22 in 225 mm; 29 gives 21."""
        return self.fixed_pitch_pt or self.text_height_mm * PT_PER_MM / self.lines_per_page

    @property
    def lines(self) -> int:
        """How many lines a page holds."""
        return int(self.text_height_mm * PT_PER_MM / self.line_pitch_pt)

    @property
    def characters_per_line(self) -> int:
        """How many characters a line holds: as many as fit when each gives up to a quarter point."""
        return self.fixed_characters or int(self.text_width_mm * PT_PER_MM / (self.body_size_pt - TIGHTEST_PT))

    @property
    def character_pitch_pt(self) -> Decimal:
        """From character to character: 15.793, 0.207 less than the glyph."""
        return self.text_width_mm * PT_PER_MM / self.characters_per_line

    def mark_size_pt(self, text: str) -> Decimal:
        """The type size of 发文机关标志, in whole points: one line of it is as wide as 版心, or as large as it may be."""
        widest = int(self.text_width_mm * PT_PER_MM / max(len(text), 1))
        return max(min(Decimal(widest), MARK_LARGEST_PT), self.title_size_pt)

    @property
    def turned(self) -> Layout:
        """A page for a wide table (clause 8): turned so that its head lies at the left of the sheet as it is bound, the
        body's lines as far apart as before.
        """
        return replace(
            self,
            page_width_mm=self.page_height_mm,
            page_height_mm=self.page_width_mm,
            top_mm=self.left_mm,
            bottom_mm=self.right_mm,
            left_mm=self.bottom_mm,
            right_mm=self.top_mm,
            fixed_pitch_pt=self.line_pitch_pt,
            fixed_characters=None,
        )


STANDARD = Layout()


def rounded_down(value: Decimal, step: Decimal) -> Decimal:
    """`value` rounded to the next lower multiple of `step`: tighter, so that 28 × 22 still fit."""
    return (value / step).to_integral_value(ROUND_FLOOR) * step
