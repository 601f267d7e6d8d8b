"""Words on their way through a template: marked where they are printed, found again in the markup.

A template's output is text; a figure printed in it becomes `<d n="7">28.8万元</d>`, and mark 7 remembers the figures.
Narrative text of the data stands between two empty marks: the first knows its place in the data file, the second ends
it. Data cannot forge a mark, since every text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from fupin_reports.figures import Figure
from fupin_reports.source import Span, StandIn

EMPTY = r'(?:<d n="[0-9]+"></d>)?'
BETWEEN_MARKS = re.compile(f"({EMPTY})(.*?)({EMPTY})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """Printed text and the figures it rests on; or an empty one with the place of what follows, None where that ends."""

    text: str
    figures: tuple[Figure, ...] = ()
    place: Span | None = None


def between_marks(text: str) -> tuple[str, str, str]:
    """The empty mark that begins `text`, the words, and the empty mark that ends it; each may be nothing."""
    found = BETWEEN_MARKS.fullmatch(text)
    assert found  # any text is that
    return found[1], found[2], found[3]


@dataclass(slots=True)
class Marks:
    """The marks of one report while it is being rendered; `stand_ins` tells what a stand-in among the words stands for."""

    marks: list[Mark] = field(default_factory=list)
    stand_ins: Mapping[str, StandIn] = field(default_factory=dict)

    def mark(self, text: str, figures: tuple[Figure, ...]) -> Markup:
        """`text` marked as derived from `figures`, escaped and safe to print."""
        return self._marked(Mark(text, figures))

    def placed(self, text: Markup, place: Span) -> Markup:
        """`text` between two marks that say it stands at `place`."""
        return self._marked(Mark("", place=place)) + text + self._marked(Mark(""))

    def _marked(self, mark: Mark) -> Markup:
        self.marks.append(mark)
        return Markup(f'<d n="{len(self.marks) - 1}">{escape(mark.text)}</d>')

    def of(self, number: str) -> Mark:
        """The mark with that number."""
        return self.marks[int(number)]
