"""`.fupin/manifest.json`: what we wrote, by fingerprint, and which reports hold a person's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

VERSION = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: by file name the fingerprints that are ours: one, or while it is being written the old one and the new
    one. `merged`: the reports whose DOCX holds a person's words besides those of the data.
    """

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()

    def ours(self, name: str) -> tuple[str, ...]:
        """The fingerprints by which the file of that name is ours."""
        return self.files.get(name, ())

    def with_files(self, files: Mapping[str, tuple[str, ...]]) -> Manifest:
        """The same, knowing these as well."""
        return Manifest({**self.files, **files}, self.merged)

    def holding(self, report: str, words: bool) -> Manifest:
        """The same with that report among the merged ones or not."""
        return Manifest(self.files, self.merged | {report} if words else self.merged - {report})

    def text(self) -> str:
        """As it is written."""
        files = {name: list(prints) for name, prints in sorted(self.files.items())}
        saved = {"version": VERSION, "files": files, "merged": sorted(self.merged)}
        return json.dumps(saved, ensure_ascii=False, indent=1) + "\n"


def read_manifest(path: Path) -> Manifest:
    """What is there, of this version or the one before; nothing where it cannot be read: then every file is a person's."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Manifest()
    files = kept.get("files") if isinstance(kept, dict) else None
    if not isinstance(files, dict):
        return Manifest()
    merged = kept.get("merged")
    return Manifest(
        {n: tuple(map(str, prints if isinstance(prints, list) else [prints])) for n, prints in files.items()},
        frozenset(map(str, merged)) if isinstance(merged, list) else frozenset(),
    )
