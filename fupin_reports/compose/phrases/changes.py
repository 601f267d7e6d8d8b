"""How a figure has moved, or stands beside another, by its sign: 增减, 比上年, 净增, 减贫, 减幅, 翻番, 高低, 相比, 多少,
距目标, 升降到.

A percentage of a percentage is never given: rates differ by 百分点.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fupin_reports.compose.display import PERCENT_PLACES, shown
from fupin_reports.compose.phrases.common import Maker, absolute, below, rise
from fupin_reports.compose.views import View, figure_of
from fupin_reports.exact import rounded
from fupin_reports.figures import PERCENT, POINTS, RANK, Figure, difference, growth, is_rate
from fupin_reports.numbering import han_number

DOUBLINGS = 9
NEARLY_LEVEL = "基本持平"


def functions(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The functions by name; the first figure is the one spoken of, the second what it is held against."""
    two = maker.of_two
    return {
        "比上年": since_last_year(maker),
        "净增": two("净增", difference, signed("净增", "净减", "持平")),
        "减贫": two("减贫", fewer, signed("减贫", "反增", "持平")),
        "减幅": two("减幅", fall, signed("减幅", "反增", "持平")),
        "翻番": two("翻番", rise, doubled),
        "高低": two("高低", difference, signed("高", "低", "持平")),
        "相比": beside(maker),
        "距目标": to_target(maker),
        "升降到": rising_to(maker),
        "多少": two("多少", difference, signed("多", "少", "持平")),
    }


def filters(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The filters by name."""
    return {"增减": maker.of_one(change), "比上年": since_last_year(maker)}


def change(figure: Figure) -> str:
    """增长84.1% or 下降5.0% for a percentage, 提高 or 下降 for 百分点, 增加 or 减少 for an amount, 持平 for none."""
    assert figure.value is not None
    if not figure.value:
        return NEARLY_LEVEL if figure.quantity.hedge else "持平"
    unit = figure.quantity.unit
    if unit == PERCENT:
        return percent_words("增长", "下降", figure)
    if unit == RANK:
        return ("后移" if figure.value > 0 else "前移") + shown(absolute(figure))
    up, down = ("提高", "下降") if unit is not None and unit.dimension == POINTS.dimension else ("增加", "减少")
    return (up if figure.value > 0 else down) + shown(absolute(figure))


def percent_words(up: str, down: str, figure: Figure) -> str:
    """A percentage by its sign; 基本持平 where it rounds to nothing."""
    assert figure.value is not None
    if not rounded(figure.value, PERCENT_PLACES):
        return "基本持平"
    return (up if figure.value > 0 else down) + shown(absolute(figure))


def signed(up: str, down: str, level: str) -> Callable[[Figure], str]:
    """`up` or `down` by the sign, with the size; `level` where there is none."""

    def say(figure: Figure) -> str:
        assert figure.value is not None
        if not figure.value:
            return NEARLY_LEVEL if figure.quantity.hedge and level == "持平" else level
        if figure.quantity.unit == PERCENT:
            return percent_words(up, down, figure)
        if figure.quantity.unit == RANK and up == "高":  # the third place is higher than the fifth
            return ("后" if figure.value > 0 else "前") + shown(absolute(figure))
        return (up if figure.value > 0 else down) + shown(absolute(figure))

    return say


def fewer(name: str, now: Figure, since: Figure) -> Figure | None:
    """How many fewer there are now: the reverse sense, in which less is better."""
    return difference(name, since, now)


def fall(name: str, now: Figure, since: Figure) -> Figure | None:
    """By how many percent of `since` there are fewer now."""
    up = rise(name, now, since)
    if up is None or up.value is None:
        return None
    return replace(up, quantity=replace(up.quantity, value=-up.value))


def doubled(figure: Figure) -> str:
    """翻了一番 for twice as much, 翻了一番多 for more than that, 翻了两番 for four times; below twice the growth."""
    assert figure.value is not None
    ratio = figure.value / 100 + 1
    if ratio < 2 or figure.quantity.hedge is not None:
        return change(figure)
    number = max(n for n in range(1, DOUBLINGS + 1) if Decimal(2) ** n <= ratio)
    exactly = ratio == Decimal(2) ** number
    word = "两" if number == 2 else han_number(number)
    return f"翻了{word}番" + ("" if exactly else "多")


def beside(maker: Maker) -> Callable[[Any, Any, str], Any]:
    """比全国高31.95个百分点, 比全省低670元, 与全省持平: the first figure beside the second, which is that of `name`."""
    high_or_low = signed("高", "低", "持平")

    def call(one: Any, two: Any, name: str) -> Any:
        def say(figure: Figure) -> str:
            words = high_or_low(figure)
            return f"与{name}{words}" if "持平" in words else f"比{name}{words}"

        return maker.of_two("相比", difference, say)(one, two)

    return call


def to_target(maker: Maker) -> Callable[[Any], Any]:
    """还差30个百分点, 还需减少7.6万人, 已达到目标, 超过目标100公里: of an indicator with 目标, and 基期 or 上年 that tell the way.

    Where less is better (it has fallen since then, and the target lies below) what is left is a decrease.
    """

    def call(indicator: Any) -> Any:
        gap = figure_of(below(indicator, "目标差"))
        if not isinstance(gap, Figure) or gap.value is None:
            return gap
        since = [figure_of(below(indicator, key)) for key in ("比基期", "增减")]
        falling = any(isinstance(f, Figure) and f.value is not None and f.value < 0 for f in since)
        size = shown(absolute(gap))
        if not gap.value:
            return maker.words("已达到目标", gap)
        if gap.value > 0:
            return maker.words(f"比目标低{size}" if falling else f"还差{size}", gap)
        return maker.words(f"还需减少{size}" if falling else f"超过目标{size}", gap)

    return call


def rising_to(maker: Maker) -> Callable[[Any, Any], Any]:
    """达到80% from 50%, 降到9% from 12.4%: the second figure as what the first becomes."""

    def say(figure: Figure) -> str:
        now, then = figure.inputs
        fallen = figure.value is not None and figure.value > 0
        return ("降到" if fallen else "达到") + shown(then if now is not then else now)

    return maker.of_two("升降到", difference, say)


def since_last_year(maker: Maker) -> Callable[..., Any]:
    """比上年增长10.0%, by the sign; 百分点 for a rate, an amount where the base is zero, 与上年持平 for no change.

    Of an indicator alone, or of this year's figure and last year's.
    """

    def either(name: str, now: Figure, since: Figure) -> Figure | None:
        of_rate = is_rate(now)
        return (None if of_rate else growth(name, now, since)) or difference(name, now, since)

    def say(figure: Figure) -> str:
        words = change(figure)
        return f"与上年{words}" if "持平" in words else f"比上年{words}"

    compared = maker.of_two("比上年", either, say)

    def call(now: Any, *since: Any) -> Any:
        if since or not isinstance(now, View):
            return compared(now, *since) if since else below(now, "上年")
        return compared(now, below(now, "上年"))

    return call
