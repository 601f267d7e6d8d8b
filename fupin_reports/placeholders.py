"""What a clerk leaves in a text to be filled in later: xx, 20xx, ××村, **, ____, “”, 资金万元. Where it stands.

Few false alarms before all: 4m×3m, 3 x 2, XXL, 张某某, 以万元计, 万元以上 and an 1.5'' pipe are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Gap(StrEnum):
    """What kind of gap: a mark (xx), a word (待填), empty brackets or quotes, a unit without its number."""

    MARK = "mark"
    WORD = "word"
    EMPTY = "empty"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One gap in a text: `text[start:end]`."""

    gap: Gap
    start: int
    end: int


COUNTED = r"(?:[年月日户人元个组座条亩村镇乡县]|[万亿]元|[%％]|公里|米)"
MARKS = (
    r"(?<![A-Za-z])(?:19|20)?[xX]{2,}(?=(?:[kc]?m|kg)?(?![A-Za-z0-9]|-[A-Za-z0-9]))",  # xx, 20xx, xxm; not XXL, XX-3
    rf"(?<![A-Za-z0-9.²³）)])(?:20[0-9])?[xX](?={COUNTED})",  # x月x日, x户
    r"(?<![A-Za-z0-9])[xX]、[xX](?![A-Za-z0-9])",
    r"(?:19|20)?×{2,}",
    r"(?<![0-9²³）)])×(?=[年月日](?![数均]))",  # ×月×日; not 人×月数
    r"(?<=[\u4e00-\u9fff])(?<![数价均额积量率])×(?=(?:[户人亩]|[万亿]?元)(?![数均口次]))",  # 脱贫×户; not 单价×户数
    r"(?<![0-9*])[*＊]{2,}(?![0-9])",  # **镇; not 138****5678, which a person has hidden
    r"(?<![A-Za-z0-9_])[_＿]{2,}",
    r"(?<![一二三四五六七八九○〇])[○◯〇]{2,}",  # ○○村; not 二○○八年
    r"□{2,}",
    r"[?？]{2,}",
)
WORDS = (
    r"待填(?![\u4e00-\u9fff])",  # 空白有待填补 says something else
    r"[（(〔\[【]\s*(?:此处)?待(?:填|补|定|核)[写入充报实]?\s*[）)〕\]】]",
    r"某某(?=[省市县区乡镇村组局委]|单位|公司)",
    r"(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])",
)
EMPTY = (
    r"“\s*”",
    r"‘\s*’",
    r"「\s*」",
    r"《\s*》",
    r"（\s*）",
    r"(?<![A-Za-z])\(\s*\)",
    r'(?<![0-9])""',
    r"(?<![0-9])''",
)
ANNOUNCED = (
    "资金|投入|投资|金额|补助|拨款|贷款|筹集|自筹|支出|折资|经费|扶持|需要|需|合计|总计|共计|共"  # a sum comes now
)
UNITS = (
    rf"(?<=[\u4e00-\u9fff])(?<!单位)[ \u3000]{{2,}}{COUNTED}",  # 投入    万元
    rf"(?:{ANNOUNCED})\s*[:：]?\s*(?P<unit>[万亿]元(?![\u4e00-\u9fff])|[万亿]元(?=左右|用于|其中|资金|已|全部)|元(?=[，。；、）)]|$))",
)
PATTERN = re.compile(
    "|".join(
        f"(?P<{gap.value}>{'|'.join(patterns)})"
        for gap, patterns in ((Gap.MARK, MARKS), (Gap.WORD, WORDS), (Gap.EMPTY, EMPTY))
    )
    + f"|{'|'.join(UNITS)}"
)
SUSPECT = re.compile(
    r"[xXｘＸ×]{2}|[xXｘＸ×][\u4e00-\u9fff、%％]|[*＊]{2}|[_＿]{2}|[○◯〇]{2}|□□|[?？]{2}|待[填补定核]|某某|T(?:ODO|BD)"
    r"|[“‘「《（(]\s*[”’」》）)]|\"\"|''|[ \u3000]{2}|[^0-9}\s多余万亿]\s*[万亿]?元"
)
"""What every gap has in it; looked for first, because hardly a text has it."""
HALF_WIDTH = {ord("ｘ"): "x", ord("Ｘ"): "X"}
FIGURE = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def placeholders(text: str) -> Iterator[Placeholder]:
    """Every gap in `text`, in their order. A figure named in `{{ … }}` is a number."""
    if not SUSPECT.search(text):
        return
    plain = FIGURE.sub(lambda found: "1" * len(found[0]), text).translate(HALF_WIDTH)
    for found in PATTERN.finditer(plain):
        gap = Gap(found.lastgroup) if found.lastgroup in ("mark", "word", "empty") else Gap.UNIT
        start, end = found.span("unit") if found["unit"] else found.span()
        yield Placeholder(gap, start, end)
