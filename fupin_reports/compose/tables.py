"""A table element -> `Table`: rows that fill the grid, one number of decimals a column, widths from content.

Codes: T015 rows that do not fill the grid · T016 a number that cannot be shown in its column's unit · T017 a unit that
the office does not know.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from fupin_reports.compose.display import column_places, in_column
from fupin_reports.compose.marks import Marks
from fupin_reports.compose.markup import Element
from fupin_reports.compose.words import derived, name_of, words_of
from fupin_reports.document import Blank, Cell, Column, ColumnKind, Derived, Row, Table, Words, text_of
from fupin_reports.figures import Figure
from fupin_reports.gbt9704 import PT_PER_MM, TABLE_SIZE_PT, TEXT_WIDTH_MM
from fupin_reports.problems import Problem
from fupin_reports.quantities import Unit, Units

HALVES_PER_LINE = int(TEXT_WIDTH_MM * PT_PER_MM / TABLE_SIZE_PT * 2)  # half characters across the text width: 73
PADDING_HALVES = 2
WIDEST_WISH_HALVES = 40
NARROWEST_HALVES = 6
HEAD_ON_ONE_LINE_HALVES = 8


def table_of(element: Element, block_id: str, marks: Marks, units: Units, problems: list[Problem]) -> Table | None:
    """The table; None where it has no body rows or its rows do not fill the grid."""
    columns = list(element.elements("col"))
    kinds = [ColumnKind(c.attributes.get("kind", "left")) for c in columns]
    parts = {tag: rows_of(element, tag, marks) for tag in ("thead", "tbody", "tfoot")}
    if not parts["tbody"]:
        return None
    for tag, rows in parts.items():
        if rows and not (columns and fills_grid(rows, len(columns))):
            at = element.first(tag) or element
            problems.append(Problem("T015", at.place, {"tag": tag, "columns": str(len(columns))}))
            return None
    body = (*parts["tbody"], *parts["tfoot"])
    by_name = {name_of(f): f for mark in marks.marks for f in mark.figures}
    for number, column in enumerate(columns):
        if kinds[number] is ColumnKind.NUMBER:
            name = column.attributes.get("unit", "")
            unit = units.get(name)
            if name and unit is None:
                problems.append(Problem("T017", column.place, {"tag": "col", "key": "unit", "text": name}))
            body = with_decimals(body, number, unit, by_name, column, problems)
    head, split = parts["thead"], len(parts["tbody"])
    table = Table(
        block_id,
        words_of(element.first("caption"), marks),
        tuple(Column(kind, 0) for kind in kinds),
        head,
        body[:split],
        body[split:],
        tuple(words for note in element.elements("note") if (words := words_of(note, marks))),
    )
    return with_widths(table)


def with_widths(table: Table) -> Table:
    """`table` with its columns as wide as their words ask for."""
    kinds = [column.kind for column in table.columns]
    shares = shares_of(table.head, (*table.body, *table.foot), kinds)
    return replace(table, columns=tuple(Column(kind, share) for kind, share in zip(kinds, shares, strict=True)))


def rows_of(table: Element, tag: str, marks: Marks) -> tuple[Row, ...]:
    """The rows of one part of a table; a body may stand in several pieces. Head rows have a number for a key."""
    rows = [row for part in table.elements(tag) for row in part.elements("tr")]
    return tuple(
        Row(
            row.attributes.get("key", f"{tag}{n}"),
            tuple(
                Cell(
                    words_of(cell, marks),
                    int(cell.attributes.get("rowspan", "1")),
                    int(cell.attributes.get("colspan", "1")),
                )
                for cell in row.elements()
            ),
        )
        for n, row in enumerate(rows)
    )


def fills_grid(rows: tuple[Row, ...], columns: int) -> bool:
    """Whether the cells, with their spans, cover every place of the grid exactly once."""
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row.cells:
            while (r, c) in covered:
                c += 1
            if r + cell.rows > len(rows) or c + cell.columns > columns:
                return False
            places = {(r + i, c + j) for i in range(cell.rows) for j in range(cell.columns)}
            if places & covered:
                return False
            covered |= places
            c += cell.columns
    return covered == {(r, c) for r in range(len(rows)) for c in range(columns)}


def positions(row: Row, spanned: dict[int, int]) -> list[int]:
    """The column at which each cell of `row` starts; `spanned` counts rows still covered, by column, and is updated."""
    result: list[int] = []
    column = 0
    for cell in row.cells:
        while spanned.get(column, 0) > 0:
            column += 1
        result.append(column)
        for n in range(column, column + cell.columns):
            spanned[n] = cell.rows
        column += cell.columns
    for n in list(spanned):
        spanned[n] -= 1
    return result


def with_decimals(
    rows: tuple[Row, ...],
    column: int,
    unit: Unit | None,
    by_name: Mapping[str, Figure],
    at: Element,
    problems: list[Problem],
) -> tuple[Row, ...]:
    """`rows` with every figure of `column` in its unit and with one number of decimals, without the unit's name.

    Where the column names no unit it is that of its first figure: numbers without a unit must be of one.
    """
    cells: dict[tuple[int, int], Figure] = {}
    spanned: dict[int, int] = {}
    for r, row in enumerate(rows):
        for c, (cell, start) in enumerate(zip(row.cells, positions(row, spanned), strict=True)):
            figure = lone_figure(cell.words, by_name)
            if start == column and cell.columns == 1 and figure is not None:
                unit = unit or figure.quantity.unit
                if unit is None or figure.quantity.unit is None or figure.quantity.unit.dimension == unit.dimension:
                    cells[r, c] = figure
                else:
                    problems.append(Problem("T016", at.place, {"name": figure.name, "unit": unit.name}))
    places = column_places(list(cells.values()), unit)
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, words=(derived(in_column(f, unit, places), (f,)),)) if (f := cells.get((r, c))) else cell
                for c, cell in enumerate(row.cells)
            ),
        )
        for r, row in enumerate(rows)
    )


def lone_figure(words: Words, by_name: Mapping[str, Figure]) -> Figure | None:
    """The figure that is all a cell holds; None for anything else."""
    if len(words) == 1 and isinstance(words[0], Derived | Blank) and len(words[0].figures) == 1:
        return by_name.get(words[0].figures[0])
    return None


def shares_of(head: tuple[Row, ...], body: tuple[Row, ...], kinds: list[ColumnKind]) -> list[int]:
    """Column widths in thousandths: what the content wishes, words giving way to numbers, the rest shared out."""
    wishes = [NARROWEST_HALVES] * len(kinds)
    for rows, wished in ((head, head_wish), (body, halves)):
        spanned: dict[int, int] = {}
        for row in rows:
            for cell, start in zip(row.cells, positions(row, spanned), strict=True):
                if cell.columns == 1:
                    wish = min(wished(text_of(cell.words)) + PADDING_HALVES, WIDEST_WISH_HALVES)
                    wishes[start] = max(wishes[start], wish)
    flexible = [n for n, kind in enumerate(kinds) if kind is ColumnKind.LEFT] or list(range(len(kinds)))
    spare = HALVES_PER_LINE - sum(wishes)
    weight = sum(wishes[n] for n in flexible)
    if spare >= 0:
        widths = [w + spare * w / sum(wishes) for w in wishes]
    else:
        widths = [max(w + spare * w / weight, NARROWEST_HALVES) if n in flexible else w for n, w in enumerate(wishes)]
    shares = [int(1000 * w / sum(widths)) for w in widths]
    shares[flexible[-1]] += 1000 - sum(shares)
    return shares


def head_wish(text: str) -> int:
    """What a head wishes: its width, or half of it where it is long enough to stand on two lines of whole words."""
    width = halves(text)
    if width <= HEAD_ON_ONE_LINE_HALVES or "（" in text:
        return width
    return max(HEAD_ON_ONE_LINE_HALVES, (width + 3) // 4 * 2)


def halves(text: str) -> int:
    """The width of `text` in half characters: Han and full-width marks two, the rest one."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
