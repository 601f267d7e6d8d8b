"""Findings for programs: one line each for editors or build servers, or JSON.

Documented in `docs/核对输出.md`; changed only with VERSION.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from fupin_reports.cli.console import say
from fupin_reports.cli.screen import SEVERITIES, Screen, once_each
from fupin_reports.pipeline import Outcome
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project
from fupin_reports.source import Span
from fupin_reports.waivers import ACCEPTED

VERSION = 1
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
"""What the words of a GitHub command may not hold, and how it is written instead."""

PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}
"""The same for the values before the words."""

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class MachineScreen(Screen):
    """For programs: every finding, and nothing that is none."""

    def problems(self, problems: Iterable[Problem]) -> None:
        """Every problem once, sorted by file and line."""
        for problem in once_each(problems):
            self.problem(problem)

    def remark(self, text: str) -> None:
        """Nothing."""


class LineScreen(MachineScreen):
    """`file:line:column: 错误 F201 …`, one line a finding, as editors and log readers take it."""

    def problem(self, problem: Problem) -> None:
        """One line."""
        where = f"{problem.place}: " if problem.place.file else ""
        say(f"{where}{SEVERITIES[problem.severity]} {problem.code} {one_line(self.message(problem).cause)}")


class GithubScreen(MachineScreen):
    """`::error file=…,line=…,title=F201::…`, one line a finding: a build server puts it beside the line of the file."""

    def problem(self, problem: Problem) -> None:
        """One line; what is not known of the place is left out."""
        message, at = self.message(problem), problem.place
        place = {"file": at.file, "line": at.line, "col": at.column, "endColumn": at.end_column}
        told = {**{key: str(value) for key, value in place.items() if value}, "title": problem.code}
        properties = ",".join(f"{key}={escaped(text, PROPERTY)}" for key, text in told.items())
        words = escaped(f"{message.cause}。改法：{message.cure}", DATA)
        say(f"::{GITHUB[problem.severity]} {properties}::{words}")


class JsonScreen(MachineScreen):
    """Gathers everything; `finish` says it as one JSON object."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._found: list[Problem] = []

    def problems(self, problems: Iterable[Problem]) -> None:
        """Keeps them for later."""
        self._found += problems

    def finish(self, year: int | None, outcomes: Sequence[Outcome]) -> None:
        """The whole run as JSON: version, year, townships with their counts, problems in the order of files and lines."""
        for problem in self._found[:1]:
            self.message(problem)  # what is wrong with the catalogue itself comes among the findings
        townships = [
            {
                "name": outcome.name,
                "errors": sum(p.severity is Severity.ERROR for p in outcome.problems),
                "warnings": sum(p.severity is Severity.WARNING for p in outcome.problems),
                "notes": sum(p.severity is Severity.NOTE for p in outcome.problems),
            }
            for outcome in outcomes
        ]
        problems = [self.plain(problem) for problem in once_each(self._found)]
        whole = {"version": VERSION, "year": year, "townships": townships, "problems": problems}
        say(json.dumps(whole, ensure_ascii=False, indent=1))

    def plain(self, problem: Problem) -> dict[str, object]:
        """One finding."""
        message = self.message(problem)
        return {
            **place(problem.place),
            "severity": WORDS[problem.severity],
            "code": problem.code,
            "subject": problem.subject,
            "accepted": problem.code == ACCEPTED,
            "cause": message.cause,
            "cure": message.cure,
            "related": [place(span) for span in problem.related],
            "hypotheses": [
                {"key": hint.key, "text": self.hint(hint), "place": place(hint.place) if hint.place else None}
                for hint in problem.hints
            ],
        }


def place(span: Span) -> dict[str, object]:
    """A place; 0 where line or column is not known."""
    return {"file": span.file, "line": span.line, "column": span.column, "end_column": span.end_column}


def one_line(text: str) -> str:
    """`text` without line breaks, which quoted data may hold."""
    return " ".join(text.split("\n")).replace("\r", " ")


def escaped(text: str, marks: Mapping[str, str]) -> str:
    """`text` with each of `marks` written as it says."""
    return "".join(marks.get(character, character) for character in text)
