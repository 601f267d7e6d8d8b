"""A file on disk -> its sheets, whatever it is called: what it is, its first bytes say."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.problems import Problem, Problems
from fupin_reports.readers.grids.delimited import csv_table
from fupin_reports.readers.grids.grid import Table
from fupin_reports.readers.grids.opened import OLE, bytes_of, cannot, parts_of
from fupin_reports.readers.grids.workbook import workbook_of

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")


def read_tables(path: Path, name: str) -> tuple[Table | None, Problems]:
    """The sheets of an .xlsx, .xlsm, .csv; None and why where it is none of these."""
    raw = bytes_of(path, name)
    if isinstance(raw, Problem):
        return None, (raw,)
    if raw.startswith((b"PK", OLE)):
        parts = parts_of(raw, name)
        if isinstance(parts, Problem):
            return None, (parts,)
        with parts:
            found = workbook_of(parts, name)
        return (None, (found,)) if isinstance(found, Problem) else (found, ())
    if raw.startswith(BINARY) or path.suffix.lower() not in TEXT_SUFFIXES:
        return None, (cannot(name, "other"),)
    return csv_table(path, name)
