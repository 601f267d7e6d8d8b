"""Where in a document a problem of its data file shows: behind which words of which run.

A run is one stretch of words: a paragraph, a cell, a note. What leads from a line of the file to a run are the figures
(typed there, or made of what is typed there), the narrative text and the blanks. Tried in that order: the sum that the
problem's lines went into; what is typed at its place; what is made of it; what speaks of the entry around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fupin_reports.document import (
    Blank,
    Block,
    Derived,
    Document,
    Heading,
    Inline,
    Item,
    Paragraph,
    Table,
    Text,
    Words,
    words_of_block,
)
from fupin_reports.draft.extents import Extent, Extents
from fupin_reports.figures import How
from fupin_reports.own_faults import LEFT_OUT
from fupin_reports.problems import Problem
from fupin_reports.source import KeyPath, Source, Span


@dataclass(frozen=True, slots=True)
class Run:
    """The words at `number` among all of a document; `in_cell` of a table."""

    number: int
    words: Words
    in_cell: bool


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Behind the node `after` of the run `run`."""

    run: int
    after: int


@dataclass(frozen=True, slots=True)
class Node:
    """What is known of one node: the exact places typed for it, the lines it covers, all lines it is made from, and the
    entries of the file that it speaks of. A sum speaks of the entry whose parts it adds.
    """

    spot: Spot
    places: frozenset[Span]
    lines: frozenset[int]
    leaves: frozenset[int]
    entries: tuple[KeyPath, ...]
    is_sum: bool


def runs_of(block: Block, number: int) -> Iterator[Run]:
    """The runs of `block`, numbered from `number`, that can bear a remark; titles, 署名 and table heads cannot."""
    for at, words in enumerate(words_of_block(block), number):
        match block:
            case Heading() | Paragraph() | Item():
                yield Run(at, words, in_cell=False)
            case Table():
                cells = sum(len(row.cells) for row in (*block.head, *block.body, *block.foot))
                heads = sum(len(row.cells) for row in block.head)
                if heads < at - number <= cells:
                    yield Run(at, words, in_cell=True)
                elif at - number > cells:
                    yield Run(at, words, in_cell=False)


class Places:
    """Finds the spots of problems in one document."""

    def __init__(self, document: Document, source: Source) -> None:
        self._document, self._file = document, source.file
        self._extents = Extents(source)
        self._typed = cache(self._typed_figures)
        number = 0
        self.runs: dict[int, Run] = {}
        for block in document.blocks:
            self.runs |= {run.number: run for run in runs_of(block, number)}
            number += sum(1 for _ in words_of_block(block))
        self._nodes = tuple(node for run in self.runs.values() for node in self._nodes_of(run))

    def spots(self, problem: Problem) -> tuple[Spot, ...]:
        """Where `problem` shows, in reading order; nowhere where no part of the document comes from its line."""
        place = problem.place
        if place.file != self._file or not place.line:
            return ()
        found = self._covering(problem) or self._direct(place) or self._made_of(place.line)
        sums = self._incomplete_sums(place.line) if problem.code in LEFT_OUT else ()
        beside = () if found else self._beside(place.line)
        if not {spot.run for spot in beside} & {spot.run for spot in sums}:
            found = (*found, *beside)
        return tuple(sorted({*found, *sums}))

    def blanks(self) -> frozenset[Span]:
        """Everything that a blank of the document stands for: where it would be typed, and what a sum lacks."""
        blanks = [word for word in inlines(self._document) if isinstance(word, Blank)]
        own = {word.place for word in blanks if word.place}
        return frozenset({*own, *(place for word in blanks for place in self._places(word.figures))})

    def _direct(self, place: Span) -> tuple[Spot, ...]:
        """The nodes typed at `place`, else the first in each run that covers its line."""
        exact = tuple(node.spot for node in self._nodes if place in node.places)
        on_line = {node.spot.run: node.spot for node in reversed(self._nodes) if place.line in node.lines}
        return exact or tuple(on_line.values())

    def _covering(self, problem: Problem) -> tuple[Spot, ...]:
        """The computed figure that most of the lines of `problem` went into, and no others: the sum that is in doubt."""
        lines = {span.line for span in problem.related if span.file == self._file}
        if not lines:
            return ()
        lines.add(problem.place.line)
        within = [node for node in self._nodes if node.is_sum and node.leaves and node.leaves <= lines]
        most = max((len(node.leaves) for node in within), default=0)
        return tuple(node.spot for node in within if len(node.leaves) == most) if 2 * most >= len(lines) - 1 else ()

    def _made_of(self, line: int) -> tuple[Spot, ...]:
        """The first of the nodes that the fewest other lines went into beside this one."""
        found = [node for node in self._nodes if line in node.leaves]
        return (min(found, key=lambda node: (len(node.leaves), node.spot)).spot,) if found else ()

    def _beside(self, line: int) -> tuple[Spot, ...]:
        """The end of the run that speaks of the entry at `line`, or of the nearest around it; never of one beside it."""
        around = self._extents.around([line])
        near = {node.spot.run: found for node in reversed(self._nodes) if (found := nearness(around, node.entries))}
        if not near:
            return ()
        run = min(near, key=lambda number: (near[number], number))
        return (Spot(run, len(self.runs[run].words) - 1),)

    def _incomplete_sums(self, line: int) -> tuple[Spot, ...]:
        """The sums that what is left out at `line` may lack: the entry whose parts they add holds it."""
        held = {extent.path for extent in self._extents.around([line])}
        return tuple(node.spot for node in self._nodes if node.is_sum and held.intersection(node.entries))

    def _nodes_of(self, run: Run) -> Iterator[Node]:
        last = {word.place: n for n, word in enumerate(run.words) if isinstance(word, Text)}
        for n, word in enumerate(run.words):
            match word:
                case Derived() | Blank():
                    yield self._figures(Spot(run.number, n), word)
                case Text(_, place) if place is not None and place.file == self._file and last[place] == n:
                    first, end = self._extents.of(place)
                    lines = frozenset(range(first, end + 1))
                    entries = (self._extents.path(place),)
                    yield Node(Spot(run.number, n), frozenset({place}), lines, lines, entries, is_sum=False)

    def _figures(self, spot: Spot, word: Derived | Blank) -> Node:
        notes = [self._document.figures[name] for name in word.figures]
        places = {note.place for note in notes if note.place}
        if isinstance(word, Blank) and word.place:
            places.add(word.place)
        places = {place for place in places if place.file == self._file}
        leaves = {place.line for place in (*places, *self._places(word.figures))}
        entries = {self._extents.path(place) for place in places}
        entries |= {self._entry(name, part) for name in word.figures for part in self._typed(name)}
        is_sum = any(note.how == How.SUM for note in notes)
        lines = frozenset(place.line for place in places)
        return Node(spot, frozenset(places), lines, frozenset(leaves), tuple(sorted(entries, key=str)), is_sum)

    def _entry(self, name: str, part: str) -> KeyPath:
        """The entry of the file that a figure speaks of: as much of the path of its `part` as their names share.

        A name has a word for every step of the path (本年.项目村.甲村.项目.水利.投入). Sums by 级别 run over some villages.
        """
        place = self._document.figures[part].place
        assert place is not None  # it is typed
        words, others = name.split("."), part.split(".")
        shared = next((n for n, (one, two) in enumerate(zip(words, others, strict=False)) if one != two), len(words))
        return self._extents.path(place)[: 3 if "级别" in words else shared]

    def _places(self, names: tuple[str, ...]) -> Iterator[Span]:
        """The places of everything that the figures of those names were made from."""
        for part in {part for name in names for part in self._typed(name)}:
            place = self._document.figures[part].place
            assert place is not None  # it is typed
            yield place

    def _typed_figures(self, name: str) -> frozenset[str]:
        """The figures typed in the file that the one of that name was made from."""
        note = self._document.figures[name]
        if note.place is not None:
            return frozenset({name} if note.place.file == self._file else ())
        return frozenset[str]().union(*(self._typed(part) for part in note.inputs))


def nearness(around: tuple[Extent, ...], entries: tuple[KeyPath, ...]) -> tuple[int, int] | None:
    """How far `entries` are from the smallest of the entries `around` a line: steps up, then steps down again.

    None where one of them is another entry of a list, or nothing holds both.
    """
    if not around or not entries:
        return None
    path, steps = around[0].path, list[tuple[int, int]]()
    for entry in entries:
        shared = next((n for n, (one, two) in enumerate(zip(path, entry, strict=False)) if one != two), -1)
        shared = min(len(path), len(entry)) if shared < 0 else shared
        apart = shared < min(len(path), len(entry)) and isinstance(path[shared], int)
        if apart or not shared:
            return None
        steps.append((len(path) - shared, len(entry) - shared))
    return max(steps)


def inlines(document: Document) -> Iterator[Inline]:
    """Every node of words of a document."""
    for block in document.blocks:
        for words in words_of_block(block):
            yield from words
