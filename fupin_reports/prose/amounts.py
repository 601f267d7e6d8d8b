"""Whether two numbers can be one: equal, one the other's rounding, both true as approximate words go, or not."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from fupin_reports.exact import EXACT, decimals, quotient, rounded
from fupin_reports.quantities import Hedge, Quantity, Unit

PEOPLE = frozenset({"人", "名", "位"})
PIECES = "个"
COUNTED = frozenset({"户", "村", "家", "项", "乡镇", "套", "项目"})
"""What is also counted by 个: 795个贫困户 and 贫困户795户."""


class Fit(Enum):
    """How two numbers of one thing go together. NONE: they cannot be compared."""

    NONE = 0
    SAME = 1
    ROUNDED = 2
    NEAR = 3
    OTHER = 4


def fit(one: Quantity, two: Quantity) -> Fit:
    """How `one` and `two` go together, whatever their units."""
    if one.value is None or two.value is None or not alike(one.unit, two.unit):
        return Fit.NONE
    if one.hedge or two.hedge or one.upper is not None or two.upper is not None:
        (low, high), (least, most) = bounds(one), bounds(two)
        same = one.hedge == two.hedge and one.upper == two.upper and base(one) == base(two)
        apart = low > most or least > high or (ends_below(one) and least == high) or (ends_below(two) and low == most)
        return Fit.SAME if same else Fit.OTHER if apart else Fit.NEAR
    if base(one) == base(two):
        return Fit.SAME
    return Fit.ROUNDED if rounds_to(one, two) or rounds_to(two, one) else Fit.OTHER


def alike(one: Unit | None, two: Unit | None) -> bool:
    """Whether two units count the same: of one dimension, 人 and 名, 户 and 个."""
    if one is None or two is None:
        return False
    names = {kind(one), kind(two)}
    return len(names) == 1 or (PIECES in names and bool(names & COUNTED))


def kind(unit: Unit) -> str:
    """The dimension of a unit; 名 and 位 count people."""
    return "人" if unit.dimension in PEOPLE else unit.dimension


def base(quantity: Quantity) -> Decimal:
    """The value in the base unit of its dimension."""
    assert quantity.value is not None
    assert quantity.unit is not None
    return EXACT.multiply(quantity.value, quantity.unit.factor)


def rounds_to(exact: Quantity, short: Quantity) -> bool:
    """Whether `short`, with fewer decimals, is `exact` half up, in the unit of `short`."""
    assert short.value is not None
    assert short.unit is not None
    value, places = quotient(base(exact), short.unit.factor), decimals(short.value)
    return decimals(value) > places and rounded(value, places) == short.value


def bounds(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """What an approximate number may be: 200多 is 200 to 300, 近400 is 300 to 400, 约63 is 62 to 64."""
    value, step = base(quantity), last_place(quantity)
    if quantity.upper is not None and quantity.unit is not None:
        return value, EXACT.multiply(quantity.upper, quantity.unit.factor)
    match quantity.hedge:
        case Hedge.MORE | Hedge.ODD:
            return value, value + step
        case Hedge.NEARLY:
            return value - step, value
        case Hedge.ABOUT | Hedge.AROUND:
            return value - step, value + step
        case Hedge.OVER | Hedge.AT_LEAST:
            return value, Decimal("Infinity")
        case Hedge.UNDER | Hedge.AT_MOST:
            return Decimal(0), value
        case _:
            return value, value


def ends_below(quantity: Quantity) -> bool:
    """Whether the upper bound is no longer one of the numbers: 800余 is less than 900."""
    return quantity.hedge in (Hedge.MORE, Hedge.ODD)


def last_place(quantity: Quantity) -> Decimal:
    """What the last digit of a number that is no zero stands for: 100 in 200, 0.1 in 1.5; in the base unit."""
    assert quantity.value is not None
    assert quantity.unit is not None
    _, digits, exponent = quantity.value.as_tuple()
    assert isinstance(exponent, int)
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0")) if any(digits) else 0
    return EXACT.multiply(Decimal(1).scaleb(exponent + zeros), quantity.unit.factor)


def telling(quantity: Quantity, fewest: int) -> bool:
    """Whether a number has so many digits, without zeros at either end, that it is no coincidence."""
    return quantity.value is not None and len(f"{quantity.value:f}".replace(".", "").strip("0-")) >= fewest


__all__ = ["COUNTED", "PIECES", "Fit", "alike", "base", "bounds", "fit", "kind", "telling"]
