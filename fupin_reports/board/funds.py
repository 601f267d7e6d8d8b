"""The county's facts -> its money by source, by township and against last year, as it stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fupin_reports.board.model import Cell, Funds, GrowthRow, SourceRow, TownshipRow
from fupin_reports.board.numbers import Scale, amount, column
from fupin_reports.board.reading import figure, listed, names, tuples
from fupin_reports.compose.display import NOTHING, shown
from fupin_reports.compute import Fact, Names
from fupin_reports.figures import Figure, difference, growth, total
from fupin_reports.quantities import Unit

EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Line:
    """A row before its columns are set: this year's money, last year's, and what share or growth it has."""

    name: str
    now: Figure | None
    last: Figure | None = None
    share: Figure | None = None
    growth: Figure | None = None
    whole: bool = False
    special: bool = False


def funds_of(facts: Mapping[str, Fact], unit: Unit) -> Funds:
    """The money of the townships that count; empty where none states any, this year or last."""
    now, before = names(facts["本年"]), names(facts["上年"])
    money, last, townships = names(now.get("资金")), names(before.get("资金")), listed(facts["乡镇"])
    sum_ = figure(money, "合计")
    known = sum_ or figure(money, "已列合计")
    whole = Line("", known, figure(last, "合计"), growth=figure(now, "增幅"), whole=True)
    compared = growth_lines(townships)
    return Funds(
        unit.name,
        shown(known) if known is not None else "",
        sum_ is not None,
        column([whole.growth], signed=True)[0].text if whole.growth is not None else "",
        tuple(by_source(money)),
        source_rows(money, last, whole, unit),
        township_rows(townships, money, whole, unit) if known is not None else (),
        growth_rows(compared, unit),
        sum(line.now is not None for line in compared),
        len(compared) == len(townships) and whole.growth is not None,
        tuple(name for name, row in townships.items() if stated(row) is None),
    )


def source_rows(money: Mapping[str, Fact], last: Mapping[str, Fact], whole: Line, unit: Unit) -> tuple[SourceRow, ...]:
    """The sources that gave money in either year, money without a source, the sum; nothing where no source is known.

    A source has grown or not only where every township tells all of its sources of both years.
    """
    now, then, shares = by_source(money), by_source(last), names(money.get("占比"))
    rest, before = figure(money, "未列来源"), figure(last, "未列来源")
    known = whole.growth is not None and rest is None and before is None
    lines = [
        Line(
            name,
            now.get(name),
            then.get(name),
            figure(shares, name),
            growth(name, now.get(name), then.get(name)) if known else None,
        )
        for name in dict.fromkeys((*now, *then))
    ]
    if not lines:
        return ()
    if rest is not None or before is not None:
        lines.append(Line("", rest, before, special=True))
    scale = Scale(amount(line.now, unit) for line in lines)
    lines.append(whole)
    columns = zip(
        lines,
        column((line.now for line in lines), unit),
        column(line.share for line in lines),
        column((line.last for line in lines), unit),
        column((line.growth for line in lines), signed=True),
        strict=True,
    )
    return tuple(
        SourceRow(line.name, cell, EMPTY, last_cell, growth_cell, whole=True)
        if line.whole
        else SourceRow(
            line.name, cell, share, last_cell, growth_cell, scale.bar(amount(line.now, unit)), unnamed=line.special
        )
        for line, cell, share, last_cell, growth_cell in columns
    )


def township_rows(
    townships: Mapping[str, Names], money: Mapping[str, Fact], whole: Line, unit: Unit
) -> tuple[TownshipRow, ...]:
    """The townships that state money, each with its sources, and the sum."""
    rows = {name: row for name, row in townships.items() if stated(row) is not None}
    lines = [
        Line(name, stated(row), share=figure(row.entries, "占比"), special=full(row) is None)
        for name, row in rows.items()
    ]
    scale = Scale(amount(line.now, unit) for line in lines)
    lines.append(whole)
    sums = by_source(money)
    of_each = [by_source(names(row.entries["资金"])) for row in rows.values()]
    grid = [column([*(own.get(source) for own in of_each), sums[source]], unit) for source in sums]
    ranks = [str(row.entries["名次"]) if row.entries["名次"] else NOTHING for row in rows.values()]
    columns = zip(
        lines,
        [*ranks, ""],
        column((line.now for line in lines), unit),
        column(line.share for line in lines),
        strict=True,
    )
    return tuple(
        TownshipRow(
            line.name,
            rank,
            cell,
            EMPTY if line.whole else share,
            tuple(cells[place] for cells in grid),
            scale.bar() if line.whole else scale.bar(amount(line.now, unit)),
            line.whole,
            line.special,
        )
        for place, (line, rank, cell, share) in enumerate(columns)
    )


def growth_lines(townships: Mapping[str, Names]) -> list[Line]:
    """The townships that state all of their money of last year, beside this year's."""
    return [
        Line(name, full(row), last, growth=figure(row.entries, "增幅"))
        for name, row in townships.items()
        if (last := figure(row.entries, "上年资金")) is not None
    ]


def growth_rows(lines: list[Line], unit: Unit) -> tuple[GrowthRow, ...]:
    """Their rows, and the sum of those that state both years; nothing where none does."""
    both = [line for line in lines if line.now is not None]
    if not both:
        return ()
    scale = Scale(amount(side, unit) for line in lines for side in (line.last, line.now))
    now, last = total("", (line.now for line in both), unit), total("", (line.last for line in both), unit)
    lines = [*lines, Line("", now, last, growth=growth("", now, last), whole=True)]
    columns = zip(
        lines,
        column((line.last for line in lines), unit),
        column((line.now for line in lines), unit),
        column((difference(line.name, line.now, line.last) for line in lines), unit, signed=True),
        column((line.growth for line in lines), signed=True),
        strict=True,
    )
    return tuple(
        GrowthRow(
            line.name,
            last,
            now,
            change,
            rate,
            scale.bar() if line.whole else scale.bar(amount(line.last, unit), amount(line.now, unit)),
            line.whole,
        )
        for line, last, now, change, rate in columns
    )


def full(row: Names) -> Figure | None:
    """All money of a township this year; None where it does not state all."""
    return figure(names(row.entries["资金"]), "合计")


def stated(row: Names) -> Figure | None:
    """What a township states of its money, all or part."""
    return full(row) or figure(names(row.entries["资金"]), "已列合计")


def by_source(money: Mapping[str, Fact]) -> dict[str, Figure]:
    """The amounts of 各来源, by name."""
    entries = (names(one) for one in tuples(money.get("各来源")))
    return {str(one["名称"]): f for one in entries if (f := figure(one, "金额")) is not None}
