"""A data file -> its job: everything the report is made from, read from the project by the one who hands out the jobs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from fupin_reports.claims import Looks
from fupin_reports.jobs.job import Job, Shared
from fupin_reports.pipeline import Before, Office, Order
from fupin_reports.pipeline.reading import content_of
from fupin_reports.problems import Problem
from fupin_reports.project import Project
from fupin_reports.store import Store

TEMPLATES = ("*.j2", "*/*.j2", "*/*/*.j2")
WORDING = "*.yaml"
"""Of the templates; forms and the pages of problems lie deeper, and no report is made from them."""


class Bundler:
    """Makes the jobs of one run; `program` as in `Shared`."""

    def __init__(self, office: Office, order: Order, store: Store, looks: Looks, program: str = "") -> None:
        self._office, self._order, self._store, self._looks = office, order, store, looks
        self._shared = shared(office.project, program)

    def job(self, path: Path) -> Job:
        """The job of that data file."""
        office, project = self._office, self._office.project
        paths = {path, project.file(path.stem, office.year - 1)}
        if not self.is_short(path):
            paths |= {p for year in (office.year - 1, office.year) for p in project.townships(year)}
        sealed = {project.name(now): project.name(kept) for now, kept in office.sealed.items() if now in paths}
        found = {project.name(p): content_of(p, project) for p in sorted(paths) if p == path or p.is_file()}
        found |= {kept: content_of(project.root / kept, project) for kept in sealed.values()}
        return Job(
            project.name(path),
            office.year,
            self._order,
            self._shared,
            {name: content for name, content in found.items() if isinstance(content, bytes)},
            {name: content for name, content in found.items() if isinstance(content, Problem)},
            sealed,
            {project.name(p): problem for p, problem in office.rivals.items() if p in paths},
            self._before(path.stem),
        )

    def is_short(self, path: Path) -> bool:
        """Whether the report is made of its own data, not of those of all the others."""
        kind = self._looks.at(path).kind
        return kind is None or not kind.gathers

    def _before(self, report: str) -> Before:
        """What lies in the output folder of that report; a draft asks for nothing."""
        return Before() if self._order.draft else Before(self._store.edited(report), self._store.tree(report))


def shared(project: Project, program: str = "") -> Shared:
    """What all jobs have in common."""
    files, digest = {project.name(path): path.read_bytes() for path in shared_files(project)}, hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(content).digest())
    return Shared(digest.hexdigest(), files, program)


def shared_files(project: Project) -> Iterator[Path]:
    """Templates, wording, settings and rules."""
    yield from (p for pattern in TEMPLATES for p in project.templates.glob(pattern) if p.is_file())
    yield from (p for p in project.templates.glob(WORDING) if p.is_file())
    yield from (p for p in (project.settings, project.rules) if p.is_file())
