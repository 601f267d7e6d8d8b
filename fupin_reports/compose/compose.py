"""One report: templates rendered, markup parsed, blocks built, figures noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.compose.build import Builder
from fupin_reports.compose.markup import parse
from fupin_reports.compose.rendering import Rendering
from fupin_reports.compose.words import name_of
from fupin_reports.compute import Facts
from fupin_reports.document import Document, FigureNote, Meta, Title, text_of
from fupin_reports.figures import Figure
from fupin_reports.kinds import Kind, Section
from fupin_reports.problems import Problem, Problems, has_errors
from fupin_reports.quantities import Missing
from fupin_reports.records import Report
from fupin_reports.source import without_stand_ins
from fupin_reports.validate import Checked


@dataclass(frozen=True, slots=True)
class Composed:
    """A document as far as it gets (`sketch`), and what is wrong with templates and texts. With errors it has blanks, and
    lacks what a template has got wrong: good for a draft only. None where a template breaks off.
    """

    sketch: Document | None
    problems: Problems

    @property
    def document(self) -> Document | None:
        """The sketch where every template and text could be filled in, else None."""
        return None if has_errors(self.problems) else self.sketch


def compose(checked: Checked, facts: Facts, templates: Path) -> Composed:
    """The document of one report from the wording in `templates`."""
    units = checked.settings.unit_table()
    rendering = Rendering(templates, templates.name, facts, checked.source, units, checked.stood_in)
    markup = rendering.render(checked.kind.template, 章节=sections_of(checked.kind, checked.report))
    marks, noted = rendering.marks, tuple(rendering.problems)
    rendering.close()
    if markup is None:
        return Composed(None, noted)
    report, problems = parse(markup, templates.name)
    layout = checked.settings.layout.layout()
    builder = Builder(marks, units, layout)
    blocks = builder.blocks(report) if report is not None else ()
    found: tuple[Problem, ...] = (*noted, *problems, *builder.problems)
    if not blocks:
        return Composed(None, found)
    title = next((text_of(b.words) for b in blocks if isinstance(b, Title)), checked.report.unit)
    figures = figure_notes(f for m in marks.marks for f in m.figures)
    return Composed(Document(meta_of(checked, title), blocks, figures, layout), found)


def meta_of(checked: Checked, title: str) -> Meta:
    """What the files carry besides their text."""
    report = checked.report
    unit, *issuers = (without_stand_ins(name, Missing.TO_FILL) for name in (report.unit, *report.issuers))
    names = tuple(dict.fromkeys((*issuers, unit)))
    return Meta(
        title, "、".join(issuers or [unit]), checked.kind.name, report.year, report.date.isoformat(), names=names
    )


def sections_of(kind: Kind, report: Report) -> tuple[dict[str, object], ...]:
    """The sections a template prints, in the kind's order, with those that are merged into each."""

    shown = {s.key for s in kind.sections if (c := report.sections.get(s.key)) is None or (c.shown and c.into is None)}

    def merged_into(host: Section) -> tuple[dict[str, object], ...]:
        guests = [s for s in kind.sections if (c := report.sections.get(s.key)) and c.into == host.key and c.shown]
        return tuple({"键": s.key, "标题": report.sections[s.key].title, "模板": s.partial} for s in guests)

    result: list[dict[str, object]] = []
    for section in kind.sections:
        choice = report.sections.get(section.key)
        if choice is not None and (not choice.shown or choice.into in shown):
            continue
        title = (choice.title if choice else None) or section.title
        result.append({"键": section.key, "标题": title, "模板": section.partial, "并入": merged_into(section)})
    return tuple(result)


def figure_notes(figures: Iterable[Figure]) -> dict[str, FigureNote]:
    """Every figure printed and everything it was made from, by name, in name order."""
    notes: dict[str, FigureNote] = {}

    def note(figure: Figure) -> None:
        name = name_of(figure)
        if name in notes:
            return
        notes[name] = FigureNote(
            name,
            None if figure.value is None else f"{figure.value:f}",
            figure.unit,
            figure.quantity.hedge or "",
            figure.how.value,
            tuple(map(name_of, figure.inputs)),
            figure.place,
            None if figure.quantity.upper is None else f"{figure.quantity.upper:f}",
        )
        for part in figure.inputs:
            note(part)

    for figure in figures:
        note(figure)
    return dict(sorted(notes.items()))
