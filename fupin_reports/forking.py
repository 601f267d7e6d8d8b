"""Where worker processes come from: on Linux from a server that has loaded what they need and forks them off, so that the
libraries are loaded once and not once a worker; elsewhere each is started anew.

Comes in: the formats that they write; goes out: a context of `multiprocessing`. Standard library only and light, so that the
server can be started, and load, while the command that will need it is still being loaded itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.context import BaseContext

FORKS = sys.platform == "linux"
"""macOS has a fork that its own libraries do not bear; Windows has none."""

FIRST = ("fupin_reports.loading", "fupin_reports.jobs.run", "fupin_reports.pipeline.carry")
LAST = "fupin_reports.jobs.ready"
BY_FORMAT = {"docx": "fupin_reports.writers.docx", "pdf": "fupin_reports.writers.pdf.ready"}
"""What is loaded beforehand, by the names of modules."""

FEW = 4
"""Reports that one process makes sooner than others have loaded their libraries."""


def workers_for(formats: Iterable[str] = tuple(BY_FORMAT)) -> BaseContext:
    """What workers that write those formats are started from. Returns at once: the server loads meanwhile.

    The first call of a process decides what is loaded beforehand; a worker loads by itself what it needs beside that. The
    server ends when this process and all workers have ended. It keeps the environment that it was started in; a worker is
    told the one of now (`jobs.crew.settle`).
    """
    if not FORKS:
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.set_forkserver_preload([*FIRST, *(BY_FORMAT[name] for name in formats), LAST])
    resource_tracker.ensure_running()  # it lets signals through again that were blocked before
    try:
        with deaf(), searching_where_we_do():
            forkserver.ensure_running()
    except OSError:  # no place for its socket: the path of the folder for temporary files may be too long
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")


@contextmanager
def deaf() -> Iterator[None]:
    """Ctrl-C comes when this is over, and never to a process that begins meanwhile. Windows has no such thing."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def searching_where_we_do() -> Iterator[None]:
    """A Python started meanwhile imports from where this one does, and not from the current folder first: what lies there
    may be another version of the program, or a clerk's `yaml.py`.
    """
    ours = {"PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path), "PYTHONSAFEPATH": "1"}  # noqa: PTH109
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
