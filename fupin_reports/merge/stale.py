"""Numbers in a person's words that are an old figure's: they typed or pasted 108.504万元, which is 109.504万元 by now.

Where the figure is missing from its own place, the person has moved it (a sentence split in two, two parts swapped): then
it is brought up to now. Else the person's number stands, with ours noted at it. What is printed by several figures of
different values now says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fupin_reports.document import Block, Derived, Disputed, Document, Inline, Text, Words, with_words, words_of_block
from fupin_reports.merge.changes import Change, Kind

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
SHORTEST = 3
"""Characters of a figure with its unit that are enough to know it again: 3个 is too little."""


def with_stale_figures(
    blocks: Sequence[Block], base: Document, ours: Document, where: Mapping[str, str]
) -> tuple[list[Block], list[Change]]:
    """`blocks` with the old figures in a person's own words noted, and a change for each."""
    known = {block.id: block for block in ours.blocks}
    moved = moved_figures(base, ours)
    if not moved:
        return list(blocks), []
    changes: list[Change] = []
    here = Counter(word.figures for word in derived_in(blocks))
    lost = Counter(word.figures for word in derived_in(ours.blocks)) - here
    result: list[Block] = []
    above = ""
    for block in blocks:
        above = where.get(block.id) or above
        if known.get(block.id) == block:
            result.append(block)
            continue
        own = (
            {text for words in words_of_block(known[block.id]) for text in texts_of(words)}
            if block.id in known
            else set()
        )
        place = where.get(block.id) or f"{above}的后面"
        noted = [noted_words(words, moved, own, Desk(place, changes, lost)) for words in words_of_block(block)]
        result.append(with_words(block, iter(noted)))
    return result, changes


@dataclass(slots=True)
class Desk:
    """Where a block stands, what is to be told, and how often each figure is missing from its own places."""

    place: str
    changes: list[Change]
    lost: Counter[tuple[str, ...]]


def moved_figures(base: Document, ours: Document) -> dict[str, list[Derived]]:
    """What figures printed last time, and the nodes that print them now; only where all of these say one other thing."""
    now: dict[tuple[str, ...], Derived] = {}
    for word in derived_in(ours.blocks):
        now.setdefault(word.figures, word)
    still = {word.text for word in derived_in(ours.blocks)}
    found: dict[str, dict[tuple[str, ...], Derived]] = {}
    for word in derived_in(base.blocks):
        if word.figures in now and len(word.text) >= SHORTEST and NUMBER.search(word.text):
            found.setdefault(word.text, {})[word.figures] = now[word.figures]
    return {
        old: list(nodes.values())
        for old, nodes in found.items()
        if old not in still and len({node.text for node in nodes.values()}) == 1
    }


def derived_in(blocks: Iterable[Block]) -> Iterator[Derived]:
    """Every derived node of some blocks."""
    for block in blocks:
        for words in words_of_block(block):
            yield from (word for word in words if isinstance(word, Derived))


def texts_of(words: Words) -> Iterator[str]:
    """Its plain texts."""
    return (word.text for word in words if isinstance(word, Text))


def noted_words(words: Words, moved: Mapping[str, list[Derived]], own: set[str], desk: Desk) -> Words:
    """`words` with every old figure in a plain text that is not our own brought up to now, or noted."""
    result: list[Inline] = []
    for word in words:
        if not isinstance(word, Text) or word.text in own:
            result.append(word)
        else:
            result += pieces(word.text, moved, desk)
    return tuple(result)


def pieces(text: str, moved: Mapping[str, list[Derived]], desk: Desk) -> Iterator[Inline]:
    """A plain text in pieces."""
    pattern = "|".join(re.escape(old) for old in sorted(moved, key=len, reverse=True))
    end = 0
    for found in re.finditer(rf"(?<![0-9.])(?:{pattern})(?![0-9])", text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        nodes = moved[found[0]]
        gone = next((node for node in nodes if desk.lost[node.figures] > 0), None)
        if gone is not None:
            desk.lost[gone.figures] -= 1
            yield gone
        else:
            yield Disputed(found[0], nodes[0].text)
        desk.changes.append(Change(Kind.STALE if gone is None else Kind.UPDATED, desk.place, found[0], nodes[0].text))
        end = found.end()
    if end < len(text):
        yield Text(text[end:])
