"""The manifest with what was added to it since, a line a report: a thousand reports cost a thousand lines, not a
thousand manifests. At the start of a run the lines are taken into the manifest.

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


class Journal:
    """The manifest of one folder on disk."""

    def __init__(self, manifest: Path) -> None:
        self._manifest, self._lines = manifest, manifest.with_name(JOURNAL)
        self._held: Manifest | None = None  # as it is now, while nobody else may write
        self._added = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """While nobody else may write: reads once, and takes the lines in; in the end too where there are many, which the next
        run would have to read.
        """
        self._held, self._added = self._on_disk(), 0
        try:
            if self._lines.exists():
                with suppress(OSError):  # told by the first file that cannot be written
                    self.settle(self._held)
            yield
        finally:
            if self._added > MANY_LINES:
                with suppress(OSError):  # the lines say the same
                    self.settle(self._held)
            self._held = None

    def read(self) -> Manifest:
        """Everything that is known; from disk, unless it is held."""
        return self._held if self._held is not None else self._on_disk()

    def _on_disk(self) -> Manifest:
        manifest = read_manifest(self._manifest)
        try:
            lines = self._lines.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return manifest
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
        self._added += 1
        if self._held is not None:
            self._held = self._held.with_files(files).made_from(inputs).stamped(stamps)
            self._held = self._held.with_written(report, versions) if report else self._held

    def settle(self, manifest: Manifest) -> None:
        """`manifest` whole, without lines. OSError. Stopped between the two, the lines are taken in again: no harm."""
        write_whole(self._manifest, manifest.text().encode())
        self._lines.unlink(missing_ok=True)
        self._held = manifest if self._held is not None else None


def taken_in(manifest: Manifest, added: Mapping[str, object]) -> Manifest:
    """`manifest` with one line."""
    manifest = manifest.with_files(prints_of(added.get("files"))).made_from(inputs_of(added.get("inputs")))
    manifest = manifest.stamped(stamps_of(added.get("stamps")))
    report = added.get("report")
    known = isinstance(report, str) and report != ""
    return manifest.with_written(str(report), versions_of(added.get("versions"))) if known else manifest
