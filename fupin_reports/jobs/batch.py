"""Jobs -> what became of each, in the order in which they are finished; a few in hand at a time, nothing kept.

A worker that dies takes all jobs in hand with it, and nobody knows which of them killed it: they are done again one at a
time by a worker of their own, so that the guilty one fails and the others do not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from itertools import chain

from fupin_reports.jobs.crew import MEMORY, Crew, cause_of_death
from fupin_reports.jobs.job import Done, Job
from fupin_reports.jobs.run import run
from fupin_reports.jobs.stop import Stop
from fupin_reports.problems import Problem
from fupin_reports.source import Span

Run = Callable[[Job], Done]
DIED, GIVEN_UP = "B001", "B002"
MOST_DEATHS = 5
"""Jobs in a row whose workers died: then it is the machine, and trying a thousand more would take a night."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A job and what came of it: the report, or why there is none.

    `bug` is an exception that it raised: the others go on, and whoever reads this raises it in the end.
    """

    job: Job
    result: Done | Problem | None
    bug: BaseException | None = None

    @property
    def is_death(self) -> bool:
        """Whether a worker died of it."""
        return isinstance(self.result, Problem) and self.result.code == DIED


def carry_out(jobs: Iterable[Job], crew: Crew, stop: Stop, run: Run = run) -> Iterator[Finished]:
    """What became of each job. After a Ctrl-C (`stop`) no job is begun, and those in hand are finished.

    Codes: B001 the worker of this report died, also alone · B002 so many died in a row that it was not tried.
    """
    waiting, deaths = iter(jobs), 0
    while True:
        suspects: deque[Job] = deque()
        for finished in together(waiting, crew, stop, run, suspects):
            deaths = 0
            yield finished
        if not suspects:
            return
        for finished in alone(suspects, crew, stop, run):
            deaths = deaths + 1 if finished.is_death else 0
            yield finished
            if deaths == MOST_DEATHS:
                yield from (given_up(job) for job in chain(suspects, waiting))
                return


def together(waiting: Iterator[Job], crew: Crew, stop: Stop, run: Run, suspects: deque[Job]) -> Iterator[Finished]:
    """Jobs done by the whole crew, until there are no more or a worker dies: those then in hand are added to `suspects`."""
    in_hand: dict[Future[Done], Job] = {}
    with crew.hire(crew.size) as executor:
        while not suspects:
            for job in waiting if not stop.asked else ():
                in_hand[handed_in(executor, run, job)] = job
                if stop.asked or len(in_hand) >= crew.at_once:
                    break
            if not in_hand:
                break
            wait(in_hand, return_when=FIRST_COMPLETED)
            yield from taken_out(in_hand, crew, suspects)
        wait(in_hand)
        yield from taken_out(in_hand, crew, suspects)


def handed_in(executor: Executor, run: Run, job: Job) -> Future[Done]:
    """`job` in the hands of `executor`; where that is broken already, its future says so."""
    try:
        return executor.submit(run, job)
    except BrokenExecutor as error:
        broken: Future[Done] = Future()
        broken.set_exception(error)
        return broken


def taken_out(in_hand: dict[Future[Done], Job], crew: Crew, suspects: deque[Job]) -> Iterator[Finished]:
    """Those that are no more in hand; where the executor broke under a job, it becomes one of the `suspects`."""
    for future in [future for future in in_hand if future.done()]:
        job = in_hand.pop(future)
        if isinstance(error_of(future), BrokenExecutor):
            suspects.append(job)
        else:
            yield finished(job, future, crew)


def alone(suspects: deque[Job], crew: Crew, stop: Stop, run: Run) -> Iterator[Finished]:
    """Jobs done one at a time by one worker, and a new one after each that dies; they are taken out of `suspects`."""
    while suspects and not stop.asked:
        with crew.hire(1) as executor:
            while suspects and not stop.asked:
                job = suspects.popleft()
                future = handed_in(executor, run, job)
                wait((future,))
                if isinstance(error_of(future), BrokenExecutor):
                    break
                yield finished(job, future, crew)
            else:
                return
        yield Finished(job, Problem(DIED, Span(job.path), {"kind": cause_of_death(executor)}))


def given_up(job: Job) -> Finished:
    """A job that nobody tries any more."""
    return Finished(job, Problem(GIVEN_UP, Span(job.path), {"deaths": str(MOST_DEATHS)}))


def finished(job: Job, future: Future[Done], crew: Crew) -> Finished:
    """What came of a job that is no more in hand."""
    error = error_of(future)
    if error is None:
        return Finished(job, future.result())
    if isinstance(error, crew.deaths):
        return Finished(job, Problem(DIED, Span(job.path), {"kind": MEMORY if isinstance(error, MemoryError) else ""}))
    return Finished(job, None, error)


def error_of(future: Future[Done]) -> BaseException | None:
    """What a job raised, or what became of it instead."""
    try:
        return future.exception()
    except CancelledError as cancelled:
        return cancelled
