"""The sentences of townships that a county's report prints, as its own texts see them: 全县 is the county, 全乡 a township."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from fupin_reports.compute import Gathered, Quoted, Reported
from fupin_reports.prose.conflict import Told
from fupin_reports.prose.passages import Passage, told
from fupin_reports.prose.things import Thing
from fupin_reports.prose.typed import BLANK, NUMBER, Typed
from fupin_reports.quantities import Units
from fupin_reports.source import Span


@dataclass(frozen=True, slots=True)
class Quotations:
    """The texts with a number, their mentions counted on from the county's own texts, and whose each passage is."""

    texts: tuple[Typed, ...]
    told: tuple[Told, ...]
    whose: dict[int, str]


def quotations(gathered: Gathered, county: str, units: Units, places: Collection[str], first: int) -> Quotations:
    """What the townships' sentences say; `county` is the level of the county (县), `first` the number of their first passage."""
    texts: list[Typed] = []
    found: list[Told] = []
    whose: dict[int, str] = {}
    for township in gathered.reported:
        typed = tuple(texts_with_numbers(township))
        for one in told([t.passage for t in typed], units, township.name[-1:], places) if typed else ():
            number = first + len(texts) + one.passage
            found.append(replace(one, passage=number, thing=seen_from_above(one.thing, township.name, county)))
        whose |= dict.fromkeys(range(first + len(texts), first + len(texts) + len(typed)), township.name)
        texts += typed
    return Quotations(tuple(texts), tuple(found), whose)


def texts_with_numbers(township: Reported) -> Iterator[Typed]:
    """The township's problems and plans in which a number is typed."""
    sentences = [*((k, False) for k in township.issues), *((k, True) for k in township.plans)]
    for kept, planned in sentences:
        for sentence in (kept.point, kept.account):
            if sentence is not None and NUMBER.search(text := typed_words(sentence)):
                place = sentence.place or Span(township.file)
                yield Typed(Passage(text, planned=planned), lambda _start, _end, place=place: place)  # type: ignore[misc]


def typed_words(sentence: Quoted) -> str:
    """The words of a sentence with blanks for what its figures print."""
    return "".join(BLANK * len(text) if figures else text for text, figures in sentence.pieces)


def seen_from_above(thing: Thing | None, township: str, county: str) -> Thing | None:
    """A thing of a township's text as the county calls it: its own is the township's, 全县 is the county's own."""
    if thing is None:
        return None
    return replace(thing, scope=township if not thing.scope else "" if thing.scope == "全" + county else thing.scope)


__all__ = ["Quotations", "quotations"]
