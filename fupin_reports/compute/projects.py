"""项目村 and 项目 as facts, with their ledgers: what was built, how much of it, for whom, with what money."""

from __future__ import annotations

from fupin_reports.compute.keys import distinct
from fupin_reports.compute.ledger import Ledger, fund_names, ledger
from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.figures import Figure, each
from fupin_reports.quantities import Pair, Unit
from fupin_reports.records import Project, Settings, Status, Village, Work


def keyed(projects: tuple[Project, ...]) -> list[str]:
    """A key for each project from its own words: 水利·灌渠."""
    result: list[str] = []
    for project in projects:
        words = project.village or ""
        words += project.works[0].thing if project.works else ""
        if not project.works and project.content is not None:
            words += project.content.text[:12].strip()
        base = f"{project.category}·{words}" if words else project.category
        result.append("".join(base.replace("{", "").replace("}", "").replace(".", "·").split()))
    return distinct(result)


def village_ledger(name: str, village: Village, settings: Settings, unit: Unit) -> Ledger:
    """The ledger of a village and its projects."""
    keys = keyed(village.projects)
    children = tuple(
        project_ledger(f"{name}.项目.{key}", project, settings, unit)
        for key, project in zip(keys, village.projects, strict=True)
    )
    return ledger(name, village.key, village, children, settings, unit)


def project_ledger(name: str, project: Project, settings: Settings, unit: Unit) -> Ledger:
    """The ledger of one item."""
    title = (project.village or "") + project.category
    return ledger(name, title, project, (), settings, unit, project.serial or "")


def village_facts(key: str, village: Village, book: Ledger, status: Status, sources: tuple[str, ...]) -> Names:
    """A village with its projects; `key` is its own name, or tells it from another of that name."""
    own = village.status or status
    keys = keyed(village.projects)
    projects = {
        key: project_facts(key, project, child, own, sources)
        for key, project, child in zip(keys, village.projects, book.children, strict=True)
    }
    entries: dict[str, Fact] = {
        "键": key,
        "名称": village.key,
        "村": village.village,
        "组": village.group,
        "级别": village.level.value if village.level else None,
        "方式": village.way,
        "自有状态": village.status.value if village.status else None,
        "状态": own.value,
        "已完成": own.finished or None,
        "说明": village.account,
        "资金": fund_names(book, sources),
        "项目": Listing(projects),
        "分项有金额": any(child.printed is not None for child in book.children) or None,
        "备注": village.remark,
    }
    return Names(entries, book.printed)


def project_facts(key: str, project: Project, book: Ledger, status: Status, sources: tuple[str, ...]) -> Names:
    """One item: what, how much of it, with what money."""
    own = project.status or status
    name = book.name
    works = distinct(work.thing for work in project.works)
    amounts = tuple(work_facts(f"{name}.工程量.{k}", w) for k, w in zip(works, project.works, strict=True))
    only = amounts[0].headline if len(amounts) == 1 else None
    amount = only if isinstance(only, Figure) else None
    entries: dict[str, Fact] = {
        "键": key,
        "类别": project.category,
        "村": project.village,
        "内容": project.content,
        "工程量": amounts,
        "数量": amount,
        "资金": fund_names(book, sources),
        "状态": own.value,
        "自有状态": project.status.value if project.status else None,
        "已完成": own.finished or None,
        "完成率": Figure(f"{name}.完成率", project.progress) if project.progress else None,
        "均价": each(f"{name}.均价", book.total, amount),
        "户均": for_each_household(name, project, book),
        "受益": scale(f"{name}.受益", project.benefit),
        "备注": project.remark,
    }
    return Names(entries, book.printed)


def for_each_household(name: str, project: Project, book: Ledger) -> Figure | None:
    """What comes to each household that benefits; None where 受益 says none."""
    benefit = scale(f"{name}.受益", project.benefit)
    households = benefit.households if benefit is not None else None
    unit = households.quantity.unit if households is not None else None
    return each(f"{name}.户均", book.total, households) if unit is not None and unit.dimension == "户" else None


def work_facts(name: str, work: Work) -> Names:
    """工程量 with its amount as a figure; the size (规格) stays text."""
    figure = Figure(name, work.amount) if work.amount else None
    return Names({"对象": work.thing, "规格": work.specification, "数量": figure}, figure)


def scale(name: str, pair: object) -> Scale | None:
    """A pair from the record as figures; None where there is none."""
    if not isinstance(pair, Pair):
        return None
    return Scale(
        name,
        Figure(f"{name}.户", pair.households) if pair.households else None,
        Figure(f"{name}.人", pair.people) if pair.people else None,
    )
