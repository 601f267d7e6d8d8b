"""上年 and 本年 as facts: villages, projects, levels, sources, progress, execution of funds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from fupin_reports.compute.execution import execution_facts
from fupin_reports.compute.keys import distinct
from fupin_reports.compute.ledger import Ledger, fund_names, ledger
from fupin_reports.compute.names import Fact, Listing, Names
from fupin_reports.compute.projects import keyed, project_facts, project_ledger, village_facts, village_ledger
from fupin_reports.figures import PERCENT, Figure, How, average, count, pending, share, total
from fupin_reports.quantities import Missing, Unit
from fupin_reports.records import Batch, Project, Prose, Settings, Status, Village
from fupin_reports.records.projects import Level

VILLAGES = Unit("个村", "村")
PIECES = Unit("个", "个")


@dataclass(frozen=True, slots=True)
class Year:
    """上年 or 本年 with its ledgers: villages and projects listed under the township (with their keys), and the whole."""

    scope: str
    batch: Batch
    villages: tuple[tuple[str, Village, Ledger], ...]
    loose: tuple[tuple[str, Project, Ledger], ...]
    book: Ledger


def year_of(scope: str, batch: Batch, settings: Settings, unit: Unit) -> Year:
    """The ledgers of a project year, from the items up."""
    villages = tuple(
        (key, village, village_ledger(f"{scope}.项目村.{key}", village, settings, unit))
        for key, village in zip(distinct(v.key for v in batch.villages), batch.villages, strict=True)
    )
    loose = tuple(
        (key, project, project_ledger(f"{scope}.项目.{key}", project, settings, unit))
        for key, project in zip(keyed(batch.projects), batch.projects, strict=True)
    )
    children = (*(book for *_, book in villages), *(book for *_, book in loose))
    return Year(scope, batch, villages, loose, ledger(scope, scope, batch, children, settings, unit))


def batch_facts(scope: str, year: int, batch: Batch, settings: Settings, unit: Unit) -> tuple[Names, Ledger]:
    """One project year as facts, and its ledger for the checks."""
    status = batch.status
    sources = tuple(s.name for s in settings.sources)
    whole = year_of(scope, batch, settings, unit)
    entries: dict[str, Fact] = {
        "名称": scope,
        "年度": str(year),
        "状态": status.value,
        "已完成": status.finished or None,
        "说明": batch.account,
        "资金": with_shares(scope, fund_names(whole.book, sources), whole.book, sources),
        "项目村": Listing({key: village_facts(key, v, b, status, sources) for key, v, b in whole.villages}),
        "项目": Listing({key: project_facts(key, p, b, status, sources) for key, p, b in whole.loose}),
        **counts_of(whole, unit),
        "执行": execution_facts(scope, batch.executions, settings, unit),
        "有金额": any((level.printed or level.known) is not None for level in whole.book.walk()) or None,
        "备注": batch.remark,
        "各注": remarks(batch),
    }
    return Names(entries, whole.book.total), whole.book


def counts_of(year: Year, unit: Unit) -> dict[str, Fact]:
    """How many villages and projects there are, at which level and status, and what an average village costs."""
    scope, batch, villages, loose = year.scope, year.batch, year.villages, year.loose
    of_villages = [statuses_of(v, batch.status) for v in batch.villages]
    statuses = [*chain.from_iterable(of_villages), *(p.status or batch.status for p in batch.projects)]
    common = statuses[0] if len(set(statuses)) == 1 else batch.status
    levels = {v.level for v in batch.villages}
    level = levels.pop() if len(levels) == 1 else None
    projects = sum(len(v.projects) for v in batch.villages) + len(loose)
    number = count(f"{scope}.村数", len(villages), VILLAGES, filled(b.total for *_, b in villages))
    money = year.book.total if not loose else total(f"{scope}.项目村.资金.合计", [b.total for *_, b in villages], unit)
    return {
        "村数": number if villages else None,
        "同级别": level.value if level else None,
        "项目数": count(f"{scope}.项目数", projects, PIECES) if projects else None,
        "已列个数": count(f"{scope}.已列个数", len(year.book.entries()), PIECES, year.book.entries()),
        "村均投入": average(f"{scope}.村均投入", money, number),
        "级别": Listing(level_facts(scope, villages, unit)),
        "进展": Listing(progress_facts(scope, statuses)),
        "共同状态": common.value,
        "其他": others_facts(scope, [b for *_, b in loose], unit) if villages and loose else None,
    }


def remarks(batch: Batch) -> tuple[Names, ...]:
    """The 备注 of villages and projects, and the reasons of what is 不详, each under the name of what it concerns."""
    found: list[Names] = []

    def note(title: str, text: Prose | None) -> None:
        if text is not None:
            found.append(Names({"名称": title, "文字": text}))

    for project in batch.projects:
        note((project.village or "") + project.category, project.remark)
        found.extend(unknowns(project.village or "", project))
    for village in batch.villages:
        note(village.key, village.remark)
        for project in village.projects:
            note(village.key + project.category, project.remark)
            found.extend(unknowns(village.key, project))
    return tuple(found)


def unknowns(owner: str, project: Project) -> Iterator[Names]:
    """What is 不详 or 不适用 in the works and the money of a project, with the reason given."""
    amounts = [(work.thing, work.amount) for work in project.works]
    amounts += [(project.category + "资金", project.total)]
    amounts += [(project.category + source, amount) for source, amount in project.funds.items()]
    for title, amount in amounts:
        if amount is not None and amount.reason and amount.missing is not Missing.TO_FILL:
            text = Prose(f"{amount.stated}（{amount.reason}）", amount.place)
            yield Names({"名称": owner + title, "文字": text})


def filled(figures: Iterable[Figure | None]) -> tuple[Figure, ...]:
    """Those that are there."""
    return tuple(f for f in figures if f is not None)


def with_shares(scope: str, names: Names, book: Ledger, sources: tuple[str, ...]) -> Names:
    """`names` with the share of every source in the total; none for a source that gave nothing."""
    shares: dict[str, Figure | None] = {}
    for source, amount in book.printed_sources.items():
        name = f"{scope}.资金.占比.{source}"
        in_draft = pending(name, (amount, book.printed), PERCENT, How.SHARE)
        shares[source] = share(name, amount, book.total) or in_draft
    listed = tuple(Names({"名称": s, "金额": f, "占比": shares[s]}) for s, f in book.printed_sources.items())
    apart = bool(book.stated) and not book.rolled and bool(book.children)
    of_each: dict[str, Fact] = {name: shares.get(name) for name in sources}
    more: dict[str, Fact] = {"各来源": listed, "占比": Names(of_each), "来源未到村": apart or None}
    return Names({**names.entries, **more}, names.headline)


def level_facts(scope: str, villages: tuple[tuple[str, Village, Ledger], ...], unit: Unit) -> dict[str, Names]:
    """Villages and money by level (省级, 市级, 区级 …), in the order of `Level`."""
    result: dict[str, Names] = {}
    for level in (*Level, *dict.fromkeys(v.level for _, v, _ in villages if v.level and v.level not in list(Level))):
        of_level = [book for _, village, book in villages if village.level is level]
        if of_level:
            name = f"{scope}.级别.{level.value}"
            totals = [book.total for book in of_level]
            money = total(f"{name}.资金", totals, unit) if all(totals) else None
            money = money or pending(f"{name}.资金", (book.printed for book in of_level), unit)
            number = count(f"{name}.村数", len(of_level), VILLAGES, filled(totals))
            result[level.value] = Names({"名称": level.value, "村数": number, "资金": money}, money)
    return result


def statuses_of(village: Village, status: Status) -> list[Status]:
    """The status of each project of a village, or of the village itself where it lists none."""
    own = village.status or status
    return [project.status or own for project in village.projects] or [own]


def progress_facts(scope: str, statuses: list[Status]) -> dict[str, Names]:
    """How many projects stand at each status, the furthest first; nothing where all stand at the same."""
    times = Counter(statuses)
    if len(times) < 2:
        return {}
    return {
        status.value: Names(
            {"名称": status.value, "个数": count(f"{scope}.进展.{status.value}", times[status], PIECES)}
        )
        for status in (*reversed(Status), *(s for s in times if s not in list(Status)))
        if times[status]
    }


def others_facts(scope: str, books: list[Ledger], unit: Unit) -> Names:
    """The projects outside the project villages: how many, and their money where all of it is known."""
    totals = [book.total for book in books]
    money = total(f"{scope}.其他.资金", totals, unit) if all(totals) else None
    money = money or pending(f"{scope}.其他.资金", (book.printed for book in books), unit)
    return Names({"个数": count(f"{scope}.其他.个数", len(books), PIECES, filled(totals)), "资金": money}, money)
