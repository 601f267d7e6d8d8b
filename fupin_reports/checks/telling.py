"""Figures as findings tell them: exact value and unit, where they stand, two of them in one unit."""

from __future__ import annotations

from decimal import Decimal

from fupin_reports.compute import Ledger
from fupin_reports.figures import Figure, countable
from fupin_reports.quantities import BEFORE, BETWEEN
from fupin_reports.source import Span


def named(level: Ledger) -> dict[str, str]:
    """The level in words: the figure's name without its tail."""
    return {"level": title_of(level)}


def title_of(level: Ledger) -> str:
    """`本年 甲村委会`: a level as messages call it."""
    return level.name.replace(".项目村.", " ").replace(".项目.", " ")


def value_in(figure: Figure, other: Figure) -> Decimal | None:
    """The value of `figure` in the unit of `other`; None where either has no one value or they are of two dimensions."""
    unit = other.quantity.unit
    if unit is None or figure.quantity.unit is None or not (countable(figure) and countable(other)):
        return None
    return figure.quantity.to(unit).value if figure.quantity.unit.dimension == unit.dimension else None


def shown(figure: Figure) -> str:
    """The exact value with its unit, a range with both its ends, an approximate number with its word."""
    quantity = figure.quantity
    if quantity.value is None:
        return quantity.stated
    number = plain(quantity.value) + (f"—{plain(quantity.upper)}" if quantity.upper is not None else "")
    word = quantity.hedge.value if quantity.hedge else ""
    if quantity.hedge in BEFORE:
        return word + number + figure.unit
    return number + word + figure.unit if quantity.hedge in BETWEEN else number + figure.unit + word


def plain(value: Decimal) -> str:
    """A Decimal without exponent."""
    return f"{value:f}"


def at(figure: Figure) -> Span:
    """Where a typed figure stands."""
    return figure.place or Span("")


def places(figure: Figure) -> tuple[Span, ...]:
    """The places of everything a figure was made from, in file order, each once."""
    if figure.place is not None:
        return (figure.place,)
    return tuple(sorted({place for part in figure.inputs for place in places(part)}))


def leaves(figure: Figure) -> tuple[Figure, ...]:
    """The typed figures that `figure` was made from, each once; a typed figure is its own."""
    if figure.place is not None:
        return (figure,)
    return tuple({leaf.place: leaf for part in figure.inputs for leaf in leaves(part)}.values())


def difference_unit(unit: str) -> str:
    """What two amounts of `unit` differ by: percentages by 百分点."""
    return "百分点" if unit == "%" else unit
