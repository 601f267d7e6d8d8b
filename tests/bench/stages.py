"""Where the time of a report goes: data to tree, DOCX, PDF, storing. Goal: all that is not writing is at most 15 % of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NoReturn

from bench.measure import machine
from bench.province import YEAR, province
from bench.results import record
from fupin_reports.collecting import collected_beforehand, settle_in
from fupin_reports.document import Document
from fupin_reports.pipeline import Before, Means, Office, Order, printed, read_settings, stored
from fupin_reports.problems import Problems
from fupin_reports.project import Project
from fupin_reports.store import Store
from fupin_reports.writers.formats import Write, writers

REPORTS, WARM, GOAL = 60, 6, 15.0  # percent
OURS = ("data to tree", "storing")
CALLED = {"data to tree": "数据到文档", "storing": "存文件", "collecting garbage": "收拾内存"}


def run() -> None:
    """Measures and prints."""
    with TemporaryDirectory() as temporary:
        province(Path(temporary) / "some", REPORTS)
        spent = stages(Project(Path(temporary) / "some"))
    whole = sum(spent.values())
    print(f"stages of {REPORTS - WARM} reports in one process ({machine()})")
    for stage, seconds in spent.most_common():
        each = seconds / (REPORTS - WARM) * 1000
        record(f"一份报告：{CALLED.get(stage, stage)}", each, " 毫秒")
        print(f"  {stage:14} {each:6.1f} ms a report  {seconds / whole * 100:5.1f} %")
    share = sum(spent[stage] for stage in OURS) / whole * 100
    print(f"  our own stages {share:.1f} %; {record('数据到文档、存文件占全部的', share, '%', goal=GOAL)}")


def stages(project: Project) -> Counter[str]:
    """CPU seconds by stage, without those of the first reports."""
    settings, problems = read_settings(project)
    assert settings is not None, problems
    order, spent = Order(("docx", "pdf")), Counter[str]()
    found = {name: timed(write, name.lstrip(".").upper(), spent) for name, write in writers(order.formats)[0].items()}
    means = Means(lambda _: found, not_wanted, not_wanted)
    settle_in()
    store, office = Store(project.output(YEAR), f"output/{YEAR}"), Office(project, YEAR, settings)
    with store.alone():
        for number, path in enumerate(project.townships(YEAR)):
            if number == WARM:
                spent.clear()
            began = process_time()
            with collected_beforehand():
                spent["collecting garbage"] += process_time() - began
                written, began = sum(spent.values()), process_time()
                done = printed(path, office, order, Before(), means)
            spent["data to tree"] += process_time() - began - (sum(spent.values()) - written)
            began = process_time()
            stored(done, store)
            spent["storing"] += process_time() - began
    return spent


def not_wanted(*_: object) -> NoReturn:
    """What drafts and reviews need; neither is ordered here."""
    raise AssertionError


def timed(write: Write, stage: str, spent: Counter[str]) -> Write:
    """`write`, its time added to `stage`."""

    def measured(document: Document, report: str) -> tuple[bytes, Problems]:
        began = process_time()
        try:
            return write(document, report)
        finally:
            spent[stage] += process_time() - began

    return measured
