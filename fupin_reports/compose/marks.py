"""Derived words on their way through a template: marked where they are printed, found again in the markup.

A template's output is text; a figure printed in it becomes `<d n="7">28.8万元</d>`, and mark 7 remembers the figures.
Data cannot forge a mark, since every text is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from fupin_reports.figures import Figure


@dataclass(frozen=True, slots=True)
class Mark:
    """Printed text and the figures it rests on."""

    text: str
    figures: tuple[Figure, ...]


@dataclass(slots=True)
class Marks:
    """The marks of one report while it is being rendered."""

    marks: list[Mark] = field(default_factory=list)

    def mark(self, text: str, figures: tuple[Figure, ...]) -> Markup:
        """`text` marked as derived from `figures`, escaped and safe to print."""
        self.marks.append(Mark(text, figures))
        return Markup(f'<d n="{len(self.marks) - 1}">{escape(text)}</d>')

    def of(self, number: str) -> Mark:
        """The mark with that number."""
        return self.marks[int(number)]
