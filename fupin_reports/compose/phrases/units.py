"""A figure in another unit of its kind: 元, 万元, 亿元, 公里, 万亩 …, 换算, 自动单位, 小数.

The figure stays what it is; only its words change. At most two decimals come of a conversion, half up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fupin_reports.compose.display import plain, shown
from fupin_reports.compose.phrases.common import Maker
from fupin_reports.compose.views import WordsError, figure_of
from fupin_reports.exact import decimals, rounded, without_zeros
from fupin_reports.figures import Figure
from fupin_reports.hedges import hedged
from fupin_reports.quantities import Quantity, Unit

PLACES = 2
MOST_PLACES = 6
OF_ONE_KIND = (
    ("元", "万元", "亿元"),
    ("m", "公里"),
    ("亩", "万亩"),
    ("平方米", "万平方米"),
    ("户", "万户"),
    ("人", "万人"),
    ("公斤", "吨", "万吨"),
)
"""The units among which 自动单位 chooses, the smaller first; each is a filter too."""


def filters(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The filters by name."""
    known = maker.known
    named = {name: unit for kind in OF_ONE_KIND for name in kind if (unit := known.get(name)) is not None}

    def converted(value: Any, name: Any) -> Any:
        unit = known.get(name) if isinstance(name, str) else None
        if unit is None:
            raise WordsError(f"没有“{name}”这个单位；换算(“单位”)里写 data/设置.yaml 计量单位里有的")
        return maker.of_one(lambda figure: shown(in_unit(figure, unit)))(value)

    def to(unit: Unit) -> Callable[[Any], Any]:
        return maker.of_one(lambda figure: shown(in_unit(figure, unit)))

    def by_size(figure: Figure) -> str:
        return shown(fitting(figure, [named[n] for kind in OF_ONE_KIND for n in kind if n in named]))

    def with_places(value: Any, places: Any) -> Any:
        if not isinstance(places, int) or not 0 <= places <= MOST_PLACES:
            raise WordsError(f"小数(位数)里写 0 到 {MOST_PLACES} 的整数")
        figure = figure_of(value)
        if not isinstance(figure, Figure) or figure.value is None:
            return value if isinstance(figure, Figure) else figure
        quantity = figure.quantity
        number = plain(figure.value, places)
        if quantity.upper is not None:
            number += "～" + plain(quantity.upper, places)
        return maker.words(hedged(number, quantity.hedge, figure.unit), figure)

    return {
        **{name: to(unit) for name, unit in named.items()},
        "换算": converted,
        "自动单位": maker.of_one(by_size),
        "小数": with_places,
    }


def in_unit(figure: Figure, unit: Unit) -> Figure:
    """`figure` in `unit`, as it is to be printed: at most two decimals. As it is where nothing would be left of it."""
    own = figure.quantity.unit
    if own is None or own.dimension != unit.dimension:
        raise WordsError(f"“{figure.name}”的单位是“{figure.unit}”，换算不成“{unit.name}”")
    if own == unit:
        return figure
    quantity = figure.quantity.to(unit)
    assert quantity.value is not None
    short = replace(
        quantity, value=shortened(quantity.value), upper=None if quantity.upper is None else shortened(quantity.upper)
    )
    return figure if quantity.value and not short.value else Figure(figure.name, short)


def shortened(value: Decimal) -> Decimal:
    """`value` with at most two decimals, half up, none of them a closing zero."""
    return without_zeros(rounded(value, PLACES)) if decimals(value) > PLACES else value


def fitting(figure: Figure, known: list[Unit]) -> Figure:
    """`figure` in the largest unit of its kind of which it is one at least; as it is where its kind has none."""
    quantity: Quantity = figure.quantity
    family = next((k for k in OF_ONE_KIND if figure.unit in k), ())
    units = [unit for unit in known if unit.name in family]
    found = [u for u in units if abs(quantity.to(u).value or Decimal(0)) >= 1]
    if not units:
        return figure
    return in_unit(figure, max(found or [min(units, key=lambda u: u.factor)], key=lambda u: u.factor))
