"""What workers are given in the place of `run`: jobs that kill their worker, or never end. Imported by worker processes."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn

from fupin_reports.jobs import Crew, Done, Job, Stop, carry_out
from fupin_reports.jobs.crew import in_processes
from fupin_reports.jobs.job import Shared
from fupin_reports.jobs.run import run
from fupin_reports.pipeline import Order

DEADLY = "云溪镇"


def dies_of_one(job: Job) -> Done:
    """The report; of DEADLY the worker is killed, as it is when memory runs out."""
    if DEADLY in job.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return run(job)


def dies_of_all(job: Job) -> Done:
    """Its worker ends."""
    os._exit(3)


def runs_out_of_memory(job: Job) -> Done:
    """The report; of DEADLY memory cannot be had."""
    if DEADLY in job.path:
        raise MemoryError
    return run(job)


def has_a_bug(job: Job) -> Done:
    """The report; of DEADLY a bug of ours."""
    if DEADLY in job.path:
        raise ZeroDivisionError("a bug")
    return run(job)


def never_ends(job: Job) -> NoReturn:
    """Says in the pipe `job.path` which process does it, and holds the pipe open as long as that lives."""
    with Path(job.path).open("w") as pipe:
        pipe.write(f"{os.getpid()}\n")
        pipe.flush()
        threading.Event().wait()
    raise AssertionError


def main(pipe: str) -> None:
    """A worker with a job that never ends; Ctrl-C as in `fupin build`."""
    stop = Stop()

    def stopping() -> None:
        sys.stdout.write("stopping\n")
        sys.stdout.flush()

    jobs = [Job(pipe, 2023, Order(("docx",)), Shared("", {}), {})]
    with stop.listening(stopping):
        for _ in carry_out(jobs, Crew(in_processes, 2), stop, never_ends):
            raise AssertionError


if __name__ == "__main__":
    main(sys.argv[1])
