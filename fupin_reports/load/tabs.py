"""Tabs in front of lines: taken for blanks where any width of them gives the same nesting, else refused.

Codes: L101 (tab) with every line concerned · L122 indentation by tabs, read all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin_reports.load.blanks import INDENT, width
from fupin_reports.load.edits import Edit

WIDTHS = (1, 2, 4, 8)


def indentation(line: str) -> str:
    """The white space in front of a line."""
    found = INDENT.match(line)
    return found[0] if found else ""


def tabbed(lines: Sequence[str], nesting: Sequence[int]) -> list[int]:
    """Those of the lines `nesting`, on which the nesting hangs, that are indented by tabs."""
    return [n for n in nesting if "\t" in indentation(lines[n])]


def one_meaning(lines: Sequence[str], nesting: Sequence[int]) -> bool:
    """Whether the nesting is the same however wide a tab is."""
    readings = [list(depths([lines[n] for n in nesting], tab)) for tab in WIDTHS]
    return all(reading == readings[0] for reading in readings)


def depths(lines: Sequence[str], tab: int) -> Iterator[tuple[int, bool]]:
    """How deep each line lies, and whether it lines up with one above; a dash is deeper than a key at its column."""
    open_: list[float] = []
    for line in lines:
        white = indentation(line)
        column = float(width(white.replace("\t", " " * tab)))
        begun = line[len(white) :].startswith("- ")
        place = column + 0.5 if begun else column
        while open_ and open_[-1] > place:
            open_.pop()
        lines_up = bool(open_) and open_[-1] == place
        if not lines_up:
            open_.append(place)
        yield len(open_), lines_up
        while begun:
            line = line[len(white) + 1 :]
            white = indentation(line)
            column += 1 + width(white.replace("\t", " " * tab))
            begun = line[len(white) :].startswith("- ")
            open_.append(column + 0.5 if begun else column)


def as_blanks(lines: Sequence[str], tabs: Sequence[int]) -> Iterator[Edit]:
    """L122 for each of the lines `tabs`."""
    for number in tabs:
        white = indentation(lines[number])
        yield Edit(number, 0, len(white), " " * width(white), "L122")
