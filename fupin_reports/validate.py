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
V027 a name or text not filled in yet · V028 two approximate words on one number ·
V029 a fund source with a name that the program needs ·
V030 a figure named where only a name may stand · V031 a township that need not report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fupin_reports.kinds import KINDS, Kind, kind_named
from fupin_reports.problems import MOST_TOLD, Problem, Problems, more
from fupin_reports.quantities import Missing, Pair, Quantity, Unit, Units
from fupin_reports.records import Gate, Record, Report, RuleBook, Settings
from fupin_reports.shorthand import spelled_out
from fupin_reports.source import STAND_IN, KeyPath, Located, Node, Source, StandIn
from fupin_reports.vocabulary import misfits, named_twice, settings_misfits

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
    "braces": "V030",
    "to_fill": "V027",
    "quantity_hedge": "V028",
}
"""pydantic's (and our fields') error types; any other type means that the shape is wrong: V003."""

SETTINGS_UNITS = Gate(units=Units(()), money=None)

SHAPES: Mapping[str, Any] = {
    "date": "{year}年12月31日",
    "year": "{year}",
    "switch": "是",
    "tuple_type": [],
    "dict_type": {},
    "model_type": {},
}
"""What fits in the place of a wrong value, by error type; where nothing is said here, a stand-in does."""

MOST_ROUNDS = 8
"""How often wrong values are replaced and the whole typed again: a value may be missing, then of the wrong type."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Checked:
    """A data file as typed records, with where it came from and the office's settings it was read with.

    `money` is the file's unit of money. Where errors came with it, wrong values are stood in for (`stood_in`, by path):
    good for finding more, and for a draft that shows them as such; never for a final document.
    """

    report: Report
    kind: Kind
    source: Source
    settings: Settings
    money: Unit
    stood_in: Mapping[KeyPath, StandIn] = field(default_factory=dict)


def validate_settings(source: Source) -> tuple[Settings | None, Problems]:
    """设置.yaml typed."""
    settings, problems, _ = typed(Settings, source, SETTINGS_UNITS, 2000)
    if settings is not None:
        problems = (*problems, *told(settings_misfits(settings, source)))
    return None if problems else settings, problems


def validate_rules(source: Source, settings: Settings) -> tuple[RuleBook | None, Problems]:
    """勾稽规则.yaml typed; None where anything of it cannot be."""
    book, problems, _ = typed(RuleBook, source, Gate(settings.unit_table(), None), 2000)
    if book is not None:
        names = (rule.name for rule in book.rules)
        problems = (*problems, *told(named_twice(names, ("勾稽规则",), "名称", source)))
    return None if problems else book, problems


def validate(source: Source, settings: Settings, year: int) -> tuple[Checked | None, Problems]:
    """A township's file typed; `year` is that of the folder it lies in. None where nothing more can be found out."""
    units = settings.unit_table()
    money, problems = money_of(source, units)
    report, more, replaced = typed(Report, source, Gate(units, money), year)
    problems = (*problems, *more)
    if report is None:
        return None, problems
    problems = (*problems, *not_filled_in(report, source, replaced))
    kind = kind_named(report.kind)
    if kind is None:
        words = {"text": report.kind, "choices": "、".join(k.name for k in KINDS)}
        problems = (*problems, *told([Problem("V015", source.place(("文种",)), words)]))
    more = told(misfits(report, kind, source, settings, report.year if ("年度",) in replaced else year))
    problems = (*problems, *more)
    if kind is None and len(KINDS) == 1:
        kind = KINDS[0]  # what it was meant to be; it stays an error
    if kind is None or money is None:
        return None, problems
    return Checked(report, kind, source, settings, money, replaced), problems


def money_of(source: Source, units: Units) -> tuple[Unit | None, Problems]:
    """The file's unit of money, 万元 where it names none; V021 where it names what is none, and then 万元 as well."""
    usual = units.get("万元")
    name = source.root.get("金额单位")
    if not isinstance(name, str) or not name.strip():
        return usual, () if usual else (Problem("V021", source.place(("金额单位",)), {"text": "万元"}),)
    found = units.get(name.strip())
    if found is None or (usual is not None and found.dimension != usual.dimension):
        return usual, (Problem("V021", source.place(("金额单位",)), {"text": name}),)
    return found, ()


def told(problems: Iterable[Problem]) -> Problems:
    """`problems` less those about what is not there, which is a problem already."""
    return tuple(p for p in problems if not any(STAND_IN in word for word in p.words.values()))


def typed(
    record: type[R], source: Source, gate: Gate, year: int
) -> tuple[R | None, Problems, Mapping[KeyPath, StandIn]]:
    """`source` as a `record`; each thing that cannot be typed is a problem at its place.

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
            problem = problem_of(detail, record, source, moved)
            if (
                not any(path[:n] in replaced for n in range(len(path) + 1))
                and (kind == "extra_forbidden" or not unread(path, source, moved))
                and not lost(detail, source, moved)
            ):
                problems.append((path, problem))
            fits = kind != "extra_forbidden" and (path, kind) not in tried
            made = replaced.setdefault(path, StandIn(len(replaced) + 1, problem.place, typed_there(detail)))
            data = with_value(data, path, fitting(detail, made, year)) if fits else without(data, path)
            tried.add((path, kind))
        if len(details) > MOST_TOLD:
            problems.append(((), more(len(details) - MOST_TOLD, source.file)))
            break
    return None, once_each(problems), replaced


def unread(path: KeyPath, source: Source, moved: Mapping[KeyPath, KeyPath]) -> bool:
    """Whether what is typed at `path` could not be read: then it is a problem already."""
    return moved.get(path, path) in source.unread


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
    """`node` with every text, blanks included, knowing its place."""
    if isinstance(node, dict):
        return {key: located(value, source, (*path, key), moved) for key, value in node.items()}
    if isinstance(node, list):
        return [located(value, source, (*path, n), moved) for n, value in enumerate(node)]
    return Located(node or "", source.place(moved.get(path, path)))


def problem_of(detail: ErrorDetails, record: type[Record], source: Source, moved: Mapping[KeyPath, KeyPath]) -> Problem:
    """One pydantic error as a problem in the clerk's words, at what was typed."""
    path = detail["loc"]
    typed_at = moved.get(path, path)
    code = CODES.get(detail["type"], "V003")
    value = detail["input"]
    words = {"key": last_key(typed_at), "parent": last_key(typed_at[:-1])}
    words["text"] = value if isinstance(value, str) else ""
    words |= {key: str(text) for key, text in detail.get("ctx", {}).items() if key == "unit"}
    place = source.place(typed_at)
    if code == "V001":
        place = source.key_place(typed_at)
        words["near"] = near(last_key(path), keys_at(record, path[:-1]))
    elif (code == "V002" and typed_at in source.values) or (code == "V003" and value == ""):
        code = "V027"
    elif code == "V002":
        place = source.place(typed_at[:-1])
    elif code == "V003":
        place = source.key_place(typed_at)
        words["wanted"] = "list" if detail["type"] == "tuple_type" else "mapping"
    elif code == "V005" and isinstance(value, str):
        words["choices"] = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
    elif code == "V005":
        code = "V004"
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


def not_filled_in(report: Report, source: Source, replaced: Mapping[KeyPath, StandIn]) -> Iterator[Problem]:
    """V006 for every number that still stands as 待填, under the key it was typed at; what was replaced is told already."""
    told_already = {made.place for made in replaced.values()}
    paths = {place: path for path, place in source.values.items() if place not in told_already}
    for key, quantity in quantities_in(report):
        path = paths.get(quantity.place) if quantity.place else None
        if quantity.missing is Missing.TO_FILL and path is not None and path not in source.unread:
            yield Problem("V006", source.values[path], {"key": last_key(path) or key})


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


__all__ = ["Checked", "quantities_in", "validate", "validate_rules", "validate_settings"]
