"""What all families of phrases share: from views to figures and back, and how a wrong use is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Undefined

from fupin_reports.compose.views import Absent, Context, PrintedFigure, View, Words, WordsError, figure_of, viewed
from fupin_reports.figures import PERCENT, RANK, TIMES, Figure, growth, is_rate
from fupin_reports.quantities import Units

Of = Callable[[Figure], Any]
Text = Callable[[Figure], str]
Two = Callable[[str, Figure, Figure], Figure | None]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes functions and filters for one report."""

    context: Context
    known: Units

    def of_one(self, say: Text, *, also_missing: bool = False) -> Callable[[Any], Any]:
        """A filter that gives words of one figure; what is not there stays as it is, and what has no value too unless
        `also_missing`.
        """

        def call(value: Any) -> Any:
            figure = figure_of(value)
            if not isinstance(figure, Figure):
                return figure
            return value if figure.value is None and not also_missing else self.words(say(figure), figure)

        return call

    def of_two(self, word: str, make: Two, say: Text | None = None) -> Callable[[Any, Any], Any]:
        """A function `word(甲, 乙)` that makes a figure named by the call; with `say`, words of it."""

        def call(one: Any, two: Any) -> Any:
            first, second = figure_of(one), figure_of(two)
            if not (isinstance(first, Figure) and isinstance(second, Figure)):
                return second if isinstance(first, Figure) else first
            name = f"{word}({first.name}, {second.name})"
            figure = make(name, first, second)
            if figure is None:
                return Absent(name, self.context)
            return self.words(say(figure), figure) if say else PrintedFigure(figure, self.context)

        return call

    def words(self, text: str, *figures: Figure) -> Words:
        """Derived words that rest on `figures`."""
        return Words(text, figures, self.context)


def is_absent(value: Any) -> bool:
    """Whether there is nothing behind a name."""
    return isinstance(value, Absent | Undefined)


def below(value: Any, name: str) -> Any:
    """What stands under `name` below a view; the view itself where it is absent. WordsError where it has no such part."""
    if is_absent(value):
        return value
    if not isinstance(value, View):
        raise WordsError(f"这里要写整个指标或者整组的名称，它下面才有“{name}”")
    try:
        return value[name]
    except KeyError:
        raise WordsError(f"“{value._path}”下面没有“{name}”") from None


def name_of_view(value: View) -> str:
    """What an entry of a list is called: its 名称 or 要点, or the last part of its path."""
    for key in ("名称", "标题"):
        found = value._names.entries.get(key)
        if isinstance(found, str):
            return found
    return value._path.rsplit(".", 1)[-1]


def headline(value: View, context: Context) -> Any:
    """The figure, or the pair, that names stand for; absent where they stand for none."""
    return viewed(value._names.headline, value._path, context)


def absolute(figure: Figure) -> Figure:
    """The figure without its sign: 下降 says it."""
    if figure.value is None:
        return figure
    return replace(figure, quantity=replace(figure.quantity, value=abs(figure.value)))


def rise(name: str, now: Figure, since: Figure) -> Figure | None:
    """Growth in percent of what is no percentage or number of times itself."""
    if is_rate(now):
        others = {PERCENT: "百分数相差多少要说百分点", TIMES: "倍数相差多少要说多少倍", RANK: "名次相差多少要说多少位"}
        other = next((w for unit, w in others.items() if now.quantity.unit == unit), "百分点相差多少还是百分点")
        raise WordsError(f"两个{other}，不说百分之几；用 差额、高低 或者 比上年")
    return growth(name, now, since)
