"""The head of a table: which row it is, and what each column holds.

A head may run over two rows, as where 资金来源 stands over the sources. Sources are known by every name that the office
gives them (资金来源 of data/设置.yaml), other heads by 表头别名 of templates/台账.yaml.

Codes: W201 a column that is not known (an error where it holds numbers and its head a unit of money) · W202 two columns
of one meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from fupin_reports.accounts import Title
from fupin_reports.intake.findings import Findings
from fupin_reports.quantities import Unit, Units
from fupin_reports.readers.grids import Grid, GridCell, Sort
from fupin_reports.records import Settings

SEARCHED = 20
"""Rows in which a head may stand."""
WITH_UNIT = re.compile(r"(?P<title>.+?)（(?:单位[:：]?)?(?P<unit>[^（）]+)）")
UNIT_IN_HEAD = re.compile(r"[十百千万亿]*元[）\]］】]?$")
"""A head that ends in a unit of money, known or not: 扶贫资金（千元）, 扶贫资金/元."""
ABOUT_TITLES = frozenset({Title.ITEM, Title.VALUE})
MONEY_TITLES = frozenset(
    {
        Title.LUMP,
        Title.TOTAL,
        Title.DECLARED,
        Title.MONEY,
        Title.PLANNED,
        Title.RECEIVED,
        Title.SPENT,
        Title.CARRIED,
        Title.BALANCE,
    }
)
COMPUTED = frozenset({Title.SHARE, Title.BALANCE, Title.ARRIVAL, Title.PROGRESS_OF_MONEY})


class Of(StrEnum):
    """What a table lists."""

    PROJECTS = "项目"
    VILLAGES = "村"
    SOURCES = "来源"
    COUNTY = "乡镇"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that is understood: its key (a title or a source), and its own unit of money where its head says one."""

    key: str
    number: int
    unit: Unit | None
    text: str


@dataclass(frozen=True, slots=True)
class Headed:
    """A table: what it lists, the row below its head, its columns by key."""

    of: Of
    first: int
    columns: Mapping[str, Heading]
    sources: tuple[str, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What heads may be called."""

    settings: Settings
    units: Units
    aliases: Mapping[str, str]

    def meant(self, text: str) -> tuple[str, Unit | None] | None:
        """The key that a head means, with the unit of money it says; None where it means none."""
        plain = flat(text)
        found = WITH_UNIT.fullmatch(plain)
        unit = self.money(found["unit"]) if found is not None else None
        title = found["title"] if found is not None and unit is not None else plain
        for name in dict.fromkeys((title, plain)):
            name = self.aliases.get(name, name)
            if name in set(Title):
                return name, unit
            if (source := self.settings.source_named(name)) is not None:
                return source.name, unit
        return None

    def money(self, name: str) -> Unit | None:
        """A unit of money of that name."""
        unit = self.units.get(name)
        return unit if unit is not None and unit.dimension == "金额" else None

    def near(self, text: str) -> str:
        """The head that may have been meant."""
        names = [*Title, *(n for s in self.settings.sources for n in (s.name, *s.aliases)), *self.aliases]
        return next(iter(get_close_matches(flat(text).partition("（")[0], names, n=1, cutoff=0.6)), "")


def flat(text: str) -> str:
    """A head without any blanks, its brackets full-width."""
    return re.sub(r"[\s\u3000\u200b]+", "", text).replace("(", "（").replace(")", "）")


def headed(grid: Grid, words: Vocabulary, findings: Findings) -> Headed | None:
    """The table of a sheet; None where it has no head of a ledger."""
    best: tuple[int, int, int] | None = None
    for row in range(1, min(SEARCHED, grid.last_row) + 1):
        own = [cell.text for (r, _), cell in grid.cells.items() if r == row]
        for depth in (1, 2) if any(words.meant(text) for text in own) else (1,):
            known = [m[0] for text in texts_of(grid, row, depth).values() if (m := words.meant(text[0])) is not None]
            score = len(set(known))
            if kind_of(set(known), words) is not None and (best is None or score > best[0]):
                best = (score, row, depth)
    if best is None:
        return None
    _, row, depth = best
    return read_head(grid, row, depth, words, findings)


def kind_of(keys: set[str], words: Vocabulary) -> Of | None:
    """What a table with those columns lists."""
    sources = {key for key in keys if key not in set(Title)}
    money = sources | (keys & MONEY_TITLES)
    if Title.CATEGORY in keys and len(keys) >= 3:
        return Of.PROJECTS
    if Title.TOWNSHIP in keys and money:
        return Of.COUNTY
    if Title.VILLAGE in keys and money and Title.SOURCE not in keys:
        return Of.VILLAGES
    if Title.SOURCE in keys and money:
        return Of.SOURCES
    return None


def texts_of(grid: Grid, row: int, depth: int) -> dict[int, tuple[str, GridCell]]:
    """The head of each column in a row; of two rows the lower text, or what is merged down to it, with the unit above it."""
    found: dict[int, tuple[str, GridCell]] = {}
    for column in range(1, grid.last_column + 1):
        upper = covering(grid, row, column)
        cell = upper
        if depth == 2:
            lower = covering(grid, row + 1, column)
            if lower is not None and lower is not upper:
                cell = lower
                above = WITH_UNIT.fullmatch(flat(upper.text)) if upper is not None else None
                if above is not None and WITH_UNIT.fullmatch(flat(lower.text)) is None:
                    found[column] = (f"{lower.text}（{above['unit']}）", lower)
                    continue
        if cell is not None and cell.sort is Sort.TEXT:
            found[column] = (cell.text, cell)
    return found


def covering(grid: Grid, row: int, column: int) -> GridCell | None:
    """The cell there, or the one that is merged over it."""
    if (row, column) in grid.cells:
        return grid.cells[row, column]
    for top, left, bottom, right in grid.merged:
        if top <= row <= bottom and left <= column <= right:
            return grid.cells.get((top, left))
    return None


def read_head(grid: Grid, row: int, depth: int, words: Vocabulary, findings: Findings) -> Headed:
    """The columns of a head."""
    columns: dict[str, Heading] = {}
    below = row + depth
    for number, (text, cell) in texts_of(grid, row, depth).items():
        meant = words.meant(text)
        if meant is None:
            unknown_column(grid, number, text, cell, below, words, findings)
            continue
        key, unit = meant
        if key in columns:
            findings.tell("W202", grid, cell, head=flat(text), other=flat(columns[key].text), key=key)
            continue
        columns[key] = Heading(key, number, unit, text)
    kind = kind_of(set(columns), words)
    assert kind is not None
    for number in range(1, grid.last_column + 1):
        filled = [c for (r, column), c in sorted(grid.cells.items()) if column == number and r >= below]
        if number not in texts_of(grid, row, depth) and filled:
            unknown_column(grid, number, "", filled[0], below, words, findings)
    sources = tuple(key for key in columns if key not in set(Title))
    return Headed(kind, below, columns, sources, row)


def unknown_column(
    grid: Grid, number: int, text: str, cell: GridCell, below: int, words: Vocabulary, findings: Findings
) -> None:
    """W201; it is an error to leave out amounts, and no matter to leave out an empty column."""
    filled = [c for (row, column), c in grid.cells.items() if column == number and row >= below]
    if not filled:
        return
    amounts = UNIT_IN_HEAD.search(flat(text)) is not None
    amounts = amounts or any(c.sort is Sort.NUMBER and "." in c.text for c in filled)
    tell = findings.tell if amounts else findings.warn
    tell("W201", grid, cell, head=flat(text), near=words.near(text) if text else "", kind="money" if amounts else "")
