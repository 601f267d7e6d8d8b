"""A table of the tree in HTML: where each cell stands, which rows stay on one page, and which may be cut.

Comes in: a table; goes out: HTML. Its looks stand in `css`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from fupin_reports import gbt9704 as page
from fupin_reports.decimal_points import Spot, shortfalls
from fupin_reports.document import Cell, ColumnKind, Row, Table, text_of
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf.characters import marked, marked_words
from fupin_reports.writers.pdf.lines import Advance, Measure, broken, length
from fupin_reports.writers.pdf.ruler import Ruler, advance_of
from fupin_reports.writers.pdf.sizes import Sizes

LONGEST_KEPT_SPAN = 10  # rows merged in one cell that stay on one page; a longer run may go on overleaf
LINES_OF_PIECE = 4  # of a row that is higher than a page
TALLEST_KEPT_LINES = 24  # a page holds about 30 lines of 20 pt with the table's head above them
HEAD_OF_WORDS = re.compile("[一-鿿]{4,}")
PADDING_PT = 2 * page.TABLE_PADDING_MM * page.PT_PER_MM


def table_html(table: Table, sizes: Sizes, ruler: Ruler) -> str:
    """The table with its notes; the caption is not part of it."""
    columns = "".join(f'<col style="width:{Decimal(column.share) / 10}%"/>' for column in table.columns)
    head = "".join(_head(table, sizes, ruler))
    body = "".join(_body(table, sizes, ruler))
    notes = "".join(f'<p class="note">{marked_words(words)}</p>' for words in table.notes)
    return (
        f"<table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>{notes}"
        f'<div class="after"></div>'
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell at column `place`; in the rows below its own it `is_covered`, and `rows` counts those still to come."""

    cell: Cell
    place: int
    rows: int
    is_covered: bool = False

    @property
    def may_be_cut(self) -> bool:
        return self.cell.rows > LONGEST_KEPT_SPAN


def _grid(rows: tuple[Row, ...], width: int) -> Iterator[tuple[_Placed, ...]]:
    """All that stands in each row from left to right, cells merged from above among them."""
    above: tuple[_Placed, ...] = ()
    for row in rows:
        covered = {placed.place: placed for placed in above}
        own = iter(row.cells)
        line: list[_Placed] = []
        place = 0
        while place < width:
            placed = covered.get(place)
            if placed is None:
                cell = next(own)
                placed = _Placed(cell, place, cell.rows)
            line.append(placed)
            place += placed.cell.columns
        above = tuple(replace(p, rows=p.rows - 1, is_covered=True) for p in line if p.rows > 1)
        yield tuple(line)


def _head(table: Table, sizes: Sizes, ruler: Ruler) -> Iterator[str]:
    """The rows of the head."""
    width, advance = len(table.columns), advance_of(ruler, Face.HEITI, sizes.layout.table_size_pt)
    for index, line in enumerate(_grid(table.head, width)):
        cells = []
        for placed in line:
            if not placed.is_covered:
                names = _names("top" if index == 0 else "", _edge(placed, width))
                room = int((_width(table, placed, sizes) - PADDING_PT) * 1000)
                text = "<br/>".join(map(marked, two_lines(text_of(placed.cell.words), room, advance)))
                cells.append(f'<th scope="col"{names}{_spans(placed.cell, placed.rows)}>{text}</th>')
        yield f"<tr>{''.join(cells)}</tr>"


def two_lines(text: str, room: int, advance: Advance) -> tuple[str, ...]:
    """A head of Han that is too long for one line, where it falls into words of two characters at its end: 挂钩单位 / 扶持,
    市整村推进 / 资金. Any other is left to fall as it will.
    """
    last = max(len(text) // 4 * 2, 2)
    first = text[:-last]
    if not HEAD_OF_WORDS.fullmatch(text) or length(text, advance) <= room or length(first, advance) > room:
        return (text,)
    return first, text[-last:]


def _body(table: Table, sizes: Sizes, ruler: Ruler) -> Iterator[str]:
    """Body and foot; a merged cell that a page may cut becomes a run of cells."""
    width = len(table.columns)
    lines = tuple(_grid(table.body + table.foot, width))
    short = shortfalls(_numbers(table, lines))
    for index, line in enumerate(lines):
        cells = []
        for placed in line:
            names = [_edge(placed, width)]
            if placed.may_be_cut:
                names.append("open" if placed.rows > 1 else "")
            if not placed.is_covered:
                names += [placed.cell.kind(table.columns[placed.place]).value, "" if index or table.head else "top"]
                spans = _spans(placed.cell, 1 if placed.may_be_cut else placed.rows)
                away = _away(short.get((index, placed.place), 0), sizes)
                cells.append(f"<td{_names(*names)}{spans}{away}>{marked_words(placed.cell.words)}</td>")
            elif placed.may_be_cut:
                cells.append(f"<td{_names(*names)}{_spans(placed.cell, 1)}></td>")
        joined = any(placed.rows > 1 and not placed.may_be_cut for placed in line)
        foot = index >= len(table.body)
        tall = _lines(table, line, sizes) > TALLEST_KEPT_LINES
        if tall and all(placed.rows == 1 and not placed.is_covered for placed in line):
            yield from _tall(table, line, sizes, ruler)
            continue
        manner = _names("foot" if foot else "", "joined" if joined else "", "tall" if tall else "")
        yield f"<tr{manner}>{''.join(cells)}</tr>"


def _numbers(table: Table, lines: tuple[tuple[_Placed, ...], ...]) -> dict[Spot, str]:
    """What stands in the columns of numbers."""
    return {
        (index, placed.place): text_of(placed.cell.words)
        for index, line in enumerate(lines)
        for placed in line
        if not placed.is_covered and placed.cell.kind(table.columns[placed.place]) is ColumnKind.NUMBER
    }


def _away(halves: int, sizes: Sizes) -> str:
    """A cell that stands so many half characters farther from the right edge than the rest of its column."""
    room = page.TABLE_PADDING_MM * page.PT_PER_MM + halves * sizes.layout.table_size_pt / 2
    return f' style="padding-right:{room:.2f}pt"' if halves else ""


def _tall(table: Table, line: tuple[_Placed, ...], sizes: Sizes, ruler: Ruler) -> Iterator[str]:
    """A row that no page holds, a few printed lines a row, without rules between them: pages break where they will. What
    stands before the long cell stands at the row's head, what stands behind it at its end, as a reader meets them.
    """
    longest = max(range(len(line)), key=lambda n: _lines_in(table, line[n], sizes))
    long = line[longest]
    room = int((_width(table, long, sizes) - PADDING_PT) * 1000)
    advance = advance_of(ruler, Face.FANGSONG, sizes.layout.table_size_pt)
    lines = [line.text for line in broken(text_of(long.cell.words), advance, Measure(room, room, 0))]
    pieces = [lines[n : n + LINES_OF_PIECE] for n in range(0, len(lines), LINES_OF_PIECE)]
    for number, piece in enumerate(pieces):
        first, last = number == 0, number == len(pieces) - 1
        cells = []
        for place, placed in enumerate(line):
            kind = placed.cell.kind(table.columns[placed.place]).value
            names = _names(_edge(placed, len(table.columns)), kind, "" if last else "open")
            shown = (place < longest and first) or (place > longest and last)
            text = stacked(piece) if place == longest else marked_words(placed.cell.words) if shown else ""
            cells.append(f"<td{names}{_spans(placed.cell, 1)}>{text}</td>")
        yield f'<tr class="piece">{"".join(cells)}</tr>'


def stacked(lines: list[str]) -> str:
    """Lines that are broken already."""
    return "".join(f'<span class="line">{marked(line)}</span>' for line in lines)


def _lines_in(table: Table, placed: _Placed, sizes: Sizes) -> Decimal:
    """About how many lines a cell takes, every character counted as full."""
    width = _width(table, placed, sizes) - PADDING_PT
    return len(text_of(placed.cell.words)) * sizes.layout.table_size_pt / width


def _width(table: Table, placed: _Placed, sizes: Sizes) -> Decimal:
    """How wide a cell is, in points."""
    share = sum(column.share for column in table.columns[placed.place : placed.place + placed.cell.columns])
    return sizes.text_width_pt * share / 1000


def _lines(table: Table, line: tuple[_Placed, ...], sizes: Sizes) -> Decimal:
    """About how many lines the highest cell of a row takes, every character counted as full."""
    own = (placed for placed in line if not placed.is_covered and placed.cell.rows == 1)
    return max((_lines_in(table, placed, sizes) for placed in own), default=Decimal(0))


def _edge(placed: _Placed, width: int) -> str:
    return "end" if placed.place + placed.cell.columns == width else ""


def _names(*names: str) -> str:
    wanted = " ".join(filter(None, names))
    return f' class="{wanted}"' if wanted else ""


def _spans(cell: Cell, rows: int) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return (f' rowspan="{rows}"' if rows > 1 else "") + columns
