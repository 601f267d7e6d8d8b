"""A figure made of two: 占比, 完成率, 增幅, 差额, 平均, 人均, 户均, 村均, 倍数, 比.

None on a zero or missing base: there is no such figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fupin_reports.compose.display import AVERAGE_PLACES
from fupin_reports.compose.phrases.common import Maker, Two, rise
from fupin_reports.compose.views import WordsError
from fupin_reports.exact import rounded, without_zeros
from fupin_reports.figures import TIMES, Figure, How, average, difference, each, same_dimension, share

HEADS = {"人均": ("人", "名"), "户均": ("户",), "村均": ("村", "个")}
"""What each 均 is divided by: the dimensions of its second figure."""


def functions(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The functions by name."""
    made: dict[str, Two] = {
        "占比": share,
        "完成率": lambda name, done, planned: share(name, done, planned, How.RATE),
        "增幅": rise,
        "差额": difference,
        "平均": each,
        "倍数": times,
    }
    result = {word: maker.of_two(word, make) for word, make in made.items()}
    result |= {word: maker.of_two(word, heads(word, of)) for word, of in HEADS.items()}
    return {**result, "比": maker.of_two("比", times, to_one)}


def heads(word: str, of: tuple[str, ...]) -> Two:
    """人均 is money over people, and over nothing else."""

    def make(name: str, whole: Figure, over: Figure) -> Figure | None:
        unit = over.quantity.unit
        if unit is None or unit.dimension not in of:
            raise WordsError(f"{word}要除以{of[0]}数，“{over.name}”的单位是“{over.unit}”")
        return each(name, whole, over)

    return make


def times(name: str, one: Figure, two: Figure) -> Figure | None:
    """How many times `two` is in `one`; both of one kind."""
    if not same_dimension(one, two) or two.quantity.unit is None or one.value is None:
        return None
    return average(name, Figure(one.name, one.quantity.to(two.quantity.unit), one.how, one.inputs), two, TIMES)


def to_one(figure: Figure) -> str:
    """2.9:1, of a number of times."""
    assert figure.value is not None
    number = without_zeros(rounded(figure.value, AVERAGE_PLACES))
    return f"{figure.quantity.hedge or ''}{number:f}:1"
