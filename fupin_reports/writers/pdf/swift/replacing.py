"""What stands in for what, and a thing worked out once for a style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Replacement:
    """`ours` in the place of `original`, which goes by `name` in WeasyPrint's modules, or in `owner` alone."""

    name: str
    original: Any
    ours: Any
    owner: ModuleType | type | None = None


def of_a_style(work_out: Callable[[Any], T]) -> Callable[[Any], T]:
    """`work_out` with its answer kept with the style, for as long as that lives. A copy of a style has none."""
    name = f"_swift_{work_out.__module__}_{work_out.__qualname__}"

    @wraps(work_out)
    def kept(style: Any) -> T:
        known: dict[str, T] = style.__dict__
        if name not in known:
            known[name] = work_out(style)
        return known[name]

    return kept
