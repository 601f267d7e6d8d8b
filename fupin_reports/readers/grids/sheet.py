"""The XML of one sheet -> its cells, each with the digits as they stand there.

A number of a workbook is a binary double, and its digits in the file are those that its program chose: up to 15 of them
they are what a person typed (every decimal of 15 digits has a double of its own). Longer ones, 58.949999999999996, are
left as they are; what becomes of them is for who reads the amounts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element

from fupin_reports.readers.grids.grid import Grid, GridCell, Sort
from fupin_reports.readers.grids.styles import sort_of, whole
from fupin_reports.readers.grids.xml import Damaged, elements, local, text_of

MOST_ROWS = 1_100_000  # with or without anything in them: a sheet has 1,048,576
MOST_CELLS = 1_500_000  # those that only have a border among them
MOST_FILLED = 200_000
CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
WANTED = frozenset({"row", "c", "mergeCell", "col"})


class TooMany(ValueError):  # noqa: N818 - what the sheet has
    """More rows or cells than a ledger can have."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


@dataclass
class Reading:
    """A sheet while it is read."""

    strings: Sequence[str]
    styles: Sequence[str]
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    rows_seen: int = 0
    cells_seen: int = 0


def grid_of(name: str, stream: IO[bytes], strings: Sequence[str], styles: Sequence[str], *, hidden: bool) -> Grid:
    """The sheet. Damaged where it is no sheet, TooMany where it is too large."""
    reading = Reading(strings, styles)
    for event, tag, element in elements(stream, WANTED):
        if tag == "row" and event == "start":
            begin_row(reading, element)
        elif tag == "c" and event == "end":
            read_cell(reading, element)
        elif tag == "mergeCell" and event == "end":
            corners = [at(part) for part in (element.get("ref") or "").split(":")]
            if len(corners) == 2 and corners[0] and corners[1]:
                reading.merged.append((*corners[0], *corners[1]))
        elif tag == "col" and event == "end" and element.get("hidden") in ("1", "true"):
            first, last = whole(element.get("min")), min(whole(element.get("max")), 16_384)
            reading.hidden_columns.update(range(first, last + 1))
    hidden_rows, hidden_columns = frozenset(reading.hidden_rows), frozenset(reading.hidden_columns)
    return Grid(name, reading.cells, tuple(reading.merged), hidden_rows, hidden_columns, hidden)


def begin_row(reading: Reading, element: Element) -> None:
    """Where the row is; a row that says nothing of that follows the one before."""
    number = whole(element.get("r"))
    reading.row, reading.column = (number if number > 0 else reading.row + 1), 0
    reading.rows_seen += 1
    if reading.rows_seen > MOST_ROWS:
        raise TooMany(MOST_ROWS)
    if element.get("hidden") in ("1", "true") or element.get("zeroHeight") in ("1", "true"):
        reading.hidden_rows.add(reading.row)


def read_cell(reading: Reading, element: Element) -> None:
    """One cell, kept where it holds something."""
    reading.cells_seen += 1
    if reading.cells_seen > MOST_CELLS:
        raise TooMany(MOST_CELLS)
    place = at(element.get("r") or "")
    row, column = place or (reading.row, reading.column + 1)
    reading.column = column
    parts = {local(child.tag): child for child in element}
    if not parts.keys() & {"v", "f", "is"}:
        return
    formula = "=" + (parts["f"].text or "").strip() if "f" in parts else ""
    code = style(reading.styles, element.get("s"))
    found = value(element.get("t") or "n", parts, reading.strings, code, formula)
    if found is not None:
        if len(reading.cells) >= MOST_FILLED:
            raise TooMany(MOST_FILLED)
        reading.cells[row, column] = GridCell(row, column, found[0], found[1], formula, code)


def value(
    kind: str, parts: dict[str, Element], strings: Sequence[str], code: str, formula: str
) -> tuple[Sort, str] | None:
    """What is stored; None for a cell without anything."""
    stored = (parts["v"].text or "") if "v" in parts else ""
    if kind == "inlineStr":
        text = unescaped(text_of(parts["is"])) if "is" in parts else ""
        return (Sort.TEXT, text) if text else None
    if kind == "s":
        number = whole(stored)
        if not 0 <= number < len(strings):
            raise Damaged("shared string")
        return (Sort.TEXT, strings[number]) if strings[number] else None
    if not stored:
        return (Sort.NOTHING, "") if formula and kind != "str" else None
    match kind:
        case "str":
            return Sort.TEXT, unescaped(stored)
        case "b":
            return Sort.BOOLEAN, stored
        case "e":
            return Sort.ERROR, stored
        case "d":
            return Sort.DATE, stored
        case _:
            return sort_of(code), stored


def unescaped(text: str) -> str:
    """Text with the characters that the format writes as _x000D_."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def style(styles: Sequence[str], index: str | None) -> str:
    """The number format of a style."""
    number = whole(index)
    return styles[number] if 0 <= number < len(styles) else "General"


def at(reference: str) -> tuple[int, int] | None:
    """Row and column of C7."""
    found = CELL.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
