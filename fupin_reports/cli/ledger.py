"""`fupin build --format xlsx`: the 资金台账 of every unit that has projects or money, beside its report."""

from __future__ import annotations

from fupin_reports.accounts import read_book_wording
from fupin_reports.cli.choose import Chosen
from fupin_reports.cli.console import say
from fupin_reports.cli.summary import count
from fupin_reports.inputs import YearInputs
from fupin_reports.pipeline import Outcome
from fupin_reports.pipeline.ledger import print_ledger
from fupin_reports.problems import Severity, has_errors, strictly
from fupin_reports.store import LEDGER

XLSX = ".xlsx"


def build_ledgers(chosen: Chosen, *, strict: bool, force: bool) -> int:
    """0 where all went well, 1 where a file has errors or could not be written. What is sealed is made of sealed data."""
    office, store = chosen.office, chosen.store
    wording = read_book_wording(office.project.templates)
    inputs = YearInputs(chosen.project, chosen.year, chosen.looks, chosen.sealed)
    outcomes: list[Outcome] = []
    for number, path in enumerate(chosen.files, 1):
        made_from = inputs.of(chosen.sealed.get(path, path))
        if not (strict or force or store.stale(path.stem + LEDGER, (XLSX,), made_from)):
            outcomes.append(Outcome(path.stem, None, (), unchanged=True))
            continue
        outcomes.append(print_ledger(path, office, store, wording, made_from, strict=strict))
        say(f"[{number}/{len(chosen.files)}] {chosen.year}年 {progress(outcomes[-1])}")
    notices = strictly(wording.damaged) if strict else wording.damaged
    chosen.screen.problems([*notices, *(p for o in outcomes if o.written or o.failed for p in o.problems)])
    chosen.screen.see_also()
    say(summary(chosen, outcomes))
    return 1 if chosen.failed or has_errors(notices) or any(outcome.failed for outcome in outcomes) else 0


def progress(outcome: Outcome) -> str:
    """What became of one of them."""
    errors = count(outcome, Severity.ERROR)
    if errors:
        return f"× {outcome.name}：{errors} 处错误，没有做台账，原有文件未动"
    if not outcome.written:
        return f"－ {outcome.name}：没有填项目和资金，不做台账"
    return f"√ {outcome.name}：{'、'.join(path.name for path in outcome.written)}"


def summary(chosen: Chosen, outcomes: list[Outcome]) -> str:
    """The last line."""
    where = chosen.project.name(chosen.project.output(chosen.year)) + "/"
    written = sum(bool(outcome.written) for outcome in outcomes)
    unchanged = sum(outcome.unchanged for outcome in outcomes)
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    said = [f"台账完成：{written} 份 XLSX，写在 {where}" if written else "没有要写的台账"]
    said += [f"{unchanged} 份没有变化（要重做加 --force）"] if unchanged else []
    said += [f"有错误的 {len(failed)} 个：{'、'.join(failed)}，改好数据后再运行一次"] if failed else []
    return "；".join(said)
