"""What a number in a text is of: its noun, whose it is, of which year, what it is a share of.

Comes in: a text with its mentions; goes out: a `Thing` for each that says what it is, for certain. Goes by words alone:
what cannot be told (投入资金0.2万元: of which project?) has no thing, and is compared with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from fupin_reports.prose.mentions import Mention

LEVELS = "省市县区乡镇村"
NEAR = 40  # characters before a number in which 计划 still means that number
ALL_OF = re.compile(rf"全[{LEVELS}](?!级)")
OWN = re.compile(rf"(?:全|我|本|该)(?P<level>[{LEVELS}局])(?!级)")
NAMED = re.compile(
    r"^(?:在|对|为|由|给|如|根据)?(?P<name>[\u4e00-\u9fffA-Za-z×*]{2,6}?"
    r"(?P<level>省|市|县|区|乡|镇|村委会|村民小组|社区|村|组))(?!级|户|民|容|庄|里|两|干|次|合|织|直)"
)
NO_NAME = re.compile(
    r"^(?:农|全|各|每|该|本|我|重点|项目|试点|示范|行政|驻|新|一些|所有|进行|与|在|有|并)|整村|农村|贫困|重点|占|有|共|扶贫|"
    r"完成|建成|建设|确保|利用|围绕|最终|作为|现已|严格|建议|为|社区建|低收入|帮扶|[和与及]|国家"
)
"""What looks like a place and is none. Without a dictionary this is a guess; a wrong one makes less comparable, not more."""
YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?:度|底|末|初)?|(?P<last>上年|去年|上一年)(?:度|底|末)?")
MASKED = re.compile(r"(?:20)?[xX×]{2}年(?:度|底|末|初)?")
NOW = re.compile(r"本年度?|今年|当年|全年|一年来|截[至止](?:目前|[0-9]{1,2}月底)|目前|年底|上级|现在")
TOTAL = re.compile(r"(?<!公)共(?:计|有|)(?![同享产建和青识])|合计|累计|总计|总共")
PLANNED = re.compile(
    r"计划|拟|力争|目标|将(?!近|[^，,。；;]{0,40}(?:纳入|列入|分配|用于|评为))|预计|预期|申请|建议|争取|力求|规划|下达|应当?|恳请|今后|明年|下一?年"
)
INTENDED = re.compile(r"力争|计划|拟|预计|争取到|力求|恳请")
"""What still means a number that stands some words further on."""
BASE = re.compile(r"(?:由|从)(?=[^，,。；;]{0,16}$)")
"""Before the number that a change starts from: 由2012年底的90.2万人下降到54.77万人."""
TO = re.compile(
    r"^(?:下降|减少|增加|扩大|提高|上升|增长|提升|缩小|降低|降|增|升)(?:到|至|为)了?(?:目前|现在|今年|年底)?的?$"
)
CHANGE = re.compile(
    r"(?:增加|减少|提高|下降|增长|上升|扩大|缩小|高出|高于|低于|高|低|少|多|超过|降低|增收|减|增|差|达标|超)了?$"
)
LIMIT = re.compile(r"(?:不?(?:低|高|少|多|超过|足)于?|在)$")
WHERE = re.compile(r"全[国省市县]|[\u4e00-\u9fff]{2,4}[省市县]")
"""Of a share of a whole province: whose it is, is told by its subject alone."""
COMPARED = ("比", "较", "与", "高于", "低于", "高出", "占", "仅占", "不到")
"""A place behind these is what something is compared with, not what is spoken of."""
SHARE = re.compile(
    r"(?<!抢)占(?:到)?了?(?P<of>[^，,。；;：:、占]{2,20}?)的(?:比例|比重)?(?:仅|只|约|近|高达|达到?|为|是)*(?:[0-9.]+[%％]、)*$"
)
OF_WHOLE = re.compile(r"(?:平均)?水平$|总数$|总量$|总额$|人均$|平均$|合计$")
VERBS_LAST = re.compile(
    r"(?:达到?|为|是|共计|共有|共|有|合计|累计|总计|计|只有|只|仅|约|近|占|了|的|出|高达|已达|分别|就|超过|突破|逾|在|"
    r"下降到|降到|降至|减少到|增加到|增至|扩大到|提高到|上升到|下降至|增长到|各|还有|：|:)$"
)
ADVERBS_FIRST = re.compile(
    r"^(?:全国|以下的|以上的|其中|同时|并且|并|但是|但|而且|而|和|及|与|对|将|把|在|使|让|另有|另外|还有|尚有|尚|还|也|都|均|又|再|已经|已|现已|现有|现|"
    r"先后|分别|仅|只有|只|全部|最终|共|有|实际|总计|累计|合计|的|了|通过|经|一是|二是|三是|四是|五是|今|来|确定为|至|以来|底|末)"
)
LEADS = re.compile(r"^(?:[0-9]{1,2}[.、．]|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、是])")
COUNTED = re.compile(
    r"的?(?P<noun>(?:建档立卡|低保|五保|农村|在册)?"
    r"(?:贫困户|贫困村|贫困人口|低保户|五保户|重点村|项目村|脱贫户|行政村|村民组|农户|党员))"
)
"""What may stand behind a number that is said of a whole place: 全镇795个贫困户."""
BELOW_LINE = re.compile(r"(?:贫困|扶贫)标准|贫困线|扶贫线")
POOR = "贫困"
SAID_SHORTER = (("精准识别", "识别"), ("识别出", "识别"), ("征集出", "征集"), ("困户", "贫困户"), ("贫贫", "贫"))
BREAKS = '，,。；;：:！!？?（）()“”"、\n□'
SENTENCE = re.compile(r"[。！!？?\n]")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a number is of: its `head`, nothing where the words do not say. `scope` is whose ("" for the report's own), `year` which (""
    for the report's own, and where nothing is said).

    `of` is what it is a share of; `total` whether the words say that it is a whole (共、全乡), `part` that it is a part of
    such a one (其中); `planned` that it is meant, not done,
    `base` that it is what something was before it changed. `sentence` is where the sentence begins.
    """

    head: str
    scope: str = ""
    year: str = ""
    of: str = ""
    total: bool = False
    part: bool = False
    planned: bool = False
    base: bool = False
    sentence: int = 0


class Reader:
    """Reads the things of one text: `own` is the level of the report's unit (乡), `places` the names that it may speak of."""

    def __init__(self, own: str = "", places: Collection[str] = (), year: str = "") -> None:
        self._own, self._year = own, year
        names = sorted(places, key=len, reverse=True)
        self._places = re.compile("|".join(map(re.escape, names))) if names else None

    def things(self, text: str, found: Sequence[Mention], scope: str = "", year: str = "") -> tuple[Thing | None, ...]:
        """The thing of every mention; `scope` and `year` are those of the place the text stands in."""
        result: list[Thing | None] = []
        for n, mention in enumerate(found):
            start = sentence_start(text, mention.start)
            before = [(m, t) for m, t in zip(found[:n], result, strict=True) if m.start >= start]
            result.append(self._thing(text, mention, start, before, Thing("", scope, year, sentence=start)))
        return tuple(result)

    def _thing(
        self, text: str, mention: Mention, start: int, before: list[tuple[Mention, Thing | None]], around: Thing
    ) -> Thing | None:
        """What `mention` is of; None where the words do not say."""
        last = before[-1][0].end if before else start
        so_far, clause = text[start : mention.start], own_clause(text, start, last, mention.start)
        scope, year = self._scope(so_far, around.scope), self._year_of(so_far, around.year)
        planned = bool(PLANNED.search(clause) or INTENDED.search(so_far[-NEAR:]))
        total = bool(TOTAL.search(clause) or ALL_OF.search(clause))
        part = "其中" in so_far and any(t is not None and t.total for _, t in before)
        thing = replace(around, scope=scope, year=year, planned=planned, total=total, part=part)
        if mention.quantity.unit is not None and mention.quantity.unit.name == "%" and (found := share_in(so_far)):
            return self._share(text, start, found, before, thing)
        follows = text[last : mention.start].strip(" ,，、") if before else "-"
        known = before[-1][1] if before else None
        if not follows:  # 591户1593人
            return known if known is not None and not known.of else None
        if known is not None and known.base and TO.fullmatch(follows):
            return replace(known, base=False, year=year)
        starts = BASE.search(clause)
        clause = clause[: starts.start()] if starts else clause
        if CHANGE.search(clause) or LIMIT.search(clause) or "每" in clause[-4:]:
            return None
        head = self.head(clause)
        if clause.startswith("以下的") and BELOW_LINE.search(so_far) and POOR not in head:
            head = head.replace("人口", POOR + "人口")
        if not head and ALL_OF.search(clause[-2:]) and (counted := COUNTED.match(text, mention.end)):
            head = counted["noun"]
        if not head:
            return replace(thing, base=starts is not None)
        if any(t is not None and t.head == head and t.scope == scope for _, t in before) and not self._says_scope(
            clause
        ):
            thing = replace(thing, scope=around.scope)  # the same said again, of somebody who is not named
        return replace(thing, head=head, base=starts is not None)

    def _share(
        self, text: str, start: int, found: re.Match[str], before: list[tuple[Mention, Thing | None]], thing: Thing
    ) -> Thing | None:
        """The thing of a percentage that says what it is of: 农民人均纯收入占全省的78%; two at once with 分别."""
        subject = subject_of(text, start, start + found.start())
        known = next((t for m, t in reversed(before) if t is not None and m.end <= start + found.start()), None)
        of = self.denominator(found["of"])
        if not subject:
            told = known is not None and known.head and of
            return replace(thing, head=known.head, of=of, scope=known.scope) if known is not None and told else None
        which = found[0].count("、", found[0].rfind("的"))
        names = re.split(r"和|及|、", subject.removesuffix("分别")) if subject.endswith("分别") else [subject]
        head = self.head(names[which]) if which < len(names) else ""
        if not head or not of:
            return None
        return replace(thing, head=head, of=of, scope=self._scope(subject, "" if WHERE.fullmatch(of) else thing.scope))

    def head(self, clause: str) -> str:
        """The noun, or verb and noun, that a clause says its number is of, less whose and when and every filling word."""
        head = MASKED.sub("", clause)
        head = NOW.sub("", YEAR.sub("", OWN.sub("", head)))
        head = TOTAL.sub("", head)
        if self._places is not None:
            head = self._places.sub("", head)
        for _ in range(8):
            shorter = LEADS.sub("", head.strip(" \u3000'`’‘-—·"))
            if (named := place_at(shorter)) and len(named[0]) < len(shorter):
                shorter = shorter[named.end() :]
            shorter = VERBS_LAST.sub("", ADVERBS_FIRST.sub("", shorter))
            if shorter == head:
                break
            head = shorter
        if place_at(head) and NAMED.fullmatch(head):
            return ""
        for long, short in SAID_SHORTER:
            head = head.replace(long, short)
        return head if len(head) > 1 else ""

    def denominator(self, words: str) -> str:
        """What a share is of: 甘肃省平均水平 is 甘肃省."""
        of = OF_WHOLE.sub("", words.strip())
        own = OWN.fullmatch(of)
        of = of.replace("总人口", "人口")
        return of if own or (place_at(of) and NAMED.fullmatch(of)) else OF_WHOLE.sub("", self.head(of)) or of

    def _says_scope(self, clause: str) -> bool:
        return bool(OWN.search(clause) or place_at(clause) or (self._places and self._places.search(clause)))

    def _scope(self, so_far: str, otherwise: str) -> str:
        """Whose the number is: what the sentence names last; the report's own unit is nothing."""
        clauses = re.split(r"[，,；;：:]", so_far)
        for clause in reversed(clauses):
            if clause.lstrip().startswith(COMPARED):
                continue
            clause = LEADS.sub("", MASKED.sub("", NOW.sub("", YEAR.sub("", clause)))).strip()
            if self._places is not None and (known := list(self._places.finditer(clause))):
                return known[-1][0]
            if found := list(OWN.finditer(clause)):
                level = found[-1]["level"]
                return "" if level in (self._own, "局") else "全" + level
            if clause.startswith("全国"):
                return "全国"
            if named := place_at(clause):
                return named["name"]
        return otherwise

    def _year_of(self, so_far: str, otherwise: str) -> str:
        """The year that is named last before the number; last year's is told by its word where the report's is not known."""
        found = list(YEAR.finditer(so_far))
        if not found:
            return otherwise
        if found[-1]["last"]:
            return str(int(self._year) - 1) if self._year else "上年"
        return "" if found[-1]["year"] == self._year else found[-1]["year"]


def place_at(clause: str) -> re.Match[str] | None:
    """The place that `clause` begins with."""
    found = NAMED.match(clause)
    return found if found is not None and not NO_NAME.search(found["name"]) else None


def share_in(so_far: str) -> re.Match[str] | None:
    """占…的 right before the number."""
    return SHARE.search(so_far)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence around `at` begins."""
    return max((m.end() for m in SENTENCE.finditer(text, 0, at)), default=0)


def own_clause(text: str, start: int, last: int, at: int) -> str:
    """The words before `at`, back to the mark or the number before them. A 、 within a noun is no end of it."""
    begin = max([start, last, *(i + 1 for i in range(start, at) if text[i] in BREAKS and text[i] != "、")])
    return text[begin:at]


def subject_of(text: str, start: int, at: int) -> str:
    """The words before 占; nothing where there are none, and what was counted before is meant."""
    clause = own_clause(text, start, start, at)
    return clause.rstrip("仅只约") if len(clause.strip("仅只但已还约，, ")) > 1 else ""


__all__ = ["Reader", "Thing", "sentence_start"]
