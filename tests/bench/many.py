"""A province of 1,500 townships: all of it, all of it once more with nothing to do, and one correction.

Goals: with nothing to do, every data file read, at most 8 times `python -c pass`, the command line library's own start-up
not counted; one correction at most 1.15 times what a project of one report costs, and at most 0.7 times what docxtpl and
LibreOffice take for that file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.against import PAIRS, prepare, theirs
from bench.measure import Cost, cost_of, machine, python
from bench.province import YEAR, province
from bench.results import record

TOWNSHIPS = int(os.environ.get("FUPIN_BENCH_TOWNSHIPS", "1500"))
TIMES = 7
IDLE_GOAL, CORRECTION_GOAL, OFFICE_GOAL = 8.0, 1.15, 0.7
BUILD = python("-m", "fupin_reports", "build")
START = python("-m", "fupin_reports", "--version")
NOTHING = python("-c", "pass")
READ = python("-c", f"import pathlib\nfor p in pathlib.Path('data/{YEAR}').iterdir(): p.read_bytes()")


def run() -> None:
    """Measures and prints."""
    with TemporaryDirectory() as temporary:
        many, one, office = (Path(temporary) / name for name in ("many", "one", "office"))
        for folder, townships in ((many, TOWNSHIPS), (one, 1)):
            province(folder, townships)
        print(f"{TOWNSHIPS} townships ({machine()})")
        whole = cost_of(BUILD, many)
        each = whole.wall / TOWNSHIPS * 1000
        record(f"{TOWNSHIPS} 份，全部", whole.wall, " 秒")
        print(f"  all of them: {whole.wall:.0f} s, {each:.0f} ms a report; the largest process {whole.peak:.0f} MB")
        cost_of(BUILD, one)
        idle(many)
        corrections(many, one, office)


def idle(folder: Path) -> None:
    """With nothing to do; medians of CPU time, taken in turn."""
    found = in_turn({"nothing": NOTHING, "read": READ, "start": START, "build": BUILD}, folder)
    assert "都是最新的" in found["build"][0].said, found["build"][0].said
    ms = {name: median(c.seconds for c in costs) * 1000 for name, costs in found.items()}
    own = ms["build"] - (ms["start"] - ms["nothing"])
    print(f"  python -c pass {ms['nothing']:.0f} ms; and reading every data file {ms['read']:.0f} ms")
    print(f"  start-up of the command line (fupin --version) {ms['start']:.0f} ms")
    print(f"  fupin build with nothing to do {ms['build']:.0f} ms, without that start-up {own:.0f} ms")
    record("命令行自己的启动（fupin --version）", ms["start"], " 毫秒")
    title = f"{TOWNSHIPS} 份都没有变化，每份数据都读过，不算命令行的启动，是 python -c pass 的几倍"
    print(
        f"  {own / ms['nothing']:.1f} times python -c pass; {record(title, own / ms['nothing'], ' 倍', goal=IDLE_GOAL)}"
    )


def corrections(many: Path, one: Path, office: Path) -> None:
    """A figure of one township changed, in a project of many and in a project of one, and that one file by docxtpl and
    LibreOffice: CPU time, in turn.
    """
    peer = PAIRS["each"] if shutil.which("soffice") else None
    if peer is not None:
        office.mkdir()
        prepare(office, 1)
    to_one, to_office = list[float](), list[float]()
    for number in range(TIMES):
        costs = [after(lambda f: correct(f, number), folder) for folder in (many, one)]  # noqa: B023 - called at once
        assert all("完成：1 份报告" in cost.said for cost in costs), costs[0].said
        to_one.append(costs[0].seconds / costs[1].seconds)
        if peer is not None:
            to_office.append(costs[0].seconds / theirs(office, peer).seconds)
    changed = f"{TOWNSHIPS} 份里改一处"
    for words, called, ratios, goal in (
        ("one report alone", "只有一份时", to_one, CORRECTION_GOAL),
        ("docxtpl and LibreOffice for that file", "docxtpl＋LibreOffice 做这一份", to_office, OFFICE_GOAL),
    ):
        if ratios:
            shown = f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
            met = record(f"{changed}，CPU是{called}的几倍", median(ratios), " 倍", goal=goal)
            print(f"  one correction among {TOWNSHIPS}: {shown} times {words} ({costs[0].seconds:.2f} s); {met}")


def correct(folder: Path, number: int) -> None:
    """Another figure in the first township."""
    path = folder / "data" / str(YEAR) / "第0乡.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  劳务输出:"))
    lines[at] = f"  劳务输出: {2001 + number}人次"
    path.write_text("\n".join(lines) + "\n", "utf-8")


def after(change: Callable[[Path], None], folder: Path) -> Cost:
    """What a build costs after a change."""
    change(folder)
    return cost_of(BUILD, folder)


def in_turn(commands: dict[str, list[str]], folder: Path) -> dict[str, list[Cost]]:
    """Each command so many times, one after another, so that a slow minute falls upon all."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(TIMES):
        for name, command in commands.items():
            found[name].append(cost_of(command, folder))
    return found
