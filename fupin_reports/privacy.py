"""Numbers that belong to a person: identity cards, bank cards, mobile telephones; where they stand, and how to hide them.

What is hidden keeps its length, so that every column of a line stays where it was. A name cannot be told from any other
word: that no poor household's name is printed where it should not be is for people to see to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Privacy(StrEnum):
    """What a kind of report does with a person's number: REFUSE stops the final output, MASK prints it half hidden."""

    REFUSE = "refuse"
    MASK = "mask"


class PrivateKind(StrEnum):
    """What kind of number, in the clerk's words."""

    IDENTITY = "身份证号码"
    BANK_CARD = "银行卡号"
    MOBILE = "手机号码"


@dataclass(frozen=True, slots=True)
class PrivateNumber:
    """One private number in a text: `text[start:end]`."""

    kind: PrivateKind
    start: int
    end: int


HALF_WIDTH = {0xFF10 + n: str(n) for n in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "x", ord("－"): "-", 0x3000: " "}
GAP = r"[ \u00a0\u2010-\u2014-]?"
PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"  # GB/T 2260
BEFORE = r"(?:(?<![0-9A-Za-z¥￥])|(?<=[Tt][Ee][Ll])|(?<=[Ii][Dd]))"  # GS138… is a code, TEL138… is not
AFTER = r"(?![0-9])(?![.．][0-9])"
NO_AMOUNT = r"(?!\s*[元万亿])"
IDENTITY = re.compile(
    rf"{BEFORE}{PROVINCE}[0-9]{{4}}{GAP}(?:(?P<long>[0-9]{{8}}){GAP}[0-9]{{3}}[0-9Xx]|(?P<short>[0-9]{{6}}){GAP}[0-9]{{3}}){AFTER}"
)
BANK_CARD = re.compile(
    rf"{BEFORE}(?:[3-9][0-9]{{15,18}}|[3-9][0-9]{{3}}(?:[ \u00a0-][0-9]{{4}}){{3}}(?:[ \u00a0-]?[0-9]{{1,3}})?){AFTER}{NO_AMOUNT}"
)
MOBILE = re.compile(rf"{BEFORE}(?:(?:\+|00)?86{GAP})?1[3-9][0-9]{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}{AFTER}{NO_AMOUNT}")
LONG_ENOUGH = re.compile(r"[0-9０-９][0-9０-９ \u00a0\u2010-\u2014\u3000－-]{9}")  # what every private number has in it

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, 4.2
CHECK_CHARACTERS = "10X98765432"
KEPT_BEFORE, KEPT_BEHIND = 3, 4
MASK = "*"


def private_numbers(text: str) -> Iterator[PrivateNumber]:
    """Every private number in `text`, in their order; none of them overlaps another.

    An amount (followed by 元, 万 or 亿, or with decimals) and a code of another length are none.
    """
    if not LONG_ENOUGH.search(text):
        return
    plain = text.translate(HALF_WIDTH)
    taken: list[PrivateNumber] = []
    for pattern, kind in (
        (IDENTITY, PrivateKind.IDENTITY),
        (BANK_CARD, PrivateKind.BANK_CARD),
        (MOBILE, PrivateKind.MOBILE),
    ):
        for found in pattern.finditer(plain):
            start, end = found.span()
            if any(start < one.end and one.start < end for one in taken) or not genuine(kind, found):
                continue
            taken.append(PrivateNumber(kind, start, end))
    yield from sorted(taken, key=lambda one: one.start)


def genuine(kind: PrivateKind, found: re.Match[str]) -> bool:
    """Whether the digits pass the check of their kind: an identity card's date and checksum, a bank card's Luhn digit."""
    digits = re.sub(r"[^0-9X]", "", found[0].upper())
    if kind is PrivateKind.BANK_CARD:
        return luhn(digits)
    if kind is PrivateKind.IDENTITY:
        born = found["long"] or "19" + found["short"]
        return is_day(born) and (found["long"] is None or digits[-1] == check_character(digits))
    return True


def check_character(digits: str) -> str:
    """The last character of an 18-digit identity number, by the 17 before it (GB 11643-1999: mod 11-2)."""
    return CHECK_CHARACTERS[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False)) % 11]


def luhn(digits: str) -> bool:
    """Whether the digits end in their Luhn check digit (ISO/IEC 7812-1, annex B)."""
    doubled = [int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def is_day(digits: str) -> bool:
    """Whether eight digits are a day on which somebody now living may be born."""
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2099
    except ValueError:
        return False


def masked(text: str) -> str:
    """`text` with every private number hidden but for its first three and last four: 330***********1234."""
    if not LONG_ENOUGH.search(text):
        return text
    characters = list(text)
    for one in private_numbers(text):
        places = [n for n in range(one.start, one.end) if text[n].isalnum()]
        for n in places[KEPT_BEFORE:-KEPT_BEHIND]:
            characters[n] = MASK
    return "".join(characters)
