"""Page numbers (7.5): their form, that they count on, and where they stand.

Codes: P131 missing or wrong · P132 in another place or of another size.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.gbt9704 import PAGE_NUMBER_DASH, PAGE_NUMBER_INSET_CHARACTERS
from fupin_reports.inspection.area import SAME_SIZE_PT, Print, Wanted
from fupin_reports.inspection.findings import POINTS_PER_MM, millimetres, pages_said, said
from fupin_reports.inspection.pages import NUMBER, Line, Page
from fupin_reports.problems import Problem
from fupin_reports.source import Span

SIDE_TOLERANCE_PT = 2.0
BELOW_TOLERANCE_MM = 0.5
Misplaced = tuple[str, str, str]
"""What is not as it should be, what it is, what it should be."""


def number_problems(print_: Print) -> Iterator[Problem]:
    """Everything about the page numbers, once a finding with all its pages. A blank page before 版记 has no number, nor
    has the page behind it.
    """
    missing, wrong, own = [], [], ""
    misplaced: dict[Misplaced, list[int]] = {}
    blank = False
    for page in print_.file.pages:
        line = page.number_line
        if line is None:
            missing += [page.number] if page.text_lines and not blank else []
            blank = not page.text_lines
            continue
        blank = False
        if spaced(line) != form(page.number):
            own = own or spaced(line)
            wrong.append(page.number)
        for found in place(print_, page, line):
            misplaced.setdefault(found, []).append(page.number)
    for pages, measured in ((missing, ""), (wrong, own)):
        if pages:
            words = {"page": pages_said(pages), "measured": measured, "wanted": form(pages[0])}
            yield Problem("P131", Span(print_.name), words)
    for (what, measured, wanted), pages in misplaced.items():
        words = {"page": pages_said(pages), "what": what, "measured": measured, "wanted": wanted}
        yield Problem("P132", Span(print_.name), words)


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


def place(print_: Print, page: Page, line: Line) -> Iterator[Misplaced]:
    """Size, side, inset, distance below 版心. On a page on its side it stands as on the others when turned back."""
    wanted = print_.wanted
    if page.is_wide and line not in page.sideways:
        yield "方向", "横的", "和竖排的页一样立在订口边"
        return
    size = float(wanted.layout.page_number_size_pt)
    if abs(line.size - size) > SAME_SIZE_PT:
        yield "字号", f"{said(line.size)}磅", f"{said(size)}磅"
    yield from place_across(page, line, wanted)
    below, asked = distance_below(line, wanted), float(wanted.layout.page_number_below_mm)
    if abs(below - asked) > BELOW_TOLERANCE_MM:
        yield "到版心的距离", f"{said(below)}毫米", f"{said(asked)}毫米"


def place_across(page: Page, line: Line, wanted: Wanted) -> Iterator[Misplaced]:
    """Where it stands from left to right."""
    inset = float(wanted.layout.page_number_size_pt) * PAGE_NUMBER_INSET_CHARACTERS
    beyond = (line.left + line.right - wanted.left - wanted.right) / 2
    side = "居中" if abs(beyond) < inset else "靠右" if beyond > 0 else "靠左"
    odd = page.number % 2 == 1
    asked = "居中" if wanted.is_centred else "靠右" if odd else "靠左"
    if side != asked:
        yield "位置", side, asked
    elif wanted.is_centred and abs(beyond) > SIDE_TOLERANCE_PT:
        yield "离正中的距离", f"{millimetres(abs(beyond))}毫米", "0毫米"
    elif not wanted.is_centred:
        free = wanted.right - line.right if odd else line.left - wanted.left
        if abs(free - inset) > SIDE_TOLERANCE_PT:
            yield "离版心边的距离", f"{millimetres(free)}毫米", f"{millimetres(inset)}毫米（一字）"


def distance_below(line: Line, wanted: Wanted) -> float:
    """How far below 版心 the upper side of the dash stands, in mm."""
    dash = line.glyphs[0]
    return (line.y - dash.face.top_of(dash.code) * dash.size - wanted.bottom) / POINTS_PER_MM


def dash_distance(print_: Print) -> float | None:
    """`distance_below` of the first page number."""
    lines = (page.number_line for page in print_.upright_pages)
    return next((distance_below(line, print_.wanted) for line in lines if line is not None), None)
