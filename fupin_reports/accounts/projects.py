"""The sheet of projects: a row each, a row more for every further 工程量, the villages' one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fupin_reports.accounts.cells import (
    Columns,
    Texts,
    amounts,
    as_partial,
    column_of,
    fitted,
    measured,
    money,
    numbered,
    pair,
    stated,
    summed,
    used,
    words,
)
from fupin_reports.accounts.heads import Label, Title
from fupin_reports.compute.ledger import Ledger
from fupin_reports.figures import total
from fupin_reports.quantities import Unit
from fupin_reports.records import Project, Village
from fupin_reports.workbook import FIRST_ROW, Cell, Row, Sheet, Weight, area

BEFORE_MONEY = (
    Title.SERIAL,
    Title.HOME,
    Title.VILLAGE,
    Title.GROUP,
    Title.CATEGORY,
    Title.CONTENT,
    Title.THING,
    Title.SIZE,
    Title.AMOUNT,
    Title.UNIT,
    Title.PRICE,
    Title.PRICED,
    Title.BENEFIT,
    Title.STATUS,
    Title.PROGRESS,
)
BEHIND_MONEY = (Title.LUMP, Title.TOTAL, Title.DECLARED, Title.REMARK)
ALWAYS = (Title.VILLAGE, Title.CATEGORY, Title.TOTAL)


@dataclass(frozen=True, slots=True)
class Listed:
    """A project with its ledger, and the village that it is listed under; None for one that is not."""

    project: Project
    book: Ledger
    village: Village | None = None


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """The sheet, with its columns and the first and last row of each project, in their order."""

    sheet: Sheet
    columns: Columns
    spans: tuple[tuple[int, int], ...]

    def area(self, key: str, first: int, last: int) -> str:
        """The cells of that key from project `first` to project `last`, counted from 0, as another sheet names them."""
        if key not in self.columns.keys:
            return ""
        return area(self.columns.number(key), self.spans[first][0], self.spans[last][1], self.sheet.name)


def project_sheet(
    name: str, title: str, caption: str, listed: tuple[Listed, ...], sources: tuple[str, ...], unit: Unit, texts: Texts
) -> ProjectSheet:
    """The projects of a year; their amounts in `unit`, their sums as formulas, a last row with the sums of the columns."""
    loose_too = any(item.village is not None for item in listed) and any(item.village is None for item in listed)
    typed = [list(rows_of(item, unit, texts, homes=loose_too)) for item in listed]
    order = (*BEFORE_MONEY, *sources, *BEHIND_MONEY)
    columns = used(order, (row for rows in typed for row in rows), ALWAYS)
    laid: list[Row] = []
    spans: list[tuple[int, int]] = []
    for item, rows in zip(listed, typed, strict=True):
        first = FIRST_ROW + len(laid)
        rows[0][Title.TOTAL] = own_total(item.book, columns, sources, first, unit)
        laid += [Row(columns.laid(row)) for row in rows]
        spans.append((first, FIRST_ROW + len(laid) - 1))
    if laid:
        laid.append(last_row(listed, columns, sources, FIRST_ROW + len(laid) - 1, unit))
    heads = tuple(column_of(key, unit) for key in columns.keys)
    sheet = Sheet(name, title, caption, heads, tuple(laid), frozen=columns.number(Title.CATEGORY))
    return ProjectSheet(fitted(sheet), columns, tuple(spans))


def rows_of(item: Listed, unit: Unit, texts: Texts, *, homes: bool) -> Iterable[dict[str, Cell]]:
    """The cells of a project: all of it with its first 工程量, then a row for each other one."""
    project, village = item.project, item.village
    home = Label.OF_VILLAGE if village is not None else Label.OF_LEVEL
    first: dict[str, Cell] = {
        Title.SERIAL: numbered(project.serial),
        Title.HOME: words(home) if homes or (village is None and project.village) else None,
        Title.VILLAGE: words(village.village if village is not None else project.village),
        Title.GROUP: words(village.group) if village is not None else None,
        Title.CATEGORY: words(project.category),
        Title.CONTENT: words(texts(project.content)) if project.content is not None else None,
        Title.BENEFIT: pair(project.benefit),
        Title.STATUS: words(project.status.value) if project.status is not None else None,
        Title.PROGRESS: words(stated(project.progress)) if project.progress is not None else None,
        **amounts(item.book.stated, unit),
        Title.LUMP: money(project.total, unit),
        Title.DECLARED: money(project.declared, unit),
        Title.REMARK: words(texts(project.remark)) if project.remark is not None else None,
    }
    works = [
        {
            Title.THING: words(work.thing),
            Title.SIZE: words(work.specification),
            **measured(work.amount),
            Title.PRICE: words(work.price.stated) if work.price is not None else None,
            Title.PRICED: words(work.priced),
        }
        for work in project.works
    ]
    yield {**first, **(works[0] if works else {})}
    yield from works[1:]


def own_total(book: Ledger, columns: Columns, sources: tuple[str, ...], row: int, unit: Unit) -> Cell:
    """合计 of one project: of its sources, else of 投入; of what is known of it where there is no whole."""
    own = columns.across(sources, row)
    if book.from_sources is not None:
        return summed(own, book.total, unit)
    if book.total is not None:
        return summed(columns.across([Title.LUMP], row), book.total, unit)
    return as_partial(summed(own, book.known, unit))


def last_row(listed: tuple[Listed, ...], columns: Columns, sources: tuple[str, ...], last: int, unit: Unit) -> Row:
    """The sums of the columns; 已列合计 where a project has no amount. Those of the sources are of only what is known
    where a project has its whole by another way, as by 投入: they do not come to 合计.
    """
    cells: dict[str, Cell] = {}
    in_part = any(item.book.from_sources is None for item in listed)
    for source in sources:
        if source in columns.keys:
            refs = area(columns.number(source), FIRST_ROW, last)
            added = [item.book.stated[source] for item in listed if counts(item, source)]
            cells[source] = summed(refs, total("", added, unit), unit, partial=in_part)
    whole = all(item.book.total is not None for item in listed)
    known = [item.book.total or item.book.known for item in listed]
    refs = area(columns.number(Title.TOTAL), FIRST_ROW, last)
    cells[Title.TOTAL] = summed(refs, total("", [f for f in known if f is not None], unit), unit, partial=not whole)
    cells[columns.keys[0]] = words(Label.TOTAL if whole else Label.KNOWN)
    return Row(columns.laid(cells), Weight.TOTAL)


def counts(item: Listed, source: str) -> bool:
    """Whether the project states an amount of that source that can be added up."""
    figure = item.book.stated.get(source)
    return figure is not None and figure.value is not None and figure.quantity.upper is None
