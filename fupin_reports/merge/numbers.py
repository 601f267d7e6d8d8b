"""Numbers of headings and items, counted anew after a merge; where nothing was added or left out they stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fupin_reports.document import AnnexHead, Block, Heading, Item
from fupin_reports.merge.blocks import BY_HAND
from fupin_reports.numbering import DEEPEST, level_number


def numbered(blocks: Sequence[Block], ours: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with headings counted by level and items from one in every run of them; the unnumbered stay so.

    `ours` tells which of our headings have no number at all (a lone section).
    """
    bare = {block.id for block in ours if isinstance(block, Heading | Item) and not block.number}
    counts = [0] * (DEEPEST + 1)
    items: dict[int, int] = {}
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            items.clear()
            if block.id not in bare:
                counts[block.level] += 1
                counts[block.level + 1 :] = [0] * (DEEPEST - block.level)
                block = replace(block, number=level_number(block.level, counts[block.level]))
        elif isinstance(block, Item):
            items = {level: n for level, n in items.items() if level <= block.level}
            if block.id not in bare:
                items[block.level] = items.get(block.level, 0) + 1
                block = replace(block, number=level_number(block.level, items[block.level]))
        elif not block.id.startswith(BY_HAND):  # a person's paragraph among items breaks no list
            items.clear()
            if isinstance(block, AnnexHead):
                counts = [0] * (DEEPEST + 1)
        result.append(block)
    return tuple(result)
