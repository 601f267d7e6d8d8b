"""The rows of a table -> projects, villages and what is typed for the whole, each with the cells it was read from.

Codes: W108 a hidden row or column is read all the same (提醒) · W109 one amount merged over several rows · W203 amounts or
quantities in a row that says no 类别 · W204 rows that were left out (提示) · W205 whose village is that of the row above
(提示).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin_reports.accounts import Label, Title
from fupin_reports.intake.findings import Findings
from fupin_reports.intake.heads import COMPUTED, MONEY_TITLES, Headed, covering
from fupin_reports.intake.values import NOTHING, SUMS, Amount, Reader
from fupin_reports.intake.works import MADE_OF, work_in
from fupin_reports.readers.grids import Grid, GridCell, Sort

TOTALS = frozenset({Label.TOTAL, Label.KNOWN, "总计", "共计", "总合计", "合计数"})
SUBTOTALS = frozenset({"小计", "村小计", "本村小计"})
EXAMPLES = frozenset({Label.EXAMPLE, "例", "样例", "例子"})
MERGED_DOWN = frozenset({Title.SERIAL, Title.HOME, Title.VILLAGE, Title.GROUP, Title.LEVEL, Title.WAY, Title.CATEGORY})
OF_PROJECT = (
    Title.SERIAL,
    Title.CATEGORY,
    Title.CONTENT,
    Title.STATUS,
    Title.PROGRESS,
    Title.BENEFIT,
    Title.REMARK,
)
OF_VILLAGE = (Title.LEVEL, Title.WAY, Title.STATUS, Title.ACCOUNT, Title.REMARK)


@dataclass
class Line:
    """A row that was read: words and amounts by key. `whole` says that every amount of it was understood."""

    row: int
    words: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    computed: dict[str, GridCell] = field(default_factory=dict)
    works: list[dict[str, str]] = field(default_factory=list)
    whole: bool = True

    @property
    def village(self) -> tuple[str, str]:
        """Village and group."""
        return self.words.get(Title.VILLAGE, ""), self.words.get(Title.GROUP, "")

    def of_sources(self, sources: tuple[str, ...]) -> dict[str, Amount]:
        """Its amounts by source."""
        return {source: self.amounts[source] for source in sources if source in self.amounts}


@dataclass
class Summed:
    """A row of sums: its cells, and how many lines stand above it (from `start` for a 小计)."""

    label: str
    cells: dict[str, GridCell]
    start: int
    end: int
    row: int


@dataclass
class Rows:
    """What a table says."""

    grid: Grid
    head: Headed
    lines: list[Line] = field(default_factory=list)
    stated: Line | None = None
    sums: list[Summed] = field(default_factory=list)


def read_rows(grid: Grid, head: Headed, reader: Reader) -> Rows:
    """The rows below a head. Every cell is looked at, so that all that is wrong is told in one run."""
    rows = Rows(grid, head)
    tell_hidden(grid, head, reader.findings)
    start = 0
    for row in range(head.first, grid.last_row + 1):
        cells = {key: cell for key, h in head.columns.items() if (cell := grid.cells.get((row, h.number))) is not None}
        if not cells:
            continue
        label = label_of(cells, grid, row)
        if label in EXAMPLES:
            note_left_out(grid, row, reader.findings, "example")
        elif label in TOTALS or label in SUBTOTALS:
            sums = {key: cell for key, cell in cells.items() if is_money(key, head) and key not in COMPUTED}
            rows.sums.append(Summed(label, sums, start if label in SUBTOTALS else 0, len(rows.lines), row))
            start = len(rows.lines) if label in SUBTOTALS else start
        elif label in (Label.LOOSE, Label.UNSOURCED):
            continue
        elif label == Label.STATED:
            rows.stated = line_of(row, cells, head, grid, reader)
        elif Title.CATEGORY in head.columns:
            read_project(row, cells, rows, reader)
        else:
            read_other(row, cells, rows, reader)
    return rows


def label_of(cells: Mapping[str, GridCell], grid: Grid, row: int) -> str:
    """The word that says what sort of row it is: the first words in it; nothing where there are none."""
    first = min((cell.column, cell.text) for cell in cells.values())
    text = next((c.text for (r, _), c in sorted(grid.cells.items()) if r == row and c.column <= first[0]), "")
    return "".join(text.split())


def is_money(key: str, head: Headed) -> bool:
    """Whether a column holds amounts."""
    return key in head.sources or key in MONEY_TITLES


def line_of(row: int, cells: Mapping[str, GridCell], head: Headed, grid: Grid, reader: Reader) -> Line:
    """A row with its words and amounts; what a formula sums up is computed, whatever else stands in it."""
    line = Line(row)
    for key, heading in head.columns.items():
        cell = cells.get(key)
        if cell is None and key in MERGED_DOWN:
            cell = covering(grid, row, heading.number)
        if cell is None or key in COMPUTED or key in MADE_OF:
            continue
        if not is_money(key, head):
            line.words[key] = reader.words(grid, cell)
        elif key == Title.TOTAL or cell.formula.upper().startswith(SUMS):
            line.computed[key] = cell
        elif merged_over(grid, cell) > 1:
            reader.findings.tell("W109", grid, cell, rows=str(merged_over(grid, cell)))
            line.whole = False
        else:
            found = reader.amount(grid, cell, heading.unit or reader.unit)
            line.whole = line.whole and (found is not None or "".join(cell.text.split()) in NOTHING)
            if found is not None:
                line.amounts[key] = found
    total = line.computed.get(Title.TOTAL)
    if total is not None and line.whole and not set(line.amounts) - {Title.DECLARED} and is_typed(total, line):
        found = reader.amount(grid, total, head.columns[Title.TOTAL].unit or reader.unit)
        if found is not None:
            line.amounts[Title.LUMP] = found
            reader.findings.note("W106", grid, total, kind="lump", text=total.text.strip(), meant=found.typed)
    return line


def is_typed(total: GridCell, line: Line) -> bool:
    """Whether a 合计 is an amount of its own: no sum in a formula, and nothing beside it that it would be the sum of."""
    return not total.formula.upper().startswith(SUMS) and len(line.computed) == 1


def merged_over(grid: Grid, cell: GridCell) -> int:
    """Over how many rows a cell is merged."""
    areas = (a for a in grid.merged if a[0] == cell.row and a[1] == cell.column)
    return next((bottom - top + 1 for top, _, bottom, _ in areas), 1)


def read_project(row: int, cells: Mapping[str, GridCell], rows: Rows, reader: Reader) -> None:
    """A project, a further 工程量 of the one above, or a line beside the table."""
    grid, head = rows.grid, rows.head
    money = {key: c for key, c in cells.items() if is_money(key, head) and not empty_sum(c)}
    own = Title.CATEGORY in cells or (
        bool(money) and covering(grid, row, head.columns[Title.CATEGORY].number) is not None
    )
    works = [key for key in MADE_OF if key in cells]
    if not own and not money and works and rows.lines:
        rows.lines[-1].works.append(work_in(cells, grid, reader))
        return
    if not own and (money or works):
        first = min(money.values() or [cells[key] for key in works], key=lambda cell: cell.column)
        reader.findings.tell("W203", grid, first, text=first.text.strip(), works="" if money else "works")
        return
    if not own:
        if any(not empty_sum(cell) for cell in cells.values()):
            note_left_out(grid, row, reader.findings, "beside")
        return
    line = line_of(row, cells, head, grid, reader)
    line.works = [work_in(cells, grid, reader)] if works else []
    above = rows.lines[-1].village if rows.lines else ("", "")
    if not line.words.get(Title.VILLAGE) and above[0] and line.words.get(Title.HOME) != Label.OF_LEVEL:
        line.words[Title.VILLAGE] = above[0]
        if not line.words.get(Title.GROUP):
            line.words[Title.GROUP] = above[1]
        reader.findings.note(
            "W205",
            grid,
            cells.get(Title.CATEGORY) or min(cells.values(), key=lambda c: c.column),
            village="".join(above),
        )
    rows.lines.append(line)


def empty_sum(cell: GridCell) -> bool:
    """Whether a cell is a formula that has summed up nothing: the blank form has one in every row."""
    return bool(cell.formula) and cell.sort in (Sort.NUMBER, Sort.NOTHING) and not cell.text.strip("0.-")


def read_other(row: int, cells: Mapping[str, GridCell], rows: Rows, reader: Reader) -> None:
    """A village or a source."""
    key = Title.VILLAGE if Title.VILLAGE in rows.head.columns else Title.SOURCE
    named = key in cells or covering(rows.grid, row, rows.head.columns[key].number) is not None
    if not named:
        money = [cell for k, cell in cells.items() if is_money(k, rows.head) and not empty_sum(cell)]
        if money:
            reader.findings.tell("W203", rows.grid, money[0], text=money[0].text.strip(), works=key)
        elif any(not empty_sum(cell) for cell in cells.values()):
            note_left_out(rows.grid, row, reader.findings, "beside")
        return
    others = [k for k, cell in cells.items() if k != key and not empty_sum(cell)]
    if not others and any(mark in cells[key].text for mark in "：:"):
        note_left_out(rows.grid, row, reader.findings, "beside")
        return
    rows.lines.append(line_of(row, cells, rows.head, rows.grid, reader))


def note_left_out(grid: Grid, row: int, findings: Findings, kind: str) -> None:
    """W204 at the first cell of a row."""
    cell = next(c for (r, _), c in sorted(grid.cells.items()) if r == row)
    findings.note("W204", grid, cell, kind=kind, text=" ".join(cell.text.split()))


def tell_hidden(grid: Grid, head: Headed, findings: Findings) -> None:
    """W108 for what nobody sees and everybody's sums take in."""
    for row in sorted(grid.hidden_rows):
        cell = next((c for (r, _), c in sorted(grid.cells.items()) if r == row and r >= head.first), None)
        if cell is not None:
            findings.warn("W108", grid, cell, kind="row", name=str(row))
    for heading in head.columns.values():
        if heading.number in grid.hidden_columns:
            cell = next(c for (_, column), c in sorted(grid.cells.items()) if column == heading.number)
            findings.warn("W108", grid, cell, kind="column", name="".join(heading.text.split()))
