"""What may not stand in any text of a data file: gaps left to be filled in, and private numbers. Each at its own place.

Codes: V032 a gap is left (xx, “”, 资金万元) · V033 a private number, which this kind of report refuses ·
V034 a private number, which it prints half hidden.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fupin_reports.placeholders import placeholders
from fupin_reports.privacy import Privacy, masked, private_numbers
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import KeyPath, Node, Source, Span, last_key

NOT_PRINTED = frozenset({"序号"})
"""Keys whose text is a code of the villages' own and is printed nowhere: 序号: xx1."""


@dataclass(frozen=True, slots=True)
class TextFaults:
    """What was found, and the paths of the values that it was found in: of those nothing more is to be said."""

    problems: tuple[Problem, ...] = ()
    paths: frozenset[KeyPath] = field(default_factory=frozenset)


def text_faults(source: Source, privacy: Privacy, texts: Iterable[tuple[KeyPath, str, bool]]) -> TextFaults:
    """Everything in the texts and names of `source` that may not stand there; `texts` are all of them."""
    search = Search(source)
    problems: list[Problem] = []
    paths: set[KeyPath] = set()
    for path, text, is_key in texts:
        found = [*gaps(path, text, is_key, search), *secrets(path, text, is_key, search, privacy)]
        problems += found
        if not is_key and any(problem.severity is Severity.ERROR for problem in found):
            paths.add(path)
    return TextFaults(tuple(problems), frozenset(paths))


def texts_in(node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, str, bool]]:
    """Every text below `node`, by path; True with those that are keys."""
    if isinstance(node, str):
        yield path, node, False
    elif isinstance(node, list):
        for n, entry in enumerate(node):
            yield from texts_in(entry, (*path, n))
    elif isinstance(node, dict):
        for key, entry in node.items():
            yield (*path, key), key, True
            yield from texts_in(entry, (*path, key))


def gaps(path: KeyPath, text: str, is_key: bool, search: Search) -> Iterator[Problem]:
    """V032 for every gap in `text`. 待填 and nothing else is told where the value is typed: it may be wanted so."""
    key = last_key(path)
    if key in NOT_PRINTED or text.strip() == "待填":
        return
    for one in placeholders(text):
        words = {"key": key, "text": text[one.start : one.end], "gap": one.gap.value}
        yield Problem("V032", search.place(path, text, one.start, one.end, is_key), words)


def secrets(path: KeyPath, text: str, is_key: bool, search: Search, privacy: Privacy) -> Iterator[Problem]:
    """V033 for every private number, or V034 where it will be printed half hidden: only a value can be."""
    for one in private_numbers(text):
        place = search.place(path, text, one.start, one.end, is_key)
        words = {"key": masked(last_key(path)), "what": one.kind.value, "text": masked(text[one.start : one.end])}
        if privacy is Privacy.MASK and not is_key:
            yield Problem("V034", place, words, severity=Severity.NOTE)
        else:
            yield Problem("V033", place, words)


class Search:
    """Finds where a part of a value stands in the file, also in a value of several lines."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts: list[tuple[int, int]] = []

    def place(self, path: KeyPath, text: str, start: int, end: int, is_key: bool = False) -> Span:
        """The span of `text[start:end]`, which is part of what stands at `path`; of the whole where it is not found.

        It is the same words' same occurrence, counted from where the value begins, and before the next one begins.
        """
        whole = self._source.key_place(path) if is_key else self._source.place(path)
        part, before = text[start:end], text.count(text[start:end], 0, start)
        line, column, last = whole.line, whole.column, self._next_start(whole)
        while line and line <= len(self._source.lines) and (line, column) < last:
            at = self._source.lines[line - 1].find(part, column - 1)
            if at < 0:
                line, column = line + 1, 1
            elif (line, at + 1) >= last:
                break
            elif before:
                before, column = before - 1, at + len(part) + 1
            else:
                return Span(whole.file, line, at + 1, at + len(part) + 1)
        return whole

    def _next_start(self, whole: Span) -> tuple[int, int]:
        """Where the next key or value begins that stands behind `whole`."""
        if not self._starts:
            spans = (*self._source.values.values(), *self._source.keys.values())
            self._starts = sorted({(span.line, span.column) for span in spans})
        after = bisect_right(self._starts, (whole.line, whole.column))
        return self._starts[after] if after < len(self._starts) else (len(self._source.lines) + 1, 0)


__all__ = ["Search", "TextFaults", "text_faults", "texts_in"]
