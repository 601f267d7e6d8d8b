"""data/勾稽规则.yaml -> rules ready to be checked; and which of them fit no township at all (F712, 提醒, at the rule)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fupin_reports.checks.faults import part_of, told
from fupin_reports.formulas import Comparison, FormulaError, parse_comparison
from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.quantities import Quantity, Units
from fupin_reports.records import Grade, RuleBook
from fupin_reports.source import Source, Span

GRADES = {Grade.ERROR: Severity.ERROR, Grade.WARNING: Severity.WARNING, Grade.NOTE: Severity.NOTE}


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A rule ready to be checked; `place` is that of its 式 in 勾稽规则.yaml."""

    name: str
    text: str
    comparison: Comparison
    tolerance: Quantity | None
    severity: Severity
    account: str
    kind: str | None
    tell_missing: bool
    place: Span


@dataclass(frozen=True, slots=True)
class Idle:
    """A rule that a township has no figures for: which name it lacks, and the nearest that it has."""

    rule: LocalRule
    missing: str
    near: str = ""


def compiled(book: RuleBook, source: Source, units: Units) -> tuple[tuple[LocalRule, ...], Problems]:
    """The rules that can be read; F703 at the very characters of those that cannot, which are left out."""
    rules: list[LocalRule] = []
    problems: list[Problem] = []
    for rule in book.rules:
        text, place = rule.formula.text, rule.formula.place or Span(source.file)
        try:
            comparison = parse_comparison(text, units)
        except FormulaError as error:
            at = part_of(text, error.fault.start, error.fault.end, place, source)
            problems.append(told(error.fault, at, {"rule": rule.name, "formula": text}, ""))
            continue
        severity, account = GRADES[rule.grade], (rule.account or "").rstrip("。")
        rules.append(
            LocalRule(
                rule.name, text, comparison, rule.tolerance, severity, account, rule.kind, rule.tell_missing, place
            )
        )
    return tuple(rules), tuple(problems)


def never_applied(rules: Iterable[LocalRule], idle: Iterable[tuple[Idle, ...]]) -> Problems:
    """F712 for every rule that each of the townships was idle on; `idle` has an entry for each township of the year."""
    each = [{entry.rule.place: entry for entry in entries} for entries in idle]
    problems: list[Problem] = []
    for rule in rules:
        entries = [entries.get(rule.place) for entries in each]
        missing = [entry for entry in entries if entry is not None]
        if missing and len(missing) == len(entries):
            best = next((entry for entry in missing if entry.near), missing[0])
            words = {"name": rule.name, "missing": best.missing, "near": best.near}
            problems.append(Problem("F712", rule.place, words, severity=Severity.WARNING))
    return tuple(problems)
