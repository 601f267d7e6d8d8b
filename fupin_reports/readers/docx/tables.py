"""A w:tbl -> rows of cells with their spans, on the grid that the cells really use.

Word and WPS add grid lines when a border is dragged: lines that no cell ends at are left out. A row that does not fill
the grid is filled up with empty cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from fupin_reports.document import Cell, Column, ColumnKind, Row, Table, Text, Words
from fupin_reports.readers.docx.looks import is_shaded
from fupin_reports.readers.docx.wordml import (
    Element,
    all_text,
    attribute,
    child,
    children,
    is_on,
    name_of,
    number,
    value,
)
from fupin_reports.readers.docx.words import Line
from fupin_reports.readers.reading import Remark, Seen
from fupin_reports.writers.docx.styles import StyleId

WHOLE = 1000
ReadLine = Callable[[Element], Line]
KINDS = {StyleId.TABLE_CENTRE: ColumnKind.CENTRE, StyleId.TABLE_NUMBER: ColumnKind.NUMBER}
TRACKED_CELLS = ("cellIns", "cellDel", "cellMerge")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as Word has it: the grid lines it stands between, its words, whether it continues the one above."""

    left: int
    right: int
    text: str
    style: StyleId | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read, without caption and notes."""

    table: Table
    remarks: tuple[Remark, ...]


def grid_of(element: Element, read_line: ReadLine) -> Grid:
    """The table. Row keys are empty, as are id, caption and notes."""
    remarks: list[Remark] = []
    lines, heads = list[tuple[Place, ...]](), 0
    for row in rows_in(element):
        if child(row, "trPr/del") is not None:
            remarks.append(Remark(Seen.DELETION, all_text(row), attribute(child(row, "trPr/del"), "author")))
            continue
        if (inserted := child(row, "trPr/ins")) is not None:
            remarks.append(Remark(Seen.INSERTION, all_text(row), attribute(inserted, "author")))
        heads += heads == len(lines) and is_on(child(row, "trPr"), "tblHeader")
        lines.append(tuple(_places(row, read_line, remarks)))
    widths = [int(attribute(column, "w") or 0) for column in children(child(element, "tblGrid"), "gridCol")]
    edges = sorted({edge for line in lines for place in line for edge in (place.left, place.right)})
    filled = [_filled(line, edges) for line in lines]
    rows = _rows(filled, {edge: n for n, edge in enumerate(edges)})
    columns = _columns(filled[heads:], edges, widths)
    return Grid(Table("", (), columns, rows[:heads], rows[heads:]), tuple(remarks))


def rows_in(element: Element) -> Iterator[Element]:
    """The rows, also those in content controls."""
    for part in element:
        if name_of(part) == "tr":
            yield part
        elif name_of(part) in ("sdt", "sdtContent", "customXml"):
            yield from rows_in(part)


def _cells_in(row: Element) -> Iterator[Element]:
    for part in row:
        if name_of(part) == "tc":
            yield part
        elif name_of(part) in ("sdt", "sdtContent", "customXml"):
            yield from _cells_in(part)


def _places(row: Element, read_line: ReadLine, remarks: list[Remark]) -> Iterator[Place]:
    """The cells of one row from left to right."""
    left = number(child(row, "trPr"), "gridBefore", 0)
    if left:
        yield Place(0, left, "")
    for cell in _cells_in(row):
        properties = child(cell, "tcPr")
        right = left + number(properties, "gridSpan", 1)
        merge = value(properties, "vMerge")
        text, style = _words(cell, read_line, remarks)
        if is_shaded(properties):
            remarks.append(Remark(Seen.SHADE, text))
        if any(child(properties, name) is not None for name in TRACKED_CELLS):
            remarks.append(Remark(Seen.CELL_CHANGE, text))
        yield Place(left, right, text, style, continues=merge is not None and merge != "restart")
        left = right


def _words(cell: Element, read_line: ReadLine, remarks: list[Remark]) -> tuple[str, StyleId | None]:
    """The words of a cell on one line, and the style of its first paragraph."""
    texts, style = list[str](), None
    for part in _content(cell):
        if name_of(part) == "tbl":
            remarks.append(Remark(Seen.NESTED_TABLE, all_text(part)))
            texts += [_words(inner, read_line, remarks)[0] for row in rows_in(part) for inner in _cells_in(row)]
            continue
        line = read_line(part)
        remarks += line.remarks
        style = style or line.style
        texts += line.lines
    filled = [text for text in texts if text]
    if filled:
        remarks += [Remark(Seen.BLANK_LINE, "")] * (len(texts) - len(filled))
    if len(filled) > 1:
        remarks.append(Remark(Seen.LINE_BREAK, " ".join(filled)))
    return " ".join(filled), style


def _content(cell: Element) -> Iterator[Element]:
    for part in cell:
        if name_of(part) in ("p", "tbl"):
            yield part
        elif name_of(part) in ("sdt", "sdtContent", "customXml"):
            yield from _content(part)


def _filled(line: tuple[Place, ...], edges: list[int]) -> tuple[Place, ...]:
    """`line` with an empty cell at its end where it does not reach the right edge."""
    right = line[-1].right if line else edges[0] if edges else 0
    return line if not edges or right == edges[-1] else (*line, Place(right, edges[-1], ""))


def _rows(lines: list[tuple[Place, ...]], column: dict[int, int]) -> tuple[Row, ...]:
    """The rows, cells merged downwards as one cell."""
    rows: list[list[Cell]] = []
    open_cells: dict[tuple[int, int], tuple[int, int]] = {}  # left and right edge -> row and cell that reaches down
    for n, line in enumerate(lines):
        above, open_cells = open_cells, {}
        rows.append([])
        for place in line:
            span = (place.left, place.right)
            if place.continues and span in above:
                row, cell = above[span]
                rows[row][cell] = replace(rows[row][cell], rows=n - row + 1)
                open_cells[span] = (row, cell)
                continue
            open_cells[span] = (n, len(rows[-1]))
            rows[-1].append(Cell(_text(place.text), 1, column[place.right] - column[place.left]))
    return tuple(Row("", tuple(row)) for row in rows)


def _text(text: str) -> Words:
    return (Text(text),) if text else ()


def _columns(lines: list[tuple[Place, ...]], edges: list[int], widths: list[int]) -> tuple[Column, ...]:
    """The columns: kinds by the styles of their cells, shares by the widths of the grid."""
    kinds = [Counter[ColumnKind]() for _ in range(len(edges) - 1)]
    for line in lines:
        for place in line:
            n = edges.index(place.left)
            if edges[n + 1] == place.right:
                kinds[n][KINDS.get(place.style or StyleId.BODY, ColumnKind.LEFT)] += 1
    spans = [sum(widths[left:right]) or 1 for left, right in pairwise(edges)]
    shares = [span * WHOLE // sum(spans) for span in spans]
    if shares:
        shares[-1] += WHOLE - sum(shares)
    most = [kind.most_common(1)[0][0] if kind else ColumnKind.LEFT for kind in kinds]
    return tuple(Column(kind, share) for kind, share in zip(most, shares, strict=True))
