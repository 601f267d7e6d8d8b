"""结构层次序数 (GB/T 9704 7.3.3): 一、 （一） 1. （1）; how they are written, and how they are told in what a person typed."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
DEEPEST = 4


def han_number(number: int) -> str:
    """1 to 999 in Chinese: 一, 十, 十二, 三十, 一百零五, 一百一十."""
    if not 0 < number < 1000:
        raise ValueError(f"no heading is numbered {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        middle = DIGITS[tens] + "十" if tens else "零" if ones else ""
        return DIGITS[hundreds] + "百" + middle + (DIGITS[ones] if ones else "")
    middle = (DIGITS[tens] if tens > 1 else "") + "十" if tens else ""
    return middle + (DIGITS[ones] if ones else "")


def level_number(level: int, number: int) -> str:
    """The printed mark of the `number`-th heading or item of that level; levels below the fourth are marked like it."""
    match level:
        case 1:
            return han_number(number) + "、"
        case 2:
            return f"（{han_number(number)}）"
        case 3:
            return f"{number}."
        case _:
            return f"（{number}）"


def item_level(depth: int) -> int:
    """The level of list items `depth` sections deep: 1. at least, so that running text never looks like a heading."""
    return min(max(3, depth + 1), DEEPEST)


_HAN = f"[{DIGITS[1:]}十百零]+"
_TYPED_NUMBERS = (
    re.compile(f"{_HAN}、"),
    re.compile(f"[（(]{_HAN}[）)]"),
    re.compile("[0-9]+[.．、]"),
    re.compile("[（(][0-9]+[）)]"),
)


def typed_number(text: str, level: int | None = None) -> tuple[int, str] | None:
    """The level and the number that `text` begins with, that of `level` before any other; None where it has none."""
    levels = sorted(range(1, DEEPEST + 1), key=lambda one: one != level)
    found = ((one, _TYPED_NUMBERS[one - 1].match(text)) for one in levels)
    return next(((one, match.group()) for one, match in found if match), None)
