"""Problems in the terminal, like a good compiler's: place, cause, the line with a caret, the related lines, cure."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from fupin_reports.cli.console import columns, paint_for, plain, say, width
from fupin_reports.cli.excerpt import excerpt
from fupin_reports.messages import Catalogue, Message, read_catalogue
from fupin_reports.privacy import masked
from fupin_reports.problems import Hint, Problem, Severity
from fupin_reports.project import Project
from fupin_reports.source import Span

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "提示"}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
MOST_RELATED = 6
MOST_OF_A_CODE = 20  # of one code in one file; after that the clerk has understood
EDGE = "│ "


class Screen:
    """Prints problems with the line concerned; reads each file once, and the sentences only when there is a problem."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._catalogue: Catalogue | None = None
        self._lines: dict[str, list[str]] = {}
        self._told: list[str] = []
        self.paint = paint_for(sys.stdout)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Every problem once, sorted by file and line; of many of one kind in a file the first, and how many more."""
        for file, found in groupby(once_each(problems), key=lambda p: p.place.file):
            self.file(file, list(found))

    def file(self, file: str, problems: Sequence[Problem]) -> None:
        """The problems of one file."""
        shown: Counter[str] = Counter()
        for problem in problems:
            shown[problem.code] += 1
            if shown[problem.code] <= MOST_OF_A_CODE:
                self.problem(problem)
        for code, number in shown.items():
            if number > MOST_OF_A_CODE:
                say(f"{file + ': ' if file else ''}另有 {number - MOST_OF_A_CODE} 处 {code}（fupin explain {code}）\n")

    def message(self, problem: Problem) -> Message:
        """The sentences of `problem`; what is wrong with the catalogue itself is said first."""
        if self._catalogue is None:
            self._catalogue = read_catalogue(self._project.templates)
            self.problems(self._catalogue.damaged)
        return self._catalogue.message(problem)

    def hint(self, hint: Hint) -> str:
        """The sentence of `hint`; a problem's message comes first, so that the catalogue is there."""
        assert self._catalogue is not None
        return self._catalogue.hint(hint)

    def problem(self, problem: Problem) -> None:
        """One problem: place, severity, code, cause; the line with a caret; the related lines; what may explain it; the
        cure; a blank line.
        """
        message = self.message(problem)
        self._told.append(problem.code)
        self.headline(problem, message)
        self.show(problem.place, caret=COLOURS[problem.severity])
        self.related(problem)
        for hint in problem.hints:
            say(f"   可能：{plain(self.hint(hint))}")
        say(f"   改法：{plain(message.cure)}")
        say()

    def headline(self, problem: Problem, message: Message) -> None:
        """Place, severity, code and cause."""
        where = f"{problem.place}: " if problem.place.file else ""
        what = f"{SEVERITIES[problem.severity]} {problem.code}"
        say(f"{where}{self.paint(what, COLOURS[problem.severity], 'bold')} {plain(message.cause)}")

    def related(self, problem: Problem) -> None:
        """The lines that have to do with it."""
        if problem.related:
            say("   有关的行：")
        for span in problem.related[:MOST_RELATED]:
            self.show(span, other_file=span.file != problem.place.file)
        if len(problem.related) > MOST_RELATED:
            say(f"      {EDGE}……共{len(problem.related)}行")

    def show(self, span: Span, *, caret: str = "", other_file: bool = False) -> None:
        """The line at `span`, cut to the terminal, where `caret` is a colour with carets under the characters meant."""
        lines = self.lines_of(span.file) if span.line else []
        if not 0 < span.line <= len(lines):
            return
        head, behind = f"{span.line:5} {EDGE}", f"   （{span.file}）" if other_file else ""
        line = masked(lines[span.line - 1])  # of the same length: the columns stay
        piece = excerpt(line, span.column, span.end_column, columns() - width(head + behind) - 1)
        say(f"{head}{piece.text}{behind}")
        if caret and span.column:
            say(f"      {EDGE}{' ' * piece.before}{self.paint('^' * piece.long, caret, 'bold')}")

    def lines_of(self, name: str) -> list[str]:
        """The text of a file of the project, line by line; nothing where it cannot be read."""
        if name not in self._lines:
            self._lines[name] = read_lines(self._project.root / name)
        return self._lines[name]

    def remark(self, text: str) -> None:
        """A line that is no finding, for people only."""
        say(text)

    def see_also(self) -> None:
        """Where more can be read about what was told; once, behind everything."""
        if self._told:
            others = "，其他代码也一样" if len(set(self._told)) > 1 else ""
            self.remark(f"详见：fupin explain {self._told[0]}{others}\n")


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
