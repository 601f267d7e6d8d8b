"""The figures of `gbt9704` in Word's units, and how wide words come out.

Word counts lengths in twentieths of a point (twips) and type sizes in half points. What has to fit is rounded tight.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from unicodedata import east_asian_width

from fupin_reports import gbt9704 as gbt
from fupin_reports.writers.titles import title_lines

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


@dataclass(frozen=True)
class Measures:
    """A layout in Word's units. Lengths are twips."""

    layout: gbt.Layout

    @cached_property
    def page_width(self) -> int:
        """Of the sheet."""
        return twips_of_mm(self.layout.page_width_mm)

    @cached_property
    def page_height(self) -> int:
        """Of the sheet."""
        return twips_of_mm(self.layout.page_height_mm)

    @cached_property
    def left(self) -> int:
        """订口."""
        return twips_of_mm(self.layout.left_mm)

    @cached_property
    def right(self) -> int:
        """切口."""
        return twips_of_mm(self.layout.right_mm)

    @cached_property
    def top(self) -> int:
        """天头."""
        return twips_of_mm(self.layout.top_mm)

    @cached_property
    def bottom(self) -> int:
        """地脚."""
        return twips_of_mm(self.layout.bottom_mm)

    @cached_property
    def text_width(self) -> int:
        """Of 版心."""
        return self.page_width - self.left - self.right

    @cached_property
    def text_height(self) -> int:
        """Of 版心."""
        return self.page_height - self.top - self.bottom

    @cached_property
    def line(self) -> int:
        """From line to line: 579; 22 × 579 = 12738 of 12756, while 580 leaves room for 21 only."""
        return twips_of_pt(self.layout.line_pitch_pt)

    @cached_property
    def title_line(self) -> int:
        """From line to line of a title."""
        return twips_of_pt(self.layout.title_pitch_pt)

    @cached_property
    def table_line(self) -> int:
        """From line to line in a table."""
        return twips_of_pt(self.layout.table_pitch_pt)

    @cached_property
    def table_glyph(self) -> int:
        """A character in a table."""
        return twips_of_pt(self.layout.table_size_pt)

    @cached_property
    def glyph(self) -> int:
        """320: 一字 as Word takes it for indents given in characters."""
        return twips_of_pt(self.layout.body_size_pt)

    @cached_property
    def table_half(self) -> int:
        """120: half a character of a table."""
        return twips_of_pt(self.layout.table_size_pt / 2)

    @cached_property
    def character_spacing(self) -> int:
        """15.793 − 16 pt, tighter: −5. With −4 a line takes 27 characters.

        Of the two grids that Word knows, `lines` is set and the characters are spaced: `linesAndChars` would say the
        same to Word and WPS, but LibreOffice, for which a 16 pt glyph does not fit into its 15.79 pt cell, then prints
        14 characters a line. 28 × (16 − 0.25) pt = 441.0 of 442.2 pt in all three.
        """
        return twips_of_pt(self.layout.character_pitch_pt - self.layout.body_size_pt)

    @cached_property
    def footer_distance(self) -> int:
        """7.5: the upper side of the dash stands 7 mm under 版心; it runs through the middle of its line of 14 pt."""
        below = self.layout.bottom_mm - self.layout.page_number_below_mm
        return twips_of_mm(below) - twips_of_pt(self.layout.page_number_size_pt) // 2

    @cached_property
    def signature_inset(self) -> int:
        """How far 署名 stands from the right edge."""
        return gbt.SIGNATURE_RIGHT_CHARACTERS * self.glyph

    def title_gap(self, lines: int) -> int:
        """What is left free under a title of `lines` lines: half a line or more, so that the text comes back to the grid."""
        height = lines * self.title_line
        return -(-(height + self.line // 2) // self.line) * self.line - height

    def title_lines(self, text: str, names: tuple[str, ...]) -> str:
        """A title of 二号 type with \\n where its lines end; `names` are never cut."""
        size = self.layout.title_size_pt
        return "\n".join(title_lines(text, names, self.text_width, lambda c: width_of(c, size)))

    def width_in_body(self, text: str) -> int:
        """How much `text` takes in body type."""
        return width_of(text, self.layout.body_size_pt, self.character_spacing)


STANDARD = Measures(gbt.STANDARD)
DRAFT_MARK_DISTANCE = twips_of_mm(gbt.DRAFT_MARK_BELOW_EDGE_MM)
TABLE_PADDING = twips_of_mm(gbt.TABLE_PADDING_MM)

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
