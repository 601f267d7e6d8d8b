"""村情 and 规划 as facts: what comes to a household, the rate of poverty; the plan's money by year and by source."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.compute.batches import PIECES, batch_facts
from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.compute.projects import scale
from fupin_reports.figures import Figure, average, count, pending, share, total
from fupin_reports.quantities import Quantity, Unit
from fupin_reports.records import PlannedProject, Planning, Profile, Settings

YEARS = Unit("年", "年")
NO_YEAR = "未分年度"


def profile_facts(profile: Profile | None) -> Names | None:
    """村情: 户均人口 of the village and of poor households, 贫困发生率 by people."""
    if profile is None:
        return None
    size, poor = scale("村情.规模", profile.size), scale("村情.贫困户", profile.poor)
    counted: dict[str, Quantity | None] = {
        "村民组": profile.groups,
        "村民代表": profile.deputies,
        "党员": profile.members,
        "党小组": profile.cells,
        "两委成员": profile.committee,
    }
    return Names(
        {
            **{key: Figure(f"村情.{key}", number) if number else None for key, number in counted.items()},
            "规模": size,
            "户均人口": average("村情.户均人口", size.people, size.households) if size else None,
            "贫困户": poor,
            "贫困户均人口": average("村情.贫困户均人口", poor.people, poor.households) if poor else None,
            "贫困发生率": share("村情.贫困发生率", poor.people, size.people) if poor and size else None,
            "低保户": scale("村情.低保户", profile.assisted),
            "五保户": scale("村情.五保户", profile.supported),
            "说明": profile.account,
        },
        size,
    )


def planning_facts(plan: Planning, settings: Settings, unit: Unit) -> tuple[Names, Ledger]:
    """规划 with its years (各年), and what has no money yet (未列); amounts in `unit`, as in 本年."""
    names, book = batch_facts("规划", plan.first, plan.as_batch(), settings, unit)
    listed = names.entries["项目"]
    assert isinstance(listed, Listing)
    projects = tuple(zip(plan.projects, listed.entries.values(), book.children, strict=True))
    sources = tuple(source.name for source in settings.sources)
    years = dict(of_years(plan, projects, sources, unit))
    costless = [book for _, _, book in projects if amount_of(book) is None]
    own: dict[str, Fact] = {
        "年度": f"{plan.first}—{plan.last}" if plan.last > plan.first else str(plan.first),
        "起": str(plan.first),
        "止": str(plan.last),
        "年数": count("规划.年数", plan.last - plan.first + 1, YEARS),
        "各年": Listing(years),
        "未列个数": count("规划.未列个数", len(costless), PIECES) if costless else None,
        "未列": tuple(Names({"名称": book.title}) for book in costless),
    }
    return Names({**names.entries, **own}, names.headline), book


def of_years(
    plan: Planning,
    projects: tuple[tuple[PlannedProject, Names, Ledger], ...],
    sources: tuple[str, ...],
    unit: Unit,
) -> Iterator[tuple[str, Names]]:
    """Each year of the plan that has projects, then those of no one year: their projects, their money, what lacks it."""
    for year in (*range(plan.first, plan.last + 1), None):
        here = [(names, book) for project, names, book in projects if project.year == year]
        if not here:
            continue
        key = f"{year}年" if year else NO_YEAR
        name = f"规划.各年.{key}"
        books = [book for _, book in here]
        known = [amount for book in books if (amount := amount_of(book)) is not None]
        whole = f"{name}.资金"
        money = total(whole, known, unit) or pending(whole, known, unit)
        entries: dict[str, Fact] = {
            "名称": key,
            "项目": tuple(names for names, _ in here),
            "个数": count(f"{name}.个数", len(here), PIECES),
            "资金": money if all(book.printed is not None for book in books) else None,
            "已列资金": money if known and any(book.printed is None for book in books) else None,
            "来源": Names(dict(by_source(name, books, sources, unit))),
        }
        yield key, Names(entries, money)


def amount_of(book: Ledger) -> Figure | None:
    """The money of a project, or as much of it as is known; None for a range, 不详, or nothing."""
    return book.printed or book.known


def by_source(name: str, books: list[Ledger], sources: tuple[str, ...], unit: Unit) -> Iterator[tuple[str, Fact]]:
    """What each source gives to these projects, nothing behind one that gives nothing or is not told by every project."""
    every = all(book.printed_sources for book in books)
    for source in sources:
        parts = [book.printed_sources[source] for book in books if every and source in book.printed_sources]
        whole = f"{name}.来源.{source}"
        yield source, total(whole, parts, unit) or pending(whole, parts, unit)
