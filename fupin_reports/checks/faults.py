"""A formula that gives no result, as a problem at the very characters: F703 to F707."""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.formulas import Fault
from fupin_reports.formulas.faults import Kind
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Source, Span

WORDS = ("cause", "text", "name", "near", "left", "right", "names", "level", "formula", "rule")
"""What the sentences may ask for; a fault has those of its kind."""


def told(fault: Fault, place: Span, words: Mapping[str, str], subject: str) -> Problem:
    """F703 cannot be read, F704 no such name, F705 units, F706 a number is missing (提示), F707 a circle."""
    words = {
        "cause": "",
        "text": "",
        "name": "",
        "near": "",
        "left": "",
        "right": "",
        "names": "",
        **words,
        **fault.words,
    }
    match fault.kind:
        case Kind.SYNTAX:
            return Problem("F703", place, words, subject=subject)
        case Kind.NAME:
            return Problem("F704", place, words, subject=subject)
        case Kind.UNIT:
            return Problem("F705", place, words, subject=subject)
        case Kind.MISSING:
            return Problem("F706", place, words, severity=Severity.NOTE, subject=subject)
        case Kind.CYCLE:
            return Problem("F707", place, words, subject=subject)


def part_of(text: str, start: int, end: int, place: Span, source: Source) -> Span:
    """The place of the characters from `start` to `end` of `text`, which stands at `place`; else `place` itself."""
    if not 0 < place.line <= len(source.lines):
        return place
    at = source.lines[place.line - 1].find(text, max(place.column - 1, 0))
    return Span(place.file, place.line, at + start + 1, at + end + 1) if at >= 0 else place
