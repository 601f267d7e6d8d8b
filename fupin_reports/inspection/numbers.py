"""Page numbers (7.5): their form, that they count on, and where they stand.

Codes: P131 missing or wrong · P132 in another place or of another size.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.gbt9704 import PAGE_NUMBER_DASH, PAGE_NUMBER_INSET_CHARACTERS
from fupin_reports.inspection.area import SAME_SIZE_PT, Print, Wanted
from fupin_reports.inspection.findings import POINTS_PER_MM, millimetres, said
from fupin_reports.inspection.pages import NUMBER, Line, Page
from fupin_reports.problems import Problem
from fupin_reports.source import Span

SIDE_TOLERANCE_PT = 2.0
BELOW_TOLERANCE_MM = 0.5


def number_problems(print_: Print) -> Iterator[Problem]:
    """Everything about the page numbers. A blank page before 版记 has none, nor has the page behind it."""
    blank = False
    for page in print_.file.pages:
        line = page.number_line
        if line is None:
            if page.text_lines and not blank:
                words = {"page": str(page.number), "measured": "", "wanted": form(page.number)}
                yield Problem("P131", Span(print_.name), words)
            blank = not page.text_lines
            continue
        blank = False
        own = spaced(line)
        if own != form(page.number):
            words = {"page": str(page.number), "measured": own, "wanted": form(page.number)}
            yield Problem("P131", Span(print_.name), words)
        yield from place(print_, page, line)


def form(number: int) -> str:
    """— 1 —."""
    return f"{PAGE_NUMBER_DASH} {number} {PAGE_NUMBER_DASH}"


def spaced(line: Line) -> str:
    """A page number as printed, with one blank where there is room for one."""
    found = NUMBER.fullmatch(line.text)
    assert found is not None  # only such lines are page numbers
    dash, digits = found[1], found[2]
    digit = next(n for n, g in enumerate(line.glyphs) if g.text.strip() and g.text in "0123456789")
    gap = line.glyphs[digit].x - line.glyphs[0].end_x
    return f"{dash} {digits} {line.text[-1]}" if gap > 0.1 * line.size else line.text


def place(print_: Print, page: Page, line: Line) -> Iterator[Problem]:
    """P132: size, side, inset, distance below 版心. On a page on its side it stands as on the others when turned back."""
    wanted = print_.wanted
    if page.is_wide and line not in page.sideways:
        yield misplaced(print_, page, "方向", "横着", "和竖排的页一样，在订口或切口一侧竖立")
        return
    size = float(wanted.layout.page_number_size_pt)
    if abs(line.size - size) > SAME_SIZE_PT:
        yield misplaced(print_, page, "字号", f"{said(line.size)}磅", f"{said(size)}磅")
    yield from sideways_place(print_, page, line, wanted)
    dash = line.glyphs[0]
    top = line.y - dash.face.top_of(dash.code) * dash.size
    below, asked = (top - wanted.bottom) / POINTS_PER_MM, float(wanted.layout.page_number_below_mm)
    if abs(below - asked) > BELOW_TOLERANCE_MM:
        yield misplaced(print_, page, "到版心的距离", f"{said(below)}毫米", f"{said(asked)}毫米")


def sideways_place(print_: Print, page: Page, line: Line, wanted: Wanted) -> Iterator[Problem]:
    """P132: where it stands from left to right."""
    inset = float(wanted.layout.page_number_size_pt) * PAGE_NUMBER_INSET_CHARACTERS
    middle, own = (wanted.left + wanted.right) / 2, (line.left + line.right) / 2
    if wanted.is_centred:
        if abs(own - middle) > SIDE_TOLERANCE_PT:
            yield misplaced(print_, page, "位置", f"离正中{millimetres(abs(own - middle))}毫米", "居中")
        return
    odd = page.number % 2 == 1
    side = "居中" if abs(own - middle) < SIDE_TOLERANCE_PT else "靠右" if own > middle else "靠左"
    asked = "靠右" if odd else "靠左"
    if side != asked:
        yield misplaced(print_, page, "位置", side, asked)
        return
    free = wanted.right - line.right if odd else line.left - wanted.left
    if abs(free - inset) > SIDE_TOLERANCE_PT:
        yield misplaced(print_, page, "到版心边的空", f"{millimetres(free)}毫米", f"一字（{millimetres(inset)}毫米）")


def misplaced(print_: Print, page: Page, what: str, measured: str, wanted: str) -> Problem:
    """P132 of one page."""
    words = {"page": str(page.number), "what": what, "measured": measured, "wanted": wanted}
    return Problem("P132", Span(print_.name), words)


def dash_distance(print_: Print) -> float | None:
    """How far below 版心 the dash of the first page number stands, in mm."""
    for page in print_.upright_pages:
        if page.number_line is not None:
            dash = page.number_line.glyphs[0]
            top = page.number_line.y - dash.face.top_of(dash.code) * dash.size
            return (top - print_.wanted.bottom) / POINTS_PER_MM
    return None
