"""How WeasyPrint comes by its C libraries."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def libraries_by_their_own_names() -> Iterator[None]:
    """Spares Linux the 54 runs of ldconfig, gcc and ld that importing WeasyPrint costs: half of its time.

    WeasyPrint tries made-up library names before the real one (libpango-1.0.so.0), and Python starts those programs for
    each that fails. Answering None at once leads to the real name, which the loader finds by itself.
    """
    if sys.platform != "linux":
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
