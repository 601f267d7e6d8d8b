"""Who carries out jobs: this process, worker processes of this machine, or whoever stands behind another `Executor`."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from fupin_reports.forking import FEW, deaf, workers_for
from fupin_reports.jobs.run import forget

P = ParamSpec("P")
T = TypeVar("T")

AHEAD = 2
"""Jobs in hand for each worker, so that none waits for the next; few enough that a thousand reports take no memory."""

WINDOWS_LIMIT = 61  # handles that Windows waits for at a time: ProcessPoolExecutor refuses more
MEMORY = "memory"
KILLED = 9  # SIGKILL, which Windows does not know

Hire = Callable[[int], AbstractContextManager[Executor]]


@dataclass(frozen=True, slots=True)
class Crew:
    """`hire` gives an executor of at most so many workers, for as long as it is held; `size` is how many there are at most.

    `deaths` are the exceptions of a job whose worker died where the executor itself lives on; one that does not raises
    BrokenExecutor.
    """

    hire: Hire
    size: int
    deaths: tuple[type[BaseException], ...] = (MemoryError,)

    @property
    def at_once(self) -> int:
        """How many jobs are in hand at a time."""
        return self.size * AHEAD if self.size > 1 else 1


def cores() -> int:
    """The cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


def local_crew(jobs: int, workers: int | None = None) -> Crew:
    """This process where there are few `jobs`; else worker processes, one a core or as many as asked for."""
    size = max(1, min(workers or cores(), jobs, WINDOWS_LIMIT if sys.platform == "win32" else jobs))
    return Crew(in_this_process, 1) if workers is None and jobs <= FEW else Crew(in_processes, size)


class ThisProcess(Executor):
    """Does every job at once, where it was handed in."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """`fn` done, and what it gave or raised in the future, as of every executor."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result raises it
            future.set_exception(error)
        return future


@contextmanager
def in_this_process(_: int = 1) -> Iterator[Executor]:
    """No worker at all."""
    try:
        yield ThisProcess()
    finally:
        forget()


@contextmanager
def in_processes(size: int) -> Iterator[Executor]:
    """Worker processes; they go, and their folders with them, at the end.

    Left by an exception, they are not waited for.
    """
    with TemporaryDirectory(prefix="fupin-", ignore_cleanup_errors=True) as folder:
        workers = Workers(size, folder)
        try:
            yield workers
        except BaseException:
            for process in workers.processes:
                process.kill()
            raise
        finally:
            workers.shutdown(wait=True, cancel_futures=True)


class Workers(ProcessPoolExecutor):
    """Worker processes, deaf to Ctrl-C from the start: a terminal sends it to all, and stopping is the business of one."""

    def __init__(self, size: int, folder: str) -> None:
        super().__init__(size, workers_for(), settle, (folder, dict(os.environ)))
        self._others = set(multiprocessing.active_children())
        self.processes: set[BaseProcess] = set()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As ever; a worker that is started by it inherits the mask, and what came meanwhile comes afterwards."""
        with deaf():
            future = super().submit(fn, *args, **kwargs)
        self.processes |= set(multiprocessing.active_children()) - self._others
        return future


def cause_of_death(executor: Executor) -> str:
    """Of the worker of an executor that was left: MEMORY where the system killed it, as it does when memory runs out."""
    processes = executor.processes if isinstance(executor, Workers) else ()
    return MEMORY if any(process.exitcode == -KILLED for process in processes) else ""


def settle(folder: str, environment: Mapping[str, str]) -> None:
    """What a worker does first: Ctrl-C is not for it, its files go to `folder`, its `environment` is that of its parent, and
    it does not outlive that.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    os.environ.update(environment)
    tempfile.tempdir = folder
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=go_with, args=(parent,), daemon=True).start()


def go_with(parent: BaseProcess) -> None:
    """Ends this process when `parent` is gone: nobody would read what it does."""
    parent.join()
    os._exit(1)
