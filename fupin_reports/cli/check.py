"""`fupin check`: everything that `build` would find, without writing a file."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import choose, not_reported
from fupin_reports.cli.console import say
from fupin_reports.pipeline import make_document
from fupin_reports.problems import Severity


def run(start: Path, townships: tuple[str, ...], year: int | None) -> int:
    """0 where nothing stands in the way of a report, else 1."""
    chosen = choose(start, townships, year)
    if chosen is None:
        return 1
    outcomes = [make_document(path, chosen.year, chosen.project, chosen.settings) for path in chosen.files]
    chosen.screen.problems(problem for outcome in outcomes for problem in outcome.problems)
    for outcome in outcomes:
        errors, warnings = (
            sum(p.severity is severity for p in outcome.problems) for severity in (Severity.ERROR, Severity.WARNING)
        )
        say(f"{'×' if errors else '√'} {outcome.name}：错误 {errors} 处，提醒 {warnings} 处")
    failed = sum(outcome.failed for outcome in outcomes)
    verdict = f"{failed} 个有错误" if failed else "没有错误"
    say(f"核对了 {chosen.year} 年 {len(outcomes)} 个乡镇，{verdict}" + ("" if townships else not_reported(chosen)))
    return 1 if failed or chosen.missing else 0
