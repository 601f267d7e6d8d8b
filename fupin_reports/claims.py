"""Which data files of a year say that they are the same report of a unit. Code: V035 two files claim one unit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fupin_reports.load import first_look
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.source import Located


def rivals(project: Project, year: int) -> Mapping[Path, Problem]:
    """V035 for every file whose 单位 and 文种 another file of that year names too, with the lines of them all.

    None of them can be printed: nothing says which one is right. Only those two lines of each file are looked at,
    whatever else may be wrong with it.
    """
    claims: dict[tuple[str, str], dict[Path, Located]] = {}
    for path in project.townships(year):
        found = first_look(path, project.name(path), "单位")
        if found is not None:
            kind = first_look(path, project.name(path), "文种") or ""
            claims.setdefault(("".join(found.split()), "".join(kind.split())), {})[path] = found
    problems: dict[Path, Problem] = {}
    for (unit, _), files in claims.items():
        for path, claim in files.items() if len(files) > 1 else ():
            others = tuple(other.place for rival, other in files.items() if rival != path)
            words = {"text": unit, "files": "、".join(place.file for place in others)}
            problems[path] = Problem("V035", claim.place, words, related=others)
    return problems
