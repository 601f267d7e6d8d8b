"""Numbers of a column that are not written alike, so that they stand on one decimal point: 77余 below 108.504.

Compose gives a column's numbers one number of decimals; one that is not exact (77余) has none to show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

Spot = tuple[int, int]
"""A row and a column of a table."""

NUMBER = re.compile(r"[^0-9]*[0-9][0-9,]*(?P<tail>.*)")


def halves(text: str) -> int:
    """The width of `text` in half characters: Han and full-width marks two, the rest one."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def shortfalls(texts: Mapping[Spot, str]) -> dict[Spot, int]:
    """How far, in half characters, each cell of number columns must stand from the right edge; only those that must."""
    tails = {spot: found for spot, text in texts.items() if (found := tail(text)) is not None}
    longest: dict[int, int] = {}
    for (_, column), own in tails.items():
        longest[column] = max(longest.get(column, 0), own)
    return {spot: longest[spot[1]] - own for spot, own in tails.items() if own < longest[spot[1]]}


def tail(text: str) -> int | None:
    """How much of a number stands right of its units, in half characters; None for what is no number."""
    found = NUMBER.fullmatch(text)
    return halves(found["tail"]) if found else None
