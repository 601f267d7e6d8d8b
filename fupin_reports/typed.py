"""A `Source` as a typed record; what cannot be typed is stood in for, so that the rest can still be looked at.

Shorthand is spelled out first, so that pydantic's `loc` equals a key path. Codes: those of `mistyped`, and L121.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fupin_reports.mistyped import problem_of
from fupin_reports.privacy import masked
from fupin_reports.problems import MOST_TOLD, Problem, Problems, more
from fupin_reports.quantities import Missing
from fupin_reports.records import Gate, Record
from fupin_reports.shorthand import spelled_out
from fupin_reports.source import KeyPath, Located, Node, Source, StandIn

SHAPES: Mapping[str, Any] = {
    "date": "{year}年12月31日",
    "year": "{year}",
    "switch": "是",
    "tuple_type": [],
    "dict_type": {},
    "model_type": {},
}
"""What fits in the place of a wrong value, by error type; where nothing is said here, a stand-in does."""

SHAPE = frozenset({"extra_forbidden", "tuple_type", "dict_type", "model_type"})
"""Errors that have nothing to do with the text of a value."""

MOST_ROUNDS = 8
"""How often wrong values are replaced and the whole typed again: a value may be missing, then of the wrong type."""

R = TypeVar("R", bound=Record)


def typed(
    record: type[R], source: Source, gate: Gate, year: int, faulty: Collection[KeyPath] = ()
) -> tuple[R | None, Problems, Mapping[KeyPath, StandIn]]:
    """`source` as a `record`; each thing that cannot be typed is a problem at its place, but for what is `faulty` already.

    A wrong value is then replaced by one that fits and the whole typed again, so that the rest can still be looked at:
    where there are problems the record is good for finding more, never for printing as final. Given last is what was
    replaced, by path. A wrong year is taken for `year`. Positions in lists stay those of the file.
    """
    long, moved = spelled_out(dict(source.root))
    data = located(long, source, (), moved)
    problems: list[tuple[KeyPath, Problem]] = []
    replaced: dict[KeyPath, StandIn] = {}
    tried: set[tuple[KeyPath, str]] = set()
    for _ in range(MOST_ROUNDS):
        try:
            report = record.model_validate(data, context=gate)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return report, once_each(problems), replaced
        for detail in details[:MOST_TOLD]:
            path, kind = detail["loc"], detail["type"]
            problem = problem_of(detail, record, source, moved, gate.sources)
            at = moved.get(path, path)
            known = kind != "extra_forbidden" and (at in source.unread or lost(detail, source, moved))
            known = known or (at in faulty and kind not in SHAPE)
            if not known and not any(path[:n] in replaced for n in range(len(path) + 1)):
                problems.append((path, problem))
            fits = kind != "extra_forbidden" and (path, kind) not in tried
            made = replaced.setdefault(path, StandIn(len(replaced) + 1, problem.place, typed_there(detail)))
            data = with_value(data, path, fitting(detail, made, year)) if fits else without(data, path)
            tried.add((path, kind))
        if len(details) > MOST_TOLD:
            problems.append(((), more(len(details) - MOST_TOLD, source.file)))
            break
    return None, once_each(problems), replaced


def once_each(problems: Iterable[tuple[KeyPath, Problem]]) -> Problems:
    """The problems, less the missing keys that only stand misspelt beside where they are missed."""
    listed = list(problems)
    misspelt = {(*path[:-1], p.words["near"]) for path, p in listed if p.code == "V001"}
    return tuple(p for path, p in listed if p.code != "V002" or path not in misspelt)


def lost(detail: ErrorDetails, source: Source, moved: Mapping[KeyPath, KeyPath]) -> bool:
    """Whether a key is missing only because an error stands where it may have been."""
    return detail["type"] == "missing" and source.may_lack(moved.get(detail["loc"][:-1], detail["loc"][:-1]))


def fitting(detail: ErrorDetails, made: StandIn, year: int) -> Any:
    """A value that fits where the one of `detail` does not: the stand-in `made`, wherever that can be typed."""
    shape = SHAPES.get(detail["type"], made)
    return Located(shape.format(year=year), made.place) if type(shape) is str else shape


def typed_there(detail: ErrorDetails) -> str:
    """What a clerk has typed instead of the right value, on one line; nothing for a blank, a list or a mapping."""
    value = detail["input"]
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return "" if text == Missing.TO_FILL else text


def with_value(data: Any, path: KeyPath, value: Any) -> Any:
    """`data` with `value` at `path`."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [with_value(entry, rest, value) if n == step else entry for n, entry in enumerate(data)]
    return {**data, step: with_value(data.get(step), rest, value)}


def without(data: Any, path: KeyPath) -> Any:
    """`data` less the key at the end of `path`."""
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [without(entry, rest) if n == step else entry for n, entry in enumerate(data)]
    if not rest:
        return {key: value for key, value in data.items() if key != step}
    return {**data, step: without(data[step], rest)}


def located(node: Node, source: Source, path: KeyPath, moved: Mapping[KeyPath, KeyPath]) -> Any:
    """`node` with every text, blanks included, knowing its place; no private number goes further than this."""
    if isinstance(node, dict):
        return {masked(key): located(value, source, (*path, key), moved) for key, value in node.items()}
    if isinstance(node, list):
        return [located(value, source, (*path, n), moved) for n, value in enumerate(node)]
    return Located(masked(node or ""), source.place(moved.get(path, path)))
