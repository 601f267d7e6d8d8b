"""Whose table it is: what its sheet 说明, or the lines above its head, say of unit, year, date, unit of money and status."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fupin_reports.accounts.heads import ABOUT, Head
from fupin_reports.intake.heads import SEARCHED, Headed, flat
from fupin_reports.intake.values import Reader
from fupin_reports.readers.grids import Grid, Sort
from fupin_reports.records.projects import Status

OTHER_NAMES = {
    "填报单位": Head.UNIT,
    "编制单位": Head.UNIT,
    "填表单位": Head.UNIT,
    "乡镇": Head.UNIT,
    "填报日期": Head.DATE,
}
YEAR = re.compile(r"((?:19|20)[0-9]{2})年?(?:度)?")
STATUS = "状态"


def said_in(grid: Grid, head: Headed | None, reader: Reader, money: Mapping[str, object]) -> dict[str, str]:
    """What a sheet says, by the words of `Head`; a sheet 说明 says it line by line, another one above its head."""
    if head is None and flat(grid.name) != ABOUT:
        return {}
    found: dict[str, str] = {}
    last = head.head - 1 if head is not None else max(SEARCHED * 2, 40)
    for row in range(1, min(last, grid.last_row) + 1):
        cells = [cell for (r, _), cell in sorted(grid.cells.items()) if r == row]
        for n, cell in enumerate(cells):
            if cell.sort is not Sort.TEXT:
                continue
            label = label_of(flat(cell.text).rstrip("：:"))
            if label and n + 1 < len(cells):
                found.setdefault(label, reader.words(grid, cells[n + 1]))
            for token in re.split(r"[\s\u3000]+", cell.text):
                name, sign, value = re.sub("[:：]", "：", token).partition("：")
                if sign and value and (label := label_of(name)):
                    is_money = label == Head.UNIT and value in money
                    found.setdefault(Head.MONEY if is_money else label, value)
    return {label: text.strip() for label, text in found.items() if text.strip()}


def label_of(text: str) -> str:
    """The word of `Head` that a text is, or 状态; nothing where it is none."""
    if text in set(Head) or text == STATUS:
        return text
    return OTHER_NAMES.get(text, "")


def year_in(text: str) -> int | None:
    """2023, 2023年."""
    found = YEAR.fullmatch(flat(text))
    return int(found[1]) if found is not None else None


def known_status(text: str) -> bool:
    """Whether it is one of the statuses of the form."""
    return text in {status.value for status in Status}
