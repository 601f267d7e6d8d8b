"""A number as a clerk types it: exact value, unit, approximate word, range, or one of two kinds of missing.

`28.8` · `28.8万元` · `约63万元` · `200余户` · `3万多元` · `965元以上` · `2—3户` · `7%～32%` · `两座` · `一百余亩` ·
`长度不详（原件缺失）` · `待填`.
Values are Decimal from the typed text; nothing here rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from fupin_reports.exact import EXACT, quotient, without_zeros
from fupin_reports.number_text import FUSED, PAIR, meant, size_times_count, written
from fupin_reports.source import STAND_IN, Span

SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; `factor` of its dimension's base unit (万元 is 10000 of 金额). Counters are their own dimension."""

    name: str
    dimension: str
    factor: Decimal = Decimal(1)

    def of_one(self) -> Unit:
        """What is counted one by one: 人 for 万人. 元/万人 is nothing that anybody says."""
        scale = SCALES.get(self.name[:1])
        if scale is None or len(self.name) == 1:
            return self
        return Unit(self.name[1:], self.dimension, quotient(self.factor, scale))


class Hedge(StrEnum):
    """The approximate words. Where each is printed: before the number, between number and unit, after the unit."""

    ABOUT = "约"
    NEARLY = "近"
    OVER = "超过"
    UNDER = "不到"
    MORE = "多"
    ODD = "余"
    AT_LEAST = "以上"
    AT_MOST = "以下"
    AROUND = "左右"


BEFORE = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.OVER, Hedge.UNDER})
BETWEEN = frozenset({Hedge.MORE, Hedge.ODD})
AFTER = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.AROUND})


class Missing(StrEnum):
    """待填 stops a final document; 不详 and 不适用 carry a reason, print as stated and pass."""

    TO_FILL = "待填"
    UNKNOWN = "不详"
    NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number with its unit, as typed: 28.10 万元 stays 28.10. `upper` ends a range. Missing is never zero.

    `value` is None exactly where `missing` is set; then `stated` is the words to print (长度不详) and `reason` why.
    """

    value: Decimal | None
    unit: Unit | None
    hedge: Hedge | None = None
    upper: Decimal | None = None
    missing: Missing | None = None
    stated: str = ""
    reason: str = ""
    place: Span | None = field(default=None, compare=False)

    def to(self, unit: Unit) -> Quantity:
        """The same amount in another unit of its dimension; exact. ValueError across dimensions.

        Without the zeros that a conversion brings: 270000元 is 27万元, not 27.0000万元.
        """
        own = self.unit
        if own is unit or own == unit:
            return self
        if own is None or self.value is None:
            return replace(self, unit=unit)
        if own.dimension != unit.dimension:
            raise ValueError(f"{own.name} is not a {unit.dimension}")
        value, upper = (
            None if v is None else without_zeros(quotient(EXACT.multiply(v, own.factor), unit.factor))
            for v in (self.value, self.upper)
        )
        return replace(self, value=value, unit=unit, upper=upper)


@dataclass(frozen=True, slots=True)
class Pair:
    """Households and the people in them, as one clerk's entry: 591户1593人. Either may be absent."""

    households: Quantity | None
    people: Quantity | None
    place: Span | None = field(default=None, compare=False)


class QuantityError(ValueError):
    """Text that is not a quantity; `kind` says why: number, size, fused, unit, no_unit, reason, dimension, hedge.

    `unit` is the unit it is about, `near` what may have been meant; nothing where that is not known.
    """

    def __init__(self, kind: str, text: str, unit: str = "", near: str = "") -> None:
        super().__init__(kind, text, unit, near)
        self.kind, self.text, self.unit, self.near = kind, text, unit, near


MISSING = re.compile(r"(?P<stated>[^（(]{0,12}?(?P<kind>不详|不适用))\s*(?:[（(](?P<reason>.*)[）)])?")
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
TO_FILL = frozenset({"", "待填", STAND_IN})


class Units:
    """The units an office knows (计量单位 of data/设置.yaml), by name and other names."""

    def __init__(self, units: Iterable[Unit], aliases: Mapping[str, str] | None = None) -> None:
        self._by_name = {u.name: u for u in units}
        self._by_name |= {alias: self._by_name[name] for alias, name in (aliases or {}).items()}

    def get(self, name: str) -> Unit | None:
        """The unit of that name, or None."""
        return self._by_name.get(name)

    def names(self) -> tuple[str, ...]:
        """All names, for suggestions."""
        return tuple(self._by_name)


def parse_quantity(text: str, units: Units, default: Unit | None = None, place: Span | None = None) -> Quantity:
    """The quantity typed as `text`; a bare number takes `default`, and is refused (QuantityError) where that is None.

    Where `default` is given, a typed unit must be of its dimension.
    """
    typed = " ".join(text.split())
    if typed in TO_FILL:
        return Quantity(None, default, missing=Missing.TO_FILL, stated=Missing.TO_FILL.value, place=place)
    if said := MISSING.fullmatch(typed):
        reason = (said["reason"] or "").strip()
        if not reason:
            raise QuantityError("reason", text)
        return Quantity(None, default, missing=Missing(said["kind"]), stated=said["stated"], reason=reason, place=place)
    found = written(typed)
    if found is None:
        raise no_number(text, typed)
    value, upper, name = found.value, found.upper, found.unit
    if found.scale and (not name or units.get(found.scale + name)):
        name, scale = found.scale + name, SCALES[found.scale]
        value, upper = quotient(value, scale), None if upper is None else quotient(upper, scale)
    unit = unit_of(text, name, units, default)
    if len(found.words) > 1:
        raise QuantityError("hedge", text)
    return Quantity(value, unit, Hedge(found.words[0]) if found.words else None, upper, place=place)


def no_number(text: str, typed: str) -> QuantityError:
    """Why `text` is no number: size (50m³×2座), fused (50m32座), number (anything else)."""
    if size_times_count(typed):
        return QuantityError("size", text)
    return QuantityError("fused" if FUSED.fullmatch(typed) else "number", text, near=meant(typed))


def unit_of(text: str, name: str, units: Units, default: Unit | None) -> Unit:
    """The unit named, or the default where none is. QuantityError: unit (unknown), no_unit, dimension."""
    if not name:
        if default is None:
            raise QuantityError("no_unit", text)
        return default
    unit = default if default and name == default.name else units.get(name) or units.get(name.translate(HALF_WIDTH))
    if unit is None:
        raise QuantityError("unit", text, name, with_whole_unit(text, name, units, default))
    if default is not None and unit.dimension != default.dimension:
        raise QuantityError("dimension", text, default.name)
    return unit


def with_whole_unit(text: str, name: str, units: Units, default: Unit | None) -> str:
    """What `3万` or `1.2万人` may have been meant to be: 3万元, 12000人; nothing where that is not known.

    A bare 3万 is money only where money is wanted: of an indicator it may be 亩 as well.
    """
    scale, rest = name[:1], name[1:]
    found = written(" ".join(text.split()))
    if scale not in SCALES or found is None:
        return ""
    money = default is not None and default.dimension == "金额"
    if not rest and money and units.get(scale + "元"):
        return text.strip() + "元"
    base = units.get(rest) if rest else default
    if base is None or found.upper is not None or found.words:
        return ""
    value = found.value if found.scale else EXACT.multiply(found.value, SCALES[scale])
    return f"{without_zeros(value):f}{base.name}"


def parse_pair(text: str, units: Units, place: Span | None = None) -> Pair:
    """`591户1593人`, `72户` or `365人` as a pair; another unit (400余亩) stands in the place of households.

    A number without a unit is households. QuantityError where it is none of these.
    """
    found = PAIR.fullmatch(text.strip())
    if found and any(found.groups()):
        return Pair(
            parse_quantity(found["households"], units, None, place) if found["households"] else None,
            parse_quantity(found["people"], units, None, place) if found["people"] else None,
            place,
        )
    try:
        return Pair(parse_quantity(text, units, units.get("户"), place), None, place)
    except QuantityError as error:
        if error.kind != "dimension":
            raise
    return Pair(parse_quantity(text, units, None, place), None, place)


def is_pair(text: str) -> bool:
    """Whether `text` names both households and people."""
    found = PAIR.fullmatch(text.strip())
    return found is not None and all(found.groups())


def with_unit(text: str, unit: str) -> str:
    """`text` with `unit` behind it, where it is a number that has none; else as it is."""
    found = written(" ".join(text.split()))
    return text.strip() + unit if found is not None and found.bare else text


def size_and_count(text: str, units: Units) -> tuple[str, str] | None:
    """`50m³×2座` as 50m³ and 2座, where what stands behind the last sign counts things; else None.

    A unit that counts converts into no other: 4m×3m is no count of 4m.
    """
    found = size_times_count(" ".join(text.split()))
    if found is None:
        return None
    try:
        unit = parse_quantity(found[1], units).unit
    except QuantityError:
        return None
    return found if unit is not None and unit.dimension == unit.name and unit.name != "%" else None
