"""Whose a text or a number of a data file is: the whole report's, a village's, one project's."""

from __future__ import annotations

from fupin_reports.records import Report
from fupin_reports.source import KeyPath

PROJECT = "·"
"""Stands in what a project is called, and in no place's name."""


def owner_of(report: Report, path: KeyPath) -> tuple[str, str]:
    """Whose what stands at `path` is, and of which year; nothing for the whole report and its own year.

    A village is called by its name, a project by its number in its list, which no text says.
    """
    batch = {"本年": report.this_year, "上年": report.last_year}.get(str(path[0]))
    if batch is None:
        return "", ""
    year = str(report.year - 1) if path[0] == "上年" else ""
    match path[1:]:
        case ("项目村", int(n), "项目", int(m), *_):
            return f"{batch.villages[n].key}{PROJECT}{m}", year
        case ("项目村", int(n), *_):
            return batch.villages[n].key, year
        case ("项目", int(n), *_):
            return f"{path[0]}{PROJECT}{n}", year
        case _:
            return "", year


__all__ = ["PROJECT", "owner_of"]
