"""F30: unit prices against amounts, and against the price of the same work elsewhere.

F301 单价 × 数量 is not the amount (提醒) · F302 one work costs more than three times as much here as there (提醒) ·
F303 the amount is the product rounded (提示).

Products are exact across units (元/亩 × 万亩 in 万元). Only exact numbers are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from fupin_reports.checks.filed import Filed, Found, Item, items
from fupin_reports.checks.telling import at, places, plain, shown
from fupin_reports.exact import EXACT, decimals, quotient, rounded, without_zeros
from fupin_reports.figures import Figure, countable
from fupin_reports.problems import Problem, Severity
from fupin_reports.quantities import Quantity, Unit
from fupin_reports.records import Work
from fupin_reports.source import Span

MOST_TIMES = Decimal(3)


def exact(quantity: Quantity | None) -> bool:
    """Whether there is one number that is not approximate."""
    return quantity is not None and quantity.value is not None and quantity.upper is None and not quantity.hedge


def prices_give_amounts(filed: Filed) -> Found:
    """F301, F303: the priced works of a project cost what their source, or the project, is said to have cost."""
    settings = filed.checked.settings
    for item in items(filed):
        by_target: dict[str, list[Work]] = defaultdict(list)
        for work in item.project.works:
            if work.price is not None:
                source = settings.source_named(work.priced) if work.priced else None
                by_target[source.name if source else work.priced or ""].append(work)
        for target, works in by_target.items():
            amount = item.book.sources.get(target) if target else item.book.total
            if amount is not None:
                yield from against(item, amount, target, works)


def against(item: Item, amount: Figure, target: str, works: list[Work]) -> Found:
    """F301 or F303 for the works priced for one amount; where others have no price, only what is too much is told."""
    if not exact(amount.quantity) or amount.value is None or amount.quantity.unit is None:
        return
    products = [product(work, amount.quantity.unit) for work in works]
    known = [value for value in products if value is not None]
    if len(known) < len(products):
        return
    summed = sum_exact(known)
    others = not target and any(work.price is None and work.amount is not None for work in item.project.works)
    if summed == amount.value or (others and summed < amount.value):
        return
    place = next((work.price.place for work in works if work.price is not None and work.price.place), None)
    words = {"level": item.title, "target": target, "declared": shown(amount)}
    words["made"] = "＋".join(multiplied(work) for work in works)
    words["computed"] = plain(without_zeros(rounded(summed, 6))) + amount.unit
    words["difference"] = plain(without_zeros(rounded(amount.value - summed, 6))) + amount.unit
    related = tuple(work.amount.place for work in works if work.amount is not None and work.amount.place is not None)
    is_rounded = amount.value == rounded(summed, decimals(amount.value))
    code, severity = ("F303", Severity.NOTE) if is_rounded else ("F301", Severity.WARNING)
    subject = f"{item.book.name}.单价" + (f".{target}" if target else "")
    yield Problem(code, place or at(amount), words, (*related, *places(amount)), severity, subject)


def product(work: Work, unit: Unit) -> Decimal | None:
    """单价 × 数量 in `unit` of money; None where either is missing, approximate or of another dimension."""
    price, amount = work.price, work.amount
    if price is None or amount is None or not exact(price.price) or not exact(amount):
        return None
    money, per, counted = price.price.unit, price.per, amount.unit
    if money is None or counted is None or counted.dimension != per.dimension:
        return None
    over = EXACT.multiply(per.factor, unit.factor)
    below = EXACT.multiply(price.price.value or Decimal(0), money.factor)
    return quotient(EXACT.multiply(below, EXACT.multiply(amount.value or Decimal(0), counted.factor)), over)


def sum_exact(values: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result


def multiplied(work: Work) -> str:
    """300元/亩×80亩."""
    assert work.price is not None
    assert work.amount is not None
    unit = work.amount.unit
    return f"{work.price.stated}×{plain(work.amount.value or Decimal(0))}{unit.name if unit else ''}"


@dataclass(frozen=True, slots=True)
class Priced:
    """What one unit of a work cost in one place: money of `per`, for the base unit of both."""

    item: Item
    amount: Quantity
    price: Decimal
    place: Span


def same_work(filed: Filed) -> Found:
    """F302: works of one 类别 and 对象, each the only one of its project, cost about the same a unit everywhere."""
    works: dict[tuple[str, str, str], list[Priced]] = defaultdict(list)
    for item in items(filed):
        counted = [work for work in item.project.works if work.amount is not None]
        total, amount = item.book.total, counted[0].amount if len(counted) == 1 else None
        if len(item.project.works) != 1 or total is None or amount is None or not countable(total):
            continue
        if not (exact(amount) and exact(total.quantity)) or not (amount.value and total.value) or amount.place is None:
            continue
        if amount.value > 0 and total.value > 0 and amount.unit is not None and total.quantity.unit is not None:
            cost = EXACT.multiply(total.value, total.quantity.unit.factor)
            price = quotient(cost, EXACT.multiply(amount.value, amount.unit.factor))
            key = (item.project.category, counted[0].thing, amount.unit.dimension)
            works[key].append(Priced(item, amount, price, amount.place))
    for (category, thing, _), found in works.items():
        found.sort(key=lambda priced: priced.price)
        if found[-1].price > found[0].price * MOST_TIMES:
            yield far_apart(filed, category, thing, found)


def far_apart(filed: Filed, category: str, thing: str, found: list[Priced]) -> Problem:
    """F302 at the price that is furthest from the one in the middle, naming all of them, the cheapest first."""
    middle = found[(len(found) - 1) // 2].price
    cheap, dear = found[0], found[-1]
    odd = cheap if middle > cheap.price and middle / cheap.price > dear.price / middle else dear
    unit = min((priced.amount.unit for priced in found if priced.amount.unit), key=lambda u: u.factor)
    money = filed.checked.settings.unit_table().get("元") or filed.checked.money
    factor = quotient(unit.factor, money.factor)
    prices = [plain(without_zeros(rounded(EXACT.multiply(p.price, factor), 2))) for p in found]
    each = [f"{priced.item.owner}{price}{money.name}/{unit.name}" for priced, price in zip(found, prices, strict=True)]
    words = {"category": category, "thing": thing, "prices": "，".join(each)}
    words["times"] = plain(rounded(dear.price / cheap.price, 1))
    words["difference"] = words["times"] + "倍"
    related = tuple(sorted(priced.place for priced in found if priced is not odd))
    return Problem("F302", odd.place, words, related, Severity.WARNING, f"{category}·{thing}")


RULES = (prices_give_amounts, same_work)
