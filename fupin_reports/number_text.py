"""How clerks write a number: its text taken apart, knowing no unit. `约63万元` -> 63, 万元, 约.

Also what a text that is no number may have been meant to be: only ever to say so, never to use it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from fupin_reports.numerals import CHARACTERS, number_of

UNSIGNED = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
"""No sign and no leading zero: 0755 is a code, and 755 would be another number than what was typed."""
NUMERAL = f"[{CHARACTERS}]+"
NUMBER = rf"(?:{UNSIGNED}|{NUMERAL})"
TO = r"(?:—{1,2}|[-–～~至到])"
UNIT = r"[^\d.．,，]*?"

QUANTITY = re.compile(
    rf"(?P<before>约|近|超过|不到)?\s*(?P<value>-?{UNSIGNED}|{NUMERAL})\s*(?P<first>多|余)?"
    rf"(?:\s*(?P<lower_unit>[^\d.．,，\s—–～~至到-]*)\s*{TO}\s*(?P<upper>{NUMBER}))?"
    rf"\s*(?P<scale>[万亿](?=[多余]))?(?P<between>多|余)?(?P<unit>{UNIT})(?P<after>以上|以下|左右)?"
)
COUNT = rf"(?:约|近)?\s*{NUMBER}\s*[多余]?\s*"
PAIR = re.compile(rf"(?P<households>{COUNT}户)?[\s，,、]*(?P<people>{COUNT}人)?")
SIGN = r"(?:[×＊✕*]|[xX](?=\s*[0-9一二两三四五六七八九十]))"
SIZE_TIMES = re.compile(rf"(?P<size>.*[0-9].*?)\s*{SIGN}\s*(?P<count>\S.*)")
FUSED = re.compile(rf"{UNSIGNED}\s*[kcd]?m[23].*")
"""An exponent that became a digit: 3m2, and 50m32座, where nobody can say whether 32座 or 50m³ 2座."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written. `words` are its approximate words; `scale` is the 万 or 亿 in which a Chinese numeral ends.

    `value` and `upper` are whole (三万 is 30000); the unit's name may take the scale to itself (三万元 is 3 万元).
    """

    value: Decimal
    upper: Decimal | None
    unit: str
    words: tuple[str, ...]
    scale: str
    bare: bool


def written(text: str) -> Written | None:
    """`text` taken apart; None where it is no number, or a range that runs downwards or from one unit to another."""
    found = QUANTITY.fullmatch(text)
    if not found:
        return None
    value, upper = decimal_of(found["value"]), decimal_of(found["upper"])
    if value is None or (found["upper"] and (upper is None or upper < value)):
        return None
    unit = (found["scale"] or "") + found["unit"].replace(" ", "")
    lower_unit = found["lower_unit"] or ""
    if lower_unit not in ("", unit) and not (lower_unit in ("万", "亿") and unit.startswith(lower_unit)):
        return None
    scales = {scale_of(part) for part in (found["value"], found["upper"]) if part}
    if len(scales) > 1:  # 三至五万: 3 or 30000?
        return None
    words = tuple(word for word in found.group("before", "first", "between", "after") if word)
    bare = not (unit or lower_unit or found["between"] or found["after"])
    return Written(value, upper, unit, words, scales.pop(), bare)


def decimal_of(text: str | None) -> Decimal | None:
    """Digits or a Chinese numeral as a number; None for neither."""
    if not text:
        return None
    if text[-1].isascii():
        return Decimal(text)
    number = number_of(text)
    return None if number is None else Decimal(number)


def scale_of(numeral: str) -> str:
    """The 万 or 亿 in which a Chinese numeral ends, or nothing."""
    return numeral[-1] if numeral[-1] in "万亿" else ""


def size_times_count(text: str) -> tuple[str, str] | None:
    """`50m³×2座` as the size and the count, split at the last sign; None where it is no such thing."""
    found = SIZE_TIMES.fullmatch(text)
    return (found["size"], found["count"]) if found and re.search(r"[^0-9.\s]", found["size"]) else None


THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[,，][0-9]{3})+(?:\.[0-9]+)?")
POWER = re.compile(r"(?P<digits>[0-9]{1,9}(?:\.[0-9]{1,9})?)[eE]\+?(?P<power>[0-9]{1,2})")
HEAD = re.compile(r"(?P<head>[+.。．0-9][0-9.。．,，_+]*(?:[eE]\+?[0-9]+)?)(?P<tail>[^0-9]*)")


def meant(text: str) -> str:
    """What `text`, which is no number, would be in plain digits: .60 -> 0.60, 1,234.5 -> 1234.5; or nothing."""
    found = HEAD.fullmatch(text.replace(" ", ""))
    if not found:
        return ""
    head = found["head"].removeprefix("+").translate({ord("。"): ".", ord("．"): "."})
    if THOUSANDS.fullmatch(head):
        head = re.sub("[,，]", "", head)
    elif power := POWER.fullmatch(head):
        head = f"{Decimal(power['digits']).scaleb(int(power['power'])):f}"
    if re.fullmatch(r"[0-9]+(?:_[0-9]+)+", head):
        head = head.replace("_", "")
    head = ("0" if head.startswith(".") else "") + head.removesuffix(".")
    head = re.sub(r"^0+(?=[0-9])", "", head)
    plain = head + found["tail"]
    return plain if plain != text and re.fullmatch(UNSIGNED, head) and QUANTITY.fullmatch(plain) else ""
