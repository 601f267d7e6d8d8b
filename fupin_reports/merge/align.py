"""Which of a person's blocks (or rows) are which of ours: equal ones first, the most alike in the gaps between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Mine = TypeVar("Mine")
Theirs = TypeVar("Theirs")

ENOUGH = 0.45
"""How alike two must be to be one."""

LARGEST_GAP = 40_000
"""Pairs to compare in a gap; above, the two sides of it are taken for unlike."""


def aligned(
    mine: Sequence[Mine],
    theirs: Sequence[Theirs],
    key_of_mine: Callable[[Mine], str],
    key_of_theirs: Callable[[Theirs], str],
    alike: Callable[[Mine, Theirs], float],
) -> dict[int, int]:
    """Positions of `theirs` by positions of `mine`; first in order, then what was moved elsewhere unchanged."""
    keys = [key_of_mine(one) for one in mine], [key_of_theirs(one) for one in theirs]
    found: dict[int, int] = {}
    before = (0, 0)
    for start, other, size in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        found |= in_gap(mine, theirs, (before[0], start), (before[1], other), alike)
        found |= {start + n: other + n for n in range(size)}
        before = (start + size, other + size)
    return moved(keys[0], keys[1], found)


def in_gap(
    mine: Sequence[Mine],
    theirs: Sequence[Theirs],
    rows: tuple[int, int],
    columns: tuple[int, int],
    alike: Callable[[Mine, Theirs], float],
) -> dict[int, int]:
    """The pairs between two anchors that are most alike together, in order."""
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    if not height or not width or height * width > LARGEST_GAP:
        return {}
    scores = [
        [max(alike(mine[rows[0] + r], theirs[columns[0] + c]) - ENOUGH, 0.0) for c in range(width)]
        for r in range(height)
    ]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for r in range(height - 1, -1, -1):
        for c in range(width - 1, -1, -1):
            taken = scores[r][c] + best[r + 1][c + 1] if scores[r][c] else 0.0
            best[r][c] = max(taken, best[r + 1][c], best[r][c + 1])
    found: dict[int, int] = {}
    r = c = 0
    while r < height and c < width:
        if scores[r][c] and best[r][c] == scores[r][c] + best[r + 1][c + 1]:
            found[rows[0] + r] = columns[0] + c
            r, c = r + 1, c + 1
        elif best[r][c] == best[r + 1][c]:
            r += 1
        else:
            c += 1
    return found


def moved(mine: Sequence[str], theirs: Sequence[str], found: dict[int, int]) -> dict[int, int]:
    """`found` with what stands elsewhere word for word."""
    taken = set(found.values())
    free: dict[str, list[int]] = {}
    for place, key in enumerate(theirs):
        if place not in taken and key:
            free.setdefault(key, []).append(place)
    extra = {n: free[key].pop(0) for n, key in enumerate(mine) if n not in found and free.get(key)}
    return found | extra


def likeness(one: str, two: str) -> float:
    """0 to 1: how much of the longer of two texts is in the other."""
    if one == two:
        return 1.0
    if not one or not two:
        return 0.0
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > ENOUGH and matcher.quick_ratio() > ENOUGH else 0.0
