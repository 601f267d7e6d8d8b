"""A file's bytes -> its parts, or why it is no workbook that can be read.

Codes: W001 not a workbook that can be read · W002 larger than any ledger.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from fupin_reports.problems import Problem
from fupin_reports.source import Span
from fupin_reports.system_reasons import reason

LARGEST = 20_000_000  # bytes of a file; a township's ledger has twenty thousand
MOST_UNPACKED = 150_000_000  # bytes of all its parts together
MOST_PARTS = 2_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
UNREADABLE = (
    (FileNotFoundError, "missing"),
    (NotADirectoryError, "missing"),
    (IsADirectoryError, "folder"),
    (PermissionError, "denied"),
)


def cannot(name: str, kind: str, reason: str = "") -> Problem:
    """W001: missing, folder, denied, io, empty, xls, encrypted, damaged, ods, other."""
    return Problem("W001", Span(name), {"kind": kind, "reason": reason})


def too_large(name: str, kind: str, limit: int) -> Problem:
    """W002: bytes, unpacked, parts, cells, strings."""
    return Problem("W002", Span(name), {"kind": kind, "limit": str(limit)})


def bytes_of(path: Path, name: str) -> bytes | Problem:
    """The content of the file."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        kind = next((kind for type_, kind in UNREADABLE if isinstance(error, type_)), "io")
        return cannot(name, kind, reason(error))
    if len(raw) > LARGEST:
        return too_large(name, "bytes", LARGEST // 1_000_000)
    return raw if raw else cannot(name, "empty")


def parts_of(raw: bytes, name: str) -> ZipFile | Problem:
    """The parts of a workbook; no more is unpacked than its directory says, which is looked at first."""
    if raw.startswith(OLE):
        return cannot(name, "encrypted" if ENCRYPTED_PACKAGE in raw else "xls")
    try:
        parts = ZipFile(BytesIO(raw))
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return cannot(name, "damaged" if raw.startswith(b"PK") else "other")
    entries = parts.infolist()
    if len(entries) > MOST_PARTS:
        return too_large(name, "parts", MOST_PARTS)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return too_large(name, "unpacked", MOST_UNPACKED // 1_000_000)
    if any(entry.flag_bits & 1 for entry in entries):
        return cannot(name, "encrypted")
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names:
        return cannot(name, "ods" if "mimetype" in names else "other")
    return parts
