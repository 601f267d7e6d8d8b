"""Many reports in one run."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
    gc.freeze()


@contextmanager
def collected_beforehand() -> Iterator[None]:
    """Garbage is collected once, before the next report: Python looks for it some hundred times meanwhile, a tenth of the time.

    The first report of a process, which may be its only one, has none to collect; the libraries are not settled in yet.
    """
    was_on = gc.isenabled()
    gc.disable()
    if gc.get_freeze_count():
        gc.collect()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
