"""Ctrl-C: the first asks to stop after what is in hand, the second stops at once.

The first raises nothing, so that it can fall between no two steps of storing a file.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether the person at the keyboard has asked to stop."""

    def __init__(self) -> None:
        self.asked = False

    @contextmanager
    def listening(self, at_first: Callable[[], None]) -> Iterator[None]:
        """While it lasts, Ctrl-C is for this; `at_first` is called at the first. The second is a KeyboardInterrupt.

        Only the main thread can listen; elsewhere nothing changes.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def heard(_signal: int, _frame: FrameType | None) -> None:
            if self.asked:
                raise KeyboardInterrupt
            self.asked = True
            at_first()

        before = signal.signal(signal.SIGINT, heard)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
