"""Titles of several lines: broken between words, into lines of like length (7.3.1: 词意完整，排列对称，长短适宜)."""

from __future__ import annotations

import re
from itertools import accumulate

from fupin_reports import gbt9704 as gbt
from fupin_reports.writers.docx.measure import TEXT_WIDTH, width_of

# Numbers and Latin words stay whole, marks stay with their character.
_UNBREAKABLE = re.compile(r"[（《〈“‘]*(?:[!-~]+|.)[，。、；：！？）》〉”’]*")

_JOINT_BEFORE = re.compile(
    "以及|(?<!以)及|和|(?<!参)与|暨|关于|扶贫|开发|工作|项目|资金|情况|总结|报告|明细|汇总|统计|一览"
)
_JOINT_AFTER = ("年", "月", "度", "的", "、", "）", "》")


def title_lines(text: str) -> tuple[str, ...]:
    """The lines of a title: as few as hold it, of like length, and no word cut where that can be."""
    pieces = _UNBREAKABLE.findall(text)
    lines = []
    for left in range(_lines_needed(pieces), 1, -1):
        cut = _best_cut(pieces, left)
        lines.append("".join(pieces[:cut]))
        pieces = pieces[cut:]
    return (*lines, "".join(pieces))


def _lines_needed(pieces: list[str]) -> int:
    """How many lines hold `pieces`, each filled as far as it goes; a piece longer than a line has one for itself."""
    lines, free = 1, TEXT_WIDTH
    for width in map(_width, pieces):
        if width > free < TEXT_WIDTH:
            lines, free = lines + 1, TEXT_WIDTH
        free -= width
    return lines


def _best_cut(pieces: list[str], left: int) -> int:
    """How many pieces the next of `left` lines takes."""
    ends = list(accumulate(map(_width, pieces)))
    goal = ends[-1] // left

    def off(cut: int) -> int:
        return abs(ends[cut - 1] - goal)

    cuts = [
        cut for cut in range(1, len(pieces)) if _lines_needed(pieces[:cut]) == 1 and _lines_needed(pieces[cut:]) < left
    ]
    joints = [cut for cut in cuts if 2 * off(cut) <= goal and _is_joint(pieces, cut)]
    return min(joints or cuts, key=off)


def _is_joint(pieces: list[str], cut: int) -> bool:
    before, after = "".join(pieces[:cut]), "".join(pieces[cut:])
    joint = _JOINT_BEFORE.match(before + after, len(before))
    return (before.endswith(_JOINT_AFTER) and not after.startswith(_JOINT_AFTER)) or joint is not None


def _width(text: str) -> int:
    return width_of(text, gbt.TITLE_SIZE_PT)
