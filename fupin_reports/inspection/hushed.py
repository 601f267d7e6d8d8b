"""Keeps what a library logs in English off the clerk's screen: what matters of it becomes a finding of ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hushed(library: str) -> Iterator[None]:
    """Nothing of what `library` logs below this is shown."""
    log = logging.getLogger(library)
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)
