"""Amounts in capital numerals (中文大写), as accounts write them: 陆万柒仟叁佰肆拾捌元壹角捌分.

After the rules for filling in bills and settlement vouchers (支付结算办法, 附一): 元 ends in 整 where neither 角 nor 分
follow, a run of zeros is read once, 零 stands before 分 where there is no 角.
"""

from __future__ import annotations

from decimal import Decimal

from fupin_reports.exact import rounded
from fupin_reports.numerals import in_full

CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
LARGEST = Decimal(10) ** 12


def capital_amount(yuan: Decimal) -> str:
    """`yuan`, half up to the 分, in capital numerals; 负 before a negative one. ValueError for 10,000亿元 and more."""
    amount = rounded(abs(yuan), 2)
    if amount >= LARGEST:
        raise ValueError(f"{yuan} is more than can be read out")
    whole = int(amount)
    jiao, fen = divmod(int(amount * 100) % 100, 10)
    sign = "负" if yuan < 0 and amount else ""
    text = capital(whole) + "元" if whole else ""
    if not jiao and not fen:
        return sign + (text or "零元") + "整"
    if jiao:
        text += capital(jiao) + "角"
    elif text:
        text += "零"
    return sign + text + (capital(fen) + "分" if fen else "")


def capital(number: int) -> str:
    """A whole number: 壹亿零伍仟."""
    return in_full(number).translate(CAPITALS)
