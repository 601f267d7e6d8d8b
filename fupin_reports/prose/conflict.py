"""A number where it stands in the texts, and two of them that cannot both be right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from fupin_reports.prose.mentions import Mention
from fupin_reports.prose.things import Thing


@dataclass(frozen=True, slots=True)
class Told:
    """A mention where it stands: in the passage of that number, and what it is of."""

    passage: int
    mention: Mention
    thing: Thing | None


class How(Enum):
    """What a conflict is."""

    TWICE = "twice"  # one thing, two numbers
    PAIR = "pair"  # the same people, other households
    PARTS = "parts"  # 其中 does not add up


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two mentions that cannot both be right, and further ones that say the same as `two`.

    Of parts, `one` is the whole, `two` the first part and `more` the other parts; `gap` is whole less parts in the unit
    of the whole, `explained` the mention that is just as much. Of a thing said twice `rounded` tells that only the
    decimals differ.
    """

    how: How
    one: Told
    two: Told
    more: tuple[Told, ...] = ()
    gap: Decimal | None = None
    rounded: bool = False
    explained: Told | None = None


__all__ = ["Conflict", "How", "Told"]
