"""The pages of a DOCX: paper, margins, grid, page numbers.

Codes: P161 page · P162 grid of lines · P165 page numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fupin_reports.gbt9704 import PT_PER_MM, TWENTIETHS_PER_PT, Layout, PageNumberPlace
from fupin_reports.inspection.findings import said
from fupin_reports.problems import Problem
from fupin_reports.readers.docx.opened import WordFile
from fupin_reports.readers.docx.styles import Looks
from fupin_reports.readers.docx.wordml import Element, all_text, attribute, child, name_of
from fupin_reports.source import Span

TOLERANCE_MM = 0.5
GRID_TOLERANCE = 6  # twentieths of a point
TWIPS_PER_MM = float(PT_PER_MM * TWENTIETHS_PER_PT)
NUMBER = re.compile(r"— ?[0-9]+ ?—")


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page in twentieths of a point; -1 where the file does not say. `line` is the pitch of its grid."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    grid: str
    line: int


def sections_of(body: Element) -> tuple[Section, ...]:
    """Every section, in order."""
    return tuple(map(section_of, (e for e in body.iter() if name_of(e) == "sectPr")))


def section_of(element: Element) -> Section:
    """One w:sectPr."""
    size, margins, grid = child(element, "pgSz"), child(element, "pgMar"), child(element, "docGrid")
    return Section(
        width=whole(attribute(size, "w")),
        height=whole(attribute(size, "h")),
        top=whole(attribute(margins, "top")),
        bottom=whole(attribute(margins, "bottom")),
        left=whole(attribute(margins, "left")),
        right=whole(attribute(margins, "right")),
        grid=attribute(grid, "type"),
        line=whole(attribute(grid, "linePitch")),
    )


def whole(text: str) -> int:
    """A whole number; -1 where there is none."""
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else -1


def page_problems(
    file: WordFile, looks: Looks, sections: tuple[Section, ...], layout: Layout, name: str, *, odd_and_even: bool
) -> Iterator[Problem]:
    """Everything about pages and page numbers."""
    for number, section in enumerate(sections, start=1):
        yield from measures(section, number, len(sections), layout, name)
    if not sections:
        yield Problem("P161", Span(name), {"section": "", "what": "页面", "measured": "没有", "wanted": "A4"})
    yield from page_numbers(file, looks, layout, name, odd_and_even)


def measures(section: Section, number: int, of: int, layout: Layout, name: str) -> Iterator[Problem]:
    """P161, P162: one section. On a page on its side the long edges may change places with odd and even."""
    wide = section.width > section.height
    asked = layout.turned if wide else layout
    tops = {asked.top_mm, asked.bottom_mm} if wide else {asked.top_mm}
    bottoms = tops if wide else {asked.bottom_mm}
    where = str(number) if of > 1 else ""
    for what, own, wanted in (
        ("纸宽", section.width, {asked.page_width_mm}),
        ("纸高", section.height, {asked.page_height_mm}),
        ("上边距", section.top, tops),
        ("下边距", section.bottom, bottoms),
        ("左边距", section.left, {asked.left_mm}),
        ("右边距", section.right, {asked.right_mm}),
    ):
        if min(abs(own / TWIPS_PER_MM - float(length)) for length in wanted) > TOLERANCE_MM:
            words = {
                "section": where,
                "what": what,
                "measured": f"{said(own / TWIPS_PER_MM)}毫米" if own >= 0 else "没有写",
                "wanted": "或".join(f"{said(float(length))}毫米" for length in sorted(wanted)),
            }
            yield Problem("P161", Span(name), words)
    pitch = float(asked.line_pitch_pt) * TWENTIETHS_PER_PT
    if section.grid not in ("lines", "linesAndChars") or abs(section.line - pitch) > GRID_TOLERANCE:
        set_to = f"{said(section.line / TWENTIETHS_PER_PT, 2)}磅" if section.line > 0 and section.grid else "没有设"
        words = {"what": "网格行距", "measured": set_to, "wanted": f"{said(pitch / TWENTIETHS_PER_PT, 2)}磅"}
        yield Problem("P162", Span(name), words)


def page_numbers(file: WordFile, looks: Looks, layout: Layout, name: str, odd_and_even: bool) -> Iterator[Problem]:
    """P165: `— 1 —` as a field, at the outer side of odd and even pages, or in the middle where the layout says so."""
    sides = set[str]()
    for kind, element in file.margins:
        for paragraph in (e for e in element.iter() if name_of(e) == "p" and kind == "footer" and has_number(e)):
            if NUMBER.fullmatch(all_text(paragraph).strip()):
                style = attribute(child(paragraph, "pPr/pStyle"), "val")
                own = attribute(child(paragraph, "pPr/jc"), "val")
                sides.add(own or looks.given((style,), "pPr/jc") or "left")
    outer = layout.page_number_place is PageNumberPlace.OUTER
    if not sides:
        yield Problem("P165", Span(name), {"kind": "none"})
    elif outer and not odd_and_even:
        yield Problem("P165", Span(name), {"kind": "same"})
    elif not ({"right", "left"} <= alike(sides) if outer else sides <= {"center"}):
        yield Problem("P165", Span(name), {"kind": "outer" if outer else "centre"})


def alike(sides: set[str]) -> set[str]:
    """The sides by one name each; a newer Word says start and end."""
    return {{"start": "left", "end": "right"}.get(side, side) for side in sides}


def has_number(paragraph: Element) -> bool:
    """Whether a paragraph holds the field that counts pages."""
    return any(
        (name_of(e) == "fldSimple" and "PAGE" in attribute(e, "instr"))
        or (name_of(e) == "instrText" and "PAGE" in (e.text or ""))
        for e in paragraph.iter()
    )
