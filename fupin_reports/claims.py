"""What data files say they are: unit and kind of each, without reading them as YAML; and which of them say the same.

Code: V035 two files claim one unit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.kinds import Kind, kind_named
from fupin_reports.load import first_looks
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.source import Located

UNIT, KIND = "单位", "文种"
GONE = ""
"""The fingerprint of a file that is not there, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Look:
    """A data file at a glance: the SHA-256 of its bytes, its 单位 and its 文种 as typed."""

    print: str
    unit: Located | None = None
    kind_name: Located | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind of report; None where that is not one we know."""
        return kind_named(str(self.kind_name))


class Looks:
    """Looks at the data files of a project, at each once."""

    def __init__(self, project: Project, read: dict[str, bytes] | None = None) -> None:
        """`read` are the contents of files that were read already, by path; each is let go when it has been looked at."""
        self._project, self._read = project, read if read is not None else {}
        self._seen: dict[Path, Look] = {}

    def at(self, path: Path) -> Look:
        """What that file is."""
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path]

    def _look(self, path: Path) -> Look:
        content = self._read.pop(str(path), None)
        try:
            content = path.read_bytes() if content is None else content
        except OSError:
            return Look(GONE)
        found = first_looks(content, path, self._project.name(path), (UNIT, KIND))
        return Look(hashlib.sha256(content).hexdigest(), found.get(UNIT), found.get(KIND))


def rivals(
    project: Project, year: int, looks: Looks | None = None, files: Sequence[Path] | None = None
) -> Mapping[Path, Problem]:
    """V035 for every file whose 单位 and 文种 another file of that year names too, with the lines of them all. `files` are
    those of the year where they are known already.

    None of them can be printed: nothing says which one is right. Only those two lines of each file are looked at,
    whatever else may be wrong with it.
    """
    looks = looks if looks is not None else Looks(project)
    claims: dict[tuple[str, str], dict[Path, Located]] = {}
    for path in files if files is not None else project.townships(year):
        look = looks.at(path)
        if look.unit is not None:
            kind = look.kind_name or ""
            claims.setdefault(("".join(look.unit.split()), "".join(kind.split())), {})[path] = look.unit
    problems: dict[Path, Problem] = {}
    for (unit, _), claimed in claims.items():
        for path, claim in claimed.items() if len(claimed) > 1 else ():
            others = tuple(other.place for rival, other in claimed.items() if rival != path)
            words = {"text": unit, "files": "、".join(place.file for place in others)}
            problems[path] = Problem("V035", claim.place, words, related=others)
    return problems
