"""Wholes that what follows 其中 does not make up: 其中 parts of one kind, or a gap that stands elsewhere.

妇女180人，贫困户劳动力200人 are no parts: who is the one may be the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from fupin_reports.exact import EXACT, quotient
from fupin_reports.prose.amounts import alike, base, kind, telling
from fupin_reports.prose.conflict import Conflict, How, Told
from fupin_reports.prose.things import is_money
from fupin_reports.prose.words import VERBS_LAST

SMALL = Decimal("0.05")
"""A gap of a twentieth of the whole is a slip; a wide one may be parts that nobody has listed."""
OVER = Decimal("0.2")
"""Parts that are more than the whole by so much of it at most; more than that is another list."""
INCLUDED = re.compile(r"其中")
END_OF_PARTS = re.compile(r"[。！!？?\n]|同时|此外|另外|合计|总计|共")
NOT_A_PART = re.compile(r"占[^，,；;]*$|[比较][^，,；;]*$|每[^，,；;]*$|[人户村]均[^，,；;]*$")


def broken_wholes(texts: Sequence[str], told: Sequence[Told]) -> Iterator[Conflict]:
    """PARTS where what follows 其中 does not add up to what stands before it, and would have to."""
    by_passage: dict[int, list[Told]] = {}
    for one in told:
        by_passage.setdefault(one.passage, []).append(one)
    for number, found in by_passage.items():
        text = texts[number]
        for word in INCLUDED.finditer(text):
            end = END_OF_PARTS.search(text, word.end())
            last = end.start() if end else len(text)
            parts = [t for t in found if word.end() <= t.mention.start < last]
            yield from broken_whole(
                text, word.start(), [t for t in found if t.mention.end <= word.start()], parts, told
            )


def broken_whole(text: str, at: int, before: list[Told], after: list[Told], told: Sequence[Told]) -> Iterator[Conflict]:
    """The conflict of the nearest amount before 其中 that has parts of its own kind, if they do not make it up."""
    seen: set[str] = set()
    for whole in reversed(before[-3:]):
        gone, unit = text[whole.mention.end : at], whole.mention.quantity.unit
        if unit is None or "。" in gone.rstrip("。") or NOT_A_PART.search(text[: whole.mention.start][-16:]):
            continue
        parts = [t for t in after if is_part(text, t, whole)]
        if kind(unit) not in seen and len(parts) > 1 and is_the_whole(whole, before):
            found = not_adding_up(whole, parts, told)
            yield from (c for c in found if c.explained is not None or of_one_kind(text, parts))
        seen.add(kind(unit))


def is_the_whole(whole: Told, before: list[Told]) -> bool:
    """Whether no other amount of its sentence can be what the parts are of; one that is said to be in all is it."""
    thing = whole.thing
    if thing is None or thing.total:
        return thing is not None
    others = [t for t in before if t is not whole and alike(t.mention.quantity.unit, whole.mention.quantity.unit)]
    return not any(t.thing is not None and t.thing.sentence == thing.sentence for t in others)


def is_part(text: str, part: Told, whole: Told) -> bool:
    """Whether `part` may be one of the parts of `whole`."""
    before = text[: part.mention.start][-16:]
    return alike(part.mention.quantity.unit, whole.mention.quantity.unit) and not NOT_A_PART.search(before)


def not_adding_up(whole: Told, parts: list[Told], told: Sequence[Told]) -> Iterator[Conflict]:
    """The conflict, where the parts are exact and smaller than the whole, and their gap is no rest left unsaid."""
    amounts = [base(t.mention.quantity) for t in parts]
    stated, unit = base(whole.mention.quantity), whole.mention.quantity.unit
    gap = EXACT.subtract(stated, sum(amounts, Decimal(0)))
    if unit is None or not gap or not all(t.mention.exact for t in (whole, *parts)) or max(amounts) >= stated:
        return
    same = [
        t
        for t in told
        if t.mention.quantity.unit is not None
        and alike(t.mention.quantity.unit, unit)
        and t.mention.exact
        and base(t.mention.quantity) == gap
        and telling(t.mention.quantity, 2)
    ]
    over = unit.dimension == "金额" and -stated * OVER <= gap < 0
    if same or over or abs(gap) <= stated * SMALL:
        more = tuple(parts[1:])
        found = Conflict(How.PARTS, whole, parts[0], more, quotient(gap, unit.factor))
        yield replace(found, explained=same[0] if same else None)


MARKS = re.compile(r"[，,、；;：:。]|其中")
SOURCE = re.compile(
    r"财政|中央|[省市县区乡镇]级?(?:以上)?(?:资金|补助|投入|配套|安排|扶持)|[省市县区]级$|扶贫|专项|整合|自筹|挂钩|帮扶|社会|群众|农户|村民|贷款|信贷|捐|配套|企业|部门|单位|行业"
    r"|以工代赈|折资|投工|补助资金|上级|一事一议"
)
"""Where money comes from."""
SPENT_ON = re.compile(r"用于|到户|兑付|发放|支付|支出|拨付|到位|报账|完成")
OPPOSITES = tuple(
    (re.compile(one), re.compile(two))
    for one, two in (
        ("男", "女"),
        ("新建|重建", "维修|加固|修缮|改造"),
        ("集中", "分散"),
        ("已", "未"),
        ("有", "无|没有"),
    )
)
"""What excludes each other: households of a house built anew are not those of one repaired."""
OTHERS = re.compile(r"其[他它余]|剩余|余下|剩下")
"""A last part of all that is left makes the parts the whole."""
COMMON_END = 2


def of_one_kind(text: str, parts: Sequence[Told]) -> bool:
    """Whether parts exclude each other by their words: a list with 、, sources of money, places, one noun, opposites, all the rest."""
    if all(set(MARKS.findall(text, a.mention.end, b.mention.start)) == {"、"} for a, b in pairwise(parts)):
        return True
    labels = [label(text, part) for part in parts]
    if OTHERS.search(labels[-1]):
        return True
    if not all(labels) or len(set(labels)) < len(labels):
        return False
    money = all(is_money(part.mention) for part in parts)
    if money and any(map(SPENT_ON.search, labels)):
        return False
    if money and all(map(SOURCE.search, labels)):
        return True
    places = {part.thing.scope for part in parts if part.thing is not None and part.thing.scope}
    return len(places) == len(parts) or are_opposites(labels) or has_common_end(labels)


def are_opposites(labels: Sequence[str]) -> bool:
    """Whether two names exclude each other: men and women."""
    either = [(one, two) for one, two in (labels, labels[::-1])] if len(labels) == 2 else []
    return any(first.search(one) and second.search(two) for first, second in OPPOSITES for one, two in either)


def label(text: str, part: Told) -> str:
    """What a part is called: the words back to the mark before it, less a number on the way (东村81户299人)."""
    words = MARKS.split(text[: part.mention.start])[-1]
    bare = re.split("[0-9]", words)[0].strip()
    return VERBS_LAST.sub("", bare)


def has_common_end(labels: Sequence[str]) -> bool:
    """Whether all names end in the same noun: 集中安置 and 分散安置; of names of one length a character is enough: 省级."""
    end = 1 if len(set(map(len, labels))) == 1 else COMMON_END
    return len({words[-end:] for words in labels}) == 1


__all__ = ["broken_wholes"]
