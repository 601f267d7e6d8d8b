"""The Jinja2 environment of one report: sandboxed, strict, and able to say where in which template it stands.

Unknown names do not stop the rendering: each is noted once with its place, and the rest goes on, so that one run tells
all. Narrative text of the data runs in the same environment; its places are those of the YAML file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, FileSystemLoader, Template, TemplateError, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from fupin_reports.compose.functions import filters, functions
from fupin_reports.compose.marks import Marks
from fupin_reports.compose.views import Context, PlainTextWantedError, known_names, viewed
from fupin_reports.compute import Facts
from fupin_reports.problems import Problem
from fupin_reports.records import Prose
from fupin_reports.source import Source, Span

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<([a-z]+)(?=[\s/>])", re.DOTALL)


class PlacedTags(Extension):
    """Marks every tag of the template *text* with its file and line, also through `include`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """`source` with `at="name:line"` on every tag; no line is added or taken away."""
        if name is None or filename is None:
            return source

        def placed(found: re.Match[str]) -> str:
            if not found[1]:
                return found[0]
            return f'<{found[1]} at="{name}:{source.count(chr(10), 0, found.start()) + 1}"'

        return TAG.sub(placed, source)


class Rendering:
    """One report's templates and narrative texts being filled in; gathers marks and problems."""

    def __init__(self, folder: Path, folder_name: str, facts: Facts, source: Source) -> None:
        self.marks = Marks()
        self.problems: list[Problem] = []
        self._folder_name = folder_name
        self._source = source
        self._texts: dict[str, Prose] = {}
        self._seen: set[tuple[str, Span]] = set()
        self._lines: dict[str, list[str]] = {}
        self._folder = folder
        context = Context(self.marks, self.fill_in, self.nothing_there)
        self.root = viewed(facts.names, "", context)
        self.environment = self._environment(context)
        self._globals = {name: self.root[name] for name in facts.names.entries}

    def _environment(self, context: Context) -> ImmutableSandboxedEnvironment:
        """A fresh environment; only its own templates, no unescaped output, no Python builtins."""
        rendering = self

        class Unknown(ChainableUndefined):
            """A name that is not there: noted when it is used, printed as nothing."""

            def _note(self, *_: object) -> str:
                rendering.unknown_name(self._undefined_name, self._undefined_obj)
                return ""

            __str__ = __html__ = _note

            def __iter__(self) -> Iterator[Any]:
                self._note()
                return iter(())

            def __bool__(self) -> bool:
                self._note()
                return False

            def __call__(self, *_: object, **__: object) -> Any:
                return self

        environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(self._folder, encoding="utf-8"),
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=[PlacedTags],
        )
        environment.globals.clear()
        environment.globals.update(functions(context))
        environment.filters.update(filters(context))
        return environment

    def render(self, template: str, **more: object) -> str | None:
        """The markup of `template`; None where it broke off, which is then a problem."""
        try:
            return self.environment.get_template(template, globals=self._globals).render(**more)
        except TemplateSyntaxError as error:
            self._syntax_problem(error)
        except TemplateError as error:
            self._note("T003", self._place_in(error.__traceback__), {"reason": type(error).__name__})
        except PlainTextWantedError as error:
            self._note("T004", self._place_in(error.__traceback__), {"name": error.name})
        except (TypeError, ValueError, ZeroDivisionError) as error:
            self._note("T003", self._place_in(error.__traceback__), {"reason": type(error).__name__})
        return None

    def fill_in(self, prose: Prose) -> Markup:
        """Narrative text with the figures it names; escaped."""
        if "{{" not in prose.text and "{%" not in prose.text and "{#" not in prose.text:
            return escape(prose.text)
        key = f"prose:{len(self._texts)}"
        self._texts[key] = prose
        if "{%" in prose.text or "{#" in prose.text:
            self._note("T005", self._place(key, 1), {})
            return Markup()
        try:
            code = self.environment.compile(prose.text, key, key)
            template = Template.from_code(self.environment, code, {**self.environment.globals, **self._globals})
            return Markup(template.render())
        except TemplateSyntaxError as error:
            self._note("T006", self._place(key, error.lineno), {"text": prose.text.strip()[:40]})
        except (TemplateError, TypeError, ValueError, ZeroDivisionError) as error:
            if isinstance(error, PlainTextWantedError):
                self._note("T004", self._place_in(error.__traceback__), {"name": error.name})
            else:
                self._note("T003", self._place_in(error.__traceback__), {"reason": type(error).__name__})
        return Markup()

    def unknown_name(self, name: str | None, parent: object) -> None:
        """T002: no such name, with the nearest one there is."""
        path, names = known_names(parent) if type(parent).__name__ != "Missing" else ("", ())
        if not names:
            names = (*self._globals, *self.environment.globals)
        near = next(iter(get_close_matches(name or "", names, n=1, cutoff=0.4)), "")
        full = f"{path}.{name}" if path else name or ""
        near = f"{path}.{near}" if path and near else near
        self._note("T002", self._here(name or ""), {"name": full, "near": near})

    def nothing_there(self, path: str) -> None:
        """T007: the name is known, but this report has nothing behind it."""
        self._note("T007", self._here(path.rsplit(".", 1)[-1]), {"name": path})

    def _note(self, code: str, place: Span, words: dict[str, str]) -> None:
        """Notes a problem, each once a place."""
        if (code, place) not in self._seen:
            self._seen.add((code, place))
            self.problems.append(Problem(code, place, words))

    def _syntax_problem(self, error: TemplateSyntaxError) -> None:
        """T001 with the template's own file and line."""
        self._note("T001", self._place(error.name or "", error.lineno), {"reason": error.message or ""})

    def _here(self, word: str) -> Span:
        """Where in a template or narrative text the rendering stands; the column is that of `word` in the line."""
        frame = sys._getframe(1)
        while frame is not None:
            template = frame.f_globals.get("__jinja_template__")
            if template is not None:
                return self._place(template.name, template.get_corresponding_lineno(frame.f_lineno), word)
            frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
        return Span(self._folder_name)

    def _place_in(self, traceback: Any) -> Span:
        """The innermost template line in a traceback."""
        place = Span(self._folder_name)
        while traceback is not None:
            template = traceback.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                place = self._place(template.name, template.get_corresponding_lineno(traceback.tb_lineno))
            traceback = traceback.tb_next
        return place

    def _place(self, template: str, line: int, word: str = "") -> Span:
        """A line of a template, or of the YAML file for narrative text; with the column of `word` where it is there."""
        prose = self._texts.get(template)
        if prose is None:
            name = f"{self._folder_name}/{template}"
            return with_column(name, line, self._template_lines(template), word)
        if prose.place is None:
            return Span(self._source.file)
        start = prose.place
        first = self._source.lines[start.line - 1][start.column - 1 :] if start.line else ""
        at = start.line + line - (0 if first[:1] in "|>" and first else 1)
        return with_column(start.file, at, self._source.lines, word)

    def _template_lines(self, template: str) -> list[str]:
        """The text of a template, line by line; nothing where it cannot be read."""
        if template not in self._lines:
            path = self._folder / template
            self._lines[template] = path.read_text("utf-8").splitlines() if path.is_file() else []
        return self._lines[template]


def with_column(name: str, line: int, lines: tuple[str, ...] | list[str], word: str) -> Span:
    """The span of `word` behind the first {{ or {% of that line; the whole line where it is not found."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = min((n for n in (text.find("{{"), text.find("{%")) if n >= 0), default=-1)
    column = text.find(word, start) if word and start >= 0 else start
    if column < 0:
        return Span(name, line)
    return Span(name, line, column + 1, column + 1 + max(len(word), 1))
