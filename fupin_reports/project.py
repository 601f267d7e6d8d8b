"""The folders of one office: data, templates, output; and what files and messages are called in them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fupin_reports.problems import Problem

YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Project:
    """A project by its root folder.

    `barred` are files that a copy of a project could not be given, by name, and why.
    """

    root: Path
    barred: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Where the data files lie, a folder a year."""
        return self.root / "data"

    @property
    def templates(self) -> Path:
        """The wording."""
        return self.root / "templates"

    @property
    def settings(self) -> Path:
        """The office's vocabulary."""
        return self.data / "设置.yaml"

    @property
    def rules(self) -> Path:
        """The office's own rules of 勾稽; an office may have none."""
        return self.data / "勾稽规则.yaml"

    def output(self, year: int) -> Path:
        """Where that year's reports are written."""
        return self.root / "output" / str(year)

    def years(self) -> tuple[int, ...]:
        """The years that have a folder in `data/`, oldest first."""
        if not self.data.is_dir():
            return ()
        return tuple(sorted(int(p.name) for p in self.data.iterdir() if p.is_dir() and YEAR.fullmatch(p.name)))

    def file(self, township: str, year: int) -> Path:
        """The data file of a township."""
        return self.data / str(year) / f"{township}.yaml"

    def townships(self, year: int) -> tuple[Path, ...]:
        """The data files of a year in name order; hidden and temporary files are passed over."""
        folder = self.data / str(year)
        return tuple(folder / name for name in sorted(names_of_townships(folder)))

    def name(self, path: Path) -> str:
        """What a file is called in messages: its path from the root, with `/` on every system."""
        full, root = path.as_posix(), self.root.as_posix().rstrip("/") + "/"
        return full.removeprefix(root)


def names_of_townships(folder: Path) -> list[str]:
    """The names of the data files in a folder of a year; none where there is no folder."""
    try:
        with os.scandir(folder) as entries:  # a province has thousands: asking each path takes three times as long
            return [e.name for e in entries if e.name.endswith(".yaml") and e.name[0] not in ".~" and e.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def find_project(start: Path) -> Project | None:
    """The project that `start` lies in: the nearest folder upwards that holds `data` and `templates`.

    Else the one that the program itself was installed from. None where there is neither.
    """
    own = Path(__file__).resolve().parents[1]
    for folder in (start, *start.parents, own):
        if (folder / "data").is_dir() and (folder / "templates").is_dir():
            return Project(folder)
    return None
