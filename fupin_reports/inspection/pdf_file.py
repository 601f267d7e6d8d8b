"""A PDF inspected: its bytes → figures, problems, words.

Codes: P101 cannot be measured · P151 says nothing of itself; those of the rules stand in their modules.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.gbt9704 import DRAFT_MARK_SIZE_PT, Layout
from fupin_reports.inspection.area import SAME_SIZE_PT, Print, Wanted
from fupin_reports.inspection.breaks import break_problems, continued_tables
from fupin_reports.inspection.faces import face_problems, printed_faces, summary
from fupin_reports.inspection.findings import Inspected, said
from fupin_reports.inspection.grid import Grid, grid_problems, measured
from fupin_reports.inspection.numbers import dash_distance, number_problems
from fupin_reports.inspection.pages import Obstacle, read_pdf
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span


def inspect_pdf(content: bytes, name: str, layout: Layout) -> Inspected:
    """What is measured on the PDF that messages call `name`, and what of it `layout` does not want."""
    file = read_pdf(content)
    if isinstance(file, Obstacle):
        return Inspected((cannot_measure(name, "PDF", file),))
    print_ = Print(file, Wanted(layout), name)
    grid, faces = measured(print_), printed_faces(print_)
    problems = (
        *grid_problems(print_, grid),
        *face_problems(print_, faces),
        *number_problems(print_),
        *break_problems(print_),
        *about(print_),
    )
    return Inspected(problems, tuple(figures(print_, grid)), words_of(print_), summary(faces))


def cannot_measure(name: str, kind: str, obstacle: Obstacle) -> Problem:
    """P101: why a file cannot be measured."""
    return Problem("P101", Span(name), {"format": kind, "kind": obstacle.value})


def figures(print_: Print, grid: Grid) -> Iterator[str]:
    """What was measured, in words."""
    wide = len(print_.file.pages) - len(print_.upright_pages)
    yield f"{len(print_.file.pages)}页" + (f"（横排{wide}页）" if wide else "")
    if grid.characters is not None:
        yield f"每行{grid.characters}字"
    if grid.lines is not None:
        yield f"每页{grid.lines}行"
    if grid.ragged is not None:
        yield f"右边参差{said(grid.ragged)}磅"
    distance = dash_distance(print_)
    if distance is not None:
        yield f"页码在版心下{said(distance)}毫米"


def about(print_: Print) -> Iterator[Problem]:
    """P151: what a program that reads the file aloud, or a register, looks for."""
    file = print_.file
    headings = any(line.text[1:2] == "、" and print_.is_body(line) for p in file.pages for line in p.text_lines)
    missing = [
        name
        for name, there in (
            ("标题", file.title),
            ("作者", file.author),
            ("语言（中文）", file.language.lower().startswith("zh")),
            ("结构标记", file.is_tagged),
            ("书签", file.outline or not headings),
        )
        if not there
    ]
    if missing:
        yield Problem("P151", Span(print_.name), {"missing": "、".join(missing)}, severity=Severity.WARNING)


def words_of(print_: Print) -> str:
    """The words of the file in the order in which they were set, without page numbers, repeated heads of tables, and what
    lies off the sheet, where nobody reads it.
    """
    heads = {found.page.number: found.head for found in continued_tables(print_) if found.is_repeated}
    parts = []
    for page in print_.file.pages:
        left_out = {g.order for g in page.number_line.glyphs} if page.number_line else set()
        mark = [line for line in page.lines if line.y < print_.wanted.of(page).top and is_draft_mark(line.size)]
        left_out |= {g.order for line in mark for g in line.glyphs}
        left_out |= {g.order for g in page.glyphs if not page.holds(g)}
        text = "".join("".join(g.text for g in page.glyphs if g.order not in left_out).split())
        parts.append(text.removeprefix(heads.get(page.number, "")))
    return "".join(parts)


def is_draft_mark(size: float) -> bool:
    """Whether type is of the size of a draft's mark."""
    return abs(size - float(DRAFT_MARK_SIZE_PT)) < SAME_SIZE_PT
