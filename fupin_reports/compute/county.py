"""县级汇总: what the townships of a county give together, built from their reports of the year.

A township that has not reported, or whose file has errors, is named and never counted as nothing. A whole is there
only where every township that reported has its part; else 已列合计 says what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from fupin_reports.compute.batches import PIECES, VILLAGES, with_shares
from fupin_reports.compute.execution import execution_row
from fupin_reports.compute.keys import distinct
from fupin_reports.compute.ledger import Ledger, fund_names, in_order, ledger
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.compute.reported import COLUMNS, Items, Kept, Reported, YearReported
from fupin_reports.compute.totals import indicators_together
from fupin_reports.exact import without_zeros
from fupin_reports.figures import Figure, average, count, countable, growth, share, total
from fupin_reports.quantities import Unit
from fupin_reports.records import Settings
from fupin_reports.records.projects import Funded, Level
from fupin_reports.source import Span

TOWNSHIPS = Unit("个乡镇", "乡镇")
NOTHING_TYPED = Funded.model_validate({})
UNSORTED = "其他"
"""The heading of what no township has put under one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The townships of a year: those that count, those that owe a report, those whose file has errors (and where).

    `unlisted` are those of the first and the last that 应报乡镇 does not name; nobody where the settings name none.
    """

    reported: tuple[Reported, ...] = ()
    missing: tuple[str, ...] = ()
    faulty: Mapping[str, Span] = field(default_factory=dict)
    unlisted: tuple[str, ...] = ()

    @property
    def filed(self) -> int:
        """已报: how many of those that owe a report have a file; all that have one where the settings name none."""
        return len(self.reported) + len(self.faulty) - len(self.unlisted)

    @property
    def owed(self) -> int:
        """应报: how many owe a report."""
        return self.filed + len(self.missing)


def county_facts(
    gathered: Gathered, year: int, settings: Settings, unit: Unit
) -> tuple[dict[str, Fact], tuple[Ledger, ...]]:
    """上年, 本年, 乡镇, 应报, 指标汇总, 各地问题 and 各地打算 of a county, with the ledgers of its years."""
    entries: dict[str, Fact] = {"应报": reporting(gathered)}
    books: dict[str, Ledger] = {}
    for scope, of_year in (("上年", year - 1), ("本年", year)):
        if any(scope in r.years for r in gathered.reported):
            books[scope] = county_ledger(scope, gathered.reported, settings, unit)
            entries[scope] = county_year(scope, of_year, gathered.reported, books[scope], settings, unit)
        else:
            entries[scope] = None
    now, before = entries["本年"], entries["上年"]
    if isinstance(now, Names) and isinstance(before, Names):
        both = growth("本年.增幅", books["本年"].total, books["上年"].total)
        entries["本年"] = Names({**now.entries, "增幅": both}, now.headline)
    whole = books.get("本年")
    rows = {r.name: township_row(r, whole, settings, unit) for r in gathered.reported}
    entries |= {
        "乡镇": Listing(ranked(rows)),
        "指标汇总": indicators_together(gathered.reported, settings.roll_up),
        "各地问题": under_headings("各地问题", [(r.name, r.issues) for r in gathered.reported]),
        "各地打算": under_headings("各地打算", [(r.name, r.plans) for r in gathered.reported]),
    }
    return entries, tuple(books.values())


def reporting(gathered: Gathered) -> Names:
    """应报: how many townships owe a report, have one, and count; who is missing, whose file has errors, who owes none."""
    return Names(
        {
            "应报数": count("应报.应报数", gathered.owed, TOWNSHIPS),
            "已报数": count("应报.已报数", gathered.filed, TOWNSHIPS),
            "汇总数": count("应报.汇总数", len(gathered.reported), TOWNSHIPS),
            "未报": gathered.missing or None,
            "未报数": count("应报.未报数", len(gathered.missing), TOWNSHIPS) if gathered.missing else None,
            "有错误": tuple(gathered.faulty) or None,
            "名单外": gathered.unlisted or None,
            "名单外数": count("应报.名单外数", len(gathered.unlisted), TOWNSHIPS) if gathered.unlisted else None,
        }
    )


def county_ledger(scope: str, townships: tuple[Reported, ...], settings: Settings, unit: Unit) -> Ledger:
    """The money of a year with the townships below it; by source all that any of them states."""
    children = tuple(
        r.years[scope].book if scope in r.years else Ledger(f"乡镇.{r.name}.{scope}", r.name) for r in townships
    )
    book = ledger(scope, scope, NOTHING_TYPED, children, settings, unit)
    known: dict[str, Figure] = {}
    for source in dict.fromkeys(s for child in children for s in child.sources):
        parts = [child.sources[source] for child in children if countable(child.sources.get(source))]
        if (summed := total(f"{scope}.资金.{source}", parts, unit)) is not None:
            known[source] = summed
    return replace(book, sources=in_order(known, settings))


def county_year(
    scope: str, year: int, townships: tuple[Reported, ...], book: Ledger, settings: Settings, unit: Unit
) -> Names:
    """One project year of the county, under the names that a township's year has."""
    years = {r.name: r.years[scope] for r in townships if scope in r.years}
    sources = tuple(s.name for s in settings.sources)
    funds = with_shares(scope, fund_names(book, sources), book, sources)
    rest = plain(total(f"{scope}.资金.未列来源", [y.unsourced for y in years.values()], unit))
    of_items = [amount for y in years.values() for items in y.categories.values() for amount in items.funds]
    more: dict[str, Fact] = {
        "未列来源": rest,
        "分类合计": total(f"{scope}.资金.分类合计", of_items, unit),
    }
    villages = total(f"{scope}.村数", [y.villages for y in years.values()], VILLAGES)
    projects = total(f"{scope}.项目数", [y.projects for y in years.values()], PIECES)
    with_money = [child for child in book.children if child.total is not None]
    number = count(f"{scope}.列资乡镇数", len(with_money), TOWNSHIPS, [c.total for c in with_money if c.total])
    all_villages = all(y.villages is not None for y in years.values()) and len(years) == len(townships)
    entries: dict[str, Fact] = {
        "名称": scope,
        "年度": str(year),
        "已完成": all(y.finished for y in years.values()) or None,
        "资金": Names({**funds.entries, **more}, funds.headline),
        "列资乡镇数": number if with_money else None,
        "部分列资": tuple(c.title for c in book.children if c.total is None and c.known is not None) or None,
        "未列资金": tuple(c.title for c in book.children if c.total is None and c.known is None) or None,
        "村数": villages,
        "项目数": projects,
        "村均投入": average(f"{scope}.村均投入", book.total, villages) if all_villages else None,
        "乡镇均投入": average(f"{scope}.乡镇均投入", book.total, number) if with_money else None,
        "级别": Listing(levels_together(scope, years.values(), unit)),
        "类别": Listing(categories_together(scope, years.values(), book, unit)),
        "执行": execution_together(scope, years, settings, unit),
        "增幅": None,
    }
    return Names(entries, book.total)


def plain(figure: Figure | None) -> Figure | None:
    """A figure without the zeros that its parts have left behind; None for none."""
    if figure is None or figure.value is None:
        return figure
    return replace(figure, quantity=replace(figure.quantity, value=without_zeros(figure.value)))


def levels_together(scope: str, years: Iterable[YearReported], unit: Unit) -> dict[str, Names]:
    """Villages and money by 级别, in the order of `Level`."""
    result: dict[str, Names] = {}
    for level in Level:
        found = [y.levels[level.value] for y in years if level.value in y.levels]
        if found:
            name = f"{scope}.级别.{level.value}"
            money = [amount for _, amount in found]
            funds = total(f"{name}.资金", money, unit) if all(money) else None
            number = total(f"{name}.村数", [n for n, _ in found], VILLAGES)
            result[level.value] = Names({"名称": level.value, "村数": number, "资金": funds}, funds)
    return result


def categories_together(scope: str, years: Iterable[YearReported], book: Ledger, unit: Unit) -> dict[str, Names]:
    """Projects and money by 类别, those with the most projects first."""
    found: dict[str, list[Items]] = {}
    for year in years:
        for category, items in year.categories.items():
            found.setdefault(category, []).append(items)
    result: dict[str, Names] = {}
    for category in sorted(found, key=lambda c: -sum(items.number for items in found[c])):
        name, number = f"{scope}.类别.{category}", sum(items.number for items in found[category])
        funds = [amount for items in found[category] for amount in items.funds]
        money = total(f"{name}.资金", funds, unit)
        result[category] = Names(
            {
                "名称": category,
                "个数": count(f"{name}.个数", number, PIECES, funds),
                "列资个数": count(f"{name}.列资个数", len(funds), PIECES, funds) if funds else None,
                "资金": money if len(funds) == number else None,
                "已列资金": money,
                "占比": share(f"{name}.占比", money, book.total) if len(funds) == number else None,
            },
            money,
        )
    return result


def execution_together(scope: str, years: Mapping[str, YearReported], settings: Settings, unit: Unit) -> Names | None:
    """资金执行 of the county by source, and of each township that fills it in."""
    filled = {name: year.executed for name, year in years.items() if year.executed}
    if not filled:
        return None
    sources = [s.name for s in settings.sources if any(s.name in by_source for by_source in filled.values())]
    rows = {}
    for source in sources:
        parts = [by_source[source] for by_source in filled.values() if source in by_source]
        rows[source] = execution_row(
            f"{scope}.执行.{source}", source, source, columns(f"{scope}.执行.{source}", parts, unit), unit
        )
    each = {
        name: execution_row(
            f"乡镇.{name}.{scope}.执行.合计",
            name,
            name,
            columns(f"乡镇.{name}.{scope}.执行.合计", list(by_source.values()), unit),
            unit,
        )
        for name, by_source in filled.items()
    }
    everything = [row for by_source in filled.values() for row in by_source.values()]
    sums = columns(f"{scope}.执行.合计", everything, unit)
    whole = execution_row(f"{scope}.执行.合计", "合计", "合计", sums, unit)
    carried = any("上年结转" in row for row in everything) or None
    return Names({"各来源": Listing(rows), "各乡镇": Listing(each), "合计": whole, "有结转": carried})


def columns(name: str, rows: list[Mapping[str, Figure]], unit: Unit) -> dict[str, Figure | None]:
    """The sums of 资金执行, column by column: each where every row has it, but 上年结转 where any has."""
    result: dict[str, Figure | None] = {}
    for column in COLUMNS:
        parts = [row[column] for row in rows if column in row]
        whole = len(parts) == len(rows) or column == "上年结转"
        result[column] = total(f"{name}.{column}", parts, unit) if whole else None
    return result


def township_row(township: Reported, whole: Ledger | None, settings: Settings, unit: Unit) -> Names:
    """A township in the county's tables."""
    name = f"乡镇.{township.name}"
    sources = tuple(s.name for s in settings.sources)
    now, before = township.years.get("本年"), township.years.get("上年")
    book = now.book if now is not None else Ledger(name, township.name)
    last = before.book.total if before is not None else None
    entries: dict[str, Fact] = {
        "键": township.name,
        "名称": township.name,
        "村数": now.villages if now else None,
        "项目数": now.projects if now else None,
        "资金": fund_names(book, sources),
        "占比": share(f"{name}.占比", book.total, whole.total) if whole else None,
        "上年资金": last,
        "增幅": growth(f"{name}.增幅", book.total, last),
    }
    return Names(entries, book.total)


def ranked(rows: Mapping[str, Names]) -> dict[str, Names]:
    """The rows with their 名次 by money, the most first; equal sums share a place, who states none has none."""
    amounts = {name: row.headline for name, row in rows.items()}
    known = [a for a in amounts.values() if isinstance(a, Figure)]
    base = [a.quantity.to(known[0].quantity.unit).value for a in known if known[0].quantity.unit]
    result = {}
    for name, row in rows.items():
        amount, place = amounts[name], None
        if isinstance(amount, Figure) and known[0].quantity.unit:
            own = amount.quantity.to(known[0].quantity.unit).value
            place = 1 + sum(other is not None and own is not None and other > own for other in base)
        result[name] = Names({**row.entries, "名次": place}, row.headline)
    return result


def under_headings(name: str, kept: list[tuple[str, tuple[Kept, ...]]]) -> tuple[Names, ...]:
    """Problems or plans of all townships under their headings; the same sentence of several townships once."""
    found: dict[str, dict[str, tuple[Kept, list[str]]]] = {}
    for township, of_township in kept:
        for entry in of_township:
            same = found.setdefault(entry.category or UNSORTED, {})
            words = entry.point.words + (entry.account.words if entry.account else "")
            same.setdefault(words, (entry, []))[1].append(township)
    headings = [h for h in found if h != UNSORTED] + [h for h in found if h == UNSORTED]
    result = []
    for heading in headings:
        entries = list(found[heading].values())
        keys = distinct(entry.point.words[:12] for entry, _ in entries)
        result.append(
            Names(
                {
                    "键": f"{name}·{heading}",
                    "类别": heading,
                    "各条": tuple(
                        Names({"键": key, "要点": e.point, "说明": e.account, "乡镇": "、".join(townships)})
                        for key, (e, townships) in zip(keys, entries, strict=True)
                    ),
                }
            )
        )
    return tuple(result)
