"""A DOCX inspected: its bytes → figures, problems, words.

Goes by the names of styles, which Word, WPS and LibreOffice keep. Codes: P101 cannot be measured; the others stand in
`docx_page` and `docx_text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from fupin_reports.gbt9704 import TWENTIETHS_PER_PT, Layout
from fupin_reports.inspection.docx_page import Section, page_problems, sections_of
from fupin_reports.inspection.docx_text import body_pitch, splits_rows, text_problems, words_of
from fupin_reports.inspection.findings import Inspected
from fupin_reports.inspection.pages import Obstacle
from fupin_reports.inspection.pdf_file import cannot_measure
from fupin_reports.problems import Problem, Severity
from fupin_reports.readers.docx.opened import WordFile, opened
from fupin_reports.readers.docx.styles import Looks, looks_of
from fupin_reports.readers.docx.wordml import attribute, child
from fupin_reports.readers.reading import Obstacle as ReadingObstacle
from fupin_reports.readers.reading import Unreadable
from fupin_reports.source import Span

OBSTACLES = {
    ReadingObstacle.ENCRYPTED: Obstacle.ENCRYPTED,
    ReadingObstacle.DAMAGED: Obstacle.DAMAGED,
    ReadingObstacle.NOT_A_DOCX: Obstacle.NOT_ONE,
    ReadingObstacle.TOO_LARGE: Obstacle.TOO_LARGE,
}


def inspect_docx(content: bytes, name: str, layout: Layout) -> Inspected:
    """What is measured on the DOCX that messages call `name`, and what of it `layout` does not want."""
    file = opened(content)
    if isinstance(file, Unreadable):
        return Inspected((cannot_measure(name, "DOCX", OBSTACLES[file.obstacle]),))
    looks, sections = looks_of(file.styles), sections_of(file.body)
    problems = (
        *page_problems(file, looks, sections, layout, name, odd_and_even=odd_and_even(content)),
        *text_problems(file.body, looks, layout, name),
        *about(file, name),
    )
    words = words_of(file.body)
    return Inspected(problems, tuple(figures(looks, sections)), words, rows_split=splits_rows(file.body))


def odd_and_even(content: bytes) -> bool:
    """Whether odd and even pages have page numbers of their own."""
    with ZipFile(BytesIO(content)) as packed:
        return "word/settings.xml" in packed.namelist() and b"evenAndOddHeaders" in packed.read("word/settings.xml")


def figures(looks: Looks, sections: tuple[Section, ...]) -> Iterator[str]:
    """What follows from the page and the style of running text, in words."""
    upright = next((section for section in sections if section.width < section.height), None)
    pitch = body_pitch(looks)
    if upright is None or pitch is None:
        return
    characters, line = pitch
    if characters:
        yield f"每行{(upright.width - upright.left - upright.right) // characters}字"
    if line:
        yield f"每页{(upright.height - upright.top - upright.bottom) // line}行"
        yield f"行距{line / TWENTIETHS_PER_PT:.2f}磅"


def about(file: WordFile, name: str) -> Iterator[Problem]:
    """P151: what a register, or a program that reads the file aloud, looks for."""
    language = attribute(child(file.styles, "docDefaults/rPrDefault/rPr/lang"), "eastAsia")
    there = (("标题", file.meta.title), ("作者", file.meta.unit), ("语言（中文）", language.lower().startswith("zh")))
    missing = [what for what, said in there if not said]
    if missing:
        yield Problem("P151", Span(name), {"missing": "、".join(missing)}, severity=Severity.WARNING)
