"""What a number in a text is of: its noun, whose it is, of which year, what it is a share of.

Comes in: a text with its mentions; goes out: a `Thing` for each that says what it is, for certain. Goes by words alone:
what cannot be told (投入资金0.2万元: of which project?) has no thing, and is compared with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from fupin_reports.prose.beside import is_aside, is_of_sector, loose
from fupin_reports.prose.clauses import MOST_BEFORE, behind, own_clause, sentence_start, subject_of
from fupin_reports.prose.mentions import Mention
from fupin_reports.prose.times import is_span, without_times, year_of
from fupin_reports.prose.words import (
    ADVERBS_FIRST,
    ALL_OF,
    BASE,
    BELOW_LINE,
    CHANGE,
    CLAUSE_END,
    COMPARED,
    COUNT_OF,
    COUNTED,
    FROM_ABOVE,
    INTENDED,
    LATER,
    LEADS,
    LIMIT,
    MASKED,
    NAMED,
    NEAR,
    NO_NAME,
    OF_WHOLE,
    OWN,
    PLANNED,
    POOR,
    PROJECT,
    REACHED,
    SAID_SHORTER,
    SHARE,
    TO,
    TOTAL,
    VERBS_LAST,
    WHERE,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a number is of: its `head`, nothing where the words do not say.

    `scope` is whose ("" for the report's own), `year` which ("" for the report's own, and where nothing is said), `of` what
    it is a share of. `total` tells that the words call it a whole (共、全乡), `part` that it is a part (其中), `unsure` that
    nothing before it is called a whole, `planned` that it is meant, not done, `base` that it was so before a change, `loose`
    that it is of some of those that the words before it name (贫困户12户住危房). `sentence` is where its sentence begins.
    """

    head: str
    scope: str = ""
    year: str = ""
    of: str = ""
    total: bool = False
    part: bool = False
    unsure: bool = False
    planned: bool = False
    base: bool = False
    loose: bool = False
    sentence: int = 0


class Reader:
    """Reads the things of one text: `own` is the level of the report's unit (乡), `places` the names that it may speak of."""

    def __init__(self, own: str = "", places: Collection[str] = (), year: str = "") -> None:
        self._own, self._year = own, year
        names = sorted(places, key=len, reverse=True)
        self._places = re.compile("|".join(map(re.escape, names))) if names else None

    def things(self, text: str, found: Sequence[Mention], around: Thing | None = None) -> tuple[Thing | None, ...]:
        """The thing of every mention; `around` has the scope and the year of the place the text stands in."""
        result: list[Thing | None] = []
        around, parts = around or Thing(""), loose(text, found)
        for n, mention in enumerate(found):
            start = sentence_start(text, mention.start)
            first = max(n - MOST_BEFORE, 0)
            before = [(m, t) for m, t in zip(found[first:n], result[first:], strict=True) if m.start >= start]
            here = replace(around, loose=parts[n], sentence=start)
            result.append(self._thing(text, mention, start, before, here))
        return tuple(result)

    def _thing(
        self, text: str, mention: Mention, start: int, before: list[tuple[Mention, Thing | None]], around: Thing
    ) -> Thing | None:
        """What `mention` is of; None where the words do not say."""
        last = behind(text, before[-1][0].end, mention.start) if before else start
        so_far, clause = text[start : mention.start], own_clause(text, start, last, mention.start)
        scope, year = self._scope(so_far, around.scope), year_of(so_far, self._year, around.year)
        planned = around.planned or bool(
            PLANNED.search(clause) or INTENDED.search(so_far[-NEAR:]) or LATER.search(so_far)
        )
        total = bool(TOTAL.search(clause) or ALL_OF.search(clause))
        part = "其中" in so_far
        unsure = part and not any(t is not None and t.total for _, t in before)
        apart = around.loose or is_aside(so_far) or (is_money(mention) and is_of_sector(so_far, text, mention.end))
        apart = apart or (PROJECT in clause and is_of_sector(so_far))
        thing = replace(
            around, scope=scope, year=year, planned=planned, total=total, part=part, unsure=unsure, loose=apart
        )
        if mention.quantity.unit is not None and mention.quantity.unit.name == "%" and (found := share_in(so_far)):
            return self._share(text, start, found, before, thing)
        follows = text[last : mention.start].strip(" ,，、") if before else "-"
        known = before[-1][1] if before else None
        if not follows:  # 591户1593人
            return known if known is not None and not known.of else None
        if known is not None and known.base and TO.fullmatch(follows):
            base = max(text.rfind(word, start, before[-1][0].start) for word in "由从")
            year = year_of(text[start:base] + "，" + follows, self._year, around.year)  # 由上年的4900元提高到5230元
            return replace(known, base=False, year=around.year if is_span(year) else year, loose=thing.loose)
        if known is not None and is_time_alone(follows):  # 年初612户，年底591户
            return replace(known, year=year, loose=thing.loose) if known.head and not known.of else None
        if known is not None and known.total and known.head.endswith(PROJECT) and REACHED.fullmatch(follows):
            counted = COUNTED.match(text, mention.end)
            return replace(known, head=counted["noun"], loose=known.loose or around.loose) if counted else None
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
        head = FROM_ABOVE.sub("", without_times(OWN.sub("", head)))
        head = TOTAL.sub("", head)
        if self._places is not None:
            head = self._places.sub("", head)
        for _ in range(8):
            shorter = LEADS.sub("", head.strip(" \u3000'`’‘-—·、"))
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
        head = COUNT_OF.sub("", head)
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
        clauses = CLAUSE_END.split(so_far)
        for clause in reversed(clauses):
            if COMPARED.match(clause):
                continue
            clause = LEADS.sub("", FROM_ABOVE.sub("", MASKED.sub("", without_times(clause)))).strip()
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


def place_at(clause: str) -> re.Match[str] | None:
    """The place that `clause` begins with."""
    found = NAMED.match(clause)
    return found if found is not None and not NO_NAME.search(found["name"]) else None


def is_money(one: Mention) -> bool:
    """Whether a number is an amount of money."""
    return one.quantity.unit is not None and one.quantity.unit.dimension == "金额"


def is_time_alone(words: str) -> bool:
    """Whether nothing but a time and a verb stands between two numbers."""
    bare = without_times(words)
    return bare != words and not VERBS_LAST.sub("", bare.strip(" ,，、；;"))


def share_in(so_far: str) -> re.Match[str] | None:
    """占…的 right before the number."""
    return SHARE.search(so_far)


__all__ = ["Reader", "Thing", "is_money"]
