"""What a command costs: processor time and peak memory of the child process; the clock only where several cores work."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage
from time import monotonic, sleep

PR_SET_CHILD_SUBREAPER = 36
"""Of prctl(2): orphans of our children become ours."""
UNUSUAL = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
"""What may be set where this is developed and is not where it is used: programs would be compiled anew at every start."""
PATIENCE = 2
"""Seconds until an orphan counts as one that stays."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds (user and system) with those of its children, peak memory of the largest process in MB, exit code,
    what was printed, and seconds by the clock.
    """

    seconds: float
    peak: float
    code: int
    said: str
    wall: float


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Runs `command` in `folder` and waits for it, and a little for what it leaves behind: the server that workers are forked
    from ends after it, and what all of them took is known only then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    tests = Path(__file__).resolve().parents[1]
    paths = os.pathsep.join(map(str, (tests.parent, tests)))
    usual = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    environment = {**usual, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": paths}
    began = monotonic()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read().decode("utf-8", "replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall, uses = monotonic() - began, [used, *left_behind()]
    seconds, peak = sum(use.ru_utime + use.ru_stime for use in uses), max(use.ru_maxrss for use in uses)
    return Cost(seconds, peak / 1024, process.returncode, said, wall)


def left_behind() -> Iterator[struct_rusage]:
    """What orphans took that became ours, as they end; not of those that stay for longer."""
    until = monotonic() + PATIENCE
    with suppress(ChildProcessError):
        while monotonic() < until:
            process, _, used = os.wait4(-1, os.WNOHANG)
            if process:
                yield used
            else:
                sleep(0.005)


def python(*arguments: str) -> list[str]:
    """A command of this very interpreter."""
    return [sys.executable, *arguments]


def machine() -> str:
    """What it was measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        "unknown processor",
    )
    return f"{model}, {os.cpu_count()} cores, Python {sys.version.split()[0]}"
