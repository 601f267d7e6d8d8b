"""What was disputed last time and still is: our comment stands in the person's file, and the two do not agree yet.

A person settles it by deleting the comment, or by writing what the data say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fupin_reports.document import Block, Disputed, Document, Inline, Text, Words, text_of, with_words, words_of_block
from fupin_reports.merge.align import likeness
from fupin_reports.merge.changes import Change, Kind
from fupin_reports.merge.stale import moved_figures


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A comment of ours that still stands: on which words, what it says the data give (nothing where they give none any
    more), and the whole paragraph.
    """

    words: str
    ours: str
    around: str


def with_unsettled(
    blocks: Sequence[Block], open_ones: Sequence[Unsettled], base: Document, ours: Document, where: Mapping[str, str]
) -> tuple[list[Block], list[Change]]:
    """`blocks` with what is unsettled noted again, and a change for each."""
    result, changes = list(blocks), list[Change]()
    moved = {old: nodes[0].text for old, nodes in moved_figures(base, ours).items()} if open_ones else {}
    for one in open_ones:
        now = moved.get(one.ours, one.ours)
        places = [n for n, block in enumerate(result) if any(one.words in text for text in plain_texts(block))]
        if not one.words or one.words == now or not places:
            continue
        n = max(places, key=lambda place: likeness(whole(result[place]), one.around))
        block = result[n]
        noted = Disputed(one.words, now)
        runs = list(words_of_block(block))
        at = next(r for r, words in enumerate(runs) if any(one.words in w.text for w in words if isinstance(w, Text)))
        runs[at] = tuple(marked(runs[at], noted))
        result[n] = with_words(block, iter(runs))
        if len(one.words) > 1:  # of one character only: the neighbour of something deleted
            kind = Kind.DISPUTED if now else Kind.KEPT
            said = (one.words, now) if now else ("", one.words)
            changes.append(Change(kind, where.get(block.id) or whole(block), *said))
    return result, changes


def plain_texts(block: Block) -> Iterator[str]:
    """Its plain texts."""
    for words in words_of_block(block):
        yield from (word.text for word in words if isinstance(word, Text))


def whole(block: Block) -> str:
    """All its words."""
    return "".join(map(text_of, words_of_block(block)))


def marked(words: Words, noted: Disputed) -> Iterator[Inline]:
    """`words` with the first plain text that holds what is disputed cut there."""
    done = False
    for word in words:
        if done or not isinstance(word, Text) or noted.text not in word.text:
            yield word
            continue
        done = True
        before, _, behind = word.text.partition(noted.text)
        yield from (Text(before),) if before else ()
        yield noted
        yield from (Text(behind),) if behind else ()
