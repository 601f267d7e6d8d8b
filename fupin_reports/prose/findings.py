"""文字和数据: every number typed in a text of a report, against the data and against the other texts.

F531 a text and the data give one thing two numbers (提醒) · F532 two texts do (提醒) · F533 the same people in other
households, or the reverse (提醒) · F534 the parts behind 其中 are not the whole (提醒) · F535 a text rounds what the data
give with more decimals (提示) · F536 a number typed by hand that the data have under a name (提示).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from fupin_reports.compute import Facts
from fupin_reports.exact import EXACT, quotient, rounded, without_zeros
from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.prose.against_figures import Met, MetPair, met, met_pairs
from fupin_reports.prose.agreement import conflicts, pairs_in
from fupin_reports.prose.amounts import Fit, base
from fupin_reports.prose.conflict import Conflict, How, Told
from fupin_reports.prose.labels import book_of, places
from fupin_reports.prose.mentions import Mention
from fupin_reports.prose.passages import MOST_NUMBERS, told
from fupin_reports.prose.quoted import quotations
from fupin_reports.prose.things import Reader, is_money
from fupin_reports.prose.typed import Typed, texts_of
from fupin_reports.quantities import BEFORE, BETWEEN, Quantity
from fupin_reports.source import Span
from fupin_reports.validate import Checked

LONGEST = 16
MOST_PLACES = 4
MOST_RELATED = 6


def prose_findings(checked: Checked, facts: Facts, templates: Sequence[Typed] = ()) -> Problems:
    """What the numbers in the texts of a report, and in the words of its `templates`, do not agree with."""
    texts = (*texts_of(checked), *templates)
    if not texts and facts.gathered is None:
        return ()
    own, year, units = checked.report.unit[-1:], str(checked.report.year), checked.settings.unit_table()
    places = tuple(places_of(checked, facts))
    found = told([t.passage for t in texts], units, own, places, year)
    whose: dict[int, str] = {}
    if facts.gathered is not None:
        others = quotations(facts.gathered, own, units, places, len(texts))
        texts, found, whose = (*texts, *others.texts), (*found, *others.told), others.whose
    found = found[:MOST_NUMBERS]
    return tuple(Findings(checked, facts, texts, found, Reader(own, places, year), whose).all()) if found else ()


def places_of(checked: Checked, facts: Facts) -> Iterator[str]:
    """The villages and townships that the texts of a report may name."""
    for _, batch in checked.report.batches():
        for village in batch.villages:
            yield from dict.fromkeys((village.key, village.village))
        yield from (p.village for p in batch.projects if p.village)
    if facts.gathered is not None:
        yield from (township.name for township in facts.gathered.reported)


class Findings:
    """The findings of one report; what a graver one has told is not told again. `whose` are the passages of townships."""

    def __init__(
        self,
        checked: Checked,
        facts: Facts,
        texts: Sequence[Typed],
        found: tuple[Told, ...],
        reader: Reader,
        whose: Mapping[int, str],
    ) -> None:
        self._texts, self._told, self._whose = texts, found, whose
        self._book = book_of(facts, checked, reader)
        self._settled: set[int] = set()

    def all(self) -> Iterator[Problem]:
        """In the order of gravity."""
        words = [t.passage.text for t in self._texts]
        clashes = [c for c in conflicts(words, self._told) if not self._is_of_a_township(c)]
        for wrong_pair in met_pairs(pairs_in(words, self._told), self._book):
            yield self._pair_and_data(wrong_pair)
        for clash in clashes:
            if clash.how is How.PAIR and id(clash.one.mention) not in self._settled:
                yield self._pairs(clash)
        mine = (t for t in self._told if t.passage not in self._whose or (t.thing is not None and not t.thing.scope))
        known = [m for one in mine if (m := met(one, self._book)) is not None and self._is_of_one(m)]
        for one in known:
            if id(one.told.mention) not in self._settled and (problem := self._with_data(one)) is not None:
                yield problem
        for clash in clashes:
            if clash.how is How.TWICE and not clash.rounded and not self._told_already(clash):
                yield self._twice(clash)
            elif clash.how is How.PARTS:
                yield self._parts(clash)

    def _is_of_one(self, one: Met) -> bool:
        """Whether a village's or a project's money is meant: not where its text tells of several sums one by one."""
        thing = one.told.thing
        if not one.known.whole or one.fit is not Fit.OTHER or thing is None or thing.total or thing.part:
            return True
        here = (t for t in self._told if t.passage == one.told.passage and is_money(t.mention))
        return sum(t.thing is None or t.thing.scope == thing.scope for t in here) == 1

    def _is_of_a_township(self, clash: Conflict) -> bool:
        """Whether the texts of one township do not agree with each other, which its own report tells."""
        whose = {self._whose.get(t.passage, "") for t in (clash.one, clash.two)}
        return len(whose) == 1 and whose != {""}

    def _told_already(self, clash: Conflict) -> bool:
        return bool({id(clash.one.mention), id(clash.two.mention)} & self._settled)

    def _place(self, one: Told) -> Span:
        return self._texts[one.passage].place(one.mention.start, one.mention.end)

    def _said(self, one: Told) -> str:
        """The number with the words before it, as typed."""
        text, m = self._texts[one.passage].passage.text, one.mention
        start = max(m.start - LONGEST, max((text.rfind(c, 0, m.start) + 1 for c in "，,。；;：:□\n"), default=0))
        return text[start : m.end].strip()

    def _problem(self, code: str, one: Told, words: dict[str, str], more: Sequence[Span], subject: str) -> Problem:
        severity = Severity.NOTE if code in ("F535", "F536") else Severity.WARNING
        if severity is Severity.WARNING:
            self._settled.add(id(one.mention))
        return Problem(code, self._place(one), words, tuple(more)[:MOST_RELATED], severity, subject)

    def _with_data(self, one: Met) -> Problem | None:
        """F531, F535 or F536; None for an approximate number that may be the figure."""
        figure, typed = one.known.figure, one.known.typed
        words = {"text": self._said(one.told), "value": said(one.told.mention.quantity), "name": typed}
        usable = one.known.usable and one.told.passage not in self._whose
        words |= {"stated": said(figure.quantity), "usable": "是" if usable else ""}
        match one.fit:
            case Fit.OTHER:
                words["difference"] = difference(one.told.mention, figure.quantity)
                return self._problem("F531", one.told, words, places(figure), figure.name)
            case Fit.ROUNDED:
                words["difference"] = difference(one.told.mention, figure.quantity)
                return self._problem("F535", one.told, words, places(figure), figure.name)
            case Fit.SAME if usable:
                return self._problem("F536", one.told, words, (), figure.name)
            case _:
                return None

    def _twice(self, clash: Conflict) -> Problem:
        """F532."""
        thing = clash.one.thing
        assert thing is not None
        level = f"{thing.head}占{thing.of}的比例" if thing.of else thing.head
        level = f"{thing.scope}的{level}" if thing.scope else level
        words = {"level": level, "one": said(clash.one.mention.quantity), "two": said(clash.two.mention.quantity)}
        words["difference"] = difference(clash.two.mention, clash.one.mention.quantity)
        more = (self._place(clash.one), *map(self._place, clash.more))
        return self._problem("F532", clash.two, words, more, level)

    def _pairs(self, clash: Conflict) -> Problem:
        """F533 between two texts."""
        shared = said(clash.more[0].mention.quantity)
        words = {"shared": shared, "one": said(clash.one.mention.quantity), "two": said(clash.two.mention.quantity)}
        words |= {"name": "", "difference": difference(clash.two.mention, clash.one.mention.quantity)}
        self._settled |= {id(t.mention) for t in clash.more}
        return self._problem("F533", clash.two, words, (self._place(clash.one),), self._said(clash.two))

    def _pair_and_data(self, pair: MetPair) -> Problem:
        """F533 between a text and the data."""
        people = pair.wrong.mention.quantity.unit != pair.shared.mention.quantity.unit and kind_is_people(pair.wrong)
        figure = pair.scale.people if people else pair.scale.households
        assert figure is not None
        words = {"shared": said(pair.shared.mention.quantity), "one": said(figure.quantity), "name": pair.typed}
        words |= {
            "two": said(pair.wrong.mention.quantity),
            "difference": difference(pair.wrong.mention, figure.quantity),
        }
        self._settled.add(id(pair.shared.mention))
        return self._problem("F533", pair.wrong, words, places(figure), figure.name)

    def _parts(self, clash: Conflict) -> Problem:
        """F534."""
        whole, unit = clash.one.mention.quantity, clash.one.mention.quantity.unit
        assert unit is not None
        assert clash.gap is not None
        assert whole.value is not None
        parts = (clash.two, *clash.more)
        computed = without_zeros(EXACT.subtract(whole.value, clash.gap))
        words = {"whole": said(whole), "parts": "＋".join(said(p.mention.quantity) for p in parts)}
        words |= {"sum": f"{computed:f}{unit.name}", "difference": f"{without_zeros(abs(clash.gap)):f}{unit.name}"}
        words["more"] = "少" if clash.gap > 0 else "多"
        words["rounding"] = "是" if rounding(clash, parts) else ""
        words["other"] = self._said(clash.explained) if clash.explained else ""
        here = self._place(clash.one).line
        others = (*parts, clash.explained) if clash.explained else parts
        more = [place for place in map(self._place, others) if place.line != here]
        return self._problem("F534", clash.one, words, more, self._said(clash.one))


def kind_is_people(one: Told) -> bool:
    """Whether a number counts people."""
    unit = one.mention.quantity.unit
    return unit is not None and unit.dimension == "人"


def rounding(clash: Conflict, parts: Sequence[Told]) -> bool:
    """Whether the gap is no more than what the typed decimals of the parts can have left out."""
    steps = [Decimal(1).scaleb(-p.mention.decimals) for p in parts if p.mention.decimals]
    return clash.gap is not None and len(steps) > 0 and abs(clash.gap) <= sum(steps, Decimal(0)) / 2


def said(quantity: Quantity) -> str:
    """A number with its unit and its approximate word; of many decimals four."""
    if quantity.value is None or quantity.unit is None:
        return quantity.stated
    number = (
        f"{quantity.value:f}"
        if len(f"{quantity.value:f}") < 10
        else f"{without_zeros(rounded(quantity.value, MOST_PLACES)):f}"
    )
    word = quantity.hedge.value if quantity.hedge else ""
    if quantity.hedge in BEFORE:
        return word + number + quantity.unit.name
    return number + word + quantity.unit.name if quantity.hedge in BETWEEN else number + quantity.unit.name + word


def difference(mention: Mention, other: Quantity) -> str:
    """How far a number of a text is from another, in its own unit; percentages in 百分点."""
    unit = mention.quantity.unit
    assert unit is not None
    gap = abs(quotient(EXACT.subtract(base(mention.quantity), base(other)), unit.factor))
    return f"{without_zeros(rounded(gap, MOST_PLACES)):f}" + ("个百分点" if unit.name == "%" else unit.name)


__all__ = ["prose_findings"]
