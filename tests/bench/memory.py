"""1,500 reports by one worker: how its memory grows. Goals: 20 KB a report from the 50th to the 600th, 150 MB at most.

What worker and parent hold after every report is drawn in `docs/内存.svg`.
"""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import machine
from bench.plot import curves
from bench.province import ROOT, YEAR, province
from bench.results import record
from fupin_reports.claims import Looks
from fupin_reports.jobs import Bundler, Crew, Done, Stop, carry_out
from fupin_reports.jobs.crew import in_processes
from fupin_reports.pipeline import Office, Order, read_settings, stored
from fupin_reports.project import Project
from fupin_reports.store import Store

REPORTS, SETTLED, MEASURED = 1500, 50, 600
GROWTH_GOAL, PEAK_GOAL = 20.0, 150.0  # KB a report; MB
PICTURE = ROOT / "docs" / "内存.svg"


def run() -> None:
    """Measures, prints, and draws."""
    with TemporaryDirectory() as temporary:
        province(Path(temporary) / "many", REPORTS)
        series, peak = held(Project(Path(temporary) / "many"))
    growth, later = slope(series[SETTLED:MEASURED]), slope(series[SETTLED:])
    worker, parent = ([kb / 1024 for kb in side] for side in zip(*series, strict=True))
    PICTURE.write_text(curves({"做报告的进程": worker, "主进程": parent}, "报告（份）", "内存（MB）"), "utf-8")
    print(f"{REPORTS} reports by one worker ({machine()})")
    title = f"内存，第{SETTLED}份到第{MEASURED}份，一份多占"
    print(
        f"  from the {SETTLED}th to the {MEASURED}th {growth:.1f} KB a report; {record(title, growth, ' KB', goal=GROWTH_GOAL)}"
    )
    record(f"内存，第{SETTLED}份到第{REPORTS}份，一份多占", later, " KB")
    print(f"  at most {peak / 1024:.0f} MB; {record('内存，一个进程最多', peak / 1024, ' MB', goal=PEAK_GOAL)}")
    print(f"  to the {REPORTS}th {later:.1f} KB a report; drawn in {PICTURE.relative_to(ROOT)}")


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
