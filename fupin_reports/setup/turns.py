"""One set-up at a time: a second one waits until the first is done, then finds nothing left to do."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fupin_reports.setup.console import say

PAUSE_S = 0.5


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Hold the lock file while inside. The system lets go of it when the process ends, however it ends."""
    with lock.open("a+b") as file:
        if not take(file):
            say("另一个窗口正在安装，等它完成…")
            while not take(file):
                time.sleep(PAUSE_S)
        yield


if sys.platform == "win32":
    import msvcrt

    def take(file: IO[bytes]) -> bool:
        """Whether the lock is ours now; False while another process holds it."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take(file: IO[bytes]) -> bool:
        """Whether the lock is ours now; False while another process holds it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
