"""定稿: a signed report is frozen, with the data that it was made from, until it is unsealed.

Codes: S008 the data of a sealed report have changed · S009 a file of a sealed report has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span
from fupin_reports.store.files import fingerprint


@dataclass(frozen=True, slots=True)
class Seal:
    """`date` (ISO) and program `version` of the sealing; `files` and `data` by fingerprint."""

    date: str
    version: str
    data: str
    files: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As it is written."""
        return {**asdict(self), "files": dict(self.files)}


def seals_of(saved: object) -> dict[str, Seal]:
    """Seals by report; none of what is not as we write it."""
    found: dict[str, Seal] = {}
    for report, seal in saved.items() if isinstance(saved, dict) else ():
        if isinstance(seal, dict) and isinstance(seal.get("files"), dict):
            words = {key: str(seal.get(key, "")) for key in ("date", "version", "data")}
            found[str(report)] = Seal(**words, files={str(n): str(p) for n, p in seal["files"].items()})
    return found


def since_sealed(seal: Seal, report: str, data: Path, folder: Path, name: str) -> tuple[Problem, ...]:
    """S008 and S009 of a report in `folder`, which messages call `name`; `data` is its file of now."""
    found: list[Problem] = []
    if print_of(data) != seal.data:
        words = {"name": report, "date": seal.date}
        found.append(Problem("S008", Span(f"{name}/{report}.docx"), words, severity=Severity.WARNING))
    for file, wanted in seal.files.items():
        now = print_of(folder / file)
        if now != wanted:
            words = {"file": file, "date": seal.date, "gone": "" if now else "是"}
            found.append(Problem("S009", Span(f"{name}/{file}"), words, severity=Severity.WARNING))
    return tuple(found)


def print_of(path: Path) -> str:
    """The fingerprint of a file; empty where it cannot be read."""
    try:
        return fingerprint(path.read_bytes())
    except OSError:
        return ""
