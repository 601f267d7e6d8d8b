"""Our ways in the places of WeasyPrint's own, for a process or, in tests, not at all for a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

import pydyf  # type: ignore[import-untyped]  # WeasyPrint and pydyf carry no types
import weasyprint  # type: ignore[import-untyped]  # as above
from weasyprint import css

from fupin_reports.writers.pdf.swift.replacing import Replacement

KNOWN = ("70.0", "0.13.0")
"""The versions of WeasyPrint and pydyf whose inner parts these modules know."""


def is_known() -> bool:
    """Whether the WeasyPrint and the pydyf of this process are those. Only then are our ways so much as imported: what they
    stand in for may be gone in another version.
    """
    return (weasyprint.__version__, pydyf.__version__) == KNOWN


@cache
def ways() -> tuple[Replacement, ...]:
    """All of them."""
    from fupin_reports.writers.pdf.swift import backgrounds, borders, boxes, faces, fonts, styles, texts

    return sum((room.WAYS for room in (styles, boxes, backgrounds, borders, texts, fonts, faces)), ())


def in_use() -> bool:
    """Whether pages take our ways now."""
    return str(css.StyleFor.__module__).startswith(__package__)


def quicken() -> None:
    """From now on this process takes our ways; again, nothing more happens."""
    for way in ways() if is_known() else ():
        put(way.original, way.ours, way.owner, way.name)


@contextmanager
def as_it_comes() -> Iterator[None]:
    """WeasyPrint's own ways."""
    for way in ways() if in_use() else ():
        put(way.ours, way.original, way.owner, way.name)
    try:
        yield
    finally:
        quicken()


def put(found: Any, wanted: Any, owner: ModuleType | type | None, name: str) -> None:
    """`wanted` under `name` where `found` is: in `owner`, else in all of WeasyPrint's modules that imported it."""
    for place in [owner] if owner else [module for module in modules() if vars(module).get(name) is found]:
        setattr(place, name, wanted)


def modules() -> list[ModuleType]:
    """WeasyPrint's."""
    return [module for key, module in sys.modules.items() if key.partition(".")[0] == "weasyprint" and module]
