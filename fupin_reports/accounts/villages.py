"""The sheet of villages: a row each, one for the projects of no village, one for what is known only of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_reports.accounts.cells import (
    Columns,
    Texts,
    amounts,
    as_partial,
    column_of,
    fitted,
    money,
    summed,
    used,
    words,
)
from fupin_reports.accounts.heads import Label, Title
from fupin_reports.accounts.projects import ProjectSheet
from fupin_reports.compute.ledger import Ledger
from fupin_reports.figures import Figure, total
from fupin_reports.quantities import Unit
from fupin_reports.records import Batch, Prose, Village
from fupin_reports.workbook import FIRST_ROW, Cell, Row, Sheet, Weight, area

BEFORE_MONEY = (Title.VILLAGE, Title.GROUP, Title.LEVEL, Title.WAY, Title.STATUS)
BEHIND_MONEY = (Title.LUMP, Title.TOTAL, Title.DECLARED, Title.ACCOUNT, Title.REMARK)


@dataclass(frozen=True, slots=True)
class VillageSheet:
    """The sheet, its columns, and the row of the whole."""

    sheet: Sheet
    columns: Columns
    whole: int

    def cell(self, key: str) -> str:
        """The whole of that key, as another sheet names it."""
        return area(self.columns.number(key), self.whole, self.whole, self.sheet.name)


@dataclass(frozen=True, slots=True)
class Making:
    """What all rows are made with."""

    sources: tuple[str, ...]
    unit: Unit
    texts: Texts
    projects: ProjectSheet | None

    def paragraphs(self, texts: tuple[Prose, ...]) -> Cell:
        """Several texts, one below another."""
        return words("\n".join(map(self.texts, texts)))


def village_sheet(
    name: str,
    title: str,
    caption: str,
    batch: Batch,
    book: Ledger,
    projects: ProjectSheet | None,
    sources: tuple[str, ...],
    unit: Unit,
    texts: Texts,
) -> VillageSheet:
    """The villages of a year with the whole of it in the last row."""
    make = Making(sources, unit, texts, projects)
    books = book.children[: len(batch.villages)]
    loose = book.children[len(batch.villages) :]
    typed = [typed_in(village, child, make) for village, child in zip(batch.villages, books, strict=True)]
    at_level = level_row(batch, book, make)
    below = {s: Label.TOTAL for child in (*book.children, book) for s in child.sources}
    filled: list[dict[str, Cell]] = [*typed, at_level, {s: words(mark) for s, mark in below.items()}]
    columns = used((*BEFORE_MONEY, *sources, *BEHIND_MONEY), filled, (Title.VILLAGE, Title.TOTAL))
    rows: list[Row] = []
    at = 0
    for village, child, cells in zip(batch.villages, books, typed, strict=True):
        row = FIRST_ROW + len(rows)
        rows.append(Row(columns.laid({**cells, **computed(child, at, len(village.projects), row, columns, make)})))
        at += len(village.projects)
    if loose:
        rows.append(Row(columns.laid(loose_row(loose, at, make))))
    last = FIRST_ROW + len(rows) - 1
    if at_level:
        at_level[Title.VILLAGE] = words(Label.STATED)
        own = columns.across(sources if book.stated else [Title.LUMP], last + 1)
        known = total("", [f for f in book.stated.values() if f.value is not None and f.quantity.upper is None], unit)
        at_level[Title.TOTAL] = summed(own, book.from_sources or known or book.lump, unit, partial=own_is_partial(book))
        rows.append(Row(columns.laid(at_level)))
    whole = FIRST_ROW + len(rows)
    rows.append(Row(columns.laid(whole_row(book, columns, last, stated=bool(at_level))), Weight.TOTAL))
    heads = tuple(column_of(key, unit) for key in columns.keys)
    frozen = columns.number(Title.GROUP) if Title.GROUP in columns.keys else 1
    sheet = Sheet(name, title, caption, heads, tuple(rows), frozen=frozen)
    return VillageSheet(fitted(sheet), columns, whole)


def own_is_partial(book: Ledger) -> bool:
    """Whether one of the sources that the level states cannot be added up."""
    return bool(book.stated) and book.from_sources is None


def typed_in(village: Village, book: Ledger, make: Making) -> dict[str, Cell]:
    """What is typed of a village; its sources only where they are not made up of its projects'."""
    return {
        Title.VILLAGE: words(village.village),
        Title.GROUP: words(village.group),
        Title.LEVEL: words(village.level.value) if village.level is not None else None,
        Title.WAY: words(village.way),
        Title.STATUS: words(village.status.value) if village.status is not None else None,
        **({} if book.rolled else amounts(book.stated, make.unit)),
        Title.LUMP: money(village.total, make.unit),
        Title.DECLARED: money(village.declared, make.unit),
        Title.ACCOUNT: make.paragraphs(village.account),
        Title.REMARK: words(make.texts(village.remark)) if village.remark is not None else None,
    }


def computed(book: Ledger, at: int, projects: int, row: int, columns: Columns, make: Making) -> dict[str, Cell]:
    """合计 of a village, and its sources where its projects have them: projects `at` and following are its own."""
    cells: dict[str, Cell] = {}

    def below(key: str) -> str:
        return make.projects.area(key, at, at + projects - 1) if make.projects is not None and projects else ""

    for source, figure in book.rolled.items():
        cells[source] = summed(below(source), figure, make.unit)
    own = columns.across(book.stated, row)
    if book.from_children is not None:
        cells[Title.TOTAL] = summed(below(Title.TOTAL), book.total, make.unit)
    elif book.from_sources is not None:
        cells[Title.TOTAL] = summed(own, book.total, make.unit)
    elif book.total is not None:
        cells[Title.TOTAL] = summed(columns.across([Title.LUMP], row), book.total, make.unit)
    else:
        refs = below(Title.TOTAL) if any(child.total or child.known for child in book.children) else own
        cells[Title.TOTAL] = as_partial(summed(refs, book.known, make.unit))
    return cells


def loose_row(loose: tuple[Ledger, ...], at: int, make: Making) -> dict[str, Cell]:
    """The projects that belong to no village, taken together."""
    cells: dict[str, Cell] = {Title.VILLAGE: words(Label.LOOSE)}
    if make.projects is None:
        return cells
    end = at + len(loose) - 1
    in_part = any(book.from_sources is None for book in loose)
    for source in make.sources:
        known = [f for book in loose if (f := book.stated.get(source)) and f.value is not None and not f.quantity.upper]
        cells[source] = summed(
            make.projects.area(source, at, end), total("", known, make.unit), make.unit, partial=in_part
        )
    amounts_known: list[Figure] = [f for book in loose if (f := book.total or book.known) is not None]
    whole = all(book.total is not None for book in loose)
    refs = make.projects.area(Title.TOTAL, at, end)
    cells[Title.TOTAL] = summed(refs, total("", amounts_known, make.unit), make.unit, partial=not whole)
    return cells


def level_row(batch: Batch, book: Ledger, make: Making) -> dict[str, Cell]:
    """What is typed for the whole year; nothing where nothing is. Sources that the villages have are theirs."""
    cells: dict[str, Cell] = {
        **amounts(book.stated, make.unit),
        Title.LUMP: money(batch.total, make.unit),
        Title.DECLARED: money(batch.declared, make.unit),
        Title.ACCOUNT: make.paragraphs(batch.account),
        Title.REMARK: words(make.texts(batch.remark)) if batch.remark is not None else None,
    }
    return {key: cell for key, cell in cells.items() if cell is not None}


def whole_row(book: Ledger, columns: Columns, last: int, *, stated: bool) -> dict[str, Cell]:
    """The whole: of the rows above where all have a total, else of what is typed for the whole, else what is known."""
    unit = next((f.quantity.unit for f in (book.total, book.known) if f is not None), None)
    cells: dict[str, Cell] = {Title.VILLAGE: words(Label.TOTAL if book.total is not None else Label.KNOWN)}
    if unit is None:
        return {Title.VILLAGE: words(Label.TOTAL)}

    def rows(key: str) -> str:
        return area(columns.number(key), FIRST_ROW, last)

    def own(key: str) -> str:
        return area(columns.number(key), last + 1, last + 1) if stated else ""

    for source, figure in book.sources.items():
        cells[source] = summed(rows(source) if book.rolled else own(source), figure, unit)
    if book.from_children is not None:
        cells[Title.TOTAL] = summed(rows(Title.TOTAL), book.total, unit)
    elif book.total is not None:
        cells[Title.TOTAL] = summed(own(Title.TOTAL), book.total, unit)
    else:
        below = any(child.total or child.known for child in book.children)
        cells[Title.TOTAL] = summed(rows(Title.TOTAL) if below else own(Title.TOTAL), book.known, unit, partial=True)
    return cells
