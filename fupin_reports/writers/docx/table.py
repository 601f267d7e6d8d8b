"""A table as one piece of XML: fixed columns, spans, repeated head, rows that do not split over pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from fupin_reports.decimal_points import Spot, shortfalls
from fupin_reports.document import Cell, Column, ColumnKind, Row, Table, text_of
from fupin_reports.writers.docx.comments import Comments, notes_in
from fupin_reports.writers.docx.measure import TABLE_PADDING, Measures, width_of
from fupin_reports.writers.docx.paragraph import Indent, WordParagraph
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.wordml import tag
from fupin_reports.writers.remarks import remarks_in

WHOLE_SHARE = 1000
LONG_ROW_CHARACTERS = 800
ROWS_KEPT_WITH_FOOT = 2

STYLE_OF_KIND = {
    ColumnKind.LEFT: StyleId.TABLE_WORDS,
    ColumnKind.CENTRE: StyleId.TABLE_CENTRE,
    ColumnKind.NUMBER: StyleId.TABLE_NUMBER,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as Word wants it: where its first column is, how many it covers, `merge` restart, continue or none.

    `cell` is None where a cell of a row above reaches down.
    """

    cell: Cell | None
    column: int
    columns: int
    merge: str = ""


@dataclass(frozen=True, slots=True)
class WordTable:
    """The grid of `table`, without caption and notes. `keep_next` keeps its last row with what follows."""

    table: Table
    m: Measures
    keep_next: bool = False

    def xml(self, comments: Comments) -> str:
        """The element w:tbl. ValueError where the rows do not fill the grid: a bug of compose, not a clerk's."""
        table = self.table
        widths = column_widths(table.columns, self.m)
        kept = kept_rows(table, self.keep_next)
        rows = (*table.head, *table.body, *table.foot)
        properties = tag(
            "tblPr",
            tag("tblStyle", val=StyleId.TABLE),
            tag("tblW", w=sum(widths), type="dxa"),
            tag("tblLayout", type="fixed"),
        )
        grid = tag("tblGrid", *(tag("gridCol", w=width) for width in widths))
        lines = tuple(places_of(rows, len(widths)))
        short = shortfalls(numbers_in(table, lines))
        body = (
            self._row(
                places,
                widths,
                comments,
                in_head=number < len(table.head),
                keep=number in kept,
                short={place.column: short.get((number, place.column), 0) for place in places},
            )
            for number, places in enumerate(lines)
        )
        return tag("tbl", properties, grid, *body)

    def _row(
        self,
        places: tuple[Place, ...],
        widths: tuple[int, ...],
        comments: Comments,
        *,
        in_head: bool,
        keep: bool,
        short: Mapping[int, int],
    ) -> str:
        """`short` says by column how many half characters a number stands farther from the right edge than others."""
        flags = (
            "" if may_split(places, widths, self.m) else tag("cantSplit"),
            tag("tblHeader") if in_head else "",
        )
        cells = (
            self._cell(place, widths, comments, in_head=in_head, keep=keep, short=short[place.column])
            for place in places
        )
        return tag("tr", tag("trPr", *flags) if any(flags) else "", *cells)

    def _cell(
        self, place: Place, widths: tuple[int, ...], comments: Comments, *, in_head: bool, keep: bool, short: int
    ) -> str:
        column = self.table.columns[place.column]
        kind = place.cell.kind(column) if place.cell else column.kind
        style = StyleId.TABLE_HEAD if in_head else STYLE_OF_KIND[kind]
        words = place.cell.words if place.cell else ()
        properties = tag(
            "tcPr",
            tag("tcW", w=width_of_place(place, widths), type="dxa"),
            tag("gridSpan", val=place.columns) if place.columns > 1 else "",
            tag("vMerge", val=place.merge) if place.merge else "",
        )
        indent = Indent(right=short * self.m.table_half) if short else None
        paragraph = WordParagraph(
            style, text_of(words), keep_next=keep, indent=indent, remarks=remarks_in(words), notes=notes_in(words)
        )
        return tag("tc", properties, paragraph.xml(comments))


def numbers_in(table: Table, lines: tuple[tuple[Place, ...], ...]) -> dict[Spot, str]:
    """What stands in the columns of numbers below the head."""
    return {
        (number, place.column): text_of(place.cell.words)
        for number, places in enumerate(lines)
        if number >= len(table.head)
        for place in places
        if place.cell is not None and place.cell.kind(table.columns[place.column]) is ColumnKind.NUMBER
    }


def column_widths(columns: tuple[Column, ...], m: Measures) -> tuple[int, ...]:
    """The columns' widths in twips; rounded at their edges, so that together they are 版心 exactly."""
    edges, shares = [0], 0
    for column in columns:
        shares += column.share
        edges.append(round(m.text_width * shares / WHOLE_SHARE))
    return tuple(right - left for left, right in pairwise(edges))


def width_of_place(place: Place, widths: tuple[int, ...]) -> int:
    """The width in twips of the columns that `place` covers."""
    return sum(widths[place.column : place.column + place.columns])


def places_of(rows: tuple[Row, ...], columns: int) -> Iterator[tuple[Place, ...]]:
    """Each row as Word wants it: cells that reach down from above are there too, as continued merges."""
    reaching: dict[int, tuple[int, int]] = {}  # first column -> rows still to fill, columns
    for row in rows:
        above, reaching = reaching, {}
        cells, places, column = iter(row.cells), list[Place](), 0
        while column < columns:
            if column in above:
                height, width = above.pop(column)
                places.append(Place(None, column, width, merge="continue"))
            elif cell := next(cells, None):
                height, width = cell.rows, cell.columns
                places.append(Place(cell, column, width, merge="restart" if height > 1 else ""))
            else:
                raise ValueError(f"row {row.key!r} leaves places of its table empty")
            if height > 1:
                reaching[column] = (height - 1, width)
            column += width
        if column > columns or above or next(cells, None):
            raise ValueError(f"row {row.key!r} has more cells than places in its table")
        yield tuple(places)
    if reaching:
        raise ValueError("a cell reaches down beyond the last row of its table")


def kept_rows(table: Table, keep_last: bool) -> frozenset[int]:
    """The rows that stay on one page with the row after them: the head, and 合计 with the last rows above it."""
    body_start, foot_start = len(table.head), len(table.head) + len(table.body)
    last = foot_start + len(table.foot) - 1
    kept = set(range(body_start))
    if table.foot:
        kept |= set(range(max(body_start, foot_start - ROWS_KEPT_WITH_FOOT), last))
    return frozenset(kept | {last} if keep_last else kept - {last})


def may_split(places: tuple[Place, ...], widths: tuple[int, ...], m: Measures) -> bool:
    """Whether a row has to be let break over pages: very long text, or higher than a page (it would be cut off)."""
    texts = [(text_of(place.cell.words), width_of_place(place, widths)) for place in places if place.cell]
    lines = max((lines_in_cell(text, width, m) for text, width in texts), default=1)
    return sum(len(text) for text, _ in texts) > LONG_ROW_CHARACTERS or lines * m.table_line > m.text_height


def lines_in_cell(text: str, width: int, m: Measures) -> int:
    """About how many lines `text` takes in a cell `width` twips wide."""
    line = max(1, (width - 2 * TABLE_PADDING) // m.table_glyph) * m.table_glyph
    return -(-width_of(text, m.layout.table_size_pt) // line)
