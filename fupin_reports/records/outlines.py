"""Record types -> the outlines by which the loader tells keys from prose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from fupin_reports.outline import Outline
from fupin_reports.quantities import Pair, Quantity
from fupin_reports.records.base import Prose, Record
from fupin_reports.records.report import Report
from fupin_reports.records.rules import RuleBook
from fupin_reports.records.settings import Settings
from fupin_reports.shorthand import SHORTHAND

NUMBERS = (Quantity, Pair, Decimal, date)


@cache
def report_outline(sources: frozenset[str] = frozenset()) -> Outline:
    """The outline of a township's file; `sources` are the names and other names of the office's fund sources."""
    outline = outline_of(Report, sources)
    for pattern, key in SHORTHAND.items():
        outline = with_short_form(outline, pattern, key)
    return outline


@cache
def settings_outline() -> Outline:
    """The outline of 设置.yaml."""
    return outline_of(Settings)


@cache
def rules_outline() -> Outline:
    """The outline of 勾稽规则.yaml."""
    return outline_of(RuleBook)


def source_names(settings: Settings) -> frozenset[str]:
    """Every name and other name of a fund source."""
    return frozenset(name for source in settings.sources for name in (source.name, *source.aliases))


def outline_of(annotation: Any, sources: frozenset[str] = frozenset()) -> Outline:
    """The outline of a record type or of what a field is declared as."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        fields = [info for info in annotation.model_fields.values() if info.alias]
        keys = {str(info.alias): outline_of(info.annotation, sources) for info in fields}
        return Outline(keys=keys, needed=frozenset(str(info.alias) for info in fields if info.is_required()))
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return outline_of(parts[0], sources)
    if origin in (Union, UnionType):
        return outline_of(next(part for part in parts if part is not type(None)), sources)
    if origin is tuple:
        return Outline(entries=outline_of(parts[0], sources))
    if origin in (dict, Mapping):
        value = outline_of(parts[1], sources)
        return Outline(others=value, names=sources if value.number else frozenset())
    if isinstance(annotation, type) and (issubclass(annotation, NUMBERS) or annotation is int):
        return Outline(number=True)
    return Outline(text=True, prose=annotation is Prose)


def with_short_form(outline: Outline, pattern: tuple[str, ...], key: str) -> Outline:
    """`outline` in which, at the places of `pattern`, what stands under `key` may also stand by itself (see SHORTHAND)."""
    if not pattern:
        long = outline.keys[key]
        if long.entries is not None:
            return replace(outline, entries=long.entries)
        return replace(outline, text=long.text, prose=long.prose, number=long.number)
    step, rest = pattern[0], pattern[1:]
    if step != "*":
        return replace(outline, keys={**outline.keys, step: with_short_form(outline.keys[step], rest, key)})
    if outline.entries is not None:
        return replace(outline, entries=with_short_form(outline.entries, rest, key))
    assert outline.others is not None
    return replace(outline, others=with_short_form(outline.others, rest, key))
