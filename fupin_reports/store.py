"""`output/<year>/`: the only module that writes there.

A file is written whole or not at all. A file that a person has changed since we wrote it is never overwritten: it
stays, and ours is put beside it. What we wrote is remembered by fingerprint in `.fupin/manifest.json`; the tree that
the files were written from is kept beside it.

Codes: S001 the file is held open by another program · S002 it could not be written · S003 a person's file was kept ·
S004 a file of the report's other format was not made anew.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span

OURS_BESIDE = "（新生成）"
DRAFT = "（草稿）"
KEEPING = ".fupin"
MANIFEST = "manifest.json"
SUFFIXES = (".docx", ".pdf")

KINDS_OF_FAILURE = {errno.ENOSPC: "full", errno.EACCES: "denied", errno.EPERM: "denied", errno.EROFS: "denied"}

Prints = dict[str, list[str]]
"""By file name the fingerprints that are ours: one, or while it is being written the old one and the new one."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one report: the files written, and what a person should know."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


class Store:
    """One year's output folder; `name` says how it is called in messages."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._manifest = folder / KEEPING / MANIFEST

    def save(self, report: str, files: Mapping[str, bytes], tree: str) -> Stored:
        """Writes the files of one report, by suffix (".docx"), and keeps its tree.

        Where a person has changed one of them, all of ours go beside it, so that DOCX and PDF stay a pair. What will
        be written is remembered before it is: stopped halfway, neither version is taken for a person's.
        """
        try:
            stem = report
            problems: tuple[Problem, ...] = ()
            prints = read_manifest(self._manifest)
            if changed := self._changed_by_hand(report, files, prints):
                stem = self._free_stem(report, files, prints)
                words = {"file": changed, "beside": "、".join(stem + suffix for suffix in files)}
                problems = (Problem("S003", Span(f"{self._name}/{changed}"), words, severity=Severity.WARNING),)
            ours = {stem + suffix: fingerprint(content) for suffix, content in files.items()}
            self._remember({name: [*prints.get(name, ()), new] for name, new in ours.items()})
        except OSError as error:
            return Stored((), (failure(self._name, error),))
        written: list[Path] = []
        for suffix, content in files.items():
            path = self._folder / (stem + suffix)
            try:
                write_whole(path, content)
            except OSError as error:
                problems = (*problems, failure(f"{self._name}/{path.name}", error))
                continue
            written.append(path)
        try:
            self._remember({path.name: [ours[path.name]] for path in written})
            write_whole(self._folder / KEEPING / f"{stem}.json", tree.encode())
        except OSError as error:
            problems = (*problems, failure(f"{self._name}/{KEEPING}", error))
        stale = [p for p in self._not_made_anew(report, stem, files) if p.words["file"] != changed]
        return Stored(tuple(written), (*problems, *stale))

    def _remember(self, prints: Prints) -> None:
        """Adds to the manifest as it stands on disk: another run may have written there meanwhile."""
        kept = {**read_manifest(self._manifest), **prints}
        text = json.dumps({"version": 1, "files": dict(sorted(kept.items()))}, ensure_ascii=False, indent=1)
        write_whole(self._manifest, (text + "\n").encode())

    def _changed_by_hand(self, stem: str, files: Mapping[str, bytes], prints: Prints) -> str:
        """The first file of that stem that is neither what we wrote nor what we would write now; or nothing."""
        for suffix, content in files.items():
            path = self._folder / (stem + suffix)
            if not path.exists():
                continue
            found = fingerprint(path.read_bytes())
            if found != fingerprint(content) and found not in prints.get(path.name, ()):
                return path.name
        return ""

    def _free_stem(self, report: str, files: Mapping[str, bytes], prints: Prints) -> str:
        """A stem beside the person's files that no person has changed either."""
        number = 1
        while True:
            stem = report + (OURS_BESIDE if number == 1 else f"{OURS_BESIDE[:-1]}{number}{OURS_BESIDE[-1]}")
            if not self._changed_by_hand(stem, files, prints):
                return stem
            number += 1

    def _not_made_anew(self, report: str, stem: str, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
        """S004 for the report's other files under the plain name that are older than what was written now."""
        stale = [report + suffix for suffix in SUFFIXES if suffix not in files or (stem != report and suffix == ".pdf")]
        return tuple(
            Problem("S004", Span(f"{self._name}/{name}"), {"file": name}, severity=Severity.NOTE)
            for name in stale
            if (self._folder / name).exists()
        )


def read_manifest(path: Path) -> Prints:
    """Fingerprints by file name; none where there is no manifest or it cannot be read: then every file is a person's."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    files = kept.get("files") if isinstance(kept, dict) else None
    if not isinstance(files, dict):
        return {}
    return {
        name: [str(p) for p in (prints if isinstance(prints, list) else [prints])] for name, prints in files.items()
    }


def fingerprint(content: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Writes `content` to `path` so that at every moment either the old file or the new one is there whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def failure(name: str, error: OSError) -> Problem:
    """S001 where another program holds the file, else S002 with the system's reason."""
    code = "S001" if isinstance(error, PermissionError) and os.name == "nt" else "S002"
    words = {"kind": KINDS_OF_FAILURE.get(error.errno or 0, "other"), "reason": error.strerror or type(error).__name__}
    return Problem(code, Span(name), words)
