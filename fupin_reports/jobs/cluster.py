"""A Dask cluster as crew: the same jobs by its standard executor. Needs the extra `fupin-reports[dask]`.

The program must be installed on the workers, in the same version and with the same fonts: each job looks (B005). That a
worker of a cluster dies is the cluster's business: it hands the job to another, some times; then it is KilledWorker.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from fupin_reports.jobs.crew import Crew
from fupin_reports.problems import Problem
from fupin_reports.source import Span

NOT_REACHED, NOT_INSTALLED = "B003", "B004"
PATIENCE = 10
"""Seconds until a scheduler that says nothing counts as not there."""


@contextmanager
def cluster_crew(address: str) -> Iterator[Crew | Problem]:
    """The workers behind the scheduler at `address` (tcp://host:8786), or why there are none.

    Codes: B003 no scheduler there, or no workers · B004 the library is not installed.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        yield Problem(NOT_INSTALLED, Span(""))
        return
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        yield Problem(NOT_REACHED, Span(""), {"address": address, "kind": ""})
        return
    with client:
        size = sum(client.nthreads().values())

        @contextmanager
        def hire(_: int) -> Iterator[Executor]:
            executor = client.get_executor(pure=False)
            try:
                yield executor
            finally:
                executor.shutdown(wait=False)

        none = Problem(NOT_REACHED, Span(""), {"address": address, "kind": "empty"})
        yield Crew(hire, size, (MemoryError, KilledWorker, CancelledError)) if size else none
