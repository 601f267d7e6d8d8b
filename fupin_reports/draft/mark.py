"""Puts the remarks in: behind what an error concerns, in the note under a table, or in the list at the head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fupin_reports.compose import with_widths
from fupin_reports.document import (
    AnnexHead,
    Block,
    Document,
    DraftNote,
    Flag,
    Table,
    Text,
    Words,
    with_words,
    words_of_block,
)
from fupin_reports.draft.places import Places, Spot
from fupin_reports.draft.wording import Wording
from fupin_reports.gbt9704 import Layout
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Source

NOTE_ID = "草稿说明"
MOST_LISTED = 30


def drafted(
    document: Document, problems: Iterable[Problem], source: Source, wording: Wording, *, strict: bool = False
) -> Document:
    """`document` as a draft of what is typed in `source`: with the mark of its pages, a note at its head, and every
    error of `problems` (with `strict` every 提醒 too) shown at its place.

    A blank is shown by itself: the error that something is not filled in needs no other mark.
    """
    gravest = Severity.WARNING if strict else Severity.ERROR
    errors = sorted((p for p in distinct(problems) if p.severity <= gravest), key=Problem.sort_key)
    places = Places(document, source)
    blanks = places.blanks()
    others = [p for p in errors if not (p.code.startswith("V") and p.place in blanks)]
    spots = {number: places.spots(problem) for number, problem in enumerate(others)}
    unplaced = [problem for number, problem in enumerate(others) if not spots[number]]
    remarks: dict[Spot, list[Problem]] = {}
    for number, problem in enumerate(others):
        for spot in spots[number]:
            remarks.setdefault(spot, []).append(problem)
    blocks = tuple(Marker(places, remarks, wording, document.layout).blocks(document.blocks))
    counts = {"errors": len(errors), "blanks": len(errors) - len(others), "marked": len(others) - len(unplaced)}
    note = head_note(counts, unplaced, source.file, wording)
    meta = replace(document.meta, draft=wording.say("页标"))
    return replace(document, meta=meta, blocks=(note, *blocks))


def distinct(problems: Iterable[Problem]) -> Iterator[Problem]:
    """`problems`, each once a place."""
    seen: set[object] = set()
    for problem in problems:
        key = (problem.code, problem.place, tuple(sorted(problem.words.items())))
        if key not in seen:
            seen.add(key)
            yield problem


def head_note(counts: dict[str, int], unplaced: list[Problem], file: str, wording: Wording) -> DraftNote:
    """How far the draft has come, in `counts`, and what it cannot show elsewhere."""
    entries = [wording.entry(problem, file) for problem in unplaced[:MOST_LISTED]]
    if len(unplaced) > MOST_LISTED:
        entries.append(wording.say("还有", more=len(unplaced) - MOST_LISTED))
    words = wording.say("说明", **counts, listed=len(unplaced))
    return DraftNote(NOTE_ID, plain(words), tuple(map(plain, entries)))


def plain(text: str) -> Words:
    """`text` as words."""
    return (Text(text),)


class Marker:
    """Walks over the runs of a document once; a problem is told in full where it shows first, then by its code."""

    def __init__(self, places: Places, remarks: dict[Spot, list[Problem]], wording: Wording, layout: Layout) -> None:
        self._places, self._remarks, self._wording, self._layout = places, remarks, wording, layout
        self._page = layout
        self._told: set[int] = set()

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """The blocks with their remarks."""
        number = 0
        for block in blocks:
            below: list[Words] = []
            runs = [self._marked(at, words, below) for at, words in enumerate(words_of_block(block), number)]
            number += len(runs)
            marked = with_words(block, iter(runs))
            if isinstance(block, AnnexHead):
                self._page = self._layout.turned if block.turned else self._layout
            if isinstance(marked, Table) and marked != block:
                marked = replace(with_widths(marked, self._page), notes=(*marked.notes, *below))
            yield marked

    def _marked(self, number: int, words: Words, below: list[Words]) -> Words:
        """The words of a run with the remarks behind its nodes; `below` gets those that a cell has no room for."""
        run = self._places.runs.get(number)
        if run is None:
            return words
        result = list(words[:0])
        for n, word in enumerate(words):
            result.append(word)
            for problem in self._remarks.get(Spot(number, n), ()):
                full = Flag(problem.code, self._wording.flag(problem))
                short = Flag(problem.code, self._wording.flag_in_cell(problem))
                first = id(problem) not in self._told
                self._told.add(id(problem))
                if first and run.in_cell:
                    below.append((full,))
                result.append(full if first and not run.in_cell else short)
        return tuple(result)
