"""What WeasyPrint tells cffi of its C libraries, 460 lines of C declarations, which cffi parses at every start: here they are as
cffi compiles them (`c_types`). What is compiled is also quicker to use: cffi then looks types up in C.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from typing import Any

from fupin_reports.writers.pdf.loading import c_types
from fupin_reports.writers.pdf.loading.around import around


def declared_beforehand() -> AbstractContextManager[None]:
    """WeasyPrint gets what was compiled, if those are the declarations that it makes; else they are parsed as ever."""
    return around("weasyprint.text.ffi", _compiled)


def digest(declarations: str) -> str:
    """What `c_types` is known by as made of those."""
    return sha256(declarations.encode()).hexdigest()


@contextmanager
def _compiled() -> Iterator[None]:
    import cffi  # type: ignore[import-untyped]  # its types are a package of their own

    parses = cffi.FFI
    cffi.FFI = _Declared
    try:
        yield
    finally:
        cffi.FFI = parses


class _Declared:
    """What a module makes its declarations with: whatever is asked of it after those is asked of what was compiled."""

    def __init__(self) -> None:
        self._ffi: Any = None

    def cdef(self, declarations: str) -> None:
        """Declares, once."""
        if digest(declarations) == c_types.DIGEST:
            self._ffi = c_types.ffi()
        if self._ffi is None:
            from cffi.api import FFI  # type: ignore[import-untyped]  # as above

            self._ffi = FFI()
            self._ffi.cdef(declarations)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._ffi, name)
        setattr(self, name, value)
        return value
