"""One report's templates and narrative texts being filled in; gathers the marks of figures and what goes wrong.

Unknown names do not stop the rendering: each is noted once with its place, and the rest goes on, so that one run tells
all. Narrative text of the data runs in the same environment; its places are those of the YAML file.

Codes: T001 template syntax · T002 unknown name · T003 an expression that fails · T004 a figure treated as plain text ·
T005 {% %} in narrative text · T006 other braces there · T007 nothing behind a name this year · T008 not one number or
one text · T018 words that would say something false or senseless of a figure.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, pass_context
from markupsafe import Markup, escape

from fupin_reports.compose.environment import ReportEnvironment, narrative, unknown
from fupin_reports.compose.marks import Marks
from fupin_reports.compose.naming import BRACES, names_in
from fupin_reports.compose.phrases import WordsError, filters, functions
from fupin_reports.compose.views import Context, ListView, PlainTextWantedError, known_names, viewed
from fupin_reports.compute import Facts
from fupin_reports.problems import Problem
from fupin_reports.quantities import Units
from fupin_reports.records import Prose
from fupin_reports.source import STAND_IN, KeyPath, Source, Span, StandIn
from fupin_reports.template_syntax import in_chinese

FAILURES = (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError, OSError)
"""What a template may raise when it is wrong or cannot be read; anything else is a bug of ours."""


NAMED = re.compile(r"\{\{.*?\}\}|\{[%#].*?[%#]\}", re.DOTALL)


class Rendering:
    """The filling in of one report. `problems` grows while it goes on; a stand-in is printed where one arose."""

    def __init__(
        self,
        folder: Path,
        folder_name: str,
        facts: Facts,
        source: Source,
        units: Units,
        stood_in: Mapping[KeyPath, StandIn],
    ) -> None:
        self.marks = Marks(stand_ins={str(made): made for made in stood_in.values()})
        self.problems: list[Problem] = []
        self._folder = folder
        self._folder_name = folder_name
        self._source = source
        self._texts: dict[str, Prose] = {}
        self._templates: dict[tuple[str, Span | None], Template | None] = {}
        self._filling = False
        self._at: tuple[str, int] | None = None  # the narrative text and line whose names are being filled in directly
        self._seen: set[tuple[str, Span]] = set()
        self._lines: dict[str, list[str]] = {}
        context = Context(self.marks, self.fill_in, self.nothing_there)
        root = viewed(facts.names, "", context)
        self._names = {name: root[name] for name in facts.names.entries}
        self._functions, self._filters = functions(context, units), filters(context, units)
        self._printable = self._finalize()
        self._environment = ReportEnvironment(folder, unknown(self.unknown_name), self._printable)
        self._environment.globals.update(self._functions)
        self._environment.filters.update(self._filters)

    def _finalize(self) -> Callable[[Any, Any], Any]:
        """What every value passes before it is printed: words, numbers and views do, the rest is noted and left out."""

        @pass_context
        def printable(_: object, value: Any) -> Any:
            if isinstance(value, str | Undefined) or hasattr(value, "__html__"):
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                return value
            self.not_printable(known_names(value)[0] if isinstance(value, ListView) else "")
            return STAND_IN

        return printable

    def render(self, template: str, **more: object) -> str | None:
        """The markup of `template`; None where it broke off, which is then a problem."""
        try:
            return rendered(self._environment.get_template(template, globals=self._names), more)
        except TemplateSyntaxError as error:
            self._note("T001", self._place(error.name or "", error.lineno), {"reason": in_chinese(error.message or "")})
        except FAILURES as error:
            self._failed(error)
        return None

    def close(self) -> None:
        """Lets go of everything. The rendering and its environment know each other, and would hold it until garbage is
        collected, which is dear for many reports.
        """
        self.marks, self.problems, self._texts, self._lines = Marks(), [], {}, {}
        self._source = replace(self._source, root={}, values={}, keys={}, extents={})
        self._functions, self._filters = {}, {}
        for held in (self._names, self._templates):
            held.clear()
        self._environment.globals.clear()
        self._environment.filters.clear()
        if self._environment.cache is not None:
            self._environment.cache.clear()

    def fill_in(self, prose: Prose) -> Markup:
        """Narrative text with the figures it names, escaped and marked with its place.

        As it stands where its figures cannot be filled in, which is a problem.
        """
        if self._filling:
            self.not_printable(prose.text.strip()[:12])  # a text that names a text could name itself
            return Markup(STAND_IN)
        text = self._filled_in(prose)
        return self.marks.placed(text, prose.place) if prose.place else text

    def _filled_in(self, prose: Prose) -> Markup:
        if not BRACES.search(prose.text):
            return escape(prose.text)
        self._filling = True
        try:
            pieces = names_in(prose.text)
            return self._named(prose, pieces) if pieces is not None else self._compiled(prose)
        except FAILURES as error:
            self._failed(error)
            return escape(prose.text)
        finally:
            self._filling, self._at = False, None

    def _named(self, prose: Prose, pieces: list[str | tuple[tuple[str, ...], int]]) -> Markup:
        """Narrative text whose names are filled in one by one."""
        name = self._known_as(prose)
        result = Markup()
        for piece in pieces:
            if isinstance(piece, str):
                result += escape(piece)
                continue
            path, line = piece
            self._at = (name, line)
            value: Any = self._names.get(path[0], self._environment.undefined(name=path[0]))
            for step in path[1:]:
                value = self._environment.getattr(value, step)
            result += escape(self._printable(None, value))
        return result

    def _compiled(self, prose: Prose) -> Markup:
        """Narrative text filled in by the template engine."""
        key = (prose.text, prose.place)
        if key not in self._templates:
            self._templates[key] = self._template_of(prose)
        template = self._templates[key]
        return escape(prose.text) if template is None else Markup(rendered(template, {}))

    def _known_as(self, prose: Prose) -> str:
        """The name under which the place of a narrative text can be found again."""
        name = f"prose:{len(self._texts)}"
        self._texts[name] = prose
        return name

    def _template_of(self, prose: Prose) -> Template | None:
        """Narrative text compiled; None, with T005 or T006, where it holds more than names of figures."""
        name = self._known_as(prose)
        line = 1
        if "{%" in prose.text or "{#" in prose.text:
            self._note("T005", self._place(name, 1, "{%", "{#"), {})
            return None
        if stray := BRACES.search(NAMED.sub(lambda named: "\n" * named[0].count("\n"), prose.text)):
            self._note("T006", self._place(name, 1, stray[0]), {"text": " ".join(prose.text.split())[:40]})
            return None
        try:
            tree = narrative(self._environment, prose.text, self._functions, self._filters)
            if tree is not None:
                code = self._environment.compile(tree, name, name)
                return Template.from_code(self._environment, code, {**self._environment.globals, **self._names})
        except TemplateSyntaxError as error:
            line = error.lineno
        except RecursionError:
            pass
        self._note("T006", self._place(name, line), {"text": " ".join(prose.text.split())[:40]})
        return None

    def unknown_name(self, name: Any, parent: object) -> None:
        """T002: no such name, with the nearest one there is."""
        path, names = known_names(parent)
        if not path:
            names = (*self._names, *self._functions)
        word = name if isinstance(name, str) else str(name) if isinstance(name, int) else ""
        near = next(iter(get_close_matches(word, names, n=1, cutoff=0.4)), "")
        full = f"{path}.{word}" if path else word
        near = f"{path}.{near}" if path and near else near
        self._note("T002", self._here(full, word), {"name": full, "near": near})

    def nothing_there(self, path: str) -> str:
        """T007: the name is known, but this report has nothing behind it; a stand-in is printed."""
        self._note("T007", self._here(path, path.rsplit(".", 1)[-1]), {"name": path})
        return STAND_IN

    def not_printable(self, name: str) -> None:
        """T008: a list, a yes or no, a text within a text: not one number or one text."""
        self._note("T008", self._here(name), {"name": name})

    def _failed(self, error: BaseException) -> None:
        """T004, T018 or T003 where the error arose."""
        place = self._place_in(error.__traceback__)
        if isinstance(error, PlainTextWantedError):
            self._note("T004", place, {"name": error.name})
        elif isinstance(error, WordsError):
            self._note("T018", place, {"reason": error.reason})
        else:
            named = f" {error.name}" if isinstance(error, TemplateNotFound) else ""
            if isinstance(error, OSError) and error.filename:
                named = f" {Path(error.filename).name}"
            self._note("T003", place, {"reason": type(error).__name__ + named})

    def _note(self, code: str, place: Span, words: dict[str, str]) -> None:
        """Notes a problem, each once a place."""
        if (code, place) not in self._seen:
            self._seen.add((code, place))
            self.problems.append(Problem(code, place, words))

    def _here(self, *words: str) -> Span:
        """Where in a template or narrative text the rendering stands; the column is that of the first of `words` there."""
        if self._at is not None:
            return self._place(*self._at, *words)
        frame = sys._getframe(1)
        while frame is not None:
            template = frame.f_globals.get("__jinja_template__")
            if template is not None:
                return self._place(template.name, template.get_corresponding_lineno(frame.f_lineno), *words)
            frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
        return Span(self._folder_name)

    def _place_in(self, traceback: Any) -> Span:
        """The innermost template line in a traceback; the narrative text being filled in where there is one."""
        if self._at is not None:
            return self._place(*self._at)
        place = Span(self._folder_name)
        while traceback is not None:
            template = traceback.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                place = self._place(template.name, template.get_corresponding_lineno(traceback.tb_lineno))
            traceback = traceback.tb_next
        return place

    def _place(self, template: str, line: int, *words: str) -> Span:
        """A line of a template, or of the YAML file for narrative text; with the column of a word where one is there."""
        prose = self._texts.get(template)
        if prose is None:
            lines = self._template_lines(template)
            return with_column(f"{self._folder_name}/{template}", range(line, line + 1), lines, words)
        if prose.place is None:
            return Span(self._source.file)
        return with_column(prose.place.file, self._lines_of(prose.place, line), self._source.lines, words)

    def _lines_of(self, start: Span, line: int) -> range:
        """The lines of the YAML file in which line `line` of the text at `start` may stand.

        A block (|) keeps its lines; a text folded over several lines has one line itself: it ends before the next entry.
        """
        first = self._source.lines[start.line - 1][start.column - 1 :] if start.line else ""
        at = start.line + line - (0 if first[:1] in ("|", ">") else 1)
        if first.startswith("|"):
            return range(at, at + 1)
        spans = (*self._source.values.values(), *self._source.keys.values())
        end = min((s.line for s in spans if s.line > start.line), default=len(self._source.lines) + 1)
        return range(at, max(end, at + 1))

    def _template_lines(self, template: str) -> list[str]:
        """The text of a template, line by line; nothing where it cannot be read."""
        if template not in self._lines:
            path = self._folder / template
            text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
            self._lines[template] = text.splitlines()
        return self._lines[template]


def rendered(template: Template, names: Mapping[str, object]) -> str:
    """What `template` says. Unlike `Template.render` it leaves the traceback of an error alone, which tells the place."""
    return "".join(template.root_render_func(template.new_context(dict(names))))


def with_column(name: str, at: range, lines: tuple[str, ...] | list[str], words: tuple[str, ...]) -> Span:
    """The span of the first of `words` found behind braces in one of the lines `at`; else of the braces, else the line."""
    for word in (*words, ""):
        for number in at:
            text = lines[number - 1] if 0 < number <= len(lines) else ""
            starts = [n for n in map(text.find, ("{", "｛", "}", "｝")) if n >= 0]
            column = text.find(word, min(starts)) if starts else -1
            if column >= 0:
                return Span(name, number, column + 1, column + 1 + max(len(word), 1))
    return Span(name, at.start)
