"""Our ways in the places of WeasyPrint's own, for a process or, in tests, not at all for a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import weasyprint  # type: ignore[import-untyped]  # WeasyPrint carries no types
from weasyprint import css

from fupin_reports.writers.pdf.swift import backgrounds, borders, boxes, faces, fonts, styles, texts
from fupin_reports.writers.pdf.swift.replacing import Replacement

KNOWN = "70.0"
"""The version of WeasyPrint whose inner parts these modules know."""

WAYS: tuple[Replacement, ...] = (
    *styles.WAYS,
    *boxes.WAYS,
    *backgrounds.WAYS,
    *borders.WAYS,
    *texts.WAYS,
    *fonts.WAYS,
    *faces.WAYS,
)


def is_known() -> bool:
    """Whether the WeasyPrint of this process is the one."""
    return str(weasyprint.__version__) == KNOWN


def in_use() -> bool:
    """Whether pages take our ways now."""
    return css.StyleFor is styles.StyleFor


def quicken() -> None:
    """From now on this process takes our ways; again, nothing more happens."""
    if is_known():
        for way in WAYS:
            put(way.original, way.ours, way.owner, way.name)
        fonts.read_types()


@contextmanager
def as_it_comes() -> Iterator[None]:
    """WeasyPrint's own ways."""
    for way in WAYS:
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
