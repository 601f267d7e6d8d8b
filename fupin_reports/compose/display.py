"""How a figure looks in print: decimals, approximate word, unit. One policy, half up, from the exact value.

Typed figures keep their decimals; a sum has as many as its most exact part; percentages have one, or as
many as it takes not to read 0.0% or 100.0%; averages at most two, trailing zeros dropped.
"""

from __future__ import annotations

from decimal import Decimal

from fupin_reports.compute import Scale
from fupin_reports.exact import decimals, rounded, without_zeros
from fupin_reports.figures import Figure, How
from fupin_reports.hedges import hedged
from fupin_reports.quantities import Missing, Quantity, Unit

PERCENT_PLACES = 1
MOST_PERCENT_PLACES = 4
AVERAGE_PLACES = 2
RATIOS = frozenset({How.SHARE, How.GROWTH, How.RATE})
RANGE = "～"  # GB/T 15834: value ranges
NOTHING = "—"  # a cell with nothing to print


def places_of(figure: Figure) -> int:
    """The number of decimals `figure` is printed with."""
    if figure.value is None:
        return 0
    if figure.how in RATIOS:
        return percent_places(figure.value)
    if figure.how is How.AVERAGE:
        return decimals(without_zeros(rounded(figure.value, AVERAGE_PLACES)))
    return decimals(figure.value)


def percent_places(value: Decimal) -> int:
    """One decimal; more where the words would say nothing (0.0%) or all (100.0%) of what is neither."""
    for places in range(PERCENT_PLACES, MOST_PERCENT_PLACES):
        short = rounded(value, places)
        if short == value or short not in (0, 100):
            return places
    return MOST_PERCENT_PLACES


def blank(typed: str = "") -> str:
    """What a draft prints for what is not there yet: 〔待填〕, or 〔原写：三百多〕 for what is `typed` in its stead."""
    return f"〔原写：{typed}〕" if typed else f"〔{Missing.TO_FILL}〕"


def worded(quantity: Quantity) -> str:
    """A quantity without a value: the words stated for it, or a blank."""
    return blank(quantity.reason) if quantity.missing is Missing.TO_FILL else quantity.stated


def shown(figure: Figure, unit: str | None = None) -> str:
    """The printed text: `约63万元`, `27万余元`, `2～3户`, `长度不详`. `unit` replaces the unit's name."""
    quantity = figure.quantity
    if quantity.value is None:
        return worded(quantity)
    number = plain(quantity.value, places_of(figure))
    if quantity.upper is not None:
        number += RANGE + plain(quantity.upper, decimals(quantity.upper))
    name = figure.unit if unit is None else unit
    return hedged(number, quantity.hedge, name)


def plain(value: Decimal, places: int) -> str:
    """`value` half up with `places` decimals, never in exponent form."""
    return f"{rounded(value, places):f}"


def in_column(figure: Figure, unit: Unit | None, places: int) -> str:
    """The text of a cell in a number column of that unit and number of decimals; the unit stands in the head."""
    quantity = figure.quantity.to(unit) if unit is not None else figure.quantity
    if quantity.value is None:
        return worded(quantity)
    if quantity.hedge is not None:  # an approximate number is not made exact by zeros
        places = places_of(figure) if figure.how in RATIOS or figure.how is How.AVERAGE else decimals(quantity.value)
    number = plain(quantity.value, places)
    if quantity.upper is not None:
        number += RANGE + plain(quantity.upper, places)
    return hedged(number, quantity.hedge, "")


def column_places(figures: list[Figure], unit: Unit | None) -> int:
    """The one number of decimals of a column: that of its most exact cell."""
    result = 0
    for figure in figures:
        quantity = figure.quantity.to(unit) if unit is not None else figure.quantity
        if figure.how in RATIOS or figure.how is How.AVERAGE:
            result = max(result, places_of(figure))
        else:
            result = max([result, *(decimals(v) for v in (quantity.value, quantity.upper) if v is not None)])
    return result


def shown_scale(scale: Scale) -> str:
    """A pair: 591户1593人."""
    return "".join(shown(f) for f in scale.figures())
