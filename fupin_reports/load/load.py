"""One file: text, nodes, source. Codes: L104 not a list of `键: 值` at the top · L107 nothing in the file."""

from __future__ import annotations

from pathlib import Path

import yaml

from fupin_reports.load.nodes import Reading
from fupin_reports.load.syntax import Loader, syntax_problem
from fupin_reports.load.text import MOST_SHOWN, NOT_TEXT, lines_of, not_text, read_text
from fupin_reports.problems import Problem, Problems
from fupin_reports.source import Source, Span


def load(path: Path, name: str) -> tuple[Source | None, Problems]:
    """The file at `path` as a Source that calls itself `name` in messages, and what was wrong with it.

    None where nothing of it can be used. A file with an error may still give a Source, so that the later stages can
    report the rest in the same run.
    """
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    lines = lines_of(text)
    if found := tuple(NOT_TEXT.finditer(text)):
        return None, (*problems, *(not_text(name, text, one.start()) for one in found[:MOST_SHOWN]))
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return None, (*problems, syntax_problem(error, name, text, lines))
    if node is None:
        return None, (*problems, Problem("L107", Span(name)))
    reading = Reading(name, lines)
    root = reading.node(node, (), 0)
    if not isinstance(root, dict):
        start = reading.values[()]
        wrong = () if reading.unread else (Problem("L104", Span(name, start.line, start.column)),)
        return None, (*problems, *reading.problems, *wrong)
    source = Source(name, lines, root, reading.values, reading.keys, frozenset(reading.unread))
    return source, (*problems, *reading.problems)
