"""定稿: a signed report is frozen, with the data that it was made from, until it is unsealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


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
