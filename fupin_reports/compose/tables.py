"""A table element -> `Table`: rows that fill the grid, one number of decimals a column, widths from content.

Codes: T015 rows that do not fill the grid · T016 a number that cannot be shown in its column's unit · T017 a unit that
the office does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from fupin_reports.compose.columns import adds_up, numbers_of, positions, with_decimals
from fupin_reports.compose.marks import Marks
from fupin_reports.compose.markup import Element
from fupin_reports.compose.words import name_of, words_of
from fupin_reports.decimal_points import halves, shortfalls
from fupin_reports.document import Cell, Column, ColumnKind, Row, Table, Text, Words, text_of
from fupin_reports.gbt9704 import PT_PER_MM, Layout
from fupin_reports.problems import Problem
from fupin_reports.quantities import Units

PADDING_HALVES = 2
WIDEST_WISH_HALVES = 40
NARROWEST_HALVES = 6
NARROW_HALVES = 18
HEAD_ON_ONE_LINE_HALVES = 8
ROUNDED: Words = (Text("注：因四舍五入，表中有的列各项相加与合计不完全相等。"),)


def table_of(
    element: Element, block_id: str, marks: Marks, units: Units, layout: Layout, problems: list[Problem]
) -> Table | None:
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
    uneven = False
    for number, column in enumerate(columns):
        if kinds[number] is ColumnKind.NUMBER:
            name = column.attributes.get("unit", "")
            unit = units.get(name)
            if name and unit is None:
                problems.append(Problem("T017", column.place, {"tag": "col", "key": "unit", "text": name}))
            numbers = numbers_of(body, number, unit, by_name)
            problems += [Problem("T016", column.place, {"name": n, "unit": u}) for n, u in numbers.strange]
            body, uneven = with_decimals(body, numbers), uneven or not adds_up(numbers)
    head, split = parts["thead"], len(parts["tbody"])
    table = Table(
        block_id,
        words_of(element.first("caption"), marks),
        tuple(Column(kind, 0) for kind in kinds),
        head,
        body[:split],
        body[split:],
        (*(w for note in element.elements("note") if (w := words_of(note, marks))), *((ROUNDED,) if uneven else ())),
    )
    return with_widths(table, layout)


def with_widths(table: Table, layout: Layout) -> Table:
    """`table` with its columns as wide as their words ask for."""
    kinds = [column.kind for column in table.columns]
    shares = shares_of(table.head, (*table.body, *table.foot), kinds, halves_per_line(layout))
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


def too_wide(table: Table, layout: Layout) -> bool:
    """Whether 版心 is too narrow for it: numbers would wrap, or words stand in columns of less than eight characters."""
    kinds = [column.kind for column in table.columns]
    wishes = wishes_of(table.head, (*table.body, *table.foot), kinds, head_wish=folded_wish)
    words = ColumnKind.LEFT in kinds
    needs = (
        min(wish, NARROW_HALVES) if words and kind is ColumnKind.LEFT else wish
        for wish, kind in zip(wishes, kinds, strict=True)
    )
    return sum(needs) > halves_per_line(layout)


def shares_of(head: tuple[Row, ...], body: tuple[Row, ...], kinds: list[ColumnKind], room: int) -> list[int]:
    """Column widths in thousandths: what the content wishes, words giving way to numbers, the rest
    shared out. `room` is the table's width in half characters."""
    wishes = wishes_of(head, body, kinds)
    words = [n for n, kind in enumerate(kinds) if kind is ColumnKind.LEFT]
    flexible = words or list(range(len(kinds)))
    if words and sum(wishes) - room > sum(max(wishes[n] - NARROW_HALVES, 0) for n in words):
        wishes = wishes_of(head, body, kinds, head_wish=folded_wish)
    spare = room - sum(wishes)
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


def folded_wish(text: str) -> int:
    """What a head can do with where there is little room: half its width, two characters at least."""
    return max(4, (halves(text) + 3) // 4 * 2)


def wishes_of(
    head: tuple[Row, ...],
    body: tuple[Row, ...],
    kinds: list[ColumnKind],
    *,
    head_wish: Callable[[str], int] = head_wish,
) -> list[int]:
    """How many half characters each column asks for."""
    wishes = [NARROWEST_HALVES] * len(kinds)
    for column, text in lone_texts(head):
        wishes[column] = max(wishes[column], wish_of(head_wish(text)))
    texts = dict(enumerate(lone_texts(body)))
    numbers = {(n, column): text for n, (column, text) in texts.items() if kinds[column] is ColumnKind.NUMBER}
    short = shortfalls(numbers)
    for n, (column, text) in texts.items():
        wishes[column] = max(wishes[column], wish_of(halves(text) + short.get((n, column), 0)))
    return wishes


def wish_of(width: int) -> int:
    """What so many half characters ask for, with the room beside them; long words fold."""
    return min(width + PADDING_HALVES, WIDEST_WISH_HALVES)


def lone_texts(rows: tuple[Row, ...]) -> Iterator[tuple[int, str]]:
    """The column and the text of each cell that covers one column."""
    spanned: dict[int, int] = {}
    for row in rows:
        for cell, start in zip(row.cells, positions(row, spanned), strict=True):
            if cell.columns == 1:
                yield start, text_of(cell.words)


def halves_per_line(layout: Layout) -> int:
    """How many half characters of a table stand across 版心: 73."""
    return int(layout.text_width_mm * PT_PER_MM / layout.table_size_pt * 2)
