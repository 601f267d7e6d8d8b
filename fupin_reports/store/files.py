"""Files on disk: written whole or not at all, told apart by fingerprint, failures as problems.

Codes: S001 the file is held open by another program · S002 it could not be written.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from fupin_reports.problems import Problem
from fupin_reports.source import Span
from fupin_reports.system_reasons import reason

KINDS_OF_FAILURE = {
    errno.ENOSPC: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.EISDIR: "in the way",
    errno.ENOTDIR: "in the way",
    errno.EEXIST: "in the way",
}


def fingerprint(content: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: a file that has those of last time is taken for unchanged."""


def stamp(path: Path) -> Stamp:
    """Of a file as it is now. OSError."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def write_whole(path: Path, content: bytes) -> Stamp:
    """Writes `content` to `path` so that at every moment either the old file or the new one is there whole.

    Gives the stamp of what was written, whatever anybody does to it afterwards.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written = stamp(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return written


def failure(name: str, error: OSError) -> Problem:
    """S001 where another program holds the file, else S002 with the system's reason."""
    code = "S001" if isinstance(error, PermissionError) and os.name == "nt" else "S002"
    words = {"kind": KINDS_OF_FAILURE.get(error.errno or 0, "other"), "reason": reason(error)}
    return Problem(code, Span(name), words)
