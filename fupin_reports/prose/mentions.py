"""Numbers with a unit that stand in a text: `共走访200多户`, `一百余亩`, `占78%`, `百分之六十`, each with its span.

Comes in: plain text and the office's units; goes out: quantities with the words before them. No number: years, dates,
ordinals (第12位), sizes (4m×3m), prices (300元/亩), codes without a unit (“334”), ranges, small counting words (三个).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from fupin_reports.exact import EXACT, decimals, quotient, without_zeros
from fupin_reports.numerals import CHARACTERS, number_of
from fupin_reports.quantities import HALF_WIDTH, SCALES, Hedge, Quantity, Unit, Units

PERCENT = "%"
PLACES_OF_TIME = frozenset({"年", "月", "天", "岁", "级", "期", "位", "月底"})
"""Units of what is no amount of anything: 三年, 第12位, 省级."""
COUNTING = frozenset("个项条名次家位处座间块种类件期本张份头只口道组门面级村")
"""What small Chinese numerals stand before without telling an amount: 三个村, 一条路, 两项制度."""
WORDS = {
    "大约": Hedge.ABOUT,
    "约": Hedge.ABOUT,
    "将近": Hedge.NEARLY,
    "近": Hedge.NEARLY,
    "超过": Hedge.OVER,
    "逾": Hedge.OVER,
    "不到": Hedge.UNDER,
    "不足": Hedge.UNDER,
    "多": Hedge.MORE,
    "余": Hedge.ODD,
    "以上": Hedge.AT_LEAST,
    "以下": Hedge.AT_MOST,
    "以内": Hedge.AT_MOST,
    "左右": Hedge.AROUND,
    "上下": Hedge.AROUND,
}
NUMERALS = "零一二三四五六七八九"
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
WRITTEN = rf"{DIGITS}|(?<![{CHARACTERS}])[{CHARACTERS}]{{1,20}}(?:点[{NUMERALS}]{{1,10}})?"
"""A Chinese numeral from its first character on; a longer row of them is no number."""
WIDE = {code: half for code, half in HALF_WIDTH.items() if chr(half).isdigit() or chr(half) in ".%"}
"""Full-width digits, stop and percent sign; a full-width comma is no thousands separator."""
FEWEST_TOLD = 2
"""一户一策, 一村一品: a Chinese one is an article."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of a text. `start` and `end` are those of the number with its unit and its approximate words."""

    quantity: Quantity
    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether it is one number without an approximate word."""
        return self.quantity.hedge is None

    @property
    def decimals(self) -> int:
        """How many decimals were typed."""
        return decimals(self.quantity.value or Decimal(0))


def mentions(text: str, units: Units) -> tuple[Mention, ...]:
    """Every number with a unit in `text`, in its order."""
    plain = text.translate(WIDE)
    found = (mention_of(match, units) for match in pattern(units.names()).finditer(plain))
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=8)
def pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a number in front of one of these units, the longest first."""
    units = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?P<before>大约|约|将近|近|超过|逾|不到|不足)?\s*"
        rf"(?:(?P<percent>百分之)(?P<part>{WRITTEN})"
        rf"|(?<![0-9A-Za-z.×*/〔第-])(?P<value>{WRITTEN})\s*(?P<first>多|余)?"
        rf"(?P<scale>[万亿](?=[多余个]|(?:{units})))?(?P<between>多|余)?(?P<piece>个(?=百分点|村|工日))?\s*(?P<unit>{units}))"
        rf"(?P<after>以上|以下|以内|左右|上下)?(?![/／×*A-Za-z²³]|(?<=[A-Za-z])[0-9]|\s*(?:—|[-–～~至])+\s*[0-9])"
    )


RANGE = re.compile(r"(?:[0-9%％]|[0-9一二三四五六七八九十][^\s，,。；;、]{0,2})\s*(?:—{1,2}|[-–～~至到])\s*$")


def mention_of(found: re.Match[str], units: Units) -> Mention | None:
    """The number found; None for what is no amount."""
    before = found.string[max(0, found.start() - 12) : found.start()]
    if RANGE.search(before) or before.endswith(("第", "〔", "每年第")):
        return None
    if found["after"] and found.string.startswith("的", found.end()):
        return None  # 贫困发生率30%以上的村: which villages, not how many
    words = [WORDS[word] for word in found.group("before", "first", "between", "after") if word]
    hedge = words[-1] if words else None
    if found["percent"]:
        value = number(found["part"])
        unit = units.get(PERCENT)
    else:
        value, unit = amount(found, units)
    if value is None or unit is None or unit.name in PLACES_OF_TIME:
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Mention(Quantity(value, unit, hedge), start, found.end())


def amount(found: re.Match[str], units: Units) -> tuple[Decimal | None, Unit | None]:
    """Value and unit, the 万 before a unit taken into the unit where there is such a one (万人), else into the value."""
    text, scale, name = found["value"], found["scale"] or "", found["unit"]
    value = number(text)
    if value is None:
        return None, None
    if not text[0].isascii():
        small = value < FEWEST_TOLD or (value < 10 and name[0] in COUNTING)
        if small and not scale and len(text) == 1:
            return None, None
        if text[-1] in SCALES and units.get(text[-1] + name):
            scale, value = text[-1], without_zeros(quotient(value, SCALES[text[-1]]))
    if not scale:
        return value, units.get(name)
    unit = units.get(scale + name)
    return (value, unit) if unit is not None else (EXACT.multiply(value, SCALES[scale]), units.get(name))


def number(text: str) -> Decimal | None:
    """Digits, with commas between thousands, or a Chinese numeral, with 点 before its decimals."""
    if text[0].isascii():
        return Decimal(text.replace(",", ""))
    whole, point, rest = text.partition("点")
    value = number_of(whole)
    if value is None or (point and not rest):
        return None
    return Decimal(".".join([str(value), "".join(str(NUMERALS.index(c)) for c in rest)]) if rest else value)


__all__ = ["Mention", "mentions"]
