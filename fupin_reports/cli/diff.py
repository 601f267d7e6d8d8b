"""`fupin diff`: which figures moved, from what to what, where they are printed, and the line of the correction."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import columns, paint_for, say, width, wrapped
from fupin_reports.dates import NotADate, date_of
from fupin_reports.moves import Move
from fupin_reports.store import KEEPING
from fupin_reports.store.history import Entry, entries

INDENT = "    "


def run(start: Path, reports: tuple[str, ...], year: int | None, since: str | None) -> int:
    """0 where it could be told, also where nothing moved; 1 outside a project; 2 for what is no date."""
    project = project_here(start)
    if project is None:
        return 1
    years = project.years()
    wanted = year if year is not None else (years[-1] if years else 0)
    found = list(entries(project.output(wanted) / KEEPING))
    if since is not None:
        try:
            day = date_of(since).isoformat()
        except NotADate:
            say(f"错误：“{since}”不是日期，写成 2023-12-20 或 2023年12月20日")
            return 2
        found = [entry for entry in found if entry.run[:10] >= day]
    elif found:
        last = found[-1].run
        found = [entry for entry in found if entry.run == last]
    found = [entry for entry in found if not reports or entry.report in reports]
    if not any(entry.moves or entry.new for entry in found):
        say(f"{wanted} 年：没有数变过" + (f"（{since} 以来）" if since else "（最近一次生成）"))
        return 0
    tell(found)
    return 0


def tell(found: Sequence[Entry]) -> None:
    """Every report with its moves: corrections first, then what follows."""
    paint = paint_for(sys.stdout)
    for entry in found:
        head = f"{entry.report}（{entry.run.replace('T', ' ')[:16]}）"
        if entry.new:
            say(f"{paint(head, 'bold')}：新生成")
            continue
        corrections = [move for move in entry.moves if move.typed]
        others = [move for move in entry.moves if not move.typed]
        say(f"{paint(head, 'bold')}：改了 {len(corrections)} 个填报的数，{len(others)} 个算出来的数跟着变")
        for move in (*corrections, *others):
            tell_of(move)


def tell_of(move: Move) -> None:
    """One figure in a line, where it is printed below it."""
    change = f"{move.before or '（没有）'} → {move.after or '（没有了）'}"
    place = f"  {move.place}" if move.place else ""
    say(f"  {move.name}  {change}{place}")
    if move.where:
        for line in wrapped("印在：" + "；".join(move.where), columns() - width(INDENT)):
            say(INDENT + line)
