"""Where a character of a report was typed: in its data file, in the file of another unit, the settings or a template.

Comes in: a character and the document that prints it; goes out: its places, looked for only when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fupin_reports.document import Document, words_of_block
from fupin_reports.inputs import templates_of
from fupin_reports.kinds import kind_named
from fupin_reports.load import lines_of, load, read_text
from fupin_reports.pipeline.outcome import Office
from fupin_reports.pipeline.reading import read_data
from fupin_reports.problems import Problem, Problems
from fupin_reports.records import settings_outline
from fupin_reports.source import Source, Span
from fupin_reports.texts import Search, texts_in

UNPRINTABLE = "P004"


class Whereabouts:
    """Finds what was typed for the report of the data file `path`."""

    def __init__(self, path: Path, office: Office) -> None:
        self._path, self._office = path, office

    def told(self, problems: Problems, document: Document, otherwise: Span | None) -> Problems:
        """`problems` with each P004 at every place where its character was typed; at `otherwise` where it was nowhere."""
        return tuple(one for problem in problems for one in self._told(problem, document, otherwise))

    def _told(self, problem: Problem, document: Document, otherwise: Span | None) -> Iterator[Problem]:
        if problem.code != UNPRINTABLE:
            yield problem
            return
        places = self.of(problem.words["character"], document) or (otherwise or problem.place,)
        yield from (replace(problem, place=place) for place in places)

    def of(self, character: str, document: Document) -> tuple[Span, ...]:
        """Every place of `character` in the data; else in the office's vocabulary, else in the templates, else none."""
        project = self._office.project
        places = tuple(span for source in self._data(document) for span in _typed(character, source))
        if places:
            return places
        source, _ = load(project.settings, project.name(project.settings), settings_outline())
        if source is not None and (places := tuple(_typed(character, source))):
            return places
        kind = kind_named(document.meta.kind)
        used = templates_of(kind, project.templates) if kind is not None else None
        for path in sorted(project.templates.rglob("*.j2") if used is None else used):
            if places := tuple(_written(character, path, project.name(path))):
                return places
        return ()

    def _data(self, document: Document) -> Iterator[Source]:
        """Its own file and the others that its texts and figures stand in."""
        project, settings = self._office.project, self._office.settings
        own = project.name(self._path)
        places = (
            getattr(word, "place", None) for b in document.blocks for words in words_of_block(b) for word in words
        )
        figures = (note.place for note in document.figures.values())
        others = {place.file for place in (*places, *figures) if place is not None} - {own}
        for path in (self._path, *(project.root / name for name in sorted(others) if name.endswith(".yaml"))):
            source, _ = read_data(path, project, settings)
            if source is not None:
                yield source


def _typed(character: str, source: Source) -> Iterator[Span]:
    """Where a YAML file has it, comments not looked at."""
    if not any(character in line for line in source.lines):
        return
    search = Search(source)
    for path, text, is_key in texts_in(dict(source.root), ()):
        at = text.find(character)
        while at >= 0:
            yield search.place(path, text, at, at + 1, is_key)
            at = text.find(character, at + 1)


def _written(character: str, path: Path, name: str) -> Iterator[Span]:
    """Where a template has it."""
    found, _ = read_text(path, name)
    for number, line in enumerate(lines_of(found.text) if found else (), 1):
        at = line.find(character)
        while at >= 0:
            yield Span(name, number, at + 1, at + 2)
            at = line.find(character, at + 1)
