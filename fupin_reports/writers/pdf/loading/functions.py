"""fontTools, of which a page needs little: cutting fonts is HarfBuzz's work, ours are no variable fonts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

LATER = ("fontTools.subset", "fontTools.varLib.instancer")
"""Modules of which WeasyPrint only calls functions and classes, with the fonts that it cannot cut otherwise."""


@contextmanager
def loaded_when_called() -> Iterator[None]:
    """Who imports those modules in here gets stand-ins whose functions load them when they are called."""
    stand_ins = {name: _Later(name) for name in LATER if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


class _Later(ModuleType):
    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return partial(_called, self.__name__, name)


def _called(module: str, function: str, *given: Any, **named: Any) -> Any:
    return getattr(import_module(module), function)(*given, **named)
