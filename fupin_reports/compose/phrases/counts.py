"""Counts and ranks in words: 中文数 (四), 中文量 (两座), 约整 (约61人次), 名次 (第12位), 大写 (壹万元整), 年月日."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fupin_reports.capitals import LARGEST, capital_amount
from fupin_reports.compose.display import shown
from fupin_reports.compose.phrases.common import Maker
from fupin_reports.compose.views import WordsError, figure_of
from fupin_reports.dates import NotADate, date_of, in_chinese
from fupin_reports.exact import rounded
from fupin_reports.figures import YUAN, Figure
from fupin_reports.numbering import han_number
from fupin_reports.quantities import Hedge

FIRST_IN_WORDS = 1000


def filters(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The filters by name."""

    def in_han(value: Any) -> Any:
        if isinstance(value, int):
            return han_number(value)
        figure = figure_of(value)
        return maker.words(han_number(number), figure) if (number := small_count(figure)) else value

    def count_in_han(value: Any) -> Any:
        figure = figure_of(value)
        number = small_count(figure)
        if number is None:
            return value
        word = "两" if number == 2 else han_number(number)
        return maker.words(word + figure.unit, figure)

    def day(value: Any) -> Any:
        if not isinstance(value, str):
            raise WordsError("年月日 只用在写成文字的日期上")
        try:
            return in_chinese(date_of(value))
        except NotADate:
            raise WordsError(f"“{value}”不是日期") from None

    return {
        "中文数": in_han,
        "中文量": count_in_han,
        "约整": maker.of_one(about_whole),
        "名次": maker.of_one(rank),
        "大写": maker.of_one(in_capitals),
        "年月日": day,
    }


def small_count(figure: Any) -> int | None:
    """The whole number below 1000 that an exact figure is; None for anything else."""
    if not isinstance(figure, Figure) or figure.value is None or not 0 < figure.value < FIRST_IN_WORDS:
        return None
    quantity = figure.quantity
    exact = figure.value == int(figure.value) and quantity.hedge is None and quantity.upper is None
    return int(figure.value) if exact else None


def about_whole(figure: Figure) -> str:
    """约61人次, of 60.7: a whole number, with 约 where it was none."""
    assert figure.value is not None
    if figure.quantity.upper is not None:
        raise WordsError(f"“{figure.name}”是一个范围，不能约整")
    whole = rounded(figure.value, 0)
    if whole == figure.value:
        return shown(figure)
    exact = whole == figure.value and figure.quantity.hedge is None
    return ("" if exact else Hedge.ABOUT) + f"{whole:f}{figure.unit}"


def rank(figure: Figure) -> str:
    """第12位. WordsError for what is no place in a row."""
    value, quantity = figure.value, figure.quantity
    assert value is not None
    if value < 1 or value != int(value) or quantity.hedge is not None or quantity.upper is not None:
        raise WordsError(f"名次要是第几的整数，“{figure.name}”不是")
    return f"第{int(value)}位"


def in_capitals(figure: Figure) -> str:
    """人民币大写 of an exact amount, to the 分."""
    unit, quantity = figure.quantity.unit, figure.quantity
    if unit is None or unit.dimension != YUAN.dimension:
        raise WordsError(f"大写只用在金额上，“{figure.name}”的单位是“{figure.unit}”")
    if quantity.hedge is not None or quantity.upper is not None:
        raise WordsError(f"“{figure.name}”是约数，不能写成大写")
    value = quantity.to(YUAN).value
    assert value is not None
    if abs(value) >= LARGEST:
        raise WordsError(f"“{figure.name}”太大，大写只写到千亿元")
    return capital_amount(value)
