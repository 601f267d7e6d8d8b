"""What stands beside a number and makes it one of a part: what follows it, what its sentence was about before.

`全镇贫困户12户住危房` are not the 贫困户 of the 全镇, `一是抓水利，全乡共投入资金30万元` is not all its money. Goes by words
alone, and rather takes a whole for a part than the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from fupin_reports.prose.mentions import Mention
from fupin_reports.prose.words import CLAUSE_END, COUNTED

CLOSED = re.compile(
    r"\s*(?:$|[，,。；;、：:！!？?）)”’\"□\n]|以上|以下|左右|其中|比|较|同比|占|[人户村]均|全部|全都|逐[户村人一个]|均|都|且|并|而|的(?:[，,。；;、）)]|$))"
)
"""What may stand behind a number of a whole. Anything else goes on telling of which: 30户没有, 12.5万元用于."""
BRACKETS = re.compile(r"\s*[（(][^（）()]{0,60}[）)]")
JOINED = re.compile(r"\s*[、,，]?\s*|[、和及与][^，,。；;：:]{0,14}")
REST = re.compile(r"[还尚]有|还剩|剩余|剩下|结余|尚余|余下|其余|其他|另有|另外|部分|个别|少数|不少")
"""Before a number: those of which nothing was said yet."""
ASIDE = re.compile(
    r"^\s*(?:[一二三四五六七八九十]是|首先|其次|再次|第[一二三四五六七八九十]|另外|此外|同时|围绕|针对|抓|为了?|在.{1,14}(?:领域|上|中)"
    r"|[（(][0-9一二三四五六七八九十]+[）)]|[0-9]{1,2}[.．、])|方面"
)
"""A clause that says what the next ones are about."""
OF_ALL = re.compile(r"投入|投资|资金|扶贫开发|扶贫工作|脱贫|扶贫攻坚|领导|责任|政策")
"""A clause with these is about the whole, though it is the first of several (一是加大投入)."""
USED = re.compile(r"用于|用在|投向|投入到")
SECTOR = re.compile(
    r"产业扶贫|水利|饮水|吃水|用水|供水|灌溉|道路|公路|村道|出行|行路|桥|交通|产业|种植|养殖|种养|畜牧|农业|教育|学校|校舍|助学|培训|技能|搬迁|移民|安置|危房|住房|民居"
    r"|电力|电网|通电|通信|网络|医疗|卫生|文化|文体|广播|基础设施|农田|坡改梯|林业|经济林|烟叶|茶|果|蔬|药材|核桃|牛|羊|猪|鸡|水?渠|水池|水窖|塘|堤|坝"
    r"|就业|劳务|旅游|光伏|合作社|救助|低保|兜底|生态|环境|村容|亮化|绿化|硬化|活动室|活动场所|互助|小额|贷款|慰问|科技|整村推进|到户"
)
"""One field of the work: what was put into it is not all that was put in."""
WORKS = re.compile(
    r"[，,]\s*(?:先后|共|已|新)*(?:新建|修建|修筑|修通|新修|建成|建设|硬化|改造|改善|发展|扶持|购买|购置|种植|养殖|架设|安装|铺设|维修|补助|发放|解决|慰问|资助|救助|培训|帮助|为|给)"
    r"(?P<what>[^，,。；;]{1,40})"
)
SPENT = re.compile(r"[，,]\s*(?:主要|全部|重点|专项|专门)?(?:用于|用在|投向)(?P<what>[^，,。；;]{1,40})")
SEVERAL = re.compile(r"、|和|以及|及|等|项目")


def loose(text: str, found: Sequence[Mention]) -> list[bool]:
    """Of each number whether the words behind it go on telling of which it is; 12户30人住危房 of both."""
    result: list[bool] = []
    after: Mention | None = None
    for one in reversed(found):
        if after is not None and JOINED.fullmatch(text, one.end, after.start):
            result.append(result[-1])
        else:
            result.append(not is_closed(text, one.end))
        after = one
    return result[::-1]


def is_closed(text: str, at: int) -> bool:
    """Whether what stands at `at`, behind a noun that is counted and behind brackets, leaves a number that of a whole."""
    for skipped in (COUNTED, BRACKETS):
        if found := skipped.match(text, at):
            at = found.end()
    return CLOSED.match(text, at) is not None


def is_aside(before: str) -> bool:
    """Whether a number behind `before`, the words of its sentence, is one of a part by them: 危房改造方面，贫困户30户."""
    *clauses, own = clauses_of(before)
    return bool(REST.search(own)) or any("方面" in c and SECTOR.search(c) for c in (*clauses, own))


def is_of_sector(before: str, text: str = "", at: int = 0) -> bool:
    """Whether what stands behind `before` is of one field of the work; of money that ends at `at` of a `text` by what follows it too."""
    *clauses, own = clauses_of(before)
    if USED.search(before) or "方面" in own or any(is_topic(clause) for clause in clauses):
        return True
    spent = (pattern.match(text, at) for pattern in (SPENT, WORKS))
    return any(found is not None and not SEVERAL.search(found["what"]) for found in spent)


@lru_cache(maxsize=4096)
def is_topic(clause: str) -> bool:
    """Whether a clause tells of what the money in the next one was for."""
    return SECTOR.search(clause) is not None or (ASIDE.search(clause) is not None and not OF_ALL.search(clause))


def clauses_of(before: str) -> list[str]:
    """The clauses of a sentence back to its last ；, the last one that of the number."""
    return CLAUSE_END.split(re.split("[；;]", before)[-1])


__all__ = ["is_aside", "is_of_sector", "loose"]
