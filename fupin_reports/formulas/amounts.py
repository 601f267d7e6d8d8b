"""Exact amounts with units: what may be added, compared, multiplied and divided, and what comes out.

A fraction keeps a quotient exact (2380 ÷ 3050), so that half up and cut off are told apart for certain. Percentages,
百分点 and pure numbers are of one kind; a bare number written in a formula takes the unit of what it stands beside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from fupin_reports.exact import EXACT, quotient, without_zeros
from fupin_reports.figures import PERCENT, POINTS
from fupin_reports.quantities import Unit

WHOLE = 100
HUNDREDTHS = frozenset({"%", "百分点"})
"""Dimensions of which one is a hundredth."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in `unit`, for each `per` where that is set; `unit` None is a pure number.

    `bare` is a number written without a unit in the formula; `hedged` says that an input was approximate.
    """

    value: Fraction
    unit: Unit | None = None
    per: Unit | None = None
    bare: bool = False
    hedged: bool = False

    @property
    def pure(self) -> bool:
        """Whether it is a number, a percentage or 百分点."""
        return self.per is None and (self.unit is None or self.unit.dimension in HUNDREDTHS)

    @property
    def number(self) -> Fraction:
        """A pure amount as a number: 60% is 3/5."""
        return self.value / 100 if self.unit is not None else self.value

    @property
    def unit_name(self) -> str:
        """The unit as one reads it: 元/亩."""
        return (self.unit.name if self.unit else "") + (f"/{self.per.name}" if self.per else "")


class UnitsError(ValueError):
    """Two amounts that do not go together; `cause` says why: add, multiply, divide, zero."""

    def __init__(self, cause: str, left: Amount, right: Amount) -> None:
        super().__init__(cause, left, right)
        self.cause, self.left, self.right = cause, left, right


def scaled(value: Fraction, unit: Unit, to: Unit) -> Fraction:
    """`value` of `unit` in `to`, of the same dimension."""
    return value * Fraction(unit.factor) / Fraction(to.factor)


def alike(left: Amount, right: Amount) -> tuple[Fraction, Fraction, Unit | None, Unit | None]:
    """The two values in one unit, and that unit (and its `per`); UnitsError where there is none.

    Where only one of them is per something, the other is taken to be so as well: 70万元 may be meant for a village.
    """
    if left.pure and right.pure:
        unit = left.unit or right.unit
        percent = 100 if unit is not None else 1
        return left.number * percent, right.number * percent, unit, None
    if left.bare and right.unit is not None:
        return left.value, right.value, right.unit, right.per
    if right.bare and left.unit is not None:
        return left.value, right.value, left.unit, left.per
    one, two = left.unit, right.unit
    if one is None or two is None or one.dimension != two.dimension:
        raise UnitsError("add", left, right)
    other = scaled(right.value, two, one)
    if left.per is not None and right.per is not None:
        if left.per.dimension != right.per.dimension:
            raise UnitsError("add", left, right)
        other = other / scaled(Fraction(1), right.per, left.per)
    return left.value, other, one, left.per or right.per


def plus(left: Amount, right: Amount, sign: int = 1) -> Amount:
    """left + right, or left − right for sign −1; two percentages differ by 百分点.

    What is left of a whole (100% − 60%) is a percentage again.
    """
    if (left.per is None) != (right.per is None) and not (left.bare or right.bare):
        raise UnitsError("add", left, right)
    one, two, unit, per = alike(left, right)
    if sign < 0 and left.unit == right.unit == PERCENT and left.value != WHOLE:
        unit = POINTS
    return Amount(one + sign * two, unit, per, left.bare and right.bare, left.hedged or right.hedged)


def times(left: Amount, right: Amount) -> Amount:
    """left × right: at most one has a unit, or one is per the unit of the other."""
    hedged = left.hedged or right.hedged
    if left.pure and right.pure:
        return Amount(left.number * right.number, bare=left.bare and right.bare, hedged=hedged)
    if right.pure:
        return replace(left, value=left.value * right.number, hedged=hedged)
    if left.pure:
        return replace(right, value=right.value * left.number, hedged=hedged)
    for rate, count in ((left, right), (right, left)):
        per, unit = rate.per, count.unit
        if per is not None and unit is not None and count.per is None and per.dimension == unit.dimension:
            return Amount(rate.value * scaled(count.value, unit, per), rate.unit, hedged=hedged)
    raise UnitsError("multiply", left, right)


def over(left: Amount, right: Amount) -> Amount:
    """left ÷ right: a number where both are of one dimension, else left per one of right (per 人, not per 万人)."""
    if not right.value:
        raise UnitsError("zero", left, right)
    hedged = left.hedged or right.hedged
    if left.pure and right.pure:
        return Amount(left.number / right.number, hedged=hedged)
    if right.pure:
        return replace(left, value=left.value / right.number, hedged=hedged)
    if left.unit is not None and right.unit is not None and left.per is None and right.per is None:
        if left.unit.dimension == right.unit.dimension:
            return Amount(scaled(left.value, left.unit, right.unit) / right.value, hedged=hedged)
        if not left.pure:
            one = right.unit.of_one()
            return Amount(left.value / scaled(right.value, right.unit, one), left.unit, one, hedged=hedged)
    raise UnitsError("divide", left, right)


def share(part: Amount, of: Amount) -> Amount:
    """`part` as a percentage of `of`."""
    one, two, _, _ = alike(part, of)
    if not two:
        raise UnitsError("zero", part, of)
    return Amount(one / two * 100, PERCENT, hedged=part.hedged or of.hedged)


def growth(now: Amount, since: Amount) -> Amount:
    """The change from `since` to `now` as a percentage of `since`; nothing grows on zero or less."""
    one, two, _, _ = alike(now, since)
    if two <= 0:
        raise UnitsError("zero", now, since)
    return Amount((one - two) / two * 100, PERCENT, hedged=now.hedged or since.hedged)


def converted(amount: Amount, unit: Unit | None) -> Fraction:
    """The value of `amount` in `unit`, whatever it is per; UnitsError across dimensions."""
    if unit is None and amount.pure:
        return amount.number
    _, value, _, _ = alike(Amount(Fraction(0), unit), amount)
    return value


def half_up(value: Fraction, places: int) -> Decimal:
    """`value` with `places` decimals, half up (away from zero), exactly."""
    size = abs(value) * 10**places + Fraction(1, 2)
    return signed(size.numerator // size.denominator, places, value < 0)


def cut_off(value: Fraction, places: int) -> Decimal:
    """`value` with the decimals behind `places` left out."""
    size = abs(value) * 10**places
    return signed(size.numerator // size.denominator, places, value < 0)


def signed(units: int, places: int, negative: bool) -> Decimal:
    """`units` of the last of `places` decimals, as a Decimal; a zero has no sign."""
    return Decimal(-units if negative else units).scaleb(-places, context=EXACT)


def decimal_of(value: Fraction) -> Decimal:
    """`value` as a Decimal: exact where it ends, else to 28 digits behind those of its numerator."""
    return without_zeros(quotient(Decimal(value.numerator), Decimal(value.denominator)))
