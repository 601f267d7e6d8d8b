"""A job -> its report as bytes, in whatever process, on whatever machine.

The files of a job are put into a folder of this process's own, where the flow finds them as it would in the project.
Of what jobs have in common that is done once, and the libraries are loaded once.
"""

from __future__ import annotations

import shutil
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from pathlib import Path
from tempfile import mkdtemp
from types import MappingProxyType
from typing import TYPE_CHECKING

from fupin_reports.collecting import collected_beforehand, settle_in
from fupin_reports.inputs import program_and_fonts
from fupin_reports.jobs.job import Done, Job, Shared
from fupin_reports.messages import Catalogue, read_catalogue
from fupin_reports.pipeline import Drafting, Means, Office, Order, Outcome, Printed, printed, read_rules, read_settings
from fupin_reports.problems import Problem, Problems
from fupin_reports.project import Project
from fupin_reports.source import Span
from fupin_reports.writers.formats import Write, writers

if TYPE_CHECKING:  # of drafts alone
    from fupin_reports.draft import Wording

OTHER_PROGRAM = "B005"
ONE_AT_A_TIME = threading.Lock()
"""A worker of a cluster may have threads; the libraries that print have one font configuration and one log."""


def run(job: Job) -> Done:
    """The report of `job`. Code: B005 this worker has another program or other fonts than the one who sent the job."""
    with ONE_AT_A_TIME:
        if job.shared.program and job.shared.program != program_and_fonts():
            return Done(Printed(Outcome(Path(job.path).stem, None, (Problem(OTHER_PROGRAM, Span(job.path)),))))
        place = workplace(job.shared)
        with place.laid_out(job) as office, collected_beforehand():
            done = printed(office.project.root / job.path, office, job.order, job.before, place.means)
        return Done(done, place.notices(job.order) if done.papers else ())


class Workplace:
    """A folder with what the jobs of a run have in common, and what was made of it; the folder goes when this goes."""

    def __init__(self, shared: Shared) -> None:
        root = Path(mkdtemp(prefix="fupin-")).resolve()
        weakref.finalize(self, shutil.rmtree, root, ignore_errors=True)
        put(root, shared.files)
        self._project = Project(root)
        settings, problems = read_settings(self._project)
        assert settings is not None, problems  # whoever sent the job has read them
        self._settings, (self._rules, _) = settings, read_rules(self._project, settings)
        self.means = Means(
            lambda order: equipment(order.formats, order.archive)[0], self._drafting, lambda: self._catalogue
        )

    @contextmanager
    def laid_out(self, job: Job) -> Iterator[Office]:
        """The office of `job`, its data files in their places until it is done."""
        root, files = self._project.root, {**job.files, **dict.fromkeys(job.barred, b"")}
        rivals = {root / name: problem for name, problem in job.rivals.items()}
        sealed = {root / name: root / kept for name, kept in job.sealed.items()}
        try:
            put(root, files)
            yield Office(Project(root, job.barred), job.year, self._settings, self._rules, rivals, sealed)
        finally:
            for name in files:
                (root / name).unlink(missing_ok=True)

    def notices(self, order: Order) -> Problems:
        """Why a format cannot be had here."""
        return equipment(order.formats, order.archive)[1]

    def _drafting(self, strict: bool) -> Drafting:
        return Drafting(self._wording, strict)

    @cached_property
    def _wording(self) -> Wording:
        from fupin_reports.draft import read_wording

        return read_wording(self._project.templates)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return read_catalogue(self._project.templates)


def put(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below `root`, by name."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


@lru_cache(maxsize=1)
def workplace(shared: Shared) -> Workplace:
    """The folder of the run at hand; that of the run before goes."""
    return Workplace(shared)


@cache
def equipment(formats: tuple[str, ...], archive: bool) -> tuple[Mapping[str, Write], Problems]:
    """The writers, with their heavy libraries, and why one cannot be had; once a process."""
    found, problems = writers(formats, archive=archive)
    settle_in()
    return MappingProxyType(found), problems


def forget() -> None:
    """Lets folder and writers go, where the process itself goes on."""
    workplace.cache_clear()
    equipment.cache_clear()
