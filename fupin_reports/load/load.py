"""One file: text, nodes, source.

Codes: L104 not a list of `键: 值` at the top · L107 nothing in the file · L120 larger than any data file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fupin_reports.load.blanks import has_content
from fupin_reports.load.edits import Edit, Edits, with_breaks
from fupin_reports.load.nodes import Reading
from fupin_reports.load.notes import notes
from fupin_reports.load.recovery import Recovery
from fupin_reports.load.repair import Walk
from fupin_reports.load.suspects import suspicious
from fupin_reports.load.tabs import as_blanks, indentation, one_meaning, tabbed
from fupin_reports.load.text import MOST_SHOWN, NOT_TEXT, lines_of, not_text, read_text, too_large
from fupin_reports.outline import Outline
from fupin_reports.problems import Problem, Problems
from fupin_reports.source import KeyPath, Node, Source, Span


@dataclass(frozen=True, slots=True)
class Repair:
    """What may be mended in the lines of a file, and the tabs that may not: the lines, from 0, they stand in."""

    edits: Edits = field(default_factory=Edits)
    tabs: tuple[int, ...] = ()


def load(path: Path, name: str, outline: Outline | None = None) -> tuple[Source | None, Problems]:
    """The file at `path` as a Source that calls itself `name` in messages, and what was wrong with it.

    With the `outline` of its kind, slips for which only one meaning is possible are repaired, each with a note. None
    where nothing of the file can be used. A file with an error may still give a Source, so that the later stages can
    report the rest in the same run; what is missing in it then is `left_out`.
    """
    read, problems = read_text(path, name)
    if read is None:
        return None, problems
    source, more = parsed(read.text, name, outline)
    return source, (*problems, *more)


def parsed(text: str, name: str, outline: Outline | None) -> tuple[Source | None, Problems]:
    """`text` as a Source; see `load`."""
    if large := too_large(text, name):
        return None, (large,)
    found = tuple(NOT_TEXT.finditer(text))
    problems: Problems = tuple(not_text(name, text, one.start()) for one in found[:MOST_SHOWN])
    if len(found) > MOST_SHOWN:
        return None, problems
    lines, breaks = with_breaks(text)
    mended = repair(text, lines, outline)
    edits = Edits.of([*(controls(lines) if found else ()), *mended.edits])
    recovery = Recovery(name, edits.applied(lines), breaks, edits)
    if mended.tabs:
        recovery.leave_out_tabs(list(mended.tabs), tab_problem(name, lines, mended.tabs))
    node = recovery.compose()
    problems = (*problems, *notes(name, mended.edits), *recovery.problems)
    if node is None:
        return None, problems if recovery.problems else (*problems, Problem("L107", Span(name)))
    reading = Reading(name, lines_of(text), edits)
    root = reading.node(node, (), 0)
    if not isinstance(root, dict):
        start = reading.values[()]
        told = reading.unread or recovery.problems
        wrong = () if told else (Problem("L104", Span(name, start.line, start.column)),)
        return None, (*problems, *reading.problems, *wrong)
    return source_of(root, reading, recovery), (*problems, *reading.problems)


def source_of(root: Mapping[str, Node], reading: Reading, recovery: Recovery) -> Source:
    """What was read, with everything that is not in it."""
    return Source(
        reading.name,
        reading.lines,
        root,
        reading.values,
        reading.keys,
        frozenset(reading.unread | emptied(reading, recovery)),
        reading.extents,
        (*recovery.left_out, *reading.left_out),
    )


def controls(lines: list[str]) -> Iterator[Edit]:
    """Takes every control character out of `lines`."""
    for n, line in enumerate(lines):
        for found in NOT_TEXT.finditer(line):
            yield Edit(n, found.start(), found.end(), "", "L106")


def emptied(reading: Reading, recovery: Recovery) -> set[KeyPath]:
    """The paths that stand blank because all that stood below them was left out."""
    above = set()
    for out in recovery.left_out:
        above.add(next((n + 1 for n in range(out.first - 2, -1, -1) if has_content(recovery.lines[n])), 0))
    return {path for path, place in reading.blank.items() if place.line in above}


def repair(text: str, lines: list[str], outline: Outline | None) -> Repair:
    """What of `lines`, those of `text`, may be mended: nothing in a file of which the form is not known."""
    if outline is None or not suspicious(text):
        return Repair()
    walk = Walk(lines, outline).run()
    tabs = tabbed(lines, walk.nesting)
    if tabs and one_meaning(lines, walk.nesting):
        return Repair(Edits.of([*as_blanks(lines, tabs), *walk.edits]))
    return Repair(Edits.of(walk.edits), tuple(tabs))


def tab_problem(name: str, lines: list[str], tabs: tuple[int, ...]) -> Problem:
    """L101 at the first tab, with every other line that begins with one."""
    columns = [indentation(lines[n]).index("\t") + 1 for n in tabs]
    first, *others = (Span(name, n + 1, column, column + 1) for n, column in zip(tabs, columns, strict=True))
    return Problem("L101", first, {"cause": "tab"}, tuple(others))
