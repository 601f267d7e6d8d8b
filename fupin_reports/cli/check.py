"""`fupin check`: everything that `build` would find, without writing a file."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import Chosen, choose, not_reported, rule_problems
from fupin_reports.cli.console import say
from fupin_reports.cli.machine import JsonScreen, LineScreen
from fupin_reports.cli.screen import Screen
from fupin_reports.pipeline import Outcome, make_document
from fupin_reports.problems import Severity, has_errors
from fupin_reports.project import Project
from fupin_reports.waivers import ACCEPTED

SCREENS = {"text": Screen, "lines": LineScreen, "json": JsonScreen}


def run(start: Path, townships: tuple[str, ...], year: int | None, format_: str, strict: bool) -> int:
    """0 where nothing stands in the way of a report, else 1; 2 for a format that is not there."""
    if format_ not in SCREENS:
        say(f"错误：没有“{format_}”这种格式，可用：{'、'.join(SCREENS)}")
        return 2
    screens: list[Screen] = []

    def screen(project: Project) -> Screen:
        screens.append(SCREENS[format_](project))
        return screens[0]

    chosen = choose(start, townships, year, screen)
    if chosen is None:
        for made in screens:
            if isinstance(made, JsonScreen):
                made.finish(year, ())
        return 1
    outcomes = [
        make_document(path, chosen.year, chosen.project, chosen.settings, chosen.rules) for path in chosen.files
    ]
    outcomes = [outcome.strict() for outcome in outcomes] if strict else outcomes
    rules = rule_problems(chosen, outcomes, townships == (), strict)
    chosen.screen.problems((*rules, *(problem for outcome in outcomes for problem in outcome.problems)))
    if isinstance(chosen.screen, JsonScreen):
        chosen.screen.finish(chosen.year, outcomes)
    elif not isinstance(chosen.screen, LineScreen):
        summary(chosen, outcomes, townships == ())
    return 1 if chosen.missing or has_errors(rules) or any(outcome.failed for outcome in outcomes) else 0


def summary(chosen: Chosen, outcomes: list[Outcome], all_of_them: bool) -> None:
    """A line for each township, and one for the whole."""
    for outcome in outcomes:
        errors, warnings = (
            sum(p.severity is severity for p in outcome.problems) for severity in (Severity.ERROR, Severity.WARNING)
        )
        accepted = sum(p.code == ACCEPTED for p in outcome.problems)
        more = f"，已认可 {accepted} 处" if accepted else ""
        say(f"{'×' if errors else '√'} {outcome.name}：错误 {errors} 处，提醒 {warnings} 处{more}")
    failed = sum(outcome.failed for outcome in outcomes)
    verdict = f"{failed} 个有错误" if failed else "没有错误"
    say(f"核对了 {chosen.year} 年 {len(outcomes)} 个乡镇，{verdict}" + (not_reported(chosen) if all_of_them else ""))
