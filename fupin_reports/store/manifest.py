"""`.fupin/manifest.json`: what we wrote, by fingerprint, and which reports hold a person's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fupin_reports.store.files import Stamp
from fupin_reports.store.seals import Seal, seals_of

VERSION = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A DOCX as we wrote it, by fingerprint: the file with the tree that the data alone gave then, and whether a person's
    words are in it besides those.
    """

    print: str
    tree: str
    merged: bool = False

    def plain(self) -> dict[str, Any]:
        """As it is written."""
        return {"print": self.print, "tree": self.tree, "merged": self.merged}


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: by file name the fingerprints that are ours: one, or while it is being written the old one and the new
    one. `written`: by report its DOCX as we wrote it last, and while it is being
    written both the old one and the new one. `inputs`: by file name the
    fingerprints of everything that the file was made from, by what a clerk calls it. `seals`: the reports that are 定稿.
    `stamps`: by file name the stamp of what we wrote last.
    """

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: Mapping[str, tuple[Written, ...]] = field(default_factory=dict)
    inputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seals: Mapping[str, Seal] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def ours(self, name: str) -> tuple[str, ...]:
        """The fingerprints by which the file of that name is ours."""
        return self.files.get(name, ())

    def with_files(self, files: Mapping[str, tuple[str, ...]]) -> Manifest:
        """The same, knowing these as well."""
        return replace(self, files={**self.files, **files})

    def with_written(self, report: str, versions: tuple[Written, ...]) -> Manifest:
        """The same, knowing these versions of that report's DOCX and no others."""
        return replace(self, written={**self.written, report: versions})

    def made_from(self, inputs: Mapping[str, Mapping[str, str]]) -> Manifest:
        """The same, knowing what these files were made from."""
        return replace(self, inputs={**self.inputs, **inputs})

    def stamped(self, stamps: Mapping[str, Stamp]) -> Manifest:
        """The same, knowing these stamps as well."""
        return replace(self, stamps={**self.stamps, **stamps})

    def sealed(self, report: str, seal: Seal | None) -> Manifest:
        """The same with that report under `seal`, or under none."""
        others = {name: one for name, one in self.seals.items() if name != report}
        return replace(self, seals={**others, report: seal} if seal is not None else others)

    def text(self) -> str:
        """As it is written."""
        files = {name: list(prints) for name, prints in sorted(self.files.items())}
        inputs = {name: dict(made) for name, made in sorted(self.inputs.items())}
        saved: dict[str, Any] = {"version": VERSION, "files": files, "inputs": inputs}
        saved["written"] = {name: [one.plain() for one in versions] for name, versions in sorted(self.written.items())}
        saved["seals"] = {name: seal.plain() for name, seal in sorted(self.seals.items())}
        saved["stamps"] = dict(sorted(self.stamps.items()))
        return json.dumps(saved, ensure_ascii=False) + "\n"  # indented it takes ten times as long


def read_manifest(path: Path) -> Manifest:
    """What is there, of this version or the one before; nothing where it cannot be read: then every file is a person's."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Manifest()
    files = kept.get("files") if isinstance(kept, dict) else None
    if not isinstance(files, dict):
        return Manifest()
    return Manifest(
        prints_of(files),
        written_of(kept.get("written")),
        inputs_of(kept.get("inputs")),
        seals_of(kept.get("seals")),
        stamps_of(kept.get("stamps")),
    )


def prints_of(saved: object) -> dict[str, tuple[str, ...]]:
    """Fingerprints by file name; none of what is not as we write it. Version 1 had one a file."""
    files = saved.items() if isinstance(saved, dict) else ()
    return {n: tuple(map(str, prints if isinstance(prints, list) else [prints])) for n, prints in files}


def stamps_of(saved: object) -> dict[str, Stamp]:
    """Stamps by file name; none of what is not as we write it."""
    entries = saved.items() if isinstance(saved, dict) else ()
    return {n: (one[0], one[1]) for n, one in entries if isinstance(one, list) and len(one) == len(("size", "time"))}


def written_of(saved: object) -> dict[str, tuple[Written, ...]]:
    """The versions of DOCX by report; none of what is not as we write it."""
    entries = saved.items() if isinstance(saved, dict) else ()
    return {report: versions_of(versions) for report, versions in entries}


def versions_of(saved: object) -> tuple[Written, ...]:
    """The versions of one report's DOCX."""
    listed = saved if isinstance(saved, list) else []
    return tuple(
        Written(str(one["print"]), str(one["tree"]), one.get("merged") is True)
        for one in listed
        if isinstance(one, dict) and "print" in one and "tree" in one
    )


def inputs_of(saved: object) -> dict[str, dict[str, str]]:
    """Inputs by file name; none of what is not as we write it."""
    entries = saved.items() if isinstance(saved, dict) else ()
    return {name: made for name, made in entries if isinstance(made, dict) and set(map(type, made.values())) <= {str}}
