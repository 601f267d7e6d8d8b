"""A data file -> its 资金台账 as a workbook, stored beside the report. A report with errors has none.

Codes: S012 an amount has more digits than a workbook keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fupin_reports.accounts import BookWording, county_workbook, has_money, township_workbook
from fupin_reports.compose import quoted
from fupin_reports.document_json import to_json
from fupin_reports.fingerprint import data_fingerprint
from fupin_reports.pipeline.examine import Examined
from fupin_reports.pipeline.outcome import Office, Outcome
from fupin_reports.pipeline.report import examined
from fupin_reports.problems import Problem, at_most_told, has_errors
from fupin_reports.records import Prose
from fupin_reports.source import Span
from fupin_reports.store import LEDGER, Store
from fupin_reports.workbook import Workbook

XLSX = ".xlsx"


def print_ledger(
    path: Path, office: Office, store: Store, wording: BookWording, inputs: Mapping[str, str], *, strict: bool = False
) -> Outcome:
    """The ledger of that data file, written; nothing is where it has errors (with `strict` also 提醒), or no project
    and no amount: then the outcome has no document and no error.
    """
    made = examined(office.sealed.get(path, path), office)
    problems = at_most_told(made.problems, office.project.name(path))
    outcome = Outcome(path.stem, made.document, problems, idle=made.idle)
    outcome = outcome.strict() if strict else outcome
    book = ledger_of(made, office, wording) if not has_errors(outcome.problems) else None
    if book is None or made.document is None:
        return replace(outcome, document=None)
    from fupin_reports.writers.xlsx import TooLong, write

    try:
        content = write(book)
    except TooLong as error:
        words = {"number": f"{error.value:f}"}
        told = Problem("S012", Span(office.project.name(path)), words)
        return replace(outcome, document=None, problems=(*outcome.problems, told))
    stored = store.save(path.stem + LEDGER, {XLSX: content}, to_json(made.document), inputs=inputs)
    return replace(outcome, problems=(*outcome.problems, *stored.problems), written=stored.written)


def ledger_of(made: Examined, office: Office, wording: BookWording) -> Workbook | None:
    """The workbook of what was found out; None where there is nothing to keep a ledger of."""
    checked, facts, document = made.checked, made.facts, made.document
    if checked is None or facts is None or document is None:
        return None
    print_ = data_fingerprint(document)
    if checked.kind.gathers:
        return county_workbook(checked, facts, wording, print_) if facts.ledgers else None

    def texts(prose: Prose) -> str:
        return quoted([prose], checked, facts, office.project.templates)[0].words

    return township_workbook(checked, facts, texts, wording, print_) if has_money(facts) else None
