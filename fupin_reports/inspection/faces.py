"""Which typefaces print the text, and whether they travel with the file.

Codes: P121 face substituted · P122 stray face · P123 font not embedded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fupin_reports.fonts import OFFICE_NAMES, OUR_FILES
from fupin_reports.gbt9704 import Face, face_of_level
from fupin_reports.inspection.area import Print, is_annex_label
from fupin_reports.inspection.findings import pages_said, quoted
from fupin_reports.inspection.grid import title_lines
from fupin_reports.inspection.pages import HAN, Line, Page
from fupin_reports.inspection.typefaces import Typeface
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span

INSIDE_NAMES: dict[Face, tuple[str, ...]] = {
    Face.XIAOBIAOSONG: ("FZXBSJW--GB1-0", "FZXBSK--GBK1-0", "FZXiaoBiaoSong-B05"),
    Face.SONGTI: ("NSimSun", "新宋体"),
}
"""What the office's fonts are called within a PDF where that is none of OFFICE_NAMES."""

LEVELS_WITH_A_FACE = 2
Printed = dict[Face, tuple[Typeface, int]]
"""The font that prints each face which is wanted somewhere, and the first page of it."""


def plain_name(name: str) -> str:
    """A font's name without what programs add or leave out."""
    return re.sub(r"[\s_,\-]|regular$|psmt$|mt$", "", name.lower())


KNOWN = {
    plain_name(name): face
    for face in Face
    for name in (*OFFICE_NAMES[face], *INSIDE_NAMES.get(face, ()), OUR_FILES[face].rpartition(".")[0])
}
"""The face that a font stands for, by its name."""


def printed_faces(print_: Print) -> Printed:
    """Which font prints each face: the one of most of its lines."""
    found: dict[Face, list[tuple[Typeface, int]]] = {}
    for face, page, line in wanted_faces(print_):
        found.setdefault(face, []).extend([(line.face, page.number)] * len(line.glyphs))
    result: Printed = {}
    for face, entries in found.items():
        font = Counter(font for font, _ in entries).most_common(1)[0][0]
        result[face] = font, min(page for own, page in entries if own is font)
    return {face: result[face] for face in Face if face in result}


def wanted_faces(print_: Print) -> Iterator[tuple[Face, Page, Line]]:
    """The lines of which it is certain what face they should have: title, headings, running text, page numbers."""
    titles = title_lines(print_)
    headings = {"".join(title.split()): face_of_level(level) for title, level in print_.file.outline}
    for page in print_.file.pages:
        if page.number_line is not None:
            yield Face.SONGTI, page, page.number_line
        for line in page.text_lines:
            if line in titles:
                yield Face.XIAOBIAOSONG, page, line
            elif line.text in headings and print_.is_body(line):
                yield headings[line.text], page, line
    for page, line in print_.full_lines:
        yield Face.FANGSONG, page, line


def face_problems(print_: Print, printed: Printed) -> Iterator[Problem]:
    """Everything about the faces."""
    for face, (font, page) in printed.items():
        if KNOWN.get(plain_name(font.name)) is not face:
            words = {"face": face.value, "family": font.name, "page": str(page)}
            yield Problem("P121", Span(print_.name), words, severity=Severity.WARNING)
    yield from strays(print_, printed)
    fonts = Counter(glyph.face for page in print_.file.pages for glyph in page.glyphs if glyph.text.strip())
    for font in sorted(fonts, key=lambda font: font.name):
        if not font.is_embedded:
            yield Problem("P123", Span(print_.name), {"family": font.name, "count": str(fonts[font])})


def strays(print_: Print, printed: Printed) -> Iterator[Problem]:
    """P122: lines set in a font that stands for no face of the file."""
    if Face.FANGSONG not in printed:
        return
    usual = {font.name for font, _ in printed.values()}
    found: dict[str, list[tuple[Page, Line]]] = {}
    for page in print_.file.pages:
        for line in print_.wanted.rows(page):
            family = line.face.name
            unknown = family not in usual and HAN.search(line.text) and plain_name(family) not in KNOWN
            if unknown or is_songti_body(print_, line):
                found.setdefault(family, []).append((page, line))
    for family, lines in found.items():
        words = {"family": family, "text": quoted(lines[0][1].text), "pages": pages_said(p.number for p, _ in lines)}
        yield Problem("P122", Span(print_.name), words, severity=Severity.WARNING)


def is_songti_body(print_: Print, line: Line) -> bool:
    """Whether running text stands in the face of the page numbers, which no rule gives it."""
    body = print_.is_body(line) and not is_annex_label(line) and HAN.search(line.text)
    return bool(body) and KNOWN.get(plain_name(line.face.name)) is Face.SONGTI


def summary(printed: Printed) -> tuple[tuple[str, str], ...]:
    """Each face with the font that prints it, and how that travels."""
    return tuple((face.value, f"{font.name}（{carried(font)}）") for face, (font, _) in printed.items())


def carried(font: Typeface) -> str:
    """How much of a font the file carries along."""
    if not font.is_embedded:
        return "没有嵌入"
    return "嵌入用到的字" if font.is_subset else "整套嵌入"
