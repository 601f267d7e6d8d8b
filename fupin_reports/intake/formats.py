"""What a number format makes of an amount: `0!.0,"万"` shows 69600 as 7.0万, which is then not what the column's head says."""

from __future__ import annotations

import re
from decimal import Decimal

from fupin_reports.exact import EXACT

FIRST_SECTION = re.compile(r'(?:"[^"]*"|[!\\].|\[[^\]]*\]|[^;])*')
PART = re.compile(
    r'"(?P<quoted>[^"]*)"|[!\\](?P<escaped>.)|\[[^\]]*\]|_.|\*.|(?P<digits>[0#?,]+)|(?P<other>.)', re.DOTALL
)
UNIT = re.compile(r"(?P<power>[十百千万亿]*)(?P<yuan>元?)")
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
POINT, DRAWN_POINT = ".", "·"


def factor_shown(code: str, own: Decimal) -> Decimal:
    """How many yuan one unit of the stored number is, going by what the format shows and calls it.

    `own` is the factor of the unit of the column. The two differ where the format divides (`0.00,`, `0!.0,`) without
    saying so, or says another unit than the head (`0.00"万元"` below 扶贫资金（元）).
    """
    shown, words = "", ""
    for part in PART.finditer("".join(FIRST_SECTION.findall(code)[:1])):
        literal = part["quoted"] or part["escaped"] or ""
        if literal == POINT:
            shown += DRAWN_POINT
        elif literal or not (part["digits"] or part["other"]):
            words += literal
        elif part["digits"]:
            shown += part["digits"]
        elif part["other"] == POINT:
            shown += POINT
        else:
            words += part["other"]
    commas = len(shown) - len(shown.rstrip(","))
    drawn = sum(sign in "0#?" for sign in shown.rpartition(DRAWN_POINT)[2]) if DRAWN_POINT in shown else 0
    return EXACT.scaleb(unit_said(words, own), -(3 * commas + drawn))


def unit_said(words: str, own: Decimal) -> Decimal:
    """The factor of the unit that the words of a format name, 万 or 万元 or 元; `own` where they name none."""
    found = next((f for f in UNIT.finditer(words) if f[0]), None)
    if found is None:
        return own
    return EXACT.scaleb(Decimal(1), sum(POWERS[sign] for sign in found["power"]))
