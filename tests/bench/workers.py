"""Fifty reports by two workers against one, and few reports by this process against workers. Goal: 1.7 times faster."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.measure import cost_of, machine, python
from bench.province import province
from bench.results import record

REPORTS, TIMES, GOAL = 50, 3, 1.7
FEW = (1, 2, 3, 4)
BY_WORKERS = (
    "import sys; from fupin_reports.jobs import crew; crew.FEW = {few}; sys.argv = ['fupin', 'build', '--force']\n"
)
MAIN = "from fupin_reports.__main__ import main\nif __name__ == '__main__': main()"


def run() -> None:
    """Measures and prints."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "fifty"
        province(folder, REPORTS)
        ratios: list[float] = []
        for _ in range(TIMES):
            one, two = (cost_of(build(workers), folder) for workers in (1, 2))
            ratios.append(one.wall / two.wall)
        print(f"{REPORTS} reports ({machine()})")
        print(f"  one worker {one.wall:.1f} s, two {two.wall:.1f} s; CPU {one.seconds:.1f} and {two.seconds:.1f} s")
        print(f"  {median(ratios):.2f} times faster ({min(ratios):.2f}–{max(ratios):.2f}); ", end="")
        print(record(f"{REPORTS} 份，两个进程比一个快几倍", median(ratios), " 倍", goal=GOAL, at_least=True))
        for number in FEW:
            few = Path(temporary) / str(number)
            province(few, number)
            here, there = (cost_of(python("-c", BY_WORKERS.format(few=n) + MAIN), few) for n in (number, 0))
            print(f"  {number} reports: in this process {here.wall:.2f} s, by workers {there.wall:.2f} s")


def build(workers: int) -> list[str]:
    """Everything anew by so many workers."""
    return python("-m", "fupin_reports", "build", "--force", "--workers", str(workers))
