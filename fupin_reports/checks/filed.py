"""What the rules look at: a report as filed, with last year's where there is one, and walks over what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from fupin_reports.compute import Facts, Ledger, Scale, scale
from fupin_reports.figures import Figure
from fupin_reports.problems import Problem
from fupin_reports.quantities import Quantity
from fupin_reports.records import HOLDING, Indicator, Issue, Plan, Project, Prose, Record, Status
from fupin_reports.source import KeyPath, Span
from fupin_reports.validate import Checked


@dataclass(frozen=True, slots=True)
class Filed:
    """A township's report with its figures; `before` is last year's, where its file is there and without errors."""

    checked: Checked
    facts: Facts
    before: Filed | None = None

    def at(self, *path: str | int) -> Span:
        """Where the value at that key path stands."""
        return self.checked.source.place(path)


Found = Iterator[Problem]


@dataclass(frozen=True, slots=True)
class Item:
    """A 项目 with its money and where it belongs: `owner` in words (本年 甲村), `neighbours` the list it stands in."""

    project: Project
    book: Ledger
    status: Status
    owner: str
    path: KeyPath

    @property
    def title(self) -> str:
        """What it is called in a sentence: 本年 甲村的道路（水泥路）."""
        things = "、".join(work.thing for work in self.project.works[:2])
        return f"{self.owner}的{self.project.category}" + (f"（{things}）" if things else "")


def lists_of_items(filed: Filed) -> Iterator[tuple[Item, ...]]:
    """The projects of the report, list by list: a village's, or those listed under the township."""
    report, ledgers = filed.checked.report, {book.name: book for book in filed.facts.ledgers}
    for scope, batch in report.batches():
        if scope not in ledgers:
            continue
        children = iter(ledgers[scope].children)
        for n, village in enumerate(batch.villages):
            own = village.status or batch.status
            books = next(children).children
            yield tuple(
                Item(p, b, p.status or own, f"{scope} {village.key}", (scope, "项目村", n, "项目", m))
                for m, (p, b) in enumerate(zip(village.projects, books, strict=True))
            )
        yield tuple(
            Item(p, b, p.status or batch.status, f"{scope} {p.village}" if p.village else scope, (scope, "项目", n))
            for n, (p, b) in enumerate(zip(batch.projects, children, strict=True))
        )


def items(filed: Filed) -> Iterator[Item]:
    """Every project of both years."""
    return chain.from_iterable(lists_of_items(filed))


@dataclass(frozen=True, slots=True)
class Measure:
    """A 指标 with its typed numbers as figures; None for what is not typed. `name` is that of its main figure."""

    key: str
    entry: Indicator
    name: str
    value: Figure | None
    households: Figure | None
    people: Figure | None

    def figure(self, tail: str, quantity: Quantity | None) -> Figure | None:
        """A further number of it under that name."""
        return Figure(f"{self.name}.{tail}", quantity) if quantity is not None else None

    def main(self) -> tuple[Figure, ...]:
        """The value, the people and the households, as far as they are there."""
        return tuple(f for f in (self.value, self.people, self.households) if f is not None)


def measures(filed: Filed) -> tuple[Measure, ...]:
    """The indicators of the report."""
    result = []
    for key, entry in filed.checked.report.indicators.items():
        name = f"指标.{key}"
        value = Figure(name, entry.value) if entry.value is not None else None
        pair = scale(name, entry.scale)
        result.append(
            Measure(key, entry, name, value, pair.households if pair else None, pair.people if pair else None)
        )
    return tuple(result)


@dataclass(frozen=True, slots=True)
class PairOf:
    """A pair of households and people: what it is of, in words, and the group of parts it belongs to, if any."""

    title: str
    scale: Scale
    group: str = ""


def pairs(filed: Filed) -> Iterator[PairOf]:
    """Every pair that is typed: indicators, 结对, groups and their parts, benefits of projects."""
    report = filed.checked.report
    for key, entry in report.indicators.items():
        yield from pair_of(f"指标“{key}”", scale(f"指标.{key}", entry.scale))
    if report.profile is not None:
        for title, size in (("规模", report.profile.size), ("贫困户", report.profile.poor)):
            yield from pair_of(f"村情的{title}", scale(f"村情.{title}", size))
    if report.pairings is not None:
        yield from pair_of("结对的帮扶对象", scale("结对.帮扶对象", report.pairings.reached))
    for group in report.groups:
        yield from pair_of(f"“{group.name}”的申报合计", scale(f"户人分解.{group.name}.申报合计", group.declared))
        for part in group.parts:
            name = f"户人分解.{group.name}.{part.name}"
            yield from pair_of(f"“{group.name}”里的“{part.name}”", scale(name, part.scale), group.name)
    for item in items(filed):
        yield from pair_of(f"{item.title}的受益", scale(f"{item.book.name}.受益", item.project.benefit))


def pair_of(title: str, size: Scale | None, group: str = "") -> Iterator[PairOf]:
    """The pair, where it is one."""
    if size is not None:
        yield PairOf(title, size, group)


def texts(value: object) -> Iterator[tuple[Prose, ...]]:
    """Every run of narrative text in a record: the paragraphs of one list belong together, as do 存在问题 among them."""
    if isinstance(value, Prose):
        yield (value,)
    elif isinstance(value, Record):
        for entry in vars(value).values():
            if entry and isinstance(entry, HOLDING):
                yield from texts(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts(entry)
    elif isinstance(value, tuple) and value:
        if all(isinstance(entry, Prose | Issue | Plan) for entry in value):
            yield tuple(chain.from_iterable(own_texts(entry) for entry in value))
        else:
            for entry in value:
                yield from texts(entry)


def own_texts(entry: Prose | Issue | Plan) -> tuple[Prose, ...]:
    """The text itself, or the 要点 and 说明 of an entry."""
    if isinstance(entry, Prose):
        return (entry,)
    return tuple(text for text in (entry.point, entry.account) if text is not None)


def names_one_of(text: str, words: Iterable[str]) -> str:
    """The first of `words` that stands in `text`; nothing where none does."""
    return next((word for word in words if word in text), "")
