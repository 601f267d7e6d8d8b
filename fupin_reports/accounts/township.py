"""A township's 资金台账: for each project year its money by source, by village and by project.

Every total is the ledger's (`compute.ledger`), by the route that the ledger took: a village follows its projects where
all of them have a total, else its own sources, else its own 投入; the formula says which. Sources that are known only for
the whole township stand in a row of their own (本级填报).
"""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.accounts.about import about_sheet
from fupin_reports.accounts.cells import Texts
from fupin_reports.accounts.heads import Head, Part
from fupin_reports.accounts.projects import Listed, ProjectSheet, project_sheet
from fupin_reports.accounts.sources import source_sheet
from fupin_reports.accounts.villages import village_sheet
from fupin_reports.accounts.wording import BookWording
from fupin_reports.compute import Facts
from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.names import Names
from fupin_reports.records import Batch
from fupin_reports.validate import Checked
from fupin_reports.workbook import Sheet, Workbook

SCOPES = ("本年", "上年")


def has_money(facts: Facts) -> bool:
    """Whether there is a project or an amount to keep a ledger of."""
    return any(book.children or book.stated or book.lump is not None for _, book in facts.years.values())


def township_workbook(checked: Checked, facts: Facts, texts: Texts, wording: BookWording, print_: str) -> Workbook:
    """The workbook of one report; `print_` is its 数据指纹."""
    report = checked.report
    sheets: list[Sheet] = []
    statuses: dict[str, str] = {}
    for scope, head in ((SCOPES[0], Head.THIS_STATUS), (SCOPES[1], Head.LAST_STATUS)):
        if scope in facts.years:
            batch, book = facts.years[scope]
            names = facts.names.entries.get(scope)
            year = report.year - (scope == SCOPES[1])
            sheets += year_sheets(scope, year, checked, batch, book, names if isinstance(names, Names) else None, texts)
            statuses[head] = batch.status.value
    sheets.append(about_sheet(about(checked, statuses, print_), wording.lines("台账说明")))
    title = f"{report.unit}{report.year}年扶贫项目资金台账"
    properties: dict[str, str | int] = {
        "文种": report.kind,
        "年度": report.year,
        "单位": report.unit,
        "数据指纹": print_,
    }
    return Workbook(title, report.unit, report.date.isoformat(), tuple(sheets), properties)


def about(checked: Checked, statuses: Mapping[str, str], print_: str) -> dict[str, str]:
    """What 说明 says of the report, by its words."""
    report = checked.report
    day = report.date
    return {
        Head.KIND: report.kind,
        Head.UNIT: report.unit,
        Head.ISSUERS: "、".join(report.issuers),
        Head.YEAR: str(report.year),
        Head.DATE: f"{day.year}年{day.month}月{day.day}日",
        Head.MONEY: checked.money.name,
        **statuses,
        Head.PRINT: print_,
    }


def year_sheets(
    scope: str, year: int, checked: Checked, batch: Batch, book: Ledger, names: Names | None, texts: Texts
) -> list[Sheet]:
    """The sheets of one project year, those without anything to say left out."""
    unit, report = checked.money, checked.report
    sources = tuple(s.name for s in checked.settings.sources)
    caption = f"单位：{report.unit}　　年度：{year}年　　金额单位：{unit.name}　　状态：{batch.status.value}"
    listed = tuple(listed_in(batch, book))

    def title(of: str) -> str:
        return f"{report.unit}{year}年扶贫项目{of}"

    projects: ProjectSheet | None = None
    if listed:
        name = scope + Part.PROJECTS
        projects = project_sheet(name, title("明细台账"), caption, listed, sources, unit, texts)
    villages = village_sheet(
        scope + Part.VILLAGES, title("分村资金台账"), caption, batch, book, projects, sources, unit, texts
    )
    money = source_sheet(scope + Part.MONEY, title("资金台账"), caption, book, villages, names, unit)
    sheets = [money, villages.sheet, projects.sheet if projects is not None else None]
    return [sheet for sheet in sheets if sheet is not None]


def listed_in(batch: Batch, book: Ledger) -> list[Listed]:
    """Every project with its ledger: those of the villages, then those that belong to none."""
    children = iter(book.children)
    found: list[Listed] = []
    for village in batch.villages:
        below = next(children).children
        found += [Listed(project, child, village) for project, child in zip(village.projects, below, strict=True)]
    return found + [Listed(project, child) for project, child in zip(batch.projects, children, strict=True)]
