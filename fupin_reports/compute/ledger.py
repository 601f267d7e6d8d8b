"""资金台账: money rolled up from items to villages to the township's year.

Money may stand at any level, by source or only in total (`Funded`). Several routes to one total must agree and nothing
is counted twice: a level's total follows its children where all of them have one (the finest trace), else its own
sources, else its own 投入; sources roll up only where every child has them. `申报合计` is carried along to be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fupin_reports.compute.names import Fact, Names
from fupin_reports.figures import Figure, countable, difference, pending, total
from fupin_reports.quantities import Unit
from fupin_reports.records import Funded, Settings


@dataclass(frozen=True, slots=True)
class Ledger:
    """The money of one level. `stated` are its own sources, `lump` its own 投入, both as typed; `declared` 申报合计.

    `sources` and `total` are what counts: rolled up or stated. `from_sources` and `from_children` are the routes to a
    total, None where a route is not open. `known` sums the amounts there are below, or beside a source that is 不详;
    where there is no total it is all that can be said. `pending` and `pending_sources` are what a draft prints instead
    of a total, and of sources, that cannot be made for a part that is 待填. `serial` is the item's 序号, empty where it
    has none.
    """

    name: str
    title: str
    stated: Mapping[str, Figure] = field(default_factory=dict)
    lump: Figure | None = None
    declared: Figure | None = None
    children: tuple[Ledger, ...] = ()
    from_sources: Figure | None = None
    from_children: Figure | None = None
    rolled: Mapping[str, Figure] = field(default_factory=dict)
    sources: Mapping[str, Figure] = field(default_factory=dict)
    total: Figure | None = None
    known: Figure | None = None
    pending: Figure | None = None
    pending_sources: Mapping[str, Figure] = field(default_factory=dict)
    serial: str = ""

    @property
    def printed(self) -> Figure | None:
        """What stands in the place of the total: the total itself, else 待填 where it lacks only that."""
        return self.total or self.pending

    @property
    def printed_sources(self) -> Mapping[str, Figure]:
        """The sources with what stands in their places."""
        return self.sources or self.pending_sources

    def walk(self) -> Iterator[Ledger]:
        """This level and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def entries(self) -> tuple[Figure, ...]:
        """The finest amounts that `total` or `known` is made of: one an item, or a village where only it has one."""
        below = tuple(amount for child in self.children for amount in child.entries())
        if self.from_children is not None or (self.total is None and below):
            return below
        own = self.total or self.known
        return (own,) if own is not None else ()

    def parts_from(self, source: str) -> Iterator[Figure]:
        """What is known of `source` in the levels below, each amount once, from the highest level that has it."""
        for child in self.children:
            if not child.sources:
                yield from child.parts_from(source)
            elif source in child.sources:
                yield child.sources[source]

    def sourced(self) -> dict[str, tuple[Figure, ...]]:
        """The amounts that name their source, by source, each once: of this level, else of those below. All or in part."""
        if self.sources:
            return {source: (amount,) for source, amount in self.sources.items() if countable(amount)}
        below = dict.fromkeys(s for level in self.walk() for s in level.sources)
        found = {source: tuple(f for f in self.parts_from(source) if countable(f)) for source in below}
        return {source: parts for source, parts in found.items() if parts}

    def unsourced(self) -> Iterator[Figure]:
        """The amounts of `total` or `known` that name no source: all of the first less what `sourced` gives."""
        whole = self.total or self.known
        if whole is None:
            return
        if not self.sources and self.children and (self.total is None or self.from_children is not None):
            for child in self.children:
                yield from child.unsourced()
            return
        parts = [amount for amounts in self.sourced().values() for amount in amounts]
        rest = difference(whole.name, whole, total("", parts, whole.quantity.unit)) if parts else whole
        if rest is not None and rest.value:
            yield rest


def ledger(
    name: str,
    title: str,
    funded: Funded,
    children: tuple[Ledger, ...],
    settings: Settings,
    unit: Unit,
    serial: str = "",
) -> Ledger:
    """The ledger of one level from what is typed there and the ledgers below it; all totals in `unit`."""
    stated = {
        source.name: Figure(f"{name}.资金.{source.name}", amount)
        for typed, amount in funded.funds.items()
        if (source := settings.source_named(typed)) is not None
    }
    stated = in_order(stated, settings)
    lump = Figure(f"{name}.投入", funded.total) if funded.total is not None else None
    declared = Figure(f"{name}.申报合计", funded.declared) if funded.declared is not None else None
    rolled = rolled_up(name, children, settings, unit)
    from_sources = total(f"{name}.资金.合计", stated.values(), unit)
    totals = [child.total for child in children]
    whole = f"{name}.资金.合计"
    from_children = total(whole, totals, unit) if totals and all(totals) else None
    from_lump = total(whole, [lump], unit)
    known = [amount for child in children if (amount := child.total or child.known) is not None]
    if not known and from_sources is None:
        known = [amount for amount in stated.values() if countable(amount)]
    whole_or_none = from_children or from_sources or from_lump
    parts = (*(child.printed for child in children), *stated.values(), lump)
    return Ledger(
        name,
        title,
        stated,
        lump,
        declared,
        children,
        from_sources,
        from_children,
        rolled,
        rolled or stated,
        whole_or_none,
        total(f"{name}.资金.已列合计", known, unit),
        None if whole_or_none else pending(whole, parts, unit),
        pending_by_source(name, children, settings, unit),
        serial,
    )


def rolled_up(name: str, children: tuple[Ledger, ...], settings: Settings, unit: Unit) -> dict[str, Figure]:
    """The sums by source over `children`; empty unless every child knows its sources."""
    if not children or not all(child.sources for child in children):
        return {}
    result: dict[str, Figure] = {}
    for source in dict.fromkeys(s for child in children for s in child.sources):
        parts = [child.sources[source] for child in children if source in child.sources]
        summed = total(f"{name}.资金.{source}", parts, unit)
        if summed is None:
            return {}
        result[source] = summed
    return in_order(result, settings)


def pending_by_source(name: str, children: tuple[Ledger, ...], settings: Settings, unit: Unit) -> dict[str, Figure]:
    """As `rolled_up`, with 待填 for the sums that fail for that; empty where it would be without that as well."""
    if not children or not all(child.printed_sources for child in children):
        return {}
    result: dict[str, Figure] = {}
    for source in dict.fromkeys(s for child in children for s in child.printed_sources):
        parts = [child.printed_sources[source] for child in children if source in child.printed_sources]
        key = f"{name}.资金.{source}"
        summed = total(key, parts, unit) or pending(key, parts, unit)
        if summed is None:
            return {}
        result[source] = summed
    return in_order(result, settings)


def in_order(funds: Mapping[str, Figure], settings: Settings) -> dict[str, Figure]:
    """`funds` in the order in which the settings list the sources."""
    return {s.name: funds[s.name] for s in settings.sources if s.name in funds}


def fund_names(book: Ledger, sources: tuple[str, ...]) -> Names:
    """资金 of one level for templates: 合计 (待填 in a draft that lacks a part), 已列合计 where there is no whole, 未定 for a
    range or 不详, 各来源 in order, each source by name.

    Every source that the settings know has its name here, with nothing behind it where it gave nothing.
    """
    listed = tuple(Names({"名称": s, "金额": f}) for s, f in book.printed_sources.items())
    by_source: dict[str, Fact] = {name: book.printed_sources.get(name) for name in sources}
    vague = book.lump if book.printed is None else None  # a range or 不详: printed, never summed
    entries: dict[str, Fact] = {"合计": book.printed, "已列合计": book.known, "未定": vague, "各来源": listed}
    entries["来源"] = Names(by_source)
    return Names({**by_source, **entries}, book.printed)
