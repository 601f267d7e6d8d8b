"""`.fupin/manifest.json`: what we wrote, by fingerprint, and which reports hold a person's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fupin_reports.store.seals import Seal, seals_of

VERSION = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: by file name the fingerprints that are ours: one, or while it is being written the old one and the new
    one. `merged`: the reports whose DOCX holds a person's words besides those of the data. `inputs`: by file name the
    fingerprints of everything that the file was made from, by what a clerk calls it. `seals`: the reports that are 定稿.
    """

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()
    inputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seals: Mapping[str, Seal] = field(default_factory=dict)

    def ours(self, name: str) -> tuple[str, ...]:
        """The fingerprints by which the file of that name is ours."""
        return self.files.get(name, ())

    def with_files(self, files: Mapping[str, tuple[str, ...]]) -> Manifest:
        """The same, knowing these as well."""
        return replace(self, files={**self.files, **files})

    def holding(self, report: str, words: bool) -> Manifest:
        """The same with that report among the merged ones or not."""
        return replace(self, merged=self.merged | {report} if words else self.merged - {report})

    def made_from(self, inputs: Mapping[str, Mapping[str, str]]) -> Manifest:
        """The same, knowing what these files were made from."""
        return replace(self, inputs={**self.inputs, **inputs})

    def sealed(self, report: str, seal: Seal | None) -> Manifest:
        """The same with that report under `seal`, or under none."""
        others = {name: one for name, one in self.seals.items() if name != report}
        return replace(self, seals={**others, report: seal} if seal is not None else others)

    def text(self) -> str:
        """As it is written."""
        files = {name: list(prints) for name, prints in sorted(self.files.items())}
        inputs = {name: dict(made) for name, made in sorted(self.inputs.items())}
        saved: dict[str, Any] = {"version": VERSION, "files": files, "merged": sorted(self.merged), "inputs": inputs}
        saved["seals"] = {name: seal.plain() for name, seal in sorted(self.seals.items())}
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
        prints_of(files),
        frozenset(map(str, merged)) if isinstance(merged, list) else frozenset(),
        inputs_of(kept.get("inputs")),
        seals_of(kept.get("seals")),
    )


def prints_of(saved: object) -> dict[str, tuple[str, ...]]:
    """Fingerprints by file name; none of what is not as we write it. Version 1 had one a file."""
    files = saved.items() if isinstance(saved, dict) else ()
    return {str(n): tuple(map(str, prints if isinstance(prints, list) else [prints])) for n, prints in files}


def inputs_of(saved: object) -> dict[str, dict[str, str]]:
    """Inputs by file name; none of what is not as we write it."""
    entries = saved.items() if isinstance(saved, dict) else ()
    return {
        str(name): {str(key): str(print_) for key, print_ in made.items()}
        for name, made in entries
        if isinstance(made, dict)
    }
