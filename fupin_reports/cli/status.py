"""`fupin status`: for each report whether it is up to date, and why not."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import choose, not_reported
from fupin_reports.cli.console import padded, say, width
from fupin_reports.inputs import YearInputs
from fupin_reports.store import BY_A_PERSON, NEVER_MADE, Store

SUFFIXES = (".docx", ".pdf")
UP_TO_DATE = "最新"


def run(start: Path, townships: tuple[str, ...], year: int | None) -> int:
    """0 where every report is up to date, 1 where one is not."""
    chosen = choose(start, townships, year)
    if chosen is None:
        return 1
    folder = chosen.project.output(chosen.year)
    store, inputs = Store(folder, chosen.project.name(folder)), YearInputs(chosen.project, chosen.year)
    found = {path.stem: store.stale(path.stem, SUFFIXES, inputs.of(path)) for path in chosen.files}
    broad = max(map(width, found))
    for name, reasons in found.items():
        say(f"{padded(name, broad)}  {'×' if reasons else '√'} {in_words(reasons)}")
    old = sum(map(bool, found.values()))
    whole = f"{old} 份要重做：fupin build --year {chosen.year}" if old else "都是最新的"
    say(f"{chosen.year} 年 {len(found)} 份报告，{whole}" + (not_reported(chosen) if not townships else ""))
    return 1 if old else 0


def in_words(reasons: tuple[str, ...]) -> str:
    """没有生成过; 数据、设置改了; DOCX 被人改过."""
    if not reasons:
        return UP_TO_DATE
    inputs = [reason for reason in reasons if reason not in (NEVER_MADE, BY_A_PERSON)]
    said = [reason for reason in reasons if reason == NEVER_MADE]
    said += ["生成以后被人改过" for reason in reasons if reason == BY_A_PERSON]
    return "；".join([*said, *(["、".join(inputs) + "改了"] if inputs else [])])
