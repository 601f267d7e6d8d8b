"""Number formats of a workbook: by them a number is a percentage or a day."""

from __future__ import annotations

import re
from typing import IO

from fupin_reports.readers.grids.grid import Sort
from fupin_reports.readers.grids.xml import elements

BUILT_IN = {9: "0%", 10: "0.00%", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 0: "General"}
DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in formats of days and times, those of Chinese Excel among them."""
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
DAY = re.compile(r"[ymdhs]", re.IGNORECASE)


def formats_in(stream: IO[bytes]) -> tuple[str, ...]:
    """The number format of each style of cells, in their order; `@day` for a built-in one of days."""
    codes: dict[int, str] = dict(BUILT_IN)
    styles: list[str] = []
    inside = False
    for event, name, element in elements(stream, frozenset({"numFmt", "cellXfs", "xf"})):
        if name == "numFmt" and event == "end":
            codes[whole(element.get("numFmtId"))] = element.get("formatCode") or ""
        elif name == "cellXfs":
            inside = event == "start"
        elif name == "xf" and event == "end" and inside:
            number = whole(element.get("numFmtId"))
            styles.append("@day" if number in DAYS and number not in codes else codes.get(number, "General"))
    return tuple(styles)


def whole(text: str | None) -> int:
    """A number of an attribute; -1 where it is none."""
    return int(text) if text is not None and re.fullmatch("[0-9]{1,9}", text) else -1


def sort_of(code: str) -> Sort:
    """What a number of that format is."""
    if code == "@day":
        return Sort.DATE
    plain = LITERAL.sub("", code)
    if "%" in plain:
        return Sort.PERCENT
    return Sort.DATE if DAY.search(plain.replace("General", "")) else Sort.NUMBER
