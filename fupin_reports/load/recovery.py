"""Reading on behind a slip of syntax: the smallest piece that it spoils is left out, and the rest composed again.

Line numbers stay as they are. Codes: L101.
"""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from fupin_reports.load.blanks import has_content, indent_of
from fupin_reports.load.edits import Edits, joined
from fupin_reports.load.syntax import Loader, begin, syntax_problem
from fupin_reports.problems import Problem
from fupin_reports.source import LeftOut, Span

MOST_ERRORS = 20
MOST_WORK = 4_000_000  # characters composed in all: a second or so
BARE_KEY = re.compile(r"[^\s:：#\"'\[\]{}，。；、,;&*!|>%@`-][^:：#\"'\[\]{}，。；、,;]{0,19}")
UNCERTAIN = frozenset({"indent", "tab", "document"})
"""Slips after which nothing tells at which level the piece was meant to stand."""


class Recovery:
    """The lines of one file on their way to nodes; `problems` and `left_out` grow with each slip."""

    def __init__(self, name: str, lines: list[str], breaks: list[str], edits: Edits) -> None:
        self.name = name
        self.lines = lines
        self.breaks = breaks
        self.edits = edits
        self.problems: list[Problem] = []
        self.left_out: list[LeftOut] = []

    def compose(self) -> yaml.Node | None:
        """The nodes of what can be read; None where nothing can, or the slips come to no end."""
        work = 0
        for _ in range(MOST_ERRORS):
            text = joined(self.lines, self.breaks)
            work += len(text)
            try:
                return yaml.compose(text, Loader=Loader)
            except yaml.MarkedYAMLError as error:
                shown = self.lines if self.lines[-1] or len(self.lines) == 1 else self.lines[:-1]
                problem = syntax_problem(error, self.name, text, tuple(shown))
                mark = error.problem_mark or error.context_mark
                candidates = [problem.place.line - 1, *([mark.line] if mark else [])]
            self.problems.append(self.typed(problem))
            at = next((n for n in candidates if n < len(self.lines) and has_content(self.lines[n])), None)
            if at is None or work > MOST_WORK:
                return None
            self.leave_out(at, problem.words["cause"])
        return None

    def typed(self, problem: Problem) -> Problem:
        """`problem` with the columns of the text as typed."""
        return replace(
            problem, place=self.back(problem.place), related=tuple(self.back(span) for span in problem.related)
        )

    def back(self, span: Span) -> Span:
        """A place of the changed text in the text as typed."""
        start = self.edits.typed_column(span.line - 1, span.column - 1) + 1
        end = self.edits.typed_column(span.line - 1, span.end_column - 1, end=True) + 1 if span.end_column else 0
        return replace(span, column=start, end_column=max(end, start + 1) if end else 0)

    def leave_out(self, at: int, cause: str) -> None:
        """Takes out the piece that begins in line `at`.

        A key that only lacks its colon is given one: what stands below it can be read. Of an entry of a list the rest
        stays where it has more keys.
        """
        line, column = self.lines[at], indent_of(self.lines[at])
        below = next((n for n in range(at + 1, len(self.lines)) if has_content(self.lines[n])), None)
        inner = begin(line)
        deeper = below is not None and indent_of(self.lines[below]) > inner
        if cause == "no_colon" and deeper and BARE_KEY.fullmatch(line[inner:].rstrip()):
            self.lines[at] = line.rstrip() + ":"
            return
        typed = self.edits.typed_column(at, inner) + 1
        entry = inner > column and below is not None and indent_of(self.lines[below]) == inner
        last = (
            len(self.lines) - 1 - (not self.lines[-1])
            if cause == "document"
            else self.end_of(at, inner if entry else column)
        )
        self.lines[at : last + 1] = [line[:inner].rstrip() if entry else "", *[""] * (last - at)]
        self.left_out.append(LeftOut(at + 1, last + 1, 0 if cause in UNCERTAIN else typed))

    def leave_out_tabs(self, tabs: list[int], problem: Problem) -> None:
        """Takes out the lines indented by tabs, and what stands deeper than the last line before them."""
        self.problems.append(problem)
        for at in tabs:
            above = next((n for n in range(at - 1, -1, -1) if has_content(self.lines[n])), None)
            last = self.end_of(at, indent_of(self.lines[above]) if above is not None else 0)
            self.lines[at : last + 1] = [""] * (last + 1 - at)
            self.left_out.append(LeftOut(at + 1, last + 1))

    def end_of(self, at: int, column: int) -> int:
        """The last line of the piece that begins in line `at`: what follows is deeper than `column`."""
        last = at
        for n in range(at + 1, len(self.lines)):
            if not has_content(self.lines[n]):
                continue
            if indent_of(self.lines[n]) <= column:
                break
            last = n
        return last
