"""F71: the office's own rules (data/勾稽规则.yaml) over the figures of one township.

F710 a rule does not hold (错误, 提醒 or 提示 as the rule says) · F711 it holds within its tolerance only (提示) · F713 it was
not checked for want of a figure (提示, where the rule asks for it).
Where a rule names pairs (591户1593人), households and people are compared each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from fupin_reports.checks.faults import told
from fupin_reports.checks.formulas import input_places, short
from fupin_reports.checks.gaps import explanations
from fupin_reports.checks.rulebook import Idle, LocalRule
from fupin_reports.checks.telling import difference_unit
from fupin_reports.compute import Facts, Scale, look_up
from fupin_reports.figures import Figure, How
from fupin_reports.formulas import (
    Amount,
    FormulaError,
    Name,
    decimal_of,
    names_in,
    worked_out,
)
from fupin_reports.formulas.amounts import UnitsError, alike
from fupin_reports.formulas.faults import Kind
from fupin_reports.problems import Hint, Problem, Problems, Severity
from fupin_reports.quantities import Quantity, Unit
from fupin_reports.source import Span

SIGNS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    "≤": lambda a, b: a <= b,
    "≥": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
}
PARTS = ("户", "人")
MOST_DECIMALS = 6


def rule_findings(facts: Facts, rules: Iterable[LocalRule]) -> tuple[Problems, tuple[Idle, ...]]:
    """What the rules find in one township, and which of them it has no figures for."""
    assert facts.checked is not None
    problems: list[Problem] = []
    idle: list[Idle] = []
    for rule in rules:
        if rule.kind is not None and rule.kind != facts.checked.report.kind:
            continue
        try:
            problems += applied(rule, facts)
        except IdleError as error:
            idle.append(error.idle)
            if rule.tell_missing:
                problems.append(not_checked(rule, facts, "", error.idle.missing))
    return tuple(problems), tuple(idle)


class IdleError(LookupError):
    """The township has no figures for the rule."""

    def __init__(self, idle: Idle) -> None:
        super().__init__(idle.missing)
        self.idle = idle


def applied(rule: LocalRule, facts: Facts) -> Iterator[Problem]:
    """The findings of one rule; IdleError where the township lacks a figure."""
    found: dict[Name, Figure | Scale] = {}
    for name in names_in(rule.comparison):
        try:
            found[name] = look_up(facts.names, name)
        except FormulaError as error:
            words = error.fault.words
            unknown = error.fault.kind is Kind.NAME
            if unknown and (words.get("cause") == "no_number" or name.path[0] not in facts.names.entries):
                yield fault_of(rule, error)
                return
            raise IdleError(Idle(rule, name.text, words.get("near", ""))) from error
    for part in parts_of(rule, found):
        try:
            yield from held(rule, part, figures_of(found, part), facts)
        except FormulaError as error:
            if error.fault.kind is Kind.MISSING:
                raise IdleError(Idle(rule, error.fault.words.get("name", "除数"))) from error
            yield fault_of(rule, error)


def fault_of(rule: LocalRule, error: FormulaError) -> Problem:
    """What is wrong with the rule itself, at its place; it does not stop a township."""
    words = {"rule": rule.name, "formula": rule.text}
    return replace(told(error.fault, rule.place, words, ""), severity=Severity.WARNING)


def parts_of(rule: LocalRule, found: Mapping[Name, Figure | Scale]) -> tuple[str, ...]:
    """户 and 人 where the rule names pairs that all have them; "" for a rule that names none."""
    pairs = [(name, fact) for name, fact in found.items() if isinstance(fact, Scale)]
    if not pairs:
        return ("",)
    both = tuple(part for part in PARTS if all(half(pair, part) is not None for _, pair in pairs))
    if not both:
        raise IdleError(Idle(rule, pairs[0][0].text))
    return both


def half(pair: Scale, part: str) -> Figure | None:
    """The households or the people of a pair."""
    return pair.households if part == "户" else pair.people


def figures_of(found: Mapping[Name, Figure | Scale], part: str) -> dict[Name, Figure]:
    """One figure a name: of a pair, that half."""
    figures = {name: half(fact, part) if isinstance(fact, Scale) else fact for name, fact in found.items()}
    return {name: figure for name, figure in figures.items() if figure is not None}


def held(rule: LocalRule, part: str, figures: Mapping[Name, Figure], facts: Facts) -> Iterator[Problem]:
    """F710 or F711, or F713 for approximate figures."""
    left, right = (worked_out(side, figures.__getitem__) for side in (rule.comparison.left, rule.comparison.right))
    try:
        one, two, unit, per = alike(left, right)
    except UnitsError as error:
        words = {"cause": "add", "left": left.unit_name, "right": right.unit_name}
        raise FormulaError(Kind.UNIT, 0, len(rule.text), **words) from error
    if left.hedged or right.hedged:
        if rule.tell_missing:
            yield not_checked(rule, facts, "about", "")
        return
    if SIGNS[rule.comparison.sign](one, two):
        return
    gap = short(one - two, MOST_DECIMALS) + difference_unit(Amount(one, unit, per).unit_name)
    words = {"name": rule.name, "formula": rule.text, "part": part, "account": rule.account, "difference": gap}
    words |= {"left": said(left), "right": said(right), "tolerance": ""}
    sides = [tuple(figures[name] for name in names_in(s)) for s in (rule.comparison.left, rule.comparison.right)]
    places = (*input_places(sides[0]), *input_places(sides[1])) or (whole_file(facts),)
    related = tuple(dict.fromkeys((*places[1:], rule.place)))
    subject = ".".join(filter(None, ("勾稽规则", rule.name, part)))
    if rule.tolerance is not None and within(rule.tolerance, one, two, unit, rule.comparison.sign):
        words["tolerance"] = f"{rule.tolerance.value:f}{rule.tolerance.unit.name if rule.tolerance.unit else ''}"
        yield Problem("F711", places[0], words, related, Severity.NOTE, subject=subject)
        return
    hints: tuple[Hint, ...] = ()
    if rule.comparison.sign == "=" and unit is not None and per is None:
        hints = explanations(side_figure(one, unit, sides[0]), side_figure(two, unit, sides[1]), facts)
    yield Problem("F710", places[0], words, related, rule.severity, subject, hints)


def within(tolerance: Quantity, one: Fraction, two: Fraction, unit: Unit | None, sign: str) -> bool:
    """Whether the sides differ by no more than is allowed: an amount, or a percentage of the right side."""
    if tolerance.value is None or tolerance.unit is None or sign not in ("=", "≤", "≥"):
        return False
    allowed = Fraction(tolerance.value)
    if tolerance.unit.dimension == "%":
        allowed = abs(two) * allowed / 100
    elif unit is None or (tolerance.unit.dimension not in (unit.dimension, "百分点")):
        return False
    else:
        allowed = allowed * Fraction(tolerance.unit.factor) / Fraction(unit.factor)
    return abs(one - two) <= allowed


def side_figure(value: Fraction, unit: Unit, inputs: tuple[Figure, ...]) -> Figure:
    """One side as a figure: the typed one itself where it is nothing more."""
    whole = decimal_of(value)
    if len(inputs) == 1 and inputs[0].value == whole and inputs[0].quantity.unit == unit:
        return inputs[0]
    return Figure("", Quantity(whole, unit), How.FORMULA, inputs)


def said(amount: Amount) -> str:
    """An amount in words, not longer than need be."""
    return short(amount.value, MOST_DECIMALS) + amount.unit_name


def not_checked(rule: LocalRule, facts: Facts, cause: str, missing: str) -> Problem:
    """F713."""
    words = {"name": rule.name, "cause": cause, "missing": missing}
    subject = f"勾稽规则.{rule.name}"
    return Problem("F713", whole_file(facts), words, (rule.place,), Severity.NOTE, subject=subject)


def whole_file(facts: Facts) -> Span:
    """The township's file."""
    assert facts.checked is not None
    return Span(facts.checked.source.file)
