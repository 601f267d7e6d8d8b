"""What a report is made of, by content: its data, what it depends on, templates, fonts and the program itself.

Two runs with the same inputs give the same files; so a report whose inputs are those of last time need not be made again.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from fupin_reports.claims import GONE, Looks
from fupin_reports.fonts import found_faces, rare_file
from fupin_reports.kinds import Kind
from fupin_reports.project import Project
from fupin_reports.receipt import files_below
from fupin_reports.store import PDF_KIND

Inputs = Mapping[str, str]
"""Fingerprints by the name of the input, as a clerk calls it."""

DATA, LAST_YEAR, TOWNSHIPS, SETTINGS, RULES = "数据", "上年的文件", "各乡镇的数据", "设置", "勾稽规则"
TEMPLATES, PROGRAM, FONTS = "模板", "程序", "字体"
INCLUDED = re.compile(
    r"""\{%-?\s*(?:include|import|extends|from)\s+(?:["'](?P<name>[^"']+)["']|(?P<expression>[^\s%]+))"""
)
OF_SECTIONS = ("章.模板", "节.模板")
"""How templates include the partials of a kind's sections, which the kind lists."""

LENGTH = 24  # characters of a fingerprint; these tell versions apart, they prove nothing
PACKAGE = Path(__file__).parent


class YearInputs:
    """The inputs of one year's reports; what they share is looked at once. `sealed` are the data of
    sealed reports as they were, by the files of now; `archive` says that PDFs are to be PDF/A. What `looks` has seen of a
    file is what it is taken for, whatever becomes of it meanwhile."""

    def __init__(
        self,
        project: Project,
        year: int,
        looks: Looks,
        sealed: Mapping[Path, Path] | None = None,
        *,
        archive: bool = False,
    ) -> None:
        self._project, self._year, self._sealed, self._archive = project, year, sealed or {}, archive
        self._looks = looks
        self._by_kind: dict[str, str] = {}

    def of(self, path: Path) -> Inputs:
        """The inputs of the report of that data file."""
        look = self._looks.at(path)
        kind, last = look.kind, self._last_year.get(path.name)
        result = {DATA: look.print[:LENGTH], LAST_YEAR: self._looks.at(last).print[:LENGTH] if last else GONE}
        result |= self._shared
        result[TEMPLATES] = self._templates_of(kind)
        return {**result, TOWNSHIPS: self._townships} if kind is not None and kind.gathers else result

    @cached_property
    def _last_year(self) -> dict[str, Path]:
        """The files of the year before, by name: asking for each whether it is there takes longer than listing them."""
        return {path.name: path for path in self._project.townships(self._year - 1)}

    def _templates_of(self, kind: Kind | None) -> str:
        """Of the templates that a kind's reports are printed with; of all where the kind is not known."""
        name = kind.name if kind is not None else ""
        if name not in self._by_kind:
            used = templates_of(kind, self._project.templates) if kind is not None else None
            everything = self._project.templates.rglob("*.j2")
            self._by_kind[name] = fingerprint(everything if used is None else used)
        return self._by_kind[name]

    @cached_property
    def _shared(self) -> dict[str, str]:
        return {
            SETTINGS: fingerprint([self._project.settings]),
            RULES: fingerprint([self._project.rules]),
            PROGRAM: program(),
            PDF_KIND: "档案级" if self._archive else "普通",
            FONTS: fonts(),
        }

    @cached_property
    def _townships(self) -> str:
        years = (self._year - 1, self._year)
        paths = (path for year in years for path in self._project.townships(year))
        return fingerprint(self._sealed.get(path, path) for path in paths)


@cache
def program() -> str:
    """Of the program's own code."""
    return fingerprint(path for path in files_below(str(PACKAGE)) if path.endswith(".py"))


@cache
def fonts() -> str:
    """Of the typefaces that a PDF is printed with on this machine."""
    return hashlib.sha256("\n".join(map(repr, (*found_faces(), rare_file()))).encode()).hexdigest()[:LENGTH]


@cache
def program_and_fonts() -> str:
    """Of what two machines must have alike for their reports to be alike, wherever it lies on each."""
    faces = (f"{f.face.name} {f.family} {fingerprint([f.file]) if f.file else ''} {f.index}" for f in found_faces())
    said = "\n".join([program(), *faces, fingerprint([rare]) if (rare := rare_file()) else ""])
    return hashlib.sha256(said.encode()).hexdigest()[:LENGTH]


def templates_of(kind: Kind, folder: Path) -> list[Path] | None:
    """The template of a kind and everything that is included there; None where that cannot be told from the text."""
    waiting, seen = [kind.template, *(section.partial for section in kind.sections)], dict[str, Path]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen[name] = folder / name
        try:
            text = seen[name].read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        for found in INCLUDED.finditer(text):
            if found["name"]:
                waiting.append(found["name"])
            elif found["expression"] not in OF_SECTIONS:
                return None
    return list(seen.values())


def fingerprint(paths: Iterable[Path | str]) -> str:
    """Of all those files together, their names among it; a file that is not there counts as none."""
    digest = hashlib.sha256()
    for path in sorted(map(str, paths)):
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path object a file is dear
                content = file.read()
        except OSError:
            continue
        name = os.path.basename(path)  # noqa: PTH119 - as above
        digest.update(name.encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:LENGTH]


def changed(before: Inputs, now: Inputs) -> tuple[str, ...]:
    """The names of the inputs that are other ones now."""
    return tuple(name for name in now if before.get(name) != now[name])
