"""Numbers in a person's words that are an old figure's: they typed or pasted 108.504万元, which is 109.504万元 by now.

The person's number stands, with ours noted at it. What is printed by several figures of different values now says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
    result: list[Block] = []
    for block in blocks:
        if known.get(block.id) == block:
            result.append(block)
            continue
        own = (
            {text for words in words_of_block(known[block.id]) for text in texts_of(words)}
            if block.id in known
            else set()
        )
        place = where.get(block.id, "")
        noted = [noted_words(words, moved, own, place, changes) for words in words_of_block(block)]
        result.append(with_words(block, iter(noted)))
    return result, changes


def moved_figures(base: Document, ours: Document) -> dict[str, str]:
    """What figures printed last time, and what those print now; only where that is one other text."""
    now: dict[tuple[str, ...], str] = {}
    for word in derived_in(ours):
        now.setdefault(word.figures, word.text)
    still = {word.text for word in derived_in(ours)}
    found: dict[str, set[str]] = {}
    for word in derived_in(base):
        if word.figures in now and len(word.text) >= SHORTEST and NUMBER.search(word.text):
            found.setdefault(word.text, set()).add(now[word.figures])
    return {
        old: new
        for old, texts in found.items()
        if len(texts) == 1 and (new := next(iter(texts))) != old and old not in still
    }


def derived_in(document: Document) -> Iterator[Derived]:
    """Every derived node of a document."""
    for block in document.blocks:
        for words in words_of_block(block):
            yield from (word for word in words if isinstance(word, Derived))


def texts_of(words: Words) -> Iterator[str]:
    """Its plain texts."""
    return (word.text for word in words if isinstance(word, Text))


def noted_words(words: Words, moved: Mapping[str, str], own: set[str], place: str, changes: list[Change]) -> Words:
    """`words` with every old figure in a plain text that is not our own as a `Disputed`."""
    result: list[Inline] = []
    for word in words:
        if not isinstance(word, Text) or word.text in own:
            result.append(word)
            continue
        result += pieces(word.text, moved, place, changes)
    return tuple(result)


def pieces(text: str, moved: Mapping[str, str], place: str, changes: list[Change]) -> Iterator[Inline]:
    """A plain text in pieces."""
    pattern = "|".join(re.escape(old) for old in sorted(moved, key=len, reverse=True))
    end = 0
    for found in re.finditer(rf"(?<![0-9.])(?:{pattern})(?![0-9])", text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        changes.append(Change(Kind.STALE, place, found[0], moved[found[0]]))
        yield Disputed(found[0], moved[found[0]])
        end = found.end()
    if end < len(text):
        yield Text(text[end:])
