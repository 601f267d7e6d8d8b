"""Where a printed line may end: GB/T 15834 (no closing mark at the start of a line, no opening mark at its end, —— and ……
whole) and GB/T 15835 (a number stays whole, and with its unit).
"""

from __future__ import annotations

import re
from itertools import pairwise

NOT_FIRST = "¹²³°，。、；：？！）》〉」』】〕”’…—～·％‰℃,.;:?!)]}%"
NOT_LAST = "（《〈「『【〔“‘￥([{"

NUMBER_WITH_UNIT = re.compile(
    r"[0-9][0-9.,]*(?:[～—-][0-9][0-9.,]*)?[%％‰℃]?[多余]?[十百千万亿]*"
    r"(?:(?:平方|立方)?(?:公里|千米|厘米|毫米)|个?百分点|人次|公斤|公顷|立方米|平方米|[一-鿿㎡])?"
)


LATIN = "!-~À-ÖØ-öø-ɏ×÷"
"""Characters of numbers and Latin words, × and ÷ between them included, as a class of a regular expression."""

LATIN_ONE, LATIN_RUN = re.compile(f"[{LATIN}]"), re.compile(f"[{LATIN}]{{2,}}")


BREAK = re.compile(
    f"(?<=[^{re.escape(NOT_LAST)}])(?=[^{re.escape(NOT_FIRST)} ])(?:(?<=[^{LATIN}])|(?=[^{LATIN}]))", re.DOTALL
)


def breaks_in(text: str) -> list[int]:
    """The positions before which a line may end, from the first on; the last is the end of the text."""
    return [found.start() for found in BREAK.finditer(text)] + [len(text)]


def is_latin(character: str) -> bool:
    """Whether a character belongs to a number or a Latin word, which is neither broken nor pulled apart."""
    return bool(LATIN_ONE.match(character))


def latin_pairs(text: str) -> int:
    """How many gaps of `text` lie inside a number or a Latin word."""
    return sum(is_latin(before) and is_latin(after) for before, after in pairwise(text))


def inside_numbers(text: str) -> frozenset[int]:
    """The positions before which a line would part a number from its unit."""
    return frozenset(i for number in NUMBER_WITH_UNIT.finditer(text) for i in range(number.start() + 1, number.end()))
