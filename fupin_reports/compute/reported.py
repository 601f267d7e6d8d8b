"""What one township's report gives to the county's: totals, not the report itself, so that a province fits in memory.

Every figure is renamed to `乡镇.青坪乡.本年.…` and cut off from what it was made of; where it comes from is the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.names import Fact, Listing, Names, Quoted, Scale
from fupin_reports.figures import Figure, total
from fupin_reports.records import Batch, Project
from fupin_reports.source import Span
from fupin_reports.validate import Checked

COLUMNS = ("上年结转", "计划", "到位", "支出")
"""资金执行, column by column."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A problem or a plan of a township: under which heading, and its sentences."""

    category: str
    point: Quoted
    account: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """The projects of one 类别 in a township: how many, and the money of each that states it."""

    number: int
    funds: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class YearReported:
    """上年 or 本年 of one township. `levels` are villages and money by 级别, `executed` is 资金执行 by source and column.

    The sources of `book` are all that are known, `unsourced` is what of its money names none; None where all does.
    """

    finished: bool
    book: Ledger
    villages: Figure | None
    projects: Figure | None
    levels: Mapping[str, tuple[Figure, Figure | None]]
    categories: Mapping[str, Items]
    executed: Mapping[str, Mapping[str, Figure]]
    unsourced: Figure | None = None


@dataclass(frozen=True, slots=True)
class Indicated:
    """An indicator of one township, with its plan where it has one."""

    value: Figure | Scale
    planned: Figure | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """One township: `file` is its data file, `years` are 上年 and 本年 as far as it has them."""

    name: str
    file: str
    years: Mapping[str, YearReported] = field(default_factory=dict)
    indicators: Mapping[str, Indicated] = field(default_factory=dict)
    issues: tuple[Kept, ...] = ()
    plans: tuple[Kept, ...] = ()


def reported(
    checked: Checked,
    names: Names,
    printed: Mapping[str, tuple[Batch, Ledger]],
    issues: tuple[Kept, ...] = (),
    plans: tuple[Kept, ...] = (),
) -> Reported:
    """The summary of a report without errors; its sentences are quoted by whoever can fill them in."""
    name, file = checked.report.unit, checked.source.file
    own = Own(f"乡镇.{name}", file)
    years: dict[str, YearReported] = {}
    for scope, (batch, book) in printed.items():
        of_year = names.entries.get(scope)
        if isinstance(of_year, Names):
            years[scope] = year_reported(batch, of_year, book, own)
    indicators = names.entries.get("指标")
    listed = indicators.entries if isinstance(indicators, Listing) else {}
    return Reported(
        name, file, years, dict(indicated(listed, own)), tuple(map(own.kept, issues)), tuple(map(own.kept, plans))
    )


@dataclass(frozen=True, slots=True)
class Own:
    """Renames the figures of a township and cuts them off."""

    prefix: str
    file: str

    def figure(self, fact: Fact) -> Figure | None:
        """The figure under the county's name for it."""
        if not isinstance(fact, Figure):
            return None
        quantity = replace(fact.quantity, place=fact.place or Span(self.file))
        return replace(fact, name=f"{self.prefix}.{fact.name}", quantity=quantity, inputs=())

    def total(self, name: str, parts: tuple[Figure, ...]) -> Figure | None:
        """The sum of figures that the township's own report does not print: it keeps its parts, each with its line."""
        return total(f"{self.prefix}.{name}", map(self.figure, parts))

    def scale(self, fact: Scale) -> Scale:
        """The pair likewise."""
        return Scale(f"{self.prefix}.{fact.name}", self.figure(fact.households), self.figure(fact.people))

    def value(self, fact: Fact) -> Figure | Scale | None:
        """A figure or a pair likewise."""
        return self.scale(fact) if isinstance(fact, Scale) else self.figure(fact)

    def kept(self, kept: Kept) -> Kept:
        """A problem or a plan, its figures likewise."""
        return replace(kept, point=self.quoted(kept.point), account=self.quoted(kept.account) if kept.account else None)

    def quoted(self, quoted: Quoted) -> Quoted:
        """A sentence, its figures likewise."""
        return Quoted(
            tuple(
                (text, tuple(f for figure in figures if (f := self.figure(figure)) is not None))
                for text, figures in quoted.pieces
            ),
            quoted.place,
        )


def year_reported(batch: Batch, names: Names, book: Ledger, own: Own) -> YearReported:
    """One project year of a township."""
    levels: dict[str, tuple[Figure, Figure | None]] = {}
    for key, entry in listing(names.entries.get("级别")):
        if (number := own.figure(entry.entries["村数"])) is not None:
            levels[key] = (number, own.figure(entry.entries["资金"]))
    return YearReported(
        batch.status.finished,
        Ledger(
            f"{own.prefix}.{book.name}",
            own.prefix.removeprefix("乡镇."),
            sources=sources_of(book, own),
            total=own.figure(book.total),
            known=own.figure(book.known),
        ),
        own.figure(names.entries["村数"]),
        own.figure(names.entries["项目数"]),
        levels,
        categories_of(batch, book, own),
        executed_in(names.entries.get("执行"), own),
        own.total(f"{book.name}.资金.未列来源", tuple(book.unsourced())),
    )


def sources_of(book: Ledger, own: Own) -> dict[str, Figure]:
    """The money by source; where a township does not know all of its sources, the sums of those that are stated below."""
    if book.sources:
        return {s: f for s, amount in book.sources.items() if (f := own.figure(amount)) is not None}
    summed = {s: own.total(f"{book.name}.资金.{s}", parts) for s, parts in book.sourced().items()}
    return {s: f for s, f in summed.items() if f is not None}


def listing(fact: Fact) -> Iterator[tuple[str, Names]]:
    """The entries of a listing; nothing where there is none."""
    if isinstance(fact, Listing):
        yield from fact.entries.items()


def categories_of(batch: Batch, book: Ledger, own: Own) -> dict[str, Items]:
    """The projects by 类别, in the order in which they first occur."""
    found: dict[str, list[Ledger]] = {}
    for project, child in projects_of(batch, book):
        found.setdefault(project.category, []).append(child)
    return {
        category: Items(len(books), tuple(f for b in books if (f := own.figure(b.total)) is not None))
        for category, books in found.items()
    }


def projects_of(batch: Batch, book: Ledger) -> Iterator[tuple[Project, Ledger]]:
    """Every project with its ledger: first those of the villages, then those listed under the township."""
    children = iter(book.children)
    for village in batch.villages:
        yield from zip(village.projects, next(children).children, strict=True)
    yield from zip(batch.projects, children, strict=True)


def executed_in(names: Fact, own: Own) -> dict[str, dict[str, Figure]]:
    """资金执行 by source."""
    if not isinstance(names, Names):
        return {}
    return {
        key: {column: f for column in COLUMNS if (f := own.figure(row.entries[column])) is not None}
        for key, row in listing(names.entries["各来源"])
    }


def indicated(entries: Mapping[str, Fact], own: Own) -> Iterator[tuple[str, Indicated]]:
    """The indicators that have a value, by name."""
    for key, fact in entries.items():
        if isinstance(fact, Names) and (value := own.value(fact.headline)) is not None:
            scope = fact.entries.get("口径")
            planned = own.figure(fact.entries.get("计划"))
            yield key, Indicated(value, planned, scope if isinstance(scope, str) else None)
