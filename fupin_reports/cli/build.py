"""`fupin build`: every township by itself, problems at the end, and a last line that says what was written where."""

from __future__ import annotations

import gc
from pathlib import Path

from fupin_reports.cli.choose import Chosen, choose
from fupin_reports.cli.console import say
from fupin_reports.pipeline import Outcome, make_document, print_document
from fupin_reports.problems import Severity, has_errors
from fupin_reports.store import Store
from fupin_reports.writers.formats import FORMATS, writers


def run(start: Path, townships: tuple[str, ...], year: int | None, format_: str | None) -> int:
    """Builds and stores; 0 where all went well, 1 where something did not, 2 for a format that is not there."""
    if format_ is not None and format_.lower() not in FORMATS:
        say(f"错误：没有“{format_}”这种格式，可用：{'、'.join(FORMATS)}")
        return 2
    chosen = choose(start, townships, year)
    if chosen is None:
        return 1
    wanted = FORMATS if format_ is None else (format_.lower(),)
    outcomes = [make_document(path, chosen.year, chosen.project, chosen.settings) for path in chosen.files]
    printable, notices = writers(wanted) if any(o.document for o in outcomes) else ({}, ())
    chosen.screen.problems(notices)
    if not printable and notices:
        return 1
    folder = chosen.project.output(chosen.year)
    store = Store(folder, chosen.project.name(folder))
    gc.collect()
    gc.freeze()  # the libraries stay: collecting them again for every report costs a tenth of the time
    done: list[Outcome] = []
    for number, outcome in enumerate(outcomes, 1):
        outcome = print_document(outcome, printable, store)
        done.append(outcome)
        say(progress(number, len(outcomes), outcome))
    chosen.screen.problems(problem for outcome in done for problem in outcome.problems)
    say(summary(chosen, done))
    return 1 if chosen.missing or has_errors(notices) or any(outcome.failed for outcome in done) else 0


def progress(number: int, of: int, outcome: Outcome) -> str:
    """One line for a report that is done or not."""
    if outcome.written and not outcome.failed:
        return f"[{number}/{of}] √ {outcome.name}：{'、'.join(path.name for path in outcome.written)}"
    errors = sum(p.severity is Severity.ERROR for p in outcome.problems)
    written = (
        f"，只写成 {'、'.join(path.name for path in outcome.written)}"
        if outcome.written
        else "，没有生成，原有文件未动"
    )
    return f"[{number}/{of}] × {outcome.name}：{errors} 处错误{written}"


def summary(chosen: Chosen, done: list[Outcome]) -> str:
    """The last line: how many files were written where, and what was not."""
    files = [path for outcome in done for path in outcome.written]
    counts = [f"{sum(p.suffix == suffix for p in files)} 个 {suffix[1:].upper()}" for suffix in (".docx", ".pdf")]
    failed = [outcome.name for outcome in done if outcome.failed]
    warned = sum(p.severity is Severity.WARNING for outcome in done for p in outcome.problems)
    where = chosen.project.name(chosen.project.output(chosen.year)) + "/"
    text = f"完成：{len(done) - len(failed)} 个乡镇，{'、'.join(counts)}，写在 {where}"
    if warned:
        text += f"；提醒 {warned} 处，见上面"
    if failed:
        text += f"；有错误的 {len(failed)} 个：{'、'.join(failed)}，改好数据后再运行一次"
    return text
