"""A person's files: which ones they are, and what our own is called beside them.

Comes in: an output folder with what is known of it, and the files about to be written, by suffix (".docx").
Code: S003 a person's file was kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.source import Span
from fupin_reports.store.files import fingerprint
from fupin_reports.store.manifest import Manifest
from fupin_reports.store.names import OURS_BESIDE


@dataclass(frozen=True, slots=True)
class Place:
    """The stem that ours are written under. Where that is beside a person's file: its name (`kept`) and S003."""

    stem: str
    kept: str = ""
    problems: Problems = ()


def place_of_ours(folder: Path, shown: str, stem: str, files: Mapping[str, bytes], manifest: Manifest) -> Place:
    """`stem` itself, or one beside a person's file; messages call the folder `shown`. OSError."""
    kept = changed_by_hand(folder, stem, files, manifest)
    if not kept:
        return Place(stem)
    beside = free_stem(folder, stem, files, manifest)
    words = {"file": kept, "beside": "、".join(beside + suffix for suffix in files), "why": ""}
    return Place(beside, kept, (Problem("S003", Span(f"{shown}/{kept}"), words, severity=Severity.WARNING),))


def changed_by_hand(folder: Path, stem: str, files: Mapping[str, bytes], manifest: Manifest) -> str:
    """The first file of that stem that is neither what we wrote nor what we would write now; or nothing. OSError."""
    for suffix, content in files.items():
        path = folder / (stem + suffix)
        if not path.exists():
            continue
        found = fingerprint(path.read_bytes())
        if found != fingerprint(content) and found not in manifest.ours(path.name):
            return path.name
    return ""


def free_stem(folder: Path, stem: str, files: Mapping[str, bytes], manifest: Manifest) -> str:
    """A stem beside the person's files that no person has changed either. OSError."""
    number = 1
    while True:
        beside = stem + (OURS_BESIDE if number == 1 else f"{OURS_BESIDE[:-1]}{number}{OURS_BESIDE[-1]}")
        if not changed_by_hand(folder, beside, files, manifest):
            return beside
        number += 1


def dated_name(folder: Path, report: str, suffix: str, content: bytes) -> str:
    """The name under which a person's file is kept: of the day on which it was last changed, one that is free or has the
    same content. OSError.
    """
    path = folder / (report + suffix)
    day = date.fromtimestamp(path.stat().st_mtime if path.exists() else 0).isoformat()
    number = 1
    while True:
        name = f"{report}（手改 {day}{'' if number == 1 else f' {number}'}）{suffix}"
        other = folder / name
        if not other.exists() or other.read_bytes() == content:
            return name
        number += 1
