"""The shape in which facts are handed to templates: names for a clerk, values behind them.

Keys are the words of the form (本年.资金.合计). Values are figures, pairs of them, narrative text, names, or further
names and listings. Nothing here is text to print yet: `compose` decides how a figure looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin_reports.figures import Figure
from fupin_reports.records import Prose
from fupin_reports.source import Span


@dataclass(frozen=True, slots=True)
class Scale:
    """Households and people of one group, as figures; `name` is the name of the pair."""

    name: str
    households: Figure | None
    people: Figure | None

    def below(self) -> Mapping[str, Fact]:
        """户 and 人."""
        return {"户": self.households, "人": self.people}

    def figures(self) -> tuple[Figure, ...]:
        """Those of the two that are there."""
        return tuple(f for f in (self.households, self.people) if f is not None)


@dataclass(frozen=True, slots=True)
class Names:
    """Values by name. `headline` is what the group itself prints as: {{ 指标.贫困户 }} is that indicator's value.

    Where that is a pair, its households and people are named below the group as well: 户人分解.移民搬迁.户.
    """

    entries: Mapping[str, Fact]
    headline: Figure | Scale | None = None

    def below(self) -> Mapping[str, Fact]:
        """All names that may follow."""
        pair = self.headline.below() if isinstance(self.headline, Scale) else {}
        return {**pair, **self.entries} if pair else self.entries


@dataclass(frozen=True, slots=True)
class Listing:
    """An ordered list whose entries can also be called by their key."""

    entries: Mapping[str, Names] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of another report as it is printed there: its words in order, each with the figures they rest on.

    `place` is where it was typed.
    """

    pieces: tuple[tuple[str, tuple[Figure, ...]], ...]
    place: Span | None = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """The words alone."""
        return "".join(text for text, _ in self.pieces)


Fact = Figure | Scale | Prose | Quoted | Names | Listing | str | int | tuple["Fact", ...] | None
