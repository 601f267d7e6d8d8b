"""Last run's tree in the names of now: a village, a project or a measure that the data now call otherwise is the same
one, so that what a person wrote about it stays with it.

Names are told by figures: two that no longer and newly stand in one list, and have most of their figures in common, are
one. A paragraph without figures is told by its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from fupin_reports.document import (
    Block,
    Derived,
    Document,
    FigureNote,
    Item,
    Paragraph,
    Table,
    Words,
    text_of,
    with_words,
    words_of_block,
)
from fupin_reports.merge.align import likeness

MOST = 2 / 3
"""The share of its figures that two names must have in common to be one."""

STEADY = 0.4
"""The share that a name keeps of its figures if it is to be the thing that it was; below, two names may have been
exchanged.
"""

GONE = "（原）"
"""Ends a name that is another thing's by now."""

FEW = 2
"""Below so many figures in common chance is enough: the names must be alike too."""

REWORDED = 0.6
"""How alike two paragraphs without figures must be to be one."""

Fact = tuple[str | None, str]
Lists = dict[tuple[str, ...], dict[str, Counter[Fact]]]


def in_names_of_now(base: Document, ours: Document) -> Document:
    """`base`, its block ids, row keys and figures called as in `ours` where that calls them otherwise."""
    names = renamed(base.figures, ours.figures)
    ids = {block.id for block in ours.blocks}
    rows = {row.key for block in ours.blocks if isinstance(block, Table) for row in (*block.body, *block.foot)}
    figures = {old: new for old in base.figures if (new := called(old, ".", names, ours.figures)) != old}
    blocks = [with_figures(replace(b, id=called(b.id, "/", names, ids)), figures) for b in base.blocks]
    notes = {figures.get(name, name): note for name, note in base.figures.items()}
    matched = list(reworded(blocks, ours.blocks))
    for was, now in zip(blocks, matched, strict=True):
        if was.id != now.id:
            names.setdefault(name_in(was.id), name_in(now.id))
    return replace(base, blocks=tuple(with_keys(block, names, rows) for block in matched), figures=notes)


def name_in(block_id: str) -> str:
    """The name at the end of an id: 云岭村 of 成绩/村-云岭村."""
    return block_id.rpartition("/")[2].partition("-")[2]


def renamed(old: Mapping[str, FigureNote], new: Mapping[str, FigureNote]) -> dict[str, str]:
    """New names by old ones."""
    found: dict[str, str] = {}
    was, now = lists_of(old), lists_of(new)
    for place, members in was.items():
        others = now.get(place, {})
        steady = {name for name in members if name in others and common(members[name], others[name]) >= STEADY}
        lost = [name for name in members if name not in steady]
        gained = {name: facts for name, facts in others.items() if name not in steady}
        likest = {name: likest_of(members[name], gained) for name in lost if gained}
        for name, there in likest.items():
            rivals = [o for o, t in likest.items() if t == there and common(members[o], others[t]) >= MOST]
            if name != there and len(rivals) == 1 and same(name, members[name], there, others[there]):
                found.setdefault(name, there)
        for name in lost:
            if name in found.values() and name not in found:
                found[name] = name + GONE
    return found


def likest_of(one: Counter[Fact], others: Mapping[str, Counter[Fact]]) -> str:
    """Which of `others` has most in common with it."""
    return max(others, key=lambda name: common(one, others[name]))


def lists_of(figures: Mapping[str, FigureNote]) -> Lists:
    """By each place in the figures' names (本年, 项目村) what it holds: names, and the values known of each."""
    found: Lists = {}
    for name, note in figures.items():
        path = tuple(name.split("."))
        for depth in range(len(path) - 1):
            found.setdefault(path[:depth], {}).setdefault(path[depth], Counter())[note.value, note.unit] += 1
    return found


def common(one: Counter[Fact], two: Counter[Fact]) -> float:
    """The share of the figures of the larger that both have."""
    return (one & two).total() / max(one.total(), two.total(), 1)


def same(name: str, one: Counter[Fact], there: str, two: Counter[Fact]) -> bool:
    """Whether two names are one thing's."""
    shared = (one & two).total()
    return common(one, two) >= MOST and (shared >= FEW or (shared > 0 and likeness(name, there) > 0))


def called(name: str, mark: str, names: Mapping[str, str], known: Container[str]) -> str:
    """A path of names as it is called now; as it was where `known` has not that."""
    steps = [names.get(step, step) for step in name.split(mark)]
    if mark == "/":  # ids have the kind of thing before its name: 村-云岭村
        kinds = [(kind, own) if own else ("", kind) for kind, _, own in (step.partition("-") for step in steps)]
        steps = [f"{kind}-{names.get(own, own)}" if kind else own for kind, own in kinds]
    now = mark.join(steps)
    return now if now in known or GONE in now else name


def with_keys(block: Block, names: Mapping[str, str], known: set[str]) -> Block:
    """A table with its row keys as they are called now."""
    if not isinstance(block, Table):
        return block
    body, foot = (
        tuple(replace(row, key=called(row.key, "/", names, known)) for row in rows) for rows in (block.body, block.foot)
    )
    return replace(block, body=body, foot=foot)


def with_figures(block: Block, names: Mapping[str, str]) -> Block:
    """A block whose derived words rest on figures as they are called now."""
    if not names:
        return block

    def now(words: Words) -> Words:
        return tuple(
            replace(word, figures=tuple(names.get(name, name) for name in word.figures))
            if isinstance(word, Derived)
            else word
            for word in words
        )

    return with_words(block, iter([now(words) for words in words_of_block(block)]))


def reworded(base: Sequence[Block], ours: Sequence[Block]) -> Iterator[Block]:
    """`base` with the ids of now where a paragraph's id came from its words, and those were reworded in the data."""
    known, was = {block.id for block in ours}, {block.id for block in base}
    gained = [block for block in ours if block.id not in was and isinstance(block, Paragraph | Item)]
    for block in base:
        rivals = [(text_likeness(block, other), n) for n, other in enumerate(gained) if one_list(block, other)]
        alike, place = max(rivals, default=(0.0, 0))
        if block.id in known or alike < REWORDED:
            yield block
        else:
            yield replace(block, id=gained.pop(place).id)


def one_list(one: Block, two: Block) -> bool:
    """Whether two paragraphs stand in one list: the same heading, the same kind of thing (措施-)."""
    (above, _, own), (other_above, _, other) = one.id.rpartition("/"), two.id.rpartition("/")
    kinds = own.partition("-")[::2], other.partition("-")[::2]
    return type(one) is type(two) and above == other_above and kinds[0][0] == kinds[1][0] and all(k[1] for k in kinds)


def text_likeness(one: Block, two: Block) -> float:
    """By all their words."""
    return likeness(*("".join(map(text_of, words_of_block(block))) for block in (one, two)))
