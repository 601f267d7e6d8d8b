"""A run of `fupin build`: what is to be made, handed out as jobs, stored as it comes back, told in the order of the files."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.cli.choose import Chosen
from fupin_reports.cli.outcomes import progress
from fupin_reports.cli.progress import Progress
from fupin_reports.inputs import YearInputs, program_and_fonts
from fupin_reports.jobs import Bundler, Crew, Finished, Stop, carry_out
from fupin_reports.pipeline import Order, Outcome, stored
from fupin_reports.problems import Problem


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for. Reports that are made from what they were made from last time are left alone, unless `force` (or
    strict, fresh, a draft, a review); `workers` is how many processes at most, `scheduler` the address of a Dask cluster.
    """

    order: Order
    everything: bool
    force: bool = False
    workers: int | None = None
    scheduler: str | None = None

    @property
    def looks(self) -> bool:
        """Whether what is up to date is left alone."""
        order = self.order
        return not (self.force or order.draft or order.strict or order.fresh or order.review)


class Run:
    """One run: hands out jobs, stores what comes back, and says it in the order of the data files.

    `outcomes` are kept without documents, by data file; `notices` concern no single report; `bugs` are what jobs raised.
    """

    def __init__(self, chosen: Chosen, asked: Asked) -> None:
        self._chosen, self._asked = chosen, asked
        self._inputs = YearInputs(chosen.project, chosen.year, chosen.looks, chosen.sealed, archive=asked.order.archive)
        self._progress = Progress(0)
        self._unsaid: deque[tuple[int, Path]] = deque()
        self._over: set[Path] = set()
        self.outcomes: dict[Path, Outcome] = {}
        self.notices: list[Problem] = []
        self.bugs: list[BaseException] = []

    def not_up_to_date(self) -> list[Path]:
        """The data files whose reports are to be made; the outcomes of the others are there at once."""
        store, sealed = self._chosen.store, {} if self._asked.order.draft else self._chosen.store.seals()
        suffixes = [f".{name}" for name in self._asked.order.formats]
        wanted, there = list[Path](), store.listed() if self._asked.looks else {}
        for path in self._chosen.files:
            name = path.stem
            if name in sealed:
                self.outcomes[path] = Outcome(name, None, store.under_seal(name, path), unchanged=True)
            elif self._asked.looks and not store.stale(name, suffixes, self._inputs.of(path), there):
                self.outcomes[path] = Outcome(name, None, (), unchanged=True)
            else:
                wanted.append(path)
        return wanted

    def make(self, wanted: list[Path], crew: Crew, stop: Stop) -> None:
        """Makes and stores the reports of those data files; those that are made of all the others come first, being long."""
        office, project = self._chosen.office, self._chosen.project
        program = program_and_fonts() if self._asked.scheduler is not None else ""
        bundler = Bundler(office, self._asked.order, self._chosen.store, self._chosen.looks, program)
        self._progress = Progress(len(wanted))
        self._unsaid.extend((n, path) for n, path in enumerate(self._chosen.files, 1) if path in set(wanted))
        jobs = map(bundler.job, sorted(wanted, key=bundler.is_short))
        for finished in carry_out(jobs, crew, stop):
            self._take(project.root / finished.job.path, finished)
            self._progress.finished()
            self._say_in_order()
        self._say_in_order(to_the_end=True)
        self._progress.clear()

    def stopping(self) -> None:
        """What is said at the first Ctrl-C."""
        self._progress.say("正在停下：手上的几份做完就停（再按一次 Ctrl-C 马上停）")

    def _take(self, path: Path, finished: Finished) -> None:
        """Stores what came of a job."""
        self._over.add(path)
        if finished.bug is not None:
            finished.bug.add_note(f"while making the report of {finished.job.path}")
            self.bugs.append(finished.bug)
            return
        if isinstance(finished.result, Problem):
            outcome = Outcome(path.stem, None, (finished.result,))
        elif finished.result is not None:
            outcome = stored(finished.result.printed, self._chosen.store, self._inputs.of(path))
            self.notices += [notice for notice in finished.result.notices if notice not in self.notices]
        self.outcomes[path] = outcome.strict() if self._asked.order.strict else outcome

    def _say_in_order(self, *, to_the_end: bool = False) -> None:
        """A line for each report, as soon as all those before it are done; `to_the_end` passes over what is not."""
        while self._unsaid:
            number, path = self._unsaid[0]
            if path not in self._over:
                if not to_the_end:
                    return
            elif path in self.outcomes:
                which = f"[{number}/{len(self._chosen.files)}] {self._chosen.year}年"
                self._progress.say(progress(which, self.outcomes[path], self._asked.order.draft))
            self._unsaid.popleft()
