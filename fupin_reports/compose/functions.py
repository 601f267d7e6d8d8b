"""What templates and narrative text may do with figures: filters and functions, named in Chinese.

Each takes views and gives views, so that the marks survive. A figure that is not there makes the words that rest on it
absent too, never a zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from fupin_reports.compose.display import NOTHING, PERCENT_PLACES, plain
from fupin_reports.compose.views import Absent, Context, PrintedFigure, Words, figure_of
from fupin_reports.figures import Figure, difference, growth, rounded, share

CLOSING = "。！？；：，、"


def functions(context: Context) -> Mapping[str, Callable[..., Any]]:
    """The functions of narrative text and templates: 占比, 增幅, 差额. Each names the figure it makes by the call."""

    def made(word: str, make: Callable[[str, Figure, Figure], Figure | None]) -> Callable[[Any, Any], Any]:
        def call(one: Any, two: Any) -> Any:
            first, second = figure_of(one), figure_of(two)
            name = f"{word}({first.name if first else '？'}, {second.name if second else '？'})"
            figure = make(name, first, second) if first and second else None
            return PrintedFigure(figure, context) if figure else Absent(name, context)

        return call

    return {"占比": made("占比", share), "增幅": made("增幅", growth), "差额": made("差额", difference)}


def filters(context: Context) -> Mapping[str, Callable[..., Any]]:
    """The filters: 增减 (增长 or 下降 by the sign), 投入 (by status), 句 (ends as a sentence), 或横线 (— for nothing)."""

    def changed(value: Any) -> Any:
        figure = figure_of(value)
        if figure is None or figure.value is None:
            return Absent("增减", context)
        printed = rounded(figure.value, PERCENT_PLACES)
        if not figure.value:
            return Words("持平", (figure,), context)
        word = "增长" if figure.value > 0 else "下降"
        hedge = figure.quantity.hedge or ""
        return Words(f"{word}{hedge}{plain(abs(printed), PERCENT_PLACES)}%", (figure,), context)

    def invested(done: Any) -> str:
        return "投入" if done else "需投入"

    def sentence(value: Any) -> Markup:
        return ended(escape(value), "。")

    def clause(value: Any) -> Markup:
        return ended(escape(value), "")

    def or_dash(value: Any) -> Any:
        return NOTHING if isinstance(value, Absent) else value

    return {"增减": changed, "投入": invested, "句": sentence, "无句号": clause, "或横线": or_dash}


def ended(text: Markup, end: str) -> Markup:
    """`text` with its closing mark replaced by `end`; a mark that closes (） ” !) stays before it."""
    return Markup(str(text).rstrip().rstrip(CLOSING) + end)
