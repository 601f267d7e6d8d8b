"""The manifest with what was added to it since, a line a report: a thousand reports cost a thousand lines, not a
thousand manifests. At the start and in the end of a run the lines are taken into the manifest, where they are many.

A line that was cut short says nothing, and what it would have said was not done yet.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from fupin_reports.store.files import Stamp, write_whole
from fupin_reports.store.manifest import Manifest, Written, inputs_of, prints_of, read_manifest, stamps_of, versions_of

JOURNAL = "manifest.jsonl"

MANY_LINES = 100
"""More than so many cost more to read than the manifest costs to write."""


class Journal:
    """The manifest of one folder on disk."""

    def __init__(self, manifest: Path) -> None:
        self._manifest, self._lines = manifest, manifest.with_name(JOURNAL)
        self._held: Manifest | None = None  # as it is now, while nobody else may write
        self._count = 0  # of lines, empty ones among them

    @contextmanager
    def held(self) -> Iterator[None]:
        """While nobody else may write: reads once, and takes the lines in where there are many."""
        self._held = self._on_disk()
        try:
            self._take_in()
            yield
        finally:
            self._take_in()
            self._held = None

    def _take_in(self) -> None:
        """Many lines, which every run would have to read."""
        if self._held is not None and self._count > MANY_LINES:
            with suppress(OSError):  # the lines say the same
                self.settle(self._held)

    def read(self) -> Manifest:
        """Everything that is known; from disk, unless it is held."""
        return self._held if self._held is not None else self._on_disk()

    def _on_disk(self) -> Manifest:
        manifest, self._count = read_manifest(self._manifest), 0
        try:
            lines = self._lines.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return manifest
        self._count = len(lines)
        for line in lines:
            try:
                added = json.loads(line) if line.strip() else {}
            except (ValueError, RecursionError):
                continue
            manifest = taken_in(manifest, added) if isinstance(added, dict) else manifest
        return manifest

    def add(
        self,
        files: Mapping[str, tuple[str, ...]],
        inputs: Mapping[str, Mapping[str, str]] | None = None,
        report: str = "",
        versions: tuple[Written, ...] = (),
        stamps: Mapping[str, Stamp] | None = None,
    ) -> None:
        """A line more: what was written, from what, the versions of `report`'s DOCX, and stamps. OSError."""
        inputs, stamps = inputs or {}, stamps or {}
        line = {"files": files, "inputs": inputs, "report": report, "versions": [one.plain() for one in versions]}
        line["stamps"] = stamps
        self._lines.parent.mkdir(parents=True, exist_ok=True)
        with self._lines.open("ab") as file:
            file.write(f"\n{json.dumps(line, ensure_ascii=False)}\n".encode())  # a torn line before it stays by itself
            file.flush()
            os.fsync(file.fileno())
        self._count += 1
        if self._held is not None:
            self._held = self._held.with_files(files).made_from(inputs).stamped(stamps)
            self._held = self._held.with_written(report, versions) if report else self._held

    def settle(self, manifest: Manifest) -> None:
        """`manifest` whole, without lines. OSError. Stopped between the two, the lines are taken in again: no harm."""
        write_whole(self._manifest, manifest.text().encode())
        self._lines.unlink(missing_ok=True)
        self._count = 0
        self._held = manifest if self._held is not None else None


def taken_in(manifest: Manifest, added: Mapping[str, object]) -> Manifest:
    """`manifest` with one line."""
    manifest = manifest.with_files(prints_of(added.get("files"))).made_from(inputs_of(added.get("inputs")))
    manifest = manifest.stamped(stamps_of(added.get("stamps")))
    report = added.get("report")
    known = isinstance(report, str) and report != ""
    return manifest.with_written(str(report), versions_of(added.get("versions"))) if known else manifest
