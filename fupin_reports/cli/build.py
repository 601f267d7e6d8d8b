"""`fupin build`: every township by itself, problems at the end, and a last line that says what was written where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from fupin_reports.accounts import LEDGER
from fupin_reports.cli.batch import settle_in
from fupin_reports.cli.choose import Chosen, choose, not_reported, rule_problems
from fupin_reports.cli.console import say
from fupin_reports.cli.ledger import build_ledgers
from fupin_reports.cli.summary import count, say_table
from fupin_reports.corrections import SUFFIX
from fupin_reports.draft import read_wording
from fupin_reports.inputs import YearInputs
from fupin_reports.messages import read_catalogue
from fupin_reports.pipeline import Drafting, Outcome, Whereabouts, print_corrections, print_document, print_review
from fupin_reports.problems import Problem, Severity, has_errors, strictly
from fupin_reports.review import PAPER, REVIEW
from fupin_reports.source import Span
from fupin_reports.store import BOARD, DRAFT, OURS_BESIDE
from fupin_reports.store.history import Entry
from fupin_reports.writers.formats import FORMATS, PDF, XLSX, Write, writers


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
) -> int:
    """Builds and stores, final or as `draft`; 0 where all went well, 1 where something did not (an error in the data is
    that for a draft, too, although it is written), 2 for a format that is not there.

    With `archive` the PDF is PDF/A. A report that is made from what it was made from last time is left alone, unless
    `force` (or `strict`, `fresh`).
    """
    wanted = format_.lower() if format_ is not None else None
    others = {"--draft": draft, "--corrections": corrections, "--review": review, "--archive": archive}
    if refused := not_together(wanted, [option for option, given in others.items() if given]):
        say(f"错误：{refused}")
        return 2
    chosen = choose(start, townships, year, strict=strict)
    if chosen is None:
        return 1
    with chosen.store.alone() as alone:
        if not alone:
            chosen.screen.problems([Problem("S010", Span(chosen.project.name(chosen.project.output(chosen.year))))])
            return 1
        asked = Asked(wanted, draft=draft, strict=strict, fresh=fresh, force=force, everything=townships == ())
        asked = replace(asked, corrections=corrections, archive=archive, review=review)
        return (
            build_ledgers(chosen, strict=strict, force=force or fresh) if wanted == XLSX else build_all(chosen, asked)
        )


def not_together(wanted: str | None, options: list[str]) -> str:
    """Why that format cannot be had, or not with these options; nothing where it can."""
    if wanted not in (None, *FORMATS, XLSX):
        return f"没有“{wanted}”这种格式，可用：{'、'.join((*FORMATS, XLSX))}"
    if wanted == XLSX and options:
        return f"xlsx 是资金台账，不能和 {'、'.join(options)} 一起用"
    if "--archive" in options and wanted not in (None, PDF):
        return f"--archive 只管 PDF，不能和 --format {wanted} 一起用"
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for."""

    format: str | None
    draft: bool
    strict: bool
    fresh: bool
    force: bool
    everything: bool
    corrections: bool = False
    archive: bool = False
    review: bool = False


def build_all(chosen: Chosen, asked: Asked) -> int:
    """The reports one after another, then what there is to say."""
    draft, strict = asked.draft, asked.strict
    printer = Printer(FORMATS if asked.format is None else (asked.format,), chosen, asked.fresh, asked.archive)
    drafting = Drafting(read_wording(chosen.project.templates), strict) if draft else None
    outcomes: list[Outcome] = []
    sealed = {} if draft else chosen.store.seals()
    look = not (draft or strict or asked.fresh or asked.force or asked.review)
    for number, path in enumerate(chosen.files, 1):
        if path.stem in sealed:
            outcomes.append(Outcome(path.stem, None, chosen.store.under_seal(path.stem, path), unchanged=True))
            continue
        if look and printer.up_to_date(path):
            outcomes.append(Outcome(path.stem, None, (), unchanged=True))
            continue
        outcome = chosen.outcome(path, drafting)
        outcome = printer.printed(outcome.strict() if strict else outcome, path)
        outcome = printer.corrected(outcome, path) if asked.corrections else outcome
        outcome = printer.reviewed(outcome, path) if asked.review else outcome
        outcomes.append(outcome.strict() if strict else outcome)
        say(progress(f"[{number}/{len(chosen.files)}] {chosen.year}年", outcomes[-1], draft))
    began = datetime.now().astimezone().isoformat(timespec="seconds")
    kept = [Entry(began, o.name, o.new, o.moves) for o in outcomes if o.written and (o.new or o.moves)]
    notices = (*printer.notices, *chosen.store.remember(kept), *(drafting.wording.damaged if drafting else ()))
    notices = (*(strictly(notices) if strict else notices), *rule_problems(chosen, outcomes, asked.everything, strict))
    notices = (*notices, *vanished(chosen)) if asked.everything else notices
    chosen.screen.problems([*notices, *(p for outcome in outcomes for p in outcome.problems)])
    chosen.screen.see_also()
    if made := [outcome for outcome in outcomes if not outcome.unchanged]:
        say_table(made, result, chosen.screen.paint)
    say(summary(chosen, outcomes, asked.everything, draft))
    failed = chosen.failed or has_errors(notices) or any(outcome.failed for outcome in outcomes)
    return 1 if failed else 0


def vanished(chosen: Chosen) -> Iterator[Problem]:
    """S011 for reports of ours whose data are gone."""
    known = {BOARD, *(path.stem for path in chosen.files)}
    folder = chosen.project.name(chosen.project.output(chosen.year))
    for report, files in chosen.store.reports().items():
        plain = re.sub(f"(?:{DRAFT}|{SUFFIX}|{REVIEW}|{PAPER}|{LEDGER})$", "", report)
        if OURS_BESIDE[:-1] not in report and plain not in known:
            words = {"files": "、".join(files), "name": report}
            yield Problem("S011", Span(f"{folder}/{files[0]}"), words, severity=Severity.NOTE)


class Printer:
    """Writes and stores documents; the writers, with their heavy libraries, are made for the first document."""

    def __init__(self, formats: tuple[str, ...], chosen: Chosen, fresh: bool, archive: bool) -> None:
        self._archive = archive
        self._formats, self._fresh, self._root = formats, fresh, chosen.project.root
        self._store, self._office = chosen.store, chosen.office
        self._writers: dict[str, Write] | None = None
        self._inputs = YearInputs(chosen.project, chosen.year, chosen.sealed, archive=archive)
        self.notices: tuple[Problem, ...] = ()

    def up_to_date(self, path: Path) -> bool:
        """Whether the files of that data file's report are what they would be made to."""
        suffixes = [f".{name}" for name in self._formats]
        return not self._store.stale(path.stem, suffixes, self._inputs.of(path))

    def printed(self, outcome: Outcome, path: Path) -> Outcome:
        """The outcome with its files written; as it is where it has no document."""
        if outcome.document is None:
            return outcome
        if self._writers is None:
            self._writers, self.notices = writers(self._formats, archive=self._archive)
            settle_in()
        where, inputs = Whereabouts(path, self._office), self._inputs.of(path)
        return print_document(outcome, self._writers, self._store, fresh=self._fresh, inputs=inputs, where=where)

    def reviewed(self, outcome: Outcome, path: Path) -> Outcome:
        """The outcome with its 送审稿 and 计算底稿 written."""
        catalogue = read_catalogue(self._office.project.templates)
        return print_review(outcome, path, self._office, self._store, catalogue)

    def corrected(self, outcome: Outcome, path: Path) -> Outcome:
        """The outcome with its 更正说明 written, where figures moved."""
        where = Whereabouts(path, self._office)
        return print_corrections(outcome, self._writers or {}, self._store, date.today(), self._root, where)


def progress(which: str, outcome: Outcome, draft: bool) -> str:
    """One line for a report that is done or not; `which` says how many there are and of which year."""
    files = "、".join(path.name for path in outcome.written)
    if files and not outcome.failed:
        return f"{which} √ {outcome.name}：{files}"
    errors = count(outcome, Severity.ERROR)
    if not errors:
        return f"{which} × {outcome.name}：没有生成"
    if draft:
        done = f"草稿已写成 {files}，正式报告还不能出" if files else "草稿也写不成，原有文件未动"
    else:
        done = f"只写成 {files}" if files else "没有生成，原有文件未动"
    return f"{which} × {outcome.name}：{errors} 处错误，{done}"


def result(outcome: Outcome) -> str:
    """What became of a report, for the table."""
    if not outcome.written:
        return "× 没有生成"
    if outcome.is_draft:
        return "√ 已出草稿"
    return "× 写了一部分" if outcome.failed else "√ 新生成" if outcome.new else "√ 已重做"


def summary(chosen: Chosen, outcomes: list[Outcome], all_of_them: bool, draft: bool) -> str:
    """The last line: how many files were written where, what was not, and which townships have no file yet."""
    files = [path for outcome in outcomes for path in outcome.written]
    counts = [f"{sum(p.suffix == suffix for p in files)} 个 {suffix[1:].upper()}" for suffix in (".docx", ".pdf")]
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    warned = sum(count(outcome, Severity.WARNING) for outcome in outcomes)
    where = chosen.project.name(chosen.project.output(chosen.year)) + "/"
    unchanged = sum(outcome.unchanged for outcome in outcomes)
    if unchanged == len(outcomes):
        more = not_reported(chosen) if all_of_them else ""
        return f"{unchanged} 份报告都是最新的，什么也没做（要重做加 --force）{more}"
    text = f"{'草稿' if draft else ''}完成：{sum(bool(o.written) for o in outcomes)} 份报告，{'、'.join(counts)}，写在 {where}"
    if unchanged:
        text += f"；{unchanged} 份没有变化"
    if warned:
        text += f"；提醒 {warned} 处，见上面"
    if moved := [outcome for outcome in outcomes if outcome.moves]:
        text += f"；{len(moved)} 份的数有变化，看 fupin diff"
    if failed:
        then = "正式报告要改好数据再出" if draft else "改好数据后再运行一次"
        text += f"；有错误的 {len(failed)} 个：{'、'.join(failed)}，{then}"
    return text + (not_reported(chosen) if all_of_them else "")
