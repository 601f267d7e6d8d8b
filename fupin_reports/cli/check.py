"""`fupin check`: everything that `build` would find, without writing a file."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import Chosen, choose, not_reported, rule_problems
from fupin_reports.cli.console import say
from fupin_reports.cli.machine import GithubScreen, JsonScreen, LineScreen
from fupin_reports.cli.screen import Screen
from fupin_reports.cli.summary import say_table
from fupin_reports.collecting import collected_rarely
from fupin_reports.pipeline import Outcome
from fupin_reports.problems import has_errors
from fupin_reports.project import Project
from fupin_reports.waivers import ACCEPTED

SCREENS = {"text": Screen, "lines": LineScreen, "github": GithubScreen, "json": JsonScreen}


def run(start: Path, townships: tuple[str, ...], year: int | None, format_: str, strict: bool) -> int:
    """0 where nothing stands in the way of a report, else 1; 2 for a format that is not there."""
    if format_ not in SCREENS:
        say(f"错误：没有“{format_}”这种格式，可用：{'、'.join(SCREENS)}")
        return 2
    screens: list[Screen] = []

    def screen(project: Project) -> Screen:
        screens.append(SCREENS[format_](project))
        return screens[0]

    chosen = choose(start, townships, year, screen, strict=strict)
    if chosen is None:
        for made in screens:
            if isinstance(made, JsonScreen):
                made.finish(year, ())
        return 1
    outcomes = [outcome.findings_only() for outcome in collected_rarely(map(chosen.outcome, chosen.files))]
    outcomes = [outcome.strict() for outcome in outcomes] if strict else outcomes
    rules = rule_problems(chosen, outcomes, townships == (), strict)
    chosen.screen.problems((*rules, *(problem for outcome in outcomes for problem in outcome.problems)))
    if isinstance(chosen.screen, JsonScreen):
        chosen.screen.finish(chosen.year, outcomes)
    elif format_ == "text":
        summary(chosen, outcomes, townships == ())
    return 1 if chosen.failed or has_errors(rules) or any(outcome.failed for outcome in outcomes) else 0


def summary(chosen: Chosen, outcomes: list[Outcome], all_of_them: bool) -> None:
    """Where to read more, a row for each township, and a line for the whole."""
    chosen.screen.see_also()
    say_table(outcomes, verdict, chosen.screen.paint)
    failed = sum(outcome.failed for outcome in outcomes)
    whole = f"{failed} 个有错误" if failed else "没有错误"
    say(
        f"核对了 {chosen.year} 年 {len(outcomes)} 份报告的数据，{whole}" + (not_reported(chosen) if all_of_them else "")
    )


def verdict(outcome: Outcome) -> str:
    """Whether the report could be printed, and how many findings its file accepts."""
    accepted = sum(p.code == ACCEPTED for p in outcome.problems)
    more = f"（已认可 {accepted} 处）" if accepted else ""
    return ("× 不能生成" if outcome.failed else "√ 可以生成") + more
