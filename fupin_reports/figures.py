"""A figure: an exact quantity that remembers how it was made and from which figures, down to file and line.

Every function returns a new figure or None; nothing rounds here. Approximate inputs give approximate results, ranges
and missing values give none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from fupin_reports.exact import EXACT, quotient
from fupin_reports.quantities import Hedge, Missing, Quantity, Unit
from fupin_reports.source import Span

PERCENT = Unit("%", "%")
POINTS = Unit("个百分点", "百分点")
YUAN = Unit("元", "金额")
TIMES = Unit("倍", "倍")
RANK = Unit("位", "位")


class How(StrEnum):
    """How a figure was made, in the words of the ledger."""

    TYPED = "填报"
    SUM = "合计"
    SHARE = "占比"
    GROWTH = "增幅"
    DIFFERENCE = "差额"
    AVERAGE = "平均"
    COUNT = "计数"
    RATE = "比率"
    FORMULA = "算式"


@dataclass(frozen=True, slots=True)
class Figure:
    """A named quantity. `name` is what a clerk writes between {{ }}; `inputs` are what it was made from.

    `quantity.missing` is set for a typed 不详; such a figure prints its stated words and enters no sum.
    """

    name: str
    quantity: Quantity
    how: How = How.TYPED
    inputs: tuple[Figure, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The exact value; None where it is missing."""
        return self.quantity.value

    @property
    def unit(self) -> str:
        """The unit's name."""
        return self.quantity.unit.name if self.quantity.unit else ""

    @property
    def place(self) -> Span | None:
        """Where a typed figure stands; None for a computed one."""
        return self.quantity.place

    def __str__(self) -> str:
        """Refuses: a figure printed as plain text would lose its origin (design, idea 2)."""
        raise TypeError("a figure is printed through the template, never by str()")

    def named(self, name: str) -> Figure:
        """The same figure under another name."""
        return Figure(name, self.quantity, self.how, self.inputs)


def countable(figure: Figure | None) -> bool:
    """Whether `figure` has one exact or approximate value that can enter a sum or a ratio."""
    return figure is not None and figure.value is not None and figure.quantity.upper is None


def to_fill(figure: Figure | None) -> bool:
    """Whether `figure` is 待填: typed as such, or made of such a one."""
    return figure is not None and figure.quantity.missing is Missing.TO_FILL


def pending(name: str, parts: Iterable[Figure | None], unit: Unit | None, how: How = How.SUM) -> Figure | None:
    """待填 for what cannot be made of `parts` because one of them is 待填; None where none is.

    A draft prints it in the place of a sum, a share or a balance; for every check it is no value. Of one part it says
    the same as that.
    """
    inputs = tuple(p for p in parts if p is not None)
    if not any(map(to_fill, inputs)):
        return None
    reason = inputs[0].quantity.reason if len(inputs) == 1 else ""
    missing = Missing.TO_FILL
    return Figure(name, Quantity(None, unit, missing=missing, stated=missing.value, reason=reason), how, inputs)


def total(name: str, parts: Iterable[Figure | None], unit: Unit | None = None) -> Figure | None:
    """The exact sum in `unit` (that of the first part by default). None without parts or if a part has no value.

    Parts of another dimension than `unit` give None: there is no such sum.
    """
    inputs = tuple(p for p in parts if p is not None)
    if not inputs or not all(countable(p) for p in inputs):
        return None
    if len(inputs) == 1 and (unit is None or inputs[0].quantity.unit == unit):
        only = inputs[0].quantity
        return Figure(name, only if only.place is None else replace(only, place=None), How.SUM, inputs)
    target = unit or inputs[0].quantity.unit
    if target is None or any(p.quantity.unit is None or p.quantity.unit.dimension != target.dimension for p in inputs):
        return None
    value = Decimal(0)
    for part in inputs:
        value = EXACT.add(value, part.quantity.to(target).value or Decimal(0))
    return Figure(name, Quantity(value, target, hedge_of(inputs)), How.SUM, inputs)


def hedge_of(inputs: Sequence[Figure]) -> Hedge | None:
    """The approximate word of a result: none from exact inputs, the common one where they agree, else 约."""
    hedges = {p.quantity.hedge for p in inputs if p.quantity.hedge}
    if not hedges:
        return None
    return hedges.pop() if len(hedges) == 1 else Hedge.ABOUT


def ratio_hedge(inputs: Sequence[Figure]) -> Hedge | None:
    """约 for a ratio with any approximate input: 余 over 余 says nothing of the direction."""
    return Hedge.ABOUT if any(p.quantity.hedge for p in inputs) else None


def share(name: str, part: Figure | None, of: Figure | None, how: How = How.SHARE) -> Figure | None:
    """`part` as a percentage of `of`, unrounded. None when `of` is zero or either is missing.

    Above 100 is allowed: last year's balance may be spent this year.
    """
    if part is None or of is None or not (countable(part) and countable(of)) or not same_dimension(part, of):
        return None
    below = of.quantity.to(part.quantity.unit or PERCENT).value
    if not below or part.value is None:
        return None
    percent = quotient(EXACT.multiply(part.value, Decimal(100)), below)
    return Figure(name, Quantity(percent, PERCENT, ratio_hedge((part, of))), how, (part, of))


def growth(name: str, now: Figure | None, since: Figure | None) -> Figure | None:
    """The change from `since` to `now` as a percentage of `since`; negative for a fall.

    None where the base is missing, zero or below it: nothing grows on such a base.
    """
    change = difference(name, now, since)
    if change is None or since is None or now is None or since.value is None or since.value <= 0:
        return None
    change = replace(change, quantity=replace(change.quantity, unit=now.quantity.unit))
    rate = share(name, change, since, How.GROWTH)
    return replace(rate, inputs=(now, since)) if rate else None


def difference(name: str, now: Figure | None, less: Figure | None) -> Figure | None:
    """`now` − `less` in the unit of `now`, two percentages in 百分点; None where either is missing."""
    if now is None or less is None or not (countable(now) and countable(less)) or not same_dimension(now, less):
        return None
    if now.value is None or now.quantity.unit is None:
        return None
    subtracted = less.quantity.to(now.quantity.unit).value or Decimal(0)
    unit = POINTS if now.quantity.unit == PERCENT else now.quantity.unit
    quantity = Quantity(EXACT.subtract(now.value, subtracted), unit, ratio_hedge((now, less)))
    return Figure(name, quantity, How.DIFFERENCE, (now, less))


def average(name: str, whole: Figure | None, over: Figure | None, unit: Unit | None = None) -> Figure | None:
    """`whole` divided by the number `over`, in the unit of `whole` unless `unit` is given. None over zero or missing.

    Over 万人 it is what comes to one person.
    """
    if whole is None or over is None or not (countable(whole) and countable(over)) or not over.value:
        return None
    if whole.value is None:
        return None
    counted = over.quantity.unit
    number = over.quantity.to(counted.of_one()).value if counted is not None else over.value
    assert number is not None
    quantity = Quantity(quotient(whole.value, number), unit or whole.quantity.unit, ratio_hedge((whole, over)))
    return Figure(name, quantity, How.AVERAGE, (whole, over))


def each(name: str, money: Figure | None, over: Figure | None) -> Figure | None:
    """What comes to each of those that `over` counts: in its own unit, money below one of it in 元. None as `average`."""
    found = average(name, money, over)
    if money is None or found is None or found.value is None or abs(found.value) >= 1:
        return found
    unit = money.quantity.unit
    if unit is None or unit.dimension != YUAN.dimension:
        return found
    in_yuan = average(name, replace(money, quantity=money.quantity.to(YUAN)), over)
    return replace(in_yuan, inputs=found.inputs) if in_yuan is not None else None


def count(name: str, number: int, unit: Unit, of: Iterable[Figure] = ()) -> Figure:
    """How many there are; `of` are figures of what was counted, if it has any."""
    return Figure(name, Quantity(Decimal(number), unit), How.COUNT, tuple(of))


def is_rate(figure: Figure | None) -> bool:
    """Whether a figure is a percentage, a number of times or a rank: it never changes by a percentage of itself."""
    unit = figure.quantity.unit if figure is not None else None
    return unit is not None and (unit in (PERCENT, TIMES, RANK) or unit.dimension == POINTS.dimension)


def same_dimension(one: Figure, two: Figure) -> bool:
    """Whether the two can be compared, added and divided into a percentage."""
    units = (one.quantity.unit, two.quantity.unit)
    return all(units) and units[0].dimension == units[1].dimension  # type: ignore[union-attr]  # all() excludes None
