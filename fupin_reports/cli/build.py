"""`fupin build`: every township by itself, problems at the end, and a last line that says what was written where.

What is up to date is left alone; the rest are jobs, handed out to all cores or to a cluster. Files are stored as they are
finished; what is said comes in the order of the data files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from fupin_reports.cli.again import Again
from fupin_reports.cli.choose import Chosen, choose, rule_problems
from fupin_reports.cli.console import say
from fupin_reports.cli.making import Asked, Run
from fupin_reports.cli.outcomes import result, stopped, summary
from fupin_reports.cli.summary import say_table
from fupin_reports.fonts import font_places
from fupin_reports.forking import workers_for
from fupin_reports.jobs import Crew, Stop, local_crew
from fupin_reports.pipeline import Order, Outcome
from fupin_reports.problems import Problem, Problems, Severity, has_errors, strictly
from fupin_reports.receipt import Receipt, Stamp, places
from fupin_reports.source import Span
from fupin_reports.store import BOARD, OURS_BESIDE, data_of
from fupin_reports.store.history import Entry
from fupin_reports.writers.formats import FORMATS, PDF, XLSX

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has stopped: 128 + SIGINT."""


def run(
    start: Path,
    townships: tuple[str, ...],
    year: int | None,
    format_: str | None,
    *,
    draft: bool,
    strict: bool,
    fresh: bool = False,
    force: bool = False,
    corrections: bool = False,
    archive: bool = False,
    review: bool = False,
    workers: int | None = None,
    scheduler: str | None = None,
    again: Again | None = None,
) -> int:
    """Builds and stores, final or as `draft`; 0 where all went well, 1 where something did not (an error in the data is
    that for a draft, too, although it is written), 2 for a format that is not there, 130 after a Ctrl-C.

    With `archive` the PDF is PDF/A. `again` is told where the next run would have nothing to do and to tell.
    """
    wanted = format_.lower() if format_ is not None else None
    others = {"--draft": draft, "--corrections": corrections, "--review": review, "--archive": archive}
    if refused := not_together(wanted, [option for option, given in others.items() if given]):
        say(f"错误：{refused}")
        return 2
    if workers is not None and scheduler is not None:
        say("错误：--workers 管本机，--scheduler 用别的机器，两个只能写一个")
        return 2
    chosen = choose(start, townships, year, strict=strict, read=again.read if again is not None else None)
    if chosen is None:
        return 1
    with chosen.store.alone() as alone:
        if not alone:
            chosen.screen.problems([Problem("S010", Span(chosen.project.name(chosen.project.output(chosen.year))))])
            return 1
        if wanted == XLSX:
            from fupin_reports.cli.ledger import build_ledgers

            return build_ledgers(chosen, strict=strict, force=force or fresh)
        formats = FORMATS if wanted is None else (wanted,)
        order = Order(formats, draft, strict, fresh, archive, review, date.today() if corrections else None)
        return build_all(chosen, Asked(order, townships == (), force, workers, scheduler), again)


def not_together(wanted: str | None, options: list[str]) -> str:
    """Why that format cannot be had, or not with these options; nothing where it can."""
    if wanted not in (None, *FORMATS, XLSX):
        return f"没有“{wanted}”这种格式，可用：{'、'.join((*FORMATS, XLSX))}"
    if wanted == XLSX and options:
        return f"xlsx 是资金台账，不能和 {'、'.join(options)} 一起用"
    if "--archive" in options and wanted not in (None, PDF):
        return f"--archive 只管 PDF，不能和 --format {wanted} 一起用"
    return ""


def build_all(chosen: Chosen, asked: Asked, again: Again | None) -> int:
    """Whatever is not up to date, then what there is to say."""
    order, stop, run = asked.order, Stop(), Run(chosen, asked)
    looked_at = places(font_places()) if again is not None and asked.looks else {}
    wanted = run.not_up_to_date()
    if wanted:
        with crew_for(asked, len(wanted)) as crew:
            if isinstance(crew, Problem):
                chosen.screen.problems([crew])
                return 1
            try:
                with stop.listening(run.stopping):
                    run.make(wanted, crew, stop)
            except KeyboardInterrupt:
                say("已停下：做完的都已存好。再运行一次就接着做。")
                return INTERRUPTED
    outcomes = [run.outcomes[path] for path in chosen.files if path in run.outcomes]
    began = datetime.now().astimezone().isoformat(timespec="seconds")
    kept = [Entry(began, o.name, o.new, o.moves) for o in outcomes if o.written and (o.new or o.moves)]
    notices: Problems = (*run.notices, *chosen.store.remember(kept))
    if order.draft:
        from fupin_reports.draft import read_wording

        notices = (*notices, *read_wording(chosen.project.templates).damaged)
    whole = asked.everything and not stop.asked
    notices = (*(strictly(notices) if order.strict else notices), *rule_problems(chosen, outcomes, whole, order.strict))
    notices = (*notices, *vanished(chosen)) if asked.everything else notices
    chosen.screen.problems([*notices, *(p for outcome in outcomes for p in outcome.problems)])
    chosen.screen.see_also()
    if made := [outcome for outcome in outcomes if not outcome.unchanged]:
        say_table(made, result, chosen.screen.paint)
    for bug in run.bugs:
        raise bug
    if stop.asked:
        say(stopped(outcomes, len(chosen.files)))
        return INTERRUPTED
    say(summary(chosen, outcomes, asked.everything, order.draft))
    failed = chosen.failed or has_errors(notices) or any(outcome.failed for outcome in outcomes)
    if again is not None and looked_at and not (failed or notices) and chosen.quiet:
        keep_receipt(chosen, outcomes, asked, again, looked_at)
    return 1 if failed else 0


def keep_receipt(
    chosen: Chosen, outcomes: list[Outcome], asked: Asked, again: Again, looked_at: Mapping[str, Stamp | None]
) -> None:
    """For the next run, if it would find every report as it would be made, and would have nothing to tell of any."""
    names = [f"{o.name}.{kind}" for o in outcomes for kind in asked.order.formats]
    settled = all(not o.problems if o.unchanged else set(names_of(o)) <= set(names) for o in outcomes)
    stamps = chosen.store.stamps(names)
    if settled and len(stamps) == len(names):
        idle = [replace(o, unchanged=True, written=()) for o in outcomes]
        line = summary(chosen, idle, asked.everything, asked.order.draft)
        chosen.store.keep_receipt(Receipt(again.asked, again.made_from, chosen.store.kept(), stamps, looked_at, line))


def names_of(outcome: Outcome) -> list[str]:
    """The files that were written."""
    return [path.name for path in outcome.written]


@contextmanager
def crew_for(asked: Asked, jobs: int) -> Iterator[Crew | Problem]:
    """Who makes so many reports."""
    if asked.scheduler is None:
        own = local_crew(jobs, asked.workers)
        if own.size > 1 or asked.workers is not None:
            workers_for(asked.order.formats)
        yield own
        return
    from fupin_reports.jobs.cluster import cluster_crew

    with cluster_crew(asked.scheduler) as crew:
        yield crew


def vanished(chosen: Chosen) -> Iterator[Problem]:
    """S011 for reports of ours whose data are gone."""
    known = {BOARD, *(path.stem for path in chosen.files)}
    folder = chosen.project.name(chosen.project.output(chosen.year))
    for report, files in chosen.store.reports().items():
        if OURS_BESIDE[:-1] not in report and data_of(report) not in known:
            words = {"files": "、".join(files), "name": report}
            yield Problem("S011", Span(f"{folder}/{files[0]}"), words, severity=Severity.NOTE)
