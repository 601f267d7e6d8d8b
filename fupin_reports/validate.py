"""`Source` -> `Checked`: typed records, or problems that say what cannot be typed.

Shorthand is spelled out first, so that pydantic's `loc` equals a key path; a message is chosen by pydantic's error
`type`, never by matching its English text.

Codes: V001 unknown key · V002 missing key · V003 a list or mapping expected · V004 a single value expected ·
V005 not one of the choices · V006 not filled in yet (待填) · V007 not a number · V008 unknown unit · V009 no unit ·
V010 不详 without a reason · V011 unit of another kind · V012 not a date · V013 not a year · V014 是 or 否 ·
V015 unknown kind · V016 year differs from the folder · V017 unknown fund source · V018 one source under two names ·
V019 the kind requires this block · V020 labour in kind has no 到位 · V021 unknown unit of money ·
V022 unknown section · V023 unknown group · V024 two entries of one name ·
V025 a section merged into one that is not printed itself · V026 the file's name differs from 单位 ·
V027 a name or text not filled in yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fupin_reports.kinds import Kind, kind_named
from fupin_reports.problems import Problem, Problems, has_errors
from fupin_reports.quantities import Missing, Pair, Quantity, Units
from fupin_reports.records import Gate, Record, Report, Settings
from fupin_reports.shorthand import spelled_out
from fupin_reports.source import KeyPath, Located, Node, Source
from fupin_reports.vocabulary import misfits

CODES = {
    "extra_forbidden": "V001",
    "missing": "V002",
    "scalar": "V004",
    "enum": "V005",
    "quantity_number": "V007",
    "quantity_unit": "V008",
    "quantity_no_unit": "V009",
    "quantity_reason": "V010",
    "quantity_dimension": "V011",
    "date": "V012",
    "year": "V013",
    "switch": "V014",
}
"""pydantic's (and our fields') error types; any other type means that the shape is wrong: V003."""

SETTINGS_UNITS = Gate(units=Units(()), money=None)

STAND_INS = {"missing": "待填", "date": "2000年1月1日", "year": "2000"}
"""What stands in for a required value that is not there, so that the rest of its record can be looked at."""

MOST_ROUNDS = 8
"""How often what cannot be typed is left out and the rest tried again; each round goes one level up at most."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Checked:
    """A data file as typed records, with where it came from and the office's settings it was read with."""

    report: Report
    kind: Kind
    source: Source
    settings: Settings


def validate_settings(source: Source) -> tuple[Settings | None, Problems]:
    """设置.yaml typed."""
    settings, problems, _ = typed(Settings, source, SETTINGS_UNITS)
    return None if problems else settings, problems


def validate(source: Source, settings: Settings, year: int) -> tuple[Checked | None, Problems]:
    """A township's file typed; `year` is that of the folder it lies in. None where it cannot be computed with."""
    units = settings.unit_table()
    name = source.root.get("金额单位") or "万元"
    money = units.get(name) if isinstance(name, str) else None
    if money is None:
        return None, (Problem("V021", source.place(("金额单位",)), {"text": str(name)}),)
    report, problems, shifted = typed(Report, source, Gate(units, money))
    if report is None:
        return None, problems
    problems = (*problems, *not_filled_in(report, source))
    kind = kind_named(report.kind)
    if kind is None:
        from fupin_reports.kinds import KINDS

        words = {"text": report.kind, "choices": "、".join(k.name for k in KINDS)}
        return None, (*problems, Problem("V015", source.place(("文种",)), words))
    found = problems if shifted else (*problems, *misfits(report, kind, source, settings, year))
    return None if has_errors(found) else Checked(report, kind, source, settings), found


def typed(record: type[R], source: Source, gate: Gate) -> tuple[R | None, Problems, bool]:
    """`source` as a `record`; each thing that cannot be typed is a problem at its place.

    What cannot be typed is then left out and the rest typed again, so that the rest can still be looked at; where
    there are problems the record is good for finding more, never for printing. The last value says whether list
    entries were left out, so that positions in the record are no longer those in the file.
    """
    long, moved = spelled_out(dict(source.root))
    data = located(long, source, (), moved)
    problems: list[Problem] = []
    gone: set[KeyPath] = set()
    tried: set[tuple[KeyPath, str]] = set()
    shifted = False
    for _ in range(MOST_ROUNDS):
        try:
            return record.model_validate(data, context=gate), tuple(problems), shifted
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            path = tuple(step for step in detail["loc"] if step != "[key]")
            if path not in gone:
                problems.append(problem_of(detail, record, source, moved))
            again = path in gone
            gone.add(path)
            stand_in = STAND_INS.get(detail["type"]) if again or detail["type"] == "missing" else None
            if stand_in is not None and (path, stand_in) not in tried:
                tried.add((path, stand_in))
                data = with_value(data, path, stand_in)
                continue
            dropped = path[:-1] if again else path
            shifted = shifted or not dropped or isinstance(dropped[-1], int)
            data = without(data, dropped)
        if not isinstance(data, dict):
            break
        data = compact(data)
    return None, tuple(problems), shifted


def with_value(data: Any, path: KeyPath, value: Any) -> Any:
    """`data` with `value` at `path`."""
    step, rest = path[0], path[1:]
    inner = with_value(data[step], rest, value) if rest else value
    if isinstance(data, list):
        return [inner if n == step else entry for n, entry in enumerate(data)]
    return {**data, step: inner}


def without(data: Any, path: KeyPath) -> Any:
    """`data` less what stands at `path`: a key is dropped, a list entry becomes blank; None for the whole."""
    if not path:
        return None
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and step in data:
        inner = without(data[step], rest)
        return {k: inner if k == step else v for k, v in data.items() if k != step or inner is not None}
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        inner = without(data[step], rest)
        return [inner if n == step else v for n, v in enumerate(data)]
    return data


def located(node: Node, source: Source, path: KeyPath, moved: Mapping[KeyPath, KeyPath]) -> Any:
    """`node` with every text, blanks included, knowing its place."""
    if isinstance(node, dict):
        return {key: located(value, source, (*path, key), moved) for key, value in node.items()}
    if isinstance(node, list):
        return [located(value, source, (*path, n), moved) for n, value in enumerate(node)]
    return Located(node or "", source.place(moved.get(path, path)))


def compact(data: Any) -> Any:
    """`data` less the list entries that were left out."""
    if isinstance(data, dict):
        return {key: compact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [compact(value) for value in data if value is not None]
    return data


def problem_of(detail: ErrorDetails, record: type[Record], source: Source, moved: Mapping[KeyPath, KeyPath]) -> Problem:
    """One pydantic error as a problem in the clerk's words."""
    path = tuple(step for step in detail["loc"] if step != "[key]")
    typed_at = moved.get(path, path)
    code = CODES.get(detail["type"], "V003")
    value = detail["input"]
    words = {"key": last_key(path), "text": value if isinstance(value, str) else "", "parent": last_key(path[:-1])}
    words |= {key: str(text) for key, text in detail.get("ctx", {}).items() if key in ("unit", "expected")}
    if code == "V005":
        words["choices"] = words.pop("expected", "").replace("'", "").replace(" or ", "、").replace(", ", "、")
    place = source.place(typed_at)
    if code == "V001":
        place = source.key_place(typed_at)
        words["near"] = near(last_key(path), keys_at(record, path[:-1]))
    elif code == "V002" and typed_at in source.keys:
        code = "V027"
    elif code == "V002":
        place = source.place(typed_at[:-1]) if len(typed_at) > 1 else source.place(())
    elif code == "V008":
        words["near"] = ""
    elif code == "V003":
        place = source.key_place(typed_at)
        words["wanted"] = "list" if "tuple" in detail["type"] or "list" in detail["type"] else "mapping"
    return Problem(code, place, words)


def last_key(path: tuple[str | int, ...]) -> str:
    """The last step of `path` that is a key; a list position is passed over."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def near(word: str, known: tuple[str, ...]) -> str:
    """The known word most like `word`, or nothing."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")


def keys_at(record: type[Record], path: KeyPath) -> tuple[str, ...]:
    """The keys that a record at `path` below `record` may have."""
    current: Any = record
    for step in path:
        if isinstance(step, int) or not (isinstance(current, type) and issubclass(current, Record)):
            continue
        annotation = next((f.annotation for f in current.model_fields.values() if f.alias == step), None)
        current = record_in(annotation) or current
    fields = current.model_fields.values() if isinstance(current, type) and issubclass(current, Record) else ()
    return tuple(f.alias for f in fields if f.alias)


def record_in(annotation: Any) -> type[Record] | None:
    """The record type inside an annotation such as `tuple[Village, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := record_in(part))), None)


def not_filled_in(report: Report, source: Source) -> Iterator[Problem]:
    """V006 for every number that still stands as 待填."""
    for key, quantity in quantities_in(report):
        if quantity.missing is Missing.TO_FILL and quantity.place:
            yield Problem("V006", quantity.place, {"key": key})


def quantities_in(value: Any, key: str = "") -> Iterator[tuple[str, Quantity]]:
    """Every quantity of a record, with the key it was typed at."""
    if isinstance(value, Quantity):
        yield key, value
    elif isinstance(value, Pair):
        for part in (value.households, value.people):
            if part is not None:
                yield key, part
    elif isinstance(value, Record):
        for name, info in type(value).model_fields.items():
            yield from quantities_in(getattr(value, name), info.alias or name)
    elif isinstance(value, tuple):
        for entry in value:
            yield from quantities_in(entry, key)
    elif isinstance(value, dict):
        for inner, entry in value.items():
            yield from quantities_in(entry, inner)


__all__ = ["Checked", "quantities_in", "validate", "validate_settings"]
