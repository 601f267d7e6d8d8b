"""One error of pydantic as a problem in the clerk's words, at what was typed.

The message is chosen by pydantic's error `type`, never by matching its English text.

Codes: V001 unknown key · V002 missing key · V003 a list or mapping expected · V004 a single value expected ·
V005 not one of the choices · V007 not a number · V008 unknown unit · V009 no unit · V010 不详 without a reason ·
V011 unit of another kind · V012 not a date · V013 not a year · V014 是 or 否 · V027 a name or text not filled in yet ·
V028 two approximate words on one number · V030 a figure named where only a name may stand ·
V038 a size times a count where one number may stand · V039 an exponent that became a digit · V046 a measure of the page
that is none, or too large or small · V048 not a 发文字号.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from fupin_reports.key_names import nearest
from fupin_reports.problems import Problem
from fupin_reports.records import Record
from fupin_reports.source import KeyPath, Source, last_key

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
    "quantity_size": "V038",
    "quantity_fused": "V039",
    "layout": "V046",
    "document_number": "V048",
}
"""pydantic's (and our fields') error types; any other type means that the shape is wrong: V003."""


def problem_of(
    detail: ErrorDetails,
    record: type[Record],
    source: Source,
    moved: Mapping[KeyPath, KeyPath],
    sources: tuple[str, ...],
) -> Problem:
    """One pydantic error as a problem in the clerk's words, at what was typed."""
    path = detail["loc"]
    typed_at = moved.get(path, path)
    code = CODES.get(detail["type"], "V003")
    value = detail["input"]
    words = {"key": last_key(typed_at), "parent": last_key(typed_at[:-1])}
    words["text"] = value if isinstance(value, str) else ""
    words |= {
        key: str(text)
        for key, text in detail.get("ctx", {}).items()
        if key in ("unit", "near", "cause", "low", "high", "named")
    }
    place = source.place(typed_at)
    if code == "V001":
        place = source.key_place(typed_at)
        words |= other_key(last_key(path), keys_at(record, path[:-1]), sources)
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


def other_key(typed: str, known: tuple[str, ...], sources: tuple[str, ...]) -> dict[str, str]:
    """What the unknown key `typed` may be: `source`, a fund source that belongs below 资金, or `near`, another key."""
    alike = get_close_matches(typed, sources, n=1, cutoff=0.75) if "资金" in known or typed in sources else ()
    if alike:
        return {"near": "", "source": alike[0]}
    return {"near": nearest(typed, known), "source": ""}


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
