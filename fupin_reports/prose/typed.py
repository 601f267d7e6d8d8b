"""The texts that a report is told in: narrative texts of its data file, and the words of its templates, with places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fupin_reports.prose.owners import owner_of
from fupin_reports.prose.passages import Passage
from fupin_reports.records import HOLDING, Prose, Record
from fupin_reports.source import KeyPath, Span
from fupin_reports.texts import Search
from fupin_reports.validate import Checked

BLANK = "□"
"""What stands for a name in braces, so that the words behind it stay where they are."""
BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
NOT_TOLD = frozenset({"算式"})
PLANS = frozenset({"今后打算", "思路", "建议"})
"""What stands under these is meant, not done."""
NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万两]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A passage, and where its characters stand: `place` takes the first and the last but one of them."""

    passage: Passage
    place: Callable[[int, int], Span]


def texts_of(checked: Checked) -> tuple[Typed, ...]:
    """The narrative texts of a data file that may hold a number, in its order."""
    report, source = checked.report, checked.source
    found = [(path, prose) for path, prose in proses(report, ()) if NUMBER.search(prose.text)]
    if not found:
        return ()
    search = Search(source)
    paths = cache(lambda: {span: path for path, span in source.values.items()})
    result = []
    for path, prose in found:
        passage = Passage(without_braces(prose.text), *owner_of(report, path), planned=path[0] in PLANS)
        result.append(Typed(passage, place_in(prose, paths, search)))
    return tuple(result)


def place_in(prose: Prose, paths: Callable[[], dict[Span, KeyPath]], search: Search) -> Callable[[int, int], Span]:
    """Finds the span of some characters of a text in its file."""
    whole = prose.place or Span("")

    def place(start: int, end: int) -> Span:
        path = paths().get(whole)
        return search.place(path, prose.text, start, end) if path is not None else whole

    return place


def proses(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, Prose]]:
    """Every narrative text below `value`, by the path of its keys."""
    if isinstance(value, Prose):
        yield path, value
    elif isinstance(value, Record):
        for name, key in keys_of(type(value)):
            entry = getattr(value, name)
            if entry and isinstance(entry, HOLDING):
                yield from proses(entry, (*path, key))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from proses(entry, (*path, key))
    elif isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from proses(entry, (*path, n))


@cache
def keys_of(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a record type with their keys, but for what is no text to read."""
    fields = record.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if field.alias not in NOT_TOLD)


def words_of_template(name: str, text: str) -> Typed | None:
    """What a template prints by itself; None where it has no number."""
    words = TAG.sub(blank, BRACES.sub(blank, text))
    if not NUMBER.search(words):
        return None

    def place(start: int, end: int) -> Span:
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        return Span(name, line, column, column + end - start)

    return Typed(Passage(words), place)


def without_braces(text: str) -> str:
    """`text` with a blank for every character in braces."""
    return BRACES.sub(blank, text) if "{" in text else text


def blank(found: re.Match[str]) -> str:
    """As many blanks as there are characters; lines stay lines."""
    return "".join("\n" if c == "\n" else BLANK for c in found[0])


def in_templates(templates: Sequence[tuple[str, str]]) -> tuple[Typed, ...]:
    """The words with a number of those templates, given by name and text."""
    found = (words_of_template(name, text) for name, text in templates)
    return tuple(one for one in found if one is not None)


__all__ = ["Typed", "in_templates", "texts_of"]
