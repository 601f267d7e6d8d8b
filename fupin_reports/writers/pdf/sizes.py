"""A layout in the units of the PDF: points rounded tight in hundredths for CSS, thousandths of a point for breaking lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from fupin_reports import gbt9704 as gbt
from fupin_reports.gbt9704 import rounded_down

HUNDREDTH_PT = Decimal("0.01")


@dataclass(frozen=True)
class Sizes:
    """Lengths ending in _pt are points, the others thousandths of one."""

    layout: gbt.Layout

    @cached_property
    def line_pitch_pt(self) -> Decimal:
        """28.98: 22 × 28.98 = 637.56 ≤ 637.79."""
        return rounded_down(self.layout.line_pitch_pt, HUNDREDTH_PT)

    @cached_property
    def spacing_pt(self) -> Decimal:
        """−0.21: −0.20 gives 27 characters."""
        return rounded_down(self.layout.character_pitch_pt - self.layout.body_size_pt, HUNDREDTH_PT)

    @cached_property
    def character_pitch_pt(self) -> Decimal:
        """From character to character of the body."""
        return self.layout.body_size_pt + self.spacing_pt

    @cached_property
    def text_width_pt(self) -> Decimal:
        """Of 版心."""
        return rounded_down(self.layout.text_width_mm * gbt.PT_PER_MM, HUNDREDTH_PT)

    @cached_property
    def text_width(self) -> int:
        """Of 版心."""
        return int(self.text_width_pt * 1000)

    @cached_property
    def spacing(self) -> int:
        """What is added after each character of the body."""
        return int(self.spacing_pt * 1000)

    @cached_property
    def step(self) -> int:
        """How finely lines are spread: half a thousandth of the body's size, 8 for 16 pt."""
        return int(self.layout.body_size_pt / 2)

    @cached_property
    def pitch(self) -> int:
        """From character to character of the body."""
        return int(self.character_pitch_pt * 1000)

    @cached_property
    def line_pitch(self) -> int:
        """From line to line."""
        return int(self.line_pitch_pt * 1000)

    @cached_property
    def title_pitch(self) -> int:
        """From line to line of a title."""
        return int(self.layout.title_pitch_pt * 1000)

    def space_below(self, height: int) -> int:
        """What brings `height` to a multiple of the line pitch, half a line at least."""
        space = -height % self.line_pitch
        return space if 2 * space >= self.line_pitch else space + self.line_pitch
