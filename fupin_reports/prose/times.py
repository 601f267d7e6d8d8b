"""Of which year a number is: the last time word before it, and whether that names a year at all (三年来、一季度 do not).

Comes in: the words before a number; goes out: a year as `Thing.year` has it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fupin_reports.prose.words import CLAUSE_END, COMPARED

COUNT = "[0-9一二两三四五六七八九十几数多]"
NAMED = r"(?P<year>(?:19|20)[0-9]{2})年|(?P<last>上年|去年|上一年)"
TIME = re.compile(
    r"(?P<since>[^，,。；;：:、\n]{0,14}(?:以来|至今))"
    rf"|(?:截[至止]到?|到|至)?(?:(?P<now>今年(?:年?[底末])?(?!年?初)|本年度?|目前|现在)"
    r"|(?P<same>一年来|全年|当年|年底|年末|年终|年内)"
    rf"|(?:{NAMED})(?P<start>年?初)?(?:度|年?[底末])?"
    r"|(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|底|末|(?P<early>初)|[0-9]{1,2}[日号])?"
    rf"|(?P<span>(?:近|前|这|过去|最近)?{COUNT}{{1,3}}个?年多?(?:来|间|里)|近{COUNT}{{1,2}}年|近年来?|历年|往年|每年|逐年"
    rf"|连续{COUNT}{{1,2}}年|“?十[一二三四]五”?(?:期间|时期)?|“?十五”?(?:期间|时期)|今年年?初|年初"
    r"|第?[一二三四1-4]季度|前[二三]季度|[上下]半年|前[0-9一二三四五六七八九十]{1,2}个月|第[一二三四五六]批|首批|[前后]期"
    r"|前年|明年|来年|下一?年|后年))"
)
"""A time word. `same` is the year spoken of before it, `span` and `since` are times of which the data have no figure."""
THIS_YEAR = re.compile(r"今年|本年|年初")
LAST_MONTHS = frozenset({"12", "十二"})
COMPARISON = re.compile(
    rf"(?:比|较|对比|相比|相较于?)(?:{NAMED})度?(?:同期)?|(?:与|和|同|跟)(?:(?:19|20)[0-9]{{2}}年|上年|去年|上一年)度?(?:同期)?(?:相比|比较|一样|相同|持平|比)"
)
"""Last year where something is only compared with it: 和去年一样."""


def year_of(so_far: str, own: str, otherwise: str) -> str:
    """The year of a number behind `so_far`: "" for the report's `own`, the words of a span for one, else a year.

    `otherwise` is that of the place the text stands in. Clauses that compare (比上年的90万元增长20.6%) are passed over.
    Last year's is told by its word where the report's is not known.
    """
    *earlier, last = CLAUSE_END.split(so_far)
    told = [clause for clause in earlier if not COMPARED.match(clause)]
    spoken_of = year = otherwise
    for found in TIME.finditer(COMPARISON.sub("", "，".join((*told, last)))):
        if found["now"] or (found["since"] and THIS_YEAR.search(found["since"])):
            spoken_of = year = ""
        elif found["year"] or found["last"]:
            spoken_of = named(found, own)
            year = spoken_of + "年初" if found["start"] else spoken_of
        elif found["same"] or (found["month"] in LAST_MONTHS and not found["early"]):
            year = spoken_of
        else:
            year = found[0]
    return year


def named(found: re.Match[str], own: str) -> str:
    """The year that is named by its number or by a word."""
    if found["last"]:
        return str(int(own) - 1) if own else "上年"
    return "" if found["year"] == own else found["year"]


def is_span(year: str) -> bool:
    """Whether a year is none: 三年来."""
    return bool(year) and not year.isdigit() and year != "上年"


@lru_cache(maxsize=4096)
def without_times(words: str) -> str:
    """`words` less every time word."""
    return TIME.sub("", words)


__all__ = ["is_span", "without_times", "year_of"]
