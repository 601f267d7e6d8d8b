"""Problems in the terminal, like a good compiler's: place, cause, the line with a caret, cure."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fupin_reports.cli.console import say, width
from fupin_reports.messages import Catalogue, Message, read_catalogue
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project
from fupin_reports.source import Span

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "提示"}
MOST_RELATED = 6


class Screen:
    """Prints problems with the line concerned; reads each file once, and the sentences only when there is a problem."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._catalogue: Catalogue | None = None
        self._lines: dict[str, list[str]] = {}

    def problems(self, problems: Iterable[Problem]) -> None:
        """Every problem once, sorted by file and line."""
        for problem in once_each(problems):
            self.problem(problem)

    def message(self, problem: Problem) -> Message:
        """The sentences of `problem`; what is wrong with the catalogue itself is said first."""
        if self._catalogue is None:
            self._catalogue = read_catalogue(self._project.templates)
            self.problems(self._catalogue.damaged)
        return self._catalogue.message(problem)

    def problem(self, problem: Problem) -> None:
        """One problem: place, severity, code, cause; the line with a caret; the related lines; the cure."""
        message = self.message(problem)
        where = f"{problem.place}: " if problem.place.file else ""
        say(f"{where}{SEVERITIES[problem.severity]} {problem.code} {message.cause}")
        self.show(problem.place, caret=True)
        for span in problem.related[:MOST_RELATED]:
            self.show(span, caret=False, other_file=span.file != problem.place.file)
        if len(problem.related) > MOST_RELATED:
            say(f"      │ ……共{len(problem.related)}行")
        say(f"   改法：{message.cure}")

    def show(self, span: Span, *, caret: bool, other_file: bool = False) -> None:
        """The line at `span`, with a caret under the characters meant."""
        lines = self.lines_of(span.file) if span.line else []
        if not 0 < span.line <= len(lines):
            return
        text = lines[span.line - 1].replace("\t", " ")
        say(f"{span.line:5} │ {text}" + (f"   （{span.file}）" if other_file else ""))
        if caret and span.column:
            length = max(span.end_column - span.column, 1)
            before, under = text[: span.column - 1], text[span.column - 1 : span.column - 1 + length]
            say(f"      │ {' ' * width(before)}{'^' * max(width(under), 1)}")

    def lines_of(self, name: str) -> list[str]:
        """The text of a file of the project, line by line; nothing where it cannot be read."""
        if name not in self._lines:
            self._lines[name] = read_lines(self._project.root / name)
        return self._lines[name]


def once_each(problems: Iterable[Problem]) -> list[Problem]:
    """`problems`, each once, sorted by file, line and column."""
    return sorted((once.problem for once in dict.fromkeys(map(Once, problems))), key=Problem.sort_key)


class Once:
    """A problem that is equal to another of the same code, place and words."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._key = (problem.code, problem.place, tuple(sorted(problem.words.items())))

    def __eq__(self, other: object) -> bool:
        """Same code, place and words."""
        return isinstance(other, Once) and self._key == other._key

    def __hash__(self) -> int:
        """By code, place and words."""
        return hash(self._key)


def read_lines(path: Path) -> list[str]:
    """The lines of a text file in any of the encodings that data files come in."""
    from fupin_reports.load import lines_of, read_text

    read, _ = read_text(path, path.name) if path.is_file() else (None, ())
    return list(lines_of(read.text)) if read is not None else []
