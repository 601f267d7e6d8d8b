"""A context that a module is executed in when it is first imported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


@contextmanager
def around(module: str, context: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """`module`, if it is imported in here for the first time, is executed in `context`."""
    finder = _Finder(module, context)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder(MetaPathFinder):
    def __init__(self, module: str, context: Callable[[], AbstractContextManager[None]]) -> None:
        self._module, self._context = module, context

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """That of the module, with a loader that executes it in the context; None for all others."""
        if fullname != self._module:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _InContext(spec.loader, self._context)
        return spec


class _InContext(Loader):
    def __init__(self, loader: Loader, context: Callable[[], AbstractContextManager[None]]) -> None:
        self._loader, self._context = loader, context

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As without us."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """In the context; from then on the module has its own loader again."""
        assert module.__spec__ is not None
        module.__spec__.loader = module.__loader__ = self._loader
        with self._context():
            self._loader.exec_module(module)
