"""How words end and begin: 句 (as a sentence), 无句号, 投入 (by status), 占 (约占56.5%), 或横线 (— for nothing)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from fupin_reports.compose.display import NOTHING, shown
from fupin_reports.compose.marks import between_marks
from fupin_reports.compose.phrases.common import Maker
from fupin_reports.compose.views import Absent
from fupin_reports.figures import Figure
from fupin_reports.quantities import BEFORE

CLOSING = "。；：，、.,"
STRONG = "！？"
ENDED = re.compile("[。！？][”’）]?$")  # “……。” and ！ end a sentence as they are


def filters(maker: Maker) -> Mapping[str, Callable[..., Any]]:
    """The filters by name."""
    return {
        "句": sentence,
        "无句号": clause,
        "投入": invested,
        "占": maker.of_one(taking, also_missing=True),
        "或横线": or_dash,
    }


def sentence(value: Any) -> Markup:
    """`value` with a full stop at its end."""
    return ended(words(value), "。")


def clause(value: Any) -> Markup:
    """`value` without a mark at its end."""
    return ended(words(value), "")


def invested(done: Any) -> str:
    """投入 for what is done, 需投入 for what is not."""
    return "投入" if done else "需投入"


def or_dash(value: Any) -> Any:
    """`value`, or a dash for nothing."""
    return NOTHING if isinstance(value, Absent) else value


def taking(figure: Figure) -> str:
    """占56.5%; 约占 for an approximate share."""
    text = shown(figure)
    return text[:1] + "占" + text[1:] if text[:1] in BEFORE else "占" + text


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
