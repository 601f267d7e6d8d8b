"""A price a unit as a clerk types it: `300元/亩`, `约1.7万元/公里`. Exact; nothing here rounds.

Knows units, not records: what a price is compared with is for `checks`.
"""

from __future__ import annotations

from dataclasses import dataclass

from fupin_reports.quantities import Quantity, QuantityError, Unit, Units, parse_quantity
from fupin_reports.source import Span

FORM = "元/亩、元/m 这样"
"""What is wanted where no price stands, in the clerk's words."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Money for one `per`: 300元/亩 is a `price` of 300元 and a `per` of 亩. Never missing."""

    price: Quantity
    per: Unit
    place: Span | None = None

    @property
    def stated(self) -> str:
        """As it reads: 300元/亩."""
        unit = self.price.unit
        return f"{self.price.value:f}{unit.name if unit else ''}/{self.per.name}"


def parse_rate(text: str, units: Units, money: Unit | None, place: Span | None = None) -> Rate:
    """The price typed as `text`; QuantityError `dimension` where it is none, `unit` or `number` where a half of it is."""
    amount, slash, name = (part.strip() for part in text.replace("／", "/").partition("/"))
    if not slash or not name:
        raise QuantityError("dimension", text, FORM)
    price = parse_quantity(amount, units, None, place)
    per = units.get(name)
    if per is None:
        raise QuantityError("unit", text, name)
    if price.value is None or price.upper is not None:
        raise QuantityError("number", text)
    if price.unit is None or money is None or price.unit.dimension != money.dimension:
        raise QuantityError("dimension", text, FORM)
    return Rate(price, per, place)
