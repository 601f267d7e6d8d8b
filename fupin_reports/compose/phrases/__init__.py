"""Words about numbers: what templates and narrative text may do with figures, named in Chinese (docs/数字用语.md).

Each takes views and gives views, so that the marks survive. A figure that is not there makes the words that rest on it
absent too, never a zero; what would be a lie is refused (`WordsError`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fupin_reports.compose.phrases import changes, counts, lists, ratios, sentences, units
from fupin_reports.compose.phrases.common import Maker
from fupin_reports.compose.views import Context, WordsError
from fupin_reports.quantities import Units

Table = Mapping[str, Callable[..., Any]]


def functions(context: Context, known: Units) -> Table:
    """The functions, `占比(甲, 乙)`: each makes something of several figures, and names it by the call."""
    maker = Maker(context, known)
    return {**ratios.functions(maker), **changes.functions(maker), **lists.functions(maker)}


def filters(context: Context, known: Units) -> Table:
    """The filters, `甲 | 增减`: each says one figure, or a list, in another way."""
    maker = Maker(context, known)
    families = (changes, units, counts, lists, sentences)
    return {name: filter_ for family in families for name, filter_ in family.filters(maker).items()}


__all__ = ["WordsError", "filters", "functions"]
