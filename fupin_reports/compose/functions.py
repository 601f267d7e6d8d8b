"""What templates and narrative text may do with figures: filters and functions, named in Chinese.

Each takes views and gives views, so that the marks survive. A figure that is not there makes the words that rest on it
absent too, never a zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from fupin_reports.compose.display import NOTHING, PERCENT_PLACES, shown
from fupin_reports.compose.marks import between_marks
from fupin_reports.compose.numbering import han_number
from fupin_reports.compose.views import Absent, Context, PrintedFigure, Words, figure_of
from fupin_reports.exact import rounded
from fupin_reports.figures import PERCENT, Figure, difference, growth, share
from fupin_reports.quantities import BEFORE, Hedge

CLOSING = "。；：，、.,"
STRONG = "！？"
ENDED = re.compile("[。！？][”’）]?$")  # “……。” and ！ end a sentence as they are


def functions(context: Context) -> Mapping[str, Callable[..., Any]]:
    """The functions of narrative text and templates: 占比, 增幅, 差额. Each names the figure it makes by the call."""

    def made(word: str, make: Callable[[str, Figure, Figure], Figure | None]) -> Callable[[Any, Any], Any]:
        def call(one: Any, two: Any) -> Any:
            first, second = figure_of(one), figure_of(two)
            if not (isinstance(first, Figure) and isinstance(second, Figure)):
                return second if isinstance(first, Figure) else first
            name = f"{word}({first.name}, {second.name})"
            figure = make(name, first, second)
            return PrintedFigure(figure, context) if figure else Absent(name, context)

        return call

    return {"占比": made("占比", share), "增幅": made("增幅", growth), "差额": made("差额", difference)}


def filters(context: Context) -> Mapping[str, Callable[..., Any]]:
    """The filters: 增减 (增长 or 下降 by the sign), 投入 (by status), 句 (ends as a sentence), 占 (约占56.5%),
    约整 (约61人次), 中文数 (四, of a small count), 或横线 (— for nothing)."""

    def changed(value: Any) -> Any:
        figure = figure_of(value)
        return Words(change(figure), (figure,), context) if isinstance(figure, Figure) else figure

    def invested(done: Any) -> str:
        return "投入" if done else "需投入"

    def sentence(value: Any) -> Markup:
        return ended(words(value), "。")

    def clause(value: Any) -> Markup:
        return ended(words(value), "")

    def taking(value: Any) -> Any:
        figure = figure_of(value)
        if not isinstance(figure, Figure):
            return figure
        text = shown(figure)
        return Words(text[:1] + "占" + text[1:] if text[:1] in BEFORE else "占" + text, (figure,), context)

    def about_whole(value: Any) -> Any:
        figure = figure_of(value)
        if not isinstance(figure, Figure) or figure.value is None:
            return value if isinstance(figure, Figure) else figure
        whole = rounded(figure.value, 0)
        exact = whole == figure.value and figure.quantity.hedge is None
        return Words(("" if exact else Hedge.ABOUT) + f"{whole:f}{figure.unit}", (figure,), context)

    def in_han(value: Any) -> Any:
        if isinstance(value, int):
            return han_number(value)
        figure = figure_of(value)
        if not isinstance(figure, Figure) or figure.value is None or not 0 < figure.value < 1000:
            return value
        whole = figure.value == int(figure.value) and figure.quantity.hedge is None
        return Words(han_number(int(figure.value)), (figure,), context) if whole else value

    def or_dash(value: Any) -> Any:
        return NOTHING if isinstance(value, Absent) else value

    of_figures = {"增减": changed, "占": taking, "约整": about_whole, "中文数": in_han, "或横线": or_dash}
    return {**of_figures, "投入": invested, "句": sentence, "无句号": clause}


def change(figure: Figure) -> str:
    """增长84.1% or 下降5.0% for a percentage, 增加 or 减少 with the amount for anything else, 持平 for no change."""
    if figure.value is None:
        return shown(figure)
    if not figure.value:
        return "持平"
    percent = figure.quantity.unit == PERCENT
    if percent and not rounded(figure.value, PERCENT_PLACES):
        return "基本持平"
    up, down = ("增长", "下降") if percent else ("增加", "减少")
    size = replace(figure, quantity=replace(figure.quantity, value=abs(figure.value)))
    return (up if figure.value > 0 else down) + shown(size)


def words(value: Any) -> Markup:
    """`value` escaped where it has words; TypeError for a list or a yes or no."""
    if not isinstance(value, str) and not hasattr(value, "__html__"):
        raise TypeError("no words")
    return escape(value)


def ended(text: Markup, end: str) -> Markup:
    """`text` with its closing mark replaced by `end`; where `end` is a full stop, ！ and ？ stay. Nothing of nothing."""
    start, inner, finish = between_marks(str(text))
    bare = inner.rstrip().rstrip(CLOSING if end else CLOSING + STRONG)
    if not bare.strip():
        return Markup()
    return Markup(start + (bare if ENDED.search(bare) else bare + end) + finish)
