"""A parsed formula -> its exact amount, by a function that finds the figures it names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from fupin_reports.figures import Figure
from fupin_reports.formulas.amounts import Amount, UnitsError, growth, over, plus, share, times
from fupin_reports.formulas.faults import FormulaError, Kind
from fupin_reports.formulas.syntax import Binary, Call, Name, Negated, Node, Number

Found = Callable[[Name], Figure]
"""Gives the figure of a name; raises FormulaError where there is none."""

RATIO_FUNCTIONS = {"占比": share, "增幅": growth}


def worked_out(node: Node, found: Found) -> Amount:
    """The result; FormulaError: what `found` raises, UNIT for units that do not go together, MISSING for a zero below."""
    match node:
        case Number():
            return Amount(Fraction(node.value), node.unit, node.per, node.unit is None)
        case Name():
            return amount_of(found(node), node)
        case Negated():
            return times(Amount(Fraction(-1), bare=True), worked_out(node.part, found))
        case Binary():
            return joined(node, worked_out(node.left, found), worked_out(node.right, found))
        case Call():
            return joined(node, *(worked_out(argument, found) for argument in node.arguments))


def joined(node: Binary | Call, left: Amount, right: Amount) -> Amount:
    """What `node` makes of its two parts."""
    try:
        if isinstance(node, Call):
            return RATIO_FUNCTIONS[node.function](left, right)
        match node.sign:
            case "+":
                return plus(left, right)
            case "-":
                return plus(left, right, -1)
            case "*":
                return times(left, right)
            case _:
                return over(left, right)
    except UnitsError as error:
        if error.cause == "zero":
            raise FormulaError(Kind.MISSING, node.start, node.end, cause="zero") from error
        words = {"cause": error.cause, "left": error.left.unit_name, "right": error.right.unit_name}
        raise FormulaError(Kind.UNIT, node.start, node.end, **words) from error


def amount_of(figure: Figure, name: Name) -> Amount:
    """A figure as an amount; FormulaError MISSING for 不详 and ranges."""
    quantity = figure.quantity
    if quantity.value is None or quantity.upper is not None:
        cause = "range" if quantity.value is not None else "unknown"
        raise FormulaError(Kind.MISSING, name.start, name.end, cause=cause, name=name.text)
    return Amount(Fraction(quantity.value), quantity.unit, hedged=quantity.hedge is not None)


def is_ratio(node: Node) -> bool:
    """Whether the formula divides: then its result is rounded where it is stated, else it is exact."""
    match node:
        case Call():
            return True
        case Binary():
            return node.sign == "/" or is_ratio(node.left) or is_ratio(node.right)
        case Negated():
            return is_ratio(node.part)
        case _:
            return False
