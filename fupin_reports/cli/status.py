"""`fupin status`: for each report whether it is up to date, and why not."""

from __future__ import annotations

from pathlib import Path

from fupin_reports.cli.choose import choose, not_reported
from fupin_reports.cli.console import padded, say, width
from fupin_reports.inputs import Inputs, YearInputs
from fupin_reports.store import BY_A_PERSON, NEVER_MADE, PDF_KIND, Shelf

SUFFIXES = (".docx", ".pdf")
UP_TO_DATE = "最新"
SINCE = {"S008": "，数据后来改了", "S009": "，文件后来改了"}


def run(start: Path, townships: tuple[str, ...], year: int | None, *, archive: bool = False) -> int:
    """0 where every report is up to date, 1 where one is not; with `archive`, whose PDF is to be PDF/A."""
    chosen = choose(start, townships, year)
    if chosen is None:
        return 1
    store, inputs = chosen.store, YearInputs(chosen.project, chosen.year, chosen.looks, chosen.sealed, archive=archive)
    seals = store.seals()
    open_ones = [path for path in chosen.files if path.stem not in seals]
    found = {path.stem: reasons(store, path.stem, inputs.of(path)) for path in open_ones}
    broad = max(width(path.stem) for path in chosen.files)
    for path in chosen.files:
        name = path.stem
        if name in seals:
            codes = {problem.code for problem in store.under_seal(name, path)}
            say(
                f"{padded(name, broad)}  √ 已定稿（{seals[name].date}）{''.join(SINCE[code] for code in sorted(codes))}"
            )
        else:
            say(f"{padded(name, broad)}  {'×' if found[name] else '√'} {in_words(found[name], archive=archive)}")
    old = sum(map(bool, found.values()))
    option = " --archive" if archive else ""
    whole = f"{old} 份要重做：fupin build --year {chosen.year}{option}" if old else "都是最新的"
    say(f"{chosen.year} 年 {len(chosen.files)} 份报告，{whole}" + (not_reported(chosen) if not townships else ""))
    return 1 if old else 0


def reasons(store: Shelf, report: str, inputs: Inputs) -> tuple[str, ...]:
    """Why the report is to be made again; of one format that was never made, which."""
    by_format = {suffix: store.stale(report, (suffix,), inputs) for suffix in SUFFIXES}
    never = [suffix for suffix, found in by_format.items() if NEVER_MADE in found]
    others = [reason for found in by_format.values() for reason in found if reason != NEVER_MADE]
    if len(never) == len(SUFFIXES):
        return (NEVER_MADE,)
    return tuple(dict.fromkeys([*(f"没有 {suffix[1:].upper()}" for suffix in never), *others]))


def in_words(reasons: tuple[str, ...], *, archive: bool) -> str:
    """没有生成过; 数据、设置改了; DOCX 被人改过; PDF 是档案级的."""
    if not reasons:
        return UP_TO_DATE
    said = [reason for reason in reasons if reason == NEVER_MADE or reason.startswith("没有 ")]
    inputs = [reason for reason in reasons if reason not in (*said, BY_A_PERSON, PDF_KIND)]
    said += ["生成以后被人改过" for reason in reasons if reason == BY_A_PERSON]
    if PDF_KIND in reasons:
        said.append("PDF 不是档案级的" if archive else "PDF 是档案级的（要留着的，加 --archive）")
    return "；".join([*said, *(["、".join(inputs) + "改了"] if inputs else [])])
