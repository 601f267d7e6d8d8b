"""What a report is made of, by content: its data, what it depends on, templates, fonts and the program itself.

Two runs with the same inputs give the same files; so a report whose inputs are those of last time need not be made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from fupin_reports.fonts import found_faces
from fupin_reports.kinds import KINDS
from fupin_reports.load import first_look
from fupin_reports.project import Project

Inputs = Mapping[str, str]
"""Fingerprints by the name of the input, as a clerk calls it."""

DATA, LAST_YEAR, TOWNSHIPS, SETTINGS, RULES = "数据", "上年的文件", "各乡镇的数据", "设置", "勾稽规则"
TEMPLATES, PROGRAM, FONTS = "模板", "程序", "字体"
ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
LENGTH = 24  # characters of a fingerprint; these tell versions apart, they prove nothing
PACKAGE = Path(__file__).parent
GATHERING = frozenset(kind.name for kind in KINDS if kind.gathers)


class YearInputs:
    """The inputs of one year's reports; what they share is looked at once. `sealed` are the data of
    sealed reports as they were, by the files of now."""

    def __init__(self, project: Project, year: int, sealed: Mapping[Path, Path] | None = None) -> None:
        self._project, self._year, self._sealed = project, year, sealed or {}

    def of(self, path: Path) -> Inputs:
        """The inputs of the report of that data file."""
        before = self._project.file(path.stem, self._year - 1)
        result = {DATA: fingerprint([path]), LAST_YEAR: fingerprint([before]), **self._shared}
        return {**result, TOWNSHIPS: self._townships} if self._gathers(path) else result

    def _gathers(self, path: Path) -> bool:
        """Whether that report is made of the townships'; a look at the bytes first, for most are not."""
        try:
            content = path.read_bytes()
        except OSError:
            return False
        if not any(name.encode(encoding) in content for name in GATHERING for encoding in ENCODINGS):
            return False
        return first_look(path, path.name, "文种") in GATHERING

    @cached_property
    def _shared(self) -> dict[str, str]:
        templates = self._project.templates
        return {
            SETTINGS: fingerprint([self._project.settings]),
            RULES: fingerprint([self._project.rules]),
            TEMPLATES: fingerprint(p for p in templates.rglob("*") if p.is_file() and p.name[0] not in ".~"),
            PROGRAM: fingerprint(PACKAGE.rglob("*.py")),
            FONTS: hashlib.sha256("\n".join(map(repr, found_faces())).encode()).hexdigest()[:LENGTH],
        }

    @cached_property
    def _townships(self) -> str:
        years = (self._year - 1, self._year)
        paths = (path for year in years for path in self._project.townships(year))
        return fingerprint(self._sealed.get(path, path) for path in paths)


def fingerprint(paths: Iterable[Path]) -> str:
    """Of all those files together, their names among it; a file that is not there counts as none."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        digest.update(path.name.encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:LENGTH]


def changed(before: Inputs, now: Inputs) -> tuple[str, ...]:
    """The names of the inputs that are other ones now."""
    return tuple(name for name in now if before.get(name) != now[name])
