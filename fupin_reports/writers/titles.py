"""Titles of several lines (7.3.1: 词意完整，排列对称，长短适宜，间距恰当，梯形或菱形): as few lines as hold them, broken
between unit, year and name of the document, of like length. Knows no format: a writer says how wide a character is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations, pairwise

# Numbers with 年 and Latin words stay whole, marks stay with their character.
_WHOLE = "工作总结|工作报告|总结报告|扶贫开发|脱贫攻坚|乡村振兴|项目明细|情况汇报|明细表|汇总表|统计表|一览表"
"""Words that are read as one."""
_PIECE = re.compile(rf"[（《〈“‘〔]*(?:[0-9]+年?度?|[!-~]+|{_WHOLE}|.)[，。、；：！？）》〉”’〕]*")
_YEAR_END = re.compile(r"[0-9]{4}年?度?$")
_BEFORE = re.compile(
    "关于|以及|(?<!以)及|和|(?<!参)与|暨|扶贫|脱贫|巩固|乡村|开发|工作|项目|资金|情况|总结|报告|明细|汇总|统计|一览|规划|经验"
)
_AFTER = ("月", "的", "、", "）", "》", "至")

BETWEEN_PARTS, BETWEEN_WORDS, APART, WITHIN_WORDS = 0.0, 0.35, 0.6, 2.0
HOURGLASS = 1.5
MOST_WEIGHED = 3
"""What it costs to cut a title between its parts, its words, behind the year of 关于2023年, and anywhere; and a middle
line shorter than both others. The difference of the longest line and the shortest, as a share of the width, is what
else a shape costs. Of a title of more lines than MOST_WEIGHED the lines are just filled.
"""


def title_lines(text: str, names: Iterable[str], width: int, advance: Callable[[str], int]) -> tuple[str, ...]:
    """The lines of a title `width` wide; `names` (of units) are never cut, nor numbers. A piece too wide has a line to
    itself.
    """
    names = tuple(name for name in names if sum(map(advance, name)) <= width)
    pieces = tuple(_pieces(text, names))
    widths = [sum(map(advance, piece)) for piece in pieces]
    lines = _lines_needed(widths, width)
    if lines == 1:
        return (text,)
    cuts = min(_ways(widths, width, lines), key=lambda cuts: _cost(pieces, widths, width, cuts, tuple(names)))
    edges = (0, *cuts, len(pieces))
    return tuple("".join(pieces[a:b]).strip() for a, b in pairwise(edges))


def _pieces(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """What a line may not be broken in."""
    known = "|".join(re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True))
    end = 0
    for found in re.finditer(rf"(?:{known})[、）》〉”’]*", text) if known else ():
        yield from _PIECE.findall(text[end : found.start()])
        yield found[0]
        end = found.end()
    yield from _PIECE.findall(text[end:])


def _lines_needed(widths: list[int], width: int) -> int:
    lines, free = 1, width
    for own in widths:
        if own > free < width:
            lines, free = lines + 1, width
        free -= own
    return lines


def _ways(widths: list[int], width: int, lines: int) -> Iterator[tuple[int, ...]]:
    """Every way to cut into so many lines that fit; the one that fills them where pieces are wider than a line."""
    found = False
    for cuts in combinations(range(1, len(widths)), lines - 1) if lines <= MOST_WEIGHED else ():
        edges = (0, *cuts, len(widths))
        if all(sum(widths[a:b]) <= width for a, b in pairwise(edges)):
            found = True
            yield cuts
    if not found:
        yield _filled(widths, width)


def _filled(widths: list[int], width: int) -> tuple[int, ...]:
    cuts, free = [], width
    for n, own in enumerate(widths):
        if own > free < width:
            cuts.append(n)
            free = width
        free -= own
    return tuple(cuts)


def _cost(
    pieces: tuple[str, ...], widths: list[int], width: int, cuts: tuple[int, ...], names: tuple[str, ...]
) -> float:
    lengths = [sum(widths[a:b]) for a, b in pairwise((0, *cuts, len(pieces)))]
    uneven = (max(lengths) - min(lengths)) / width
    hourglass = any(a > b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))
    return uneven + HOURGLASS * hourglass + sum(_cost_of_cut(pieces, cut, names) for cut in cuts)


@lru_cache(maxsize=4096)
def _cost_of_cut(pieces: tuple[str, ...], cut: int, names: tuple[str, ...]) -> float:
    before, after = "".join(pieces[:cut]), "".join(pieces[cut:])
    whole = before + after
    if before.endswith(tuple(filter(None, names))) or after.startswith("关于"):
        return BETWEEN_PARTS
    if _YEAR_END.search(before):
        return APART if "关于" in before else BETWEEN_PARTS
    if before.endswith("关于"):
        return WITHIN_WORDS
    joint = before.endswith(_AFTER) and not after.startswith(_AFTER)
    return BETWEEN_WORDS if joint or _BEFORE.match(whole, len(before)) else WITHIN_WORDS
