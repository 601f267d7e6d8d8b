"""Decimals that stay exact however long they are; half up where a number is shown. No binary float anywhere."""

from __future__ import annotations

from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=MAX_PREC)  # for sums and rounding; the 28 digits of the default context would bend a longer number
RATIO_DIGITS = 28  # of a quotient, beyond those of the number divided


def quotient(value: Decimal, by: Decimal) -> Decimal:
    """`value` ÷ `by`, exact where the result is finite, however long `value` is."""
    return Context(prec=len(value.as_tuple().digits) + RATIO_DIGITS).divide(value, by)


def without_zeros(value: Decimal) -> Decimal:
    """`value` less the zeros at the end of its decimals; never in exponent form."""
    short = value.normalize(EXACT)
    return short if decimals(short) else short.quantize(Decimal(1), context=EXACT)


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` with `places` decimals, half up; a zero has no sign."""
    result = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=EXACT)
    return result if result else abs(result)


def decimals(value: Decimal) -> int:
    """How many decimals `value` is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
