"""Six hundred reports by one worker: how its memory grows. Goals: 20 KB a report from the 50th on, 150 MB at most.

What the worker holds after every report goes to `docs/测速/内存.csv`.
"""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import machine, verdict
from bench.province import ROOT, YEAR, province
from fupin_reports.claims import Looks
from fupin_reports.jobs import Bundler, Crew, Done, Stop, carry_out
from fupin_reports.jobs.crew import in_processes
from fupin_reports.pipeline import Office, Order, read_settings, stored
from fupin_reports.project import Project
from fupin_reports.store import Store

REPORTS, SETTLED = 600, 50
GROWTH_GOAL, PEAK_GOAL = 20.0, 150.0  # KB a report; MB
SERIES = ROOT / "docs" / "测速" / "内存.csv"


def run() -> None:
    """Measures, prints, and keeps the series."""
    with TemporaryDirectory() as temporary:
        province(Path(temporary) / "many", REPORTS)
        series, peak = held(Project(Path(temporary) / "many"))
    growth = slope(series[SETTLED:])
    SERIES.parent.mkdir(exist_ok=True)
    rows = [f"{number},{worker},{parent}" for number, (worker, parent) in enumerate(series, 1)]
    SERIES.write_text("\n".join(["报告,做报告的进程KB,主进程KB", *rows]) + "\n", "utf-8")
    print(f"{REPORTS} reports by one worker ({machine()})")
    print(f"  from the {SETTLED}th on {growth:.1f} KB a report; {verdict(growth, GROWTH_GOAL)}")
    print(f"  at most {peak / 1024:.0f} MB; {verdict(peak / 1024, PEAK_GOAL)}; kept in {SERIES.relative_to(ROOT)}")


def held(project: Project) -> tuple[list[tuple[int, int]], int]:
    """After each report what worker and parent hold, in KB; and the most that the worker ever held."""
    settings, problems = read_settings(project)
    assert settings is not None, problems
    store = Store(project.output(YEAR), f"output/{YEAR}")
    bundler = Bundler(Office(project, YEAR, settings), Order(("docx", "pdf")), store, Looks(project))
    series, peak = list[tuple[int, int]](), 0
    with store.alone():
        for finished in carry_out(map(bundler.job, project.townships(YEAR)), Crew(in_processes, 1), Stop()):
            assert isinstance(finished.result, Done)
            stored(finished.result.printed, store)
            (worker,) = multiprocessing.active_children()
            series.append((memory(str(worker.pid), "VmRSS"), memory("self", "VmRSS")))
            peak = max(peak, memory(str(worker.pid), "VmHWM"))
    return series, peak


def memory(process: str, what: str) -> int:
    """A line of /proc/…/status, in KB."""
    text = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(text.partition(f"{what}:")[2].split()[0])


def slope(series: list[tuple[int, int]]) -> float:
    """KB a report of the worker, by least squares: single peaks do not count."""
    numbers, held = range(len(series)), [worker for worker, _ in series]
    middle, average = (len(series) - 1) / 2, sum(held) / len(held)
    above = sum((n - middle) * (kb - average) for n, kb in zip(numbers, held, strict=True))
    return above / sum((n - middle) ** 2 for n in numbers)
