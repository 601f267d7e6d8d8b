"""Loading ahead for `fupin build`: where worker processes will surely be wanted, what they need is loaded from the start, on
another core than the one that loads the command. Light, as `again` is.
"""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.again import newest
from fupin_reports.forking import BY_FORMAT, FEW, workers_for
from fupin_reports.project import find_project, names_of_townships
from fupin_reports.receipt import names_in


def load_ahead(start: Path, year: int | None, format_: str | None, *, all_of_them: bool) -> None:
    """Has it loaded where more than a few reports of a year are to be made anew (`all_of_them`), or lie nowhere yet.

    Whether a report that lies there is up to date is not known so early: what it takes is loaded when it is.
    """
    project = find_project(start)
    wanted = year if year is not None else newest(project)
    formats = tuple(BY_FORMAT) if format_ is None else (format_.lower(),)
    if project is None or wanted is None or not BY_FORMAT.keys() >= set(formats):
        return
    there = set[str]() if all_of_them else set(names_in(project.output(wanted)))
    names = (name.removesuffix(".yaml") for name in names_of_townships(project.data / str(wanted)))
    if sum(any(f"{name}.{kind}" not in there for kind in formats) for name in names) > FEW:
        workers_for(formats)
