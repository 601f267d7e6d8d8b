"""Amounts in capital numerals (中文大写), as accounts write them: 陆万柒仟叁佰肆拾捌元壹角捌分.

After the rules for filling in bills and settlement vouchers (支付结算办法, 附一): 元 ends in 整 where neither 角 nor 分
follow, a run of zeros is read once, 零 stands before 分 where there is no 角.
"""

from __future__ import annotations

from decimal import Decimal

from fupin_reports.exact import rounded

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")
GROUP = 10_000
LARGEST = Decimal(GROUP) ** len(GROUPS)


def capital_amount(yuan: Decimal) -> str:
    """`yuan`, half up to the 分, in capital numerals; 负 before a negative one. ValueError for 10,000亿元 and more."""
    amount = rounded(abs(yuan), 2)
    if amount >= LARGEST:
        raise ValueError(f"{yuan} is more than can be read out")
    whole = int(amount)
    jiao, fen = divmod(int(amount * 100) % 100, 10)
    sign = "负" if yuan < 0 and amount else ""
    text = in_digits(whole) + "元" if whole else ""
    if not jiao and not fen:
        return sign + (text or "零元") + "整"
    if jiao:
        text += DIGITS[jiao] + "角"
    elif text:
        text += "零"
    return sign + text + (DIGITS[fen] + "分" if fen else "")


def in_digits(number: int) -> str:
    """A whole number above zero: 壹亿零伍仟."""
    groups: list[int] = []
    while number:
        number, rest = divmod(number, GROUP)
        groups.append(rest)
    text, gap = "", False
    for place in reversed(range(len(groups))):
        group = groups[place]
        if not group:
            gap = True
            continue
        if text and (gap or group < GROUP // 10):
            text += "零"
        text += in_group(group) + GROUPS[place]
        gap = False
    return text


def in_group(number: int) -> str:
    """1 to 9999: 伍仟零贰拾."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return text
