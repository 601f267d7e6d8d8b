"""Chinese numerals of small counts: 三, 两, 十二, 一百零五, 三千五百万. Exact, or not a number at all.

What could be read in two ways is refused: 三四户 (three or four), 一百二 (102 or 120), 一千五十, 几十, 半.
"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
SECTIONS = ("", "万", "亿")
SECTION = 10_000
CHARACTERS = "〇零一二两三四五六七八九十百千万亿"
POWERS = {"十": 10, "百": 100, "千": 1000}


def number_of(text: str) -> int | None:
    """The number that `text` writes out, below 10,000亿; None where it is none, or could be another one as well."""
    if not text or set(text) - set(CHARACTERS):
        return None
    plain = text.replace("〇", "零")
    if "〇" in text and set(plain) <= set(DIGITS):  # 二〇二三, digit by digit
        return None if plain[0] == "零" and len(plain) > 1 else int("".join(str(DIGITS.index(c)) for c in plain))
    plain = plain.replace("两", "二")
    value = loosely(plain)
    return value if plain in written(value) else None


def loosely(text: str) -> int:
    """The sum of the places that `text` names, in whatever order; right only where it is written as `written` says."""
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in POWERS:
            section += (digit or 1) * POWERS[character]
            digit = 0
        else:
            total += (section + digit) * SECTION ** SECTIONS.index(character)
            section = digit = 0
    return total + section + digit


def written(value: int) -> frozenset[str]:
    """The ways to write `value`: 一十二 and 十二. A 零 stands for places passed over, so 一万五百 is none."""
    long = in_full(value)
    return frozenset({long, long[1:] if long.startswith("一十") else long})


def in_full(value: int) -> str:
    """`value` written out, with every digit named: 一十二."""
    if value == 0:
        return "零"
    parts: list[str] = []
    gap = False
    for n in range(len(SECTIONS) - 1, -1, -1):
        section = value // SECTION**n % SECTION
        if not section:
            gap = bool(parts)
            continue
        filler = "零" if parts and (gap or section < SECTION // 10) else ""
        parts.append(filler + section_of(section) + SECTIONS[n])
        gap = False
    return "".join(parts)


def section_of(value: int) -> str:
    """A number from 1 to 9999 written out."""
    text, gap = "", False
    for n in range(len(PLACES) - 1, -1, -1):
        digit = value // 10**n % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + DIGITS[digit] + PLACES[n]
        gap = False
    return text
