"""Printing, against every other way: 20 townships, 200 against one LibreOffice for all. Pair by pair, in turn.

A ratio is theirs over ours, so that 5.5 means that we are five and a half times as fast; the median of the rounds, with the
lowest and the highest. Goals are those that the project set itself.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.checking import province
from bench.content import write_contents
from bench.measure import Cost, cost_of, machine, python
from bench.results import record
from fupin_reports.fonts import our_file
from fupin_reports.gbt9704 import Face

FEW, MANY = 20, 200
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A peer, what we do beside it, and the goals: at least so many times their wall time and CPU are ours."""

    title: str
    called: str
    reports: int
    ours: tuple[str, ...]
    theirs: tuple[tuple[str, ...], ...]
    wall: float | None = None
    cpu: float | None = None
    needs: str = ""


BOTH = ("build", "--force")
DOCXTPL = ("docxtpl_docx", "contents", "out", "template.docx")
PAIRS = {
    "each": Pair(
        "docxtpl + LibreOffice, a process a file",
        "docxtpl＋LibreOffice（一份一个进程）",
        FEW,
        BOTH,
        (DOCXTPL, ("office", "out", "out", "each")),
        wall=5.5,
        needs="soffice",
    ),
    "one": Pair(
        "docxtpl + one LibreOffice for all",
        "docxtpl＋一个 LibreOffice 转全部",
        MANY,
        BOTH,
        (DOCXTPL, ("office", "out", "out", "all")),
        wall=2,
        cpu=1,
        needs="soffice",
    ),
    "loop": Pair(
        "WeasyPrint and python-docx used plainly",
        "照说明书用 WeasyPrint 和 python-docx",
        FEW,
        BOTH,
        (("loop", "contents", "out"),),
        wall=3.5,
        cpu=2.2,
    ),
    "typst": Pair(
        "Typst with our fonts, PDF",
        "Typst（同样的字体，只做 PDF）",
        FEW,
        ("ours_tree", "trees", "out", "pdf"),
        (("typst_pdf", "contents", "out", "fonts"),),
        cpu=1 / 7,
    ),
    "docxtpl": Pair(
        "docxtpl, DOCX", "docxtpl（只做 DOCX）", FEW, ("ours_tree", "trees", "out", "docx"), (DOCXTPL,), cpu=1 / 0.7
    ),
    "pandoc": Pair(
        "pandoc to DOCX, and to PDF through WeasyPrint",
        "pandoc（DOCX，PDF 经 WeasyPrint）",
        FEW,
        BOTH,
        (("pandoc", "contents", "out"),),
    ),
}


def run() -> None:
    """Measures and prints every pair."""
    print(f"printing against others ({machine()})")
    for pair in PAIRS.values():
        if pair.needs and shutil.which(pair.needs) is None:
            print(f"  {pair.title}: left out, there is no {pair.needs} here")
            continue
        with TemporaryDirectory() as temporary:
            folder = Path(temporary)
            prepare(folder, pair.reports)
            rounds = [(ours(folder, pair), theirs(folder, pair)) for _ in range(ROUNDS)]
        for line in told(pair, rounds):
            print(line, flush=True)


def prepare(folder: Path, reports: int) -> None:
    """A project of so many townships, their contents, a filled-in template and our fonts."""
    project, contents, trees = folder / "project", folder / "contents", folder / "trees"
    for path in (project, contents, trees, folder / "out"):
        path.mkdir()
    province(project, reports)
    write_contents(project, contents, trees, reports)
    cost_of(python("-m", "bench.peers.docxtpl_template", "template.docx"), folder)
    font = our_file(Face.FANGSONG)
    assert font is not None
    (folder / "fonts").symlink_to(font.parent)


def ours(folder: Path, pair: Pair) -> Cost:
    """One build of everything into an empty folder; from finished trees where the peer is given finished words only."""
    if pair.ours != BOTH:
        return run_of(folder, pair, (pair.ours,))
    shutil.rmtree(folder / "project" / "output", ignore_errors=True)
    return checked(cost_of(python("-m", "fupin_reports", *pair.ours), folder / "project"), pair)


def theirs(folder: Path, pair: Pair) -> Cost:
    """The peer's programs, one after the other."""
    return run_of(folder, pair, pair.theirs)


def run_of(folder: Path, pair: Pair, programs: Sequence[Sequence[str]]) -> Cost:
    """What those programs cost together, into an empty folder."""
    shutil.rmtree(folder / "out")
    (folder / "out").mkdir()
    parts = [checked(cost_of(python("-m", f"bench.peers.{name}", *words), folder), pair) for name, *words in programs]
    return Cost(
        sum(part.seconds for part in parts),
        max(part.peak for part in parts),
        0,
        "",
        sum(part.wall for part in parts),
    )


def checked(cost: Cost, pair: Pair) -> Cost:
    """`cost` of something that went well; ends the program with what was said where it did not."""
    if cost.code:
        sys.exit(f"{pair.title}: {cost.said[-2000:]}")
    return cost


def told(pair: Pair, rounds: Sequence[tuple[Cost, Cost]]) -> Iterator[str]:
    """The lines of a pair."""
    yield f"  {pair.title}, {pair.reports} reports"
    for what, of, goal in (("wall", wall_of, pair.wall), ("CPU", cpu_of, pair.cpu)):
        ratios = sorted(of(other) / of(own) for own, other in rounds)
        middle, each = median(ratios), median(of(own) for own, _ in rounds) / pair.reports
        spread = f"（{ratios[0]:.2f}～{ratios[-1]:.2f}）"
        title = f"{pair.called}，{pair.reports} 份，{'用时' if of is wall_of else 'CPU'}是我们的几倍"
        said = record(title, middle, "×", goal=goal, at_least=True, spread=spread)
        yield f"    {what:4} {middle:5.2f} × ({ratios[0]:.2f}–{ratios[-1]:.2f}), ours {each:.3f} s a report  {said}"
    own, other = (median(cost.peak for cost in side) for side in zip(*rounds, strict=True))
    yield f"    peak {own:.0f} MB, theirs {other:.0f} MB"


def wall_of(cost: Cost) -> float:
    """Seconds on the clock."""
    return cost.wall


def cpu_of(cost: Cost) -> float:
    """Seconds of processors."""
    return cost.seconds
