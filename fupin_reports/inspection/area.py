"""Where on a page text may stand, in points as lines are measured: 版心 of the layout, for a page on its side turned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fupin_reports.gbt9704 import Layout, PageNumberPlace
from fupin_reports.inspection.findings import POINTS_PER_MM
from fupin_reports.inspection.pages import Line, Page, PrintedFile

SAME_SIZE_PT = 0.25
NOTE = re.compile("注[0-9]*[：:]")
LONGEST_GAP = 6
"""A line that ends so many characters before the edge is the last of its paragraph, whatever begins the next one."""
ABOVE_THE_LINE, BELOW_THE_LINE = 0.88, 0.12
"""How the em box of Chinese type stands on its line, as shares of the size."""


@dataclass(frozen=True)
class Wanted:
    """A layout in points. `left` to `bottom` are the edges of 版心."""

    layout: Layout

    @cached_property
    def width(self) -> float:
        """Of the paper."""
        return float(self.layout.page_width_mm) * POINTS_PER_MM

    @cached_property
    def height(self) -> float:
        """Of the paper."""
        return float(self.layout.page_height_mm) * POINTS_PER_MM

    @cached_property
    def left(self) -> float:
        """订口."""
        return float(self.layout.left_mm) * POINTS_PER_MM

    @cached_property
    def right(self) -> float:
        """Where 切口 begins."""
        return self.width - float(self.layout.right_mm) * POINTS_PER_MM

    @cached_property
    def top(self) -> float:
        """天头."""
        return float(self.layout.top_mm) * POINTS_PER_MM

    @cached_property
    def bottom(self) -> float:
        """Where 地脚 begins."""
        return self.height - float(self.layout.bottom_mm) * POINTS_PER_MM

    @cached_property
    def pitch(self) -> float:
        """From line to line."""
        return float(self.layout.line_pitch_pt)

    @cached_property
    def body(self) -> float:
        """The type size of the body."""
        return float(self.layout.body_size_pt)

    @cached_property
    def title(self) -> float:
        """The type size of a title."""
        return float(self.layout.title_size_pt)

    @cached_property
    def table(self) -> float:
        """The type size of a table."""
        return float(self.layout.table_size_pt)

    @cached_property
    def table_pitch(self) -> float:
        """From line to line in a table and in its notes."""
        return float(self.layout.table_pitch_pt)

    @property
    def is_centred(self) -> bool:
        """Whether page numbers stand in the middle."""
        return self.layout.page_number_place is PageNumberPlace.CENTRE

    def of(self, page: Page) -> Wanted:
        """What is wanted of `page`."""
        return Wanted(self.layout.turned) if page.is_wide else self

    def is_body(self, line: Line) -> bool:
        """Whether a line is running text or a heading: of body size, in no table."""
        return not line.in_table and abs(line.size - self.body) < SAME_SIZE_PT

    def is_centred_line(self, line: Line) -> bool:
        """Whether a line stands in the middle, farther in than a first line."""
        middle = abs((line.left + line.right) - (self.left + self.right)) < self.body / 2
        return middle and line.left > self.left + 2.5 * self.body

    def is_inside(self, line: Line) -> bool:
        """Whether a line stands between the upper edge of 版心 and the lower one."""
        return self.top <= line.y <= self.bottom

    def rows(self, page: Page) -> tuple[Line, ...]:
        """The lines of `page` in 版心."""
        return tuple(line for line in page.text_lines if self.of(page).is_inside(line))


@dataclass(frozen=True)
class Print:
    """A printed file under the layout that is wanted of it, with what messages call it."""

    file: PrintedFile
    wanted: Wanted
    name: str

    def is_body(self, line: Line) -> bool:
        """Whether a line is running text or a heading: of body size, in no table and in no note below one."""
        return self.wanted.is_body(line) and id(line) not in self._notes

    @cached_property
    def _notes(self) -> frozenset[int]:
        """The lines of notes below tables, which only their distance tells from the body where both are of one size."""
        found: set[int] = set()
        for page in self.file.pages:
            for above, line in pairwise(page.text_lines):
                below_one = id(above) in found
                goes_on = below_one and abs(line.y - above.y - self.wanted.table_pitch) < SAME_SIZE_PT
                begins = NOTE.match(line.text) and (above.in_table or below_one)
                if not line.in_table and (goes_on or begins):
                    found.add(id(line))
        return frozenset(found)

    @cached_property
    def upright_pages(self) -> tuple[Page, ...]:
        """The pages of running text."""
        return tuple(page for page in self.file.pages if not page.is_wide)

    @cached_property
    def full_lines(self) -> tuple[tuple[Page, Line], ...]:
        """The lines that should reach the right edge: those whose paragraph goes on at the left edge of the next line."""
        flow = [(page, line) for page in self.upright_pages for line in self.wanted.rows(page)]
        return tuple(here for here, after in pairwise(flow) if self._goes_on(here[1]) and self._follows(here, after))

    def _goes_on(self, line: Line) -> bool:
        indented = self.left + 2.5 * self.wanted.body
        begins = self.left - 1 <= line.left < indented and line.text not in self.headings
        reaches = line.right > self.wanted.right - LONGEST_GAP * self.wanted.body
        return begins and reaches and self.is_body(line)

    def _follows(self, here: tuple[Page, Line], after: tuple[Page, Line]) -> bool:
        (page, line), (next_page, next_line) = here, after
        near = (
            next_line.y - line.y < 1.5 * self.wanted.pitch if page is next_page else next_page.number == page.number + 1
        )
        flush = abs(next_line.left - self.left) < 0.5 * self.wanted.body
        return near and flush and self.is_body(next_line) and not is_annex_label(next_line)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings that the file lists, without blanks."""
        return frozenset("".join(title.split()) for title, _ in self.file.outline)

    @cached_property
    def left(self) -> float:
        """Where the leftmost line of running text begins."""
        lines = [line.left for page in self.upright_pages for line in self.wanted.rows(page) if self.is_body(line)]
        return min(lines, default=self.wanted.left)


def is_annex_label(line: Line) -> bool:
    """附件 or 附件1, which begins a page of its own."""
    return (line.text.startswith("附件") and line.text[2:].isdecimal()) or line.text == "附件"
