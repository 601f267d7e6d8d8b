"""Many reports in one run."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

BETWEEN_COLLECTIONS = 100
"""Reports."""

T = TypeVar("T")


@cache
def settle_in() -> None:
    """Keeps the libraries out of garbage collection: looking through them for every report costs a tenth of the time.

    Once a process.
    """
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Collects garbage and gives what is free back to the system, where its library has a way to: else a process that
    makes one report after another is as large as the largest heap it ever had. 15 ms.
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc; musl has none and needs none
        if trim is not None:
            trim(0)


def collected_rarely(work: Iterable[T]) -> Iterator[T]:
    """`work`, one after another, with garbage collected now and then: a report leaves little, and looking costs time."""
    settle_in()
    gc.disable()
    try:
        for number, result in enumerate(work, 1):
            if number % BETWEEN_COLLECTIONS == 0:
                gc.collect()
            yield result
    finally:
        gc.enable()
