"""Whether `fupin build` would only say once more what it said last time. Light: nothing is imported that prints or checks."""

from __future__ import annotations

import os
from pathlib import Path

from fupin_reports.project import Project, find_project
from fupin_reports.receipt import made_from, said_before

FONTS_BY_ENVIRONMENT = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_HOME")


class Again:
    """A run of `build` that leaves alone what is up to date: `asked` is what it was asked for.

    `made_from` is the fingerprint of the data as they were before anything else of the run has looked at them, `read` what
    they were, by path.
    """

    def __init__(self, start: Path, year: int | None, asked: tuple[str, ...]) -> None:
        self.asked = (*asked, *(os.environ.get(name, "") for name in FONTS_BY_ENVIRONMENT))
        self._project = find_project(start)
        self._year = year if year is not None else newest(self._project)
        self.made_from = ""
        self.read: dict[str, bytes] = {}

    def line(self) -> str | None:
        """What is to be said, where that is all; None where the run has to look closer."""
        if self._project is None or self._year is None:
            return None
        self.made_from = made_from(self._project, self._year, self.read)
        return said_before(self._project, self._year, self.asked, self.made_from)


def newest(project: Project | None) -> int | None:
    """The last year that has data."""
    years = project.years() if project is not None else ()
    return years[-1] if years else None
