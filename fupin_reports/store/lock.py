"""One run at a time in an output folder, and nothing left over from one that was cut short.

The lock is the system's, on an open file: it goes with the process, however that ends.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

LOCK = "lock"
LEFT_OVER = re.compile(r"\..+\.[0-9]+\.tmp")
"""How `write_whole` calls a file that is not whole yet."""

WORD_CUTS_ABOVE = 6
"""Word puts ~$ before a name of up to so many characters, else in the place of its first one or two."""


@contextmanager
def locked(folder: Path, keeping: str) -> Iterator[bool]:
    """Whether the folder is ours alone for now; what an earlier run left half written is swept away.

    Where no lock can be made (a read-only folder) nothing can be written either: that is told file by file.
    """
    path = folder / keeping / LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError:
        yield True
        return
    with file:
        if not taken(file):
            yield False
            return
        for place in (folder, folder / keeping):
            sweep(place)
        yield True


def taken(file: IO[bytes]) -> bool:
    """Takes the lock; whether nobody else has it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # on Windows only
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sweep(folder: Path) -> None:
    """Removes what was being written when a run was cut short."""
    for name in os.listdir(folder):  # noqa: PTH208 - a path object a file is dear where there are thousands
        if name.endswith(".tmp") and LEFT_OVER.fullmatch(name) and (folder / name).is_file():
            (folder / name).unlink(missing_ok=True)


def opened_elsewhere(path: Path) -> bool:
    """Whether Word, WPS or LibreOffice has the file open, by the mark that they leave beside it."""
    name = path.name
    cut = max(0, min(len(path.stem) - WORD_CUTS_ABOVE, 2))
    marks = (f"~${name[cut:]}", f".~{name}", f".~lock.{name}#")
    return any((path.parent / mark).exists() for mark in marks)
