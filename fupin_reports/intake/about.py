"""Whose table it is: what its sheet 说明, or the lines above its head, say of unit, year, date, unit of money and status.

Codes: W006 no unit or no year · W010 the command says another unit or year (提醒) · W206 a 文种 or 状态 that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from fupin_reports.accounts.heads import ABOUT, Head
from fupin_reports.intake.findings import Findings
from fupin_reports.intake.heads import SEARCHED, Headed, flat
from fupin_reports.intake.values import Reader
from fupin_reports.kinds import KINDS
from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.readers.grids import Grid, GridCell, Sort, cell_place
from fupin_reports.records.projects import Status

OTHER_NAMES = {
    "填报单位": Head.UNIT,
    "编制单位": Head.UNIT,
    "填表单位": Head.UNIT,
    "乡镇": Head.UNIT,
    "填报日期": Head.DATE,
}
YEAR = re.compile(r"((?:19|20)[0-9]{2})年?(?:度)?")
MONEY = re.compile(r"(?:人民币)?[十百千万亿]*元")
"""单位：千元 is no name of a township, whether the office knows that unit or not."""
STATUS = "状态"
LAST, THIS = "上年", "本年"
CHOICES = {
    Head.KIND: tuple(kind.name for kind in KINDS),
    **dict.fromkeys((Head.THIS_STATUS, Head.LAST_STATUS), tuple(status.value for status in Status)),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of the file: it goes before what the file itself says."""

    unit: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a sheet says, and the cell that says it."""

    text: str
    grid: Grid
    cell: GridCell


@dataclass(frozen=True, slots=True)
class Whose:
    """What all sheets of a file say, by the words of `Head`; `money` is every unit of money that is said in any of them."""

    said: Mapping[str, Said]
    money: tuple[Said, ...]

    def text(self, head: str) -> str:
        """What is said; nothing where nothing is."""
        return self.said[head].text if head in self.said else ""

    @property
    def year(self) -> int | None:
        """The year, where what is said is one."""
        return year_in(self.text(Head.YEAR))


def collected(grids: list[Grid], heads: Mapping[str, Headed | None], reader: Reader) -> Whose:
    """What all sheets say of whose table it is: 说明 first, then the sheets in their order, last year's last."""
    order = sorted(grids, key=lambda grid: (flat(grid.name) != ABOUT, scope_of(grid) == LAST))
    found: dict[str, Said] = {}
    money: list[Said] = []
    for grid in order:
        last = scope_of(grid) == LAST
        own: dict[str, Said] = {}
        for label, said in said_in(grid, heads[grid.name], reader):
            if label == Head.MONEY:
                money.append(said)
            elif label == STATUS:
                own.setdefault(scope_of(grid) + STATUS if heads[grid.name] is not None else STATUS, said)
            elif not (last and label == Head.YEAR):
                own.setdefault(label, said)
        found = {**own, **found}
    return Whose(found, tuple(money))


def scope_of(grid: Grid) -> str:
    """Which project year a sheet is of."""
    return LAST if LAST in grid.name else THIS


def said_in(grid: Grid, head: Headed | None, reader: Reader) -> Iterator[tuple[str, Said]]:
    """What a sheet says, by the words of `Head`; a sheet 说明 says it line by line, another one above its head."""
    if head is None and flat(grid.name) != ABOUT:
        return
    last = head.head - 1 if head is not None else max(SEARCHED * 2, 40)
    for row in range(1, min(last, grid.last_row) + 1):
        cells = [cell for (r, _), cell in sorted(grid.cells.items()) if r == row]
        for n, cell in enumerate(cells):
            if cell.sort is not Sort.TEXT:
                continue
            label = label_of(flat(cell.text).rstrip("：:"))
            if label and n + 1 < len(cells) and (text := reader.words(grid, cells[n + 1]).strip()):
                yield of_money(label, text), Said(text, grid, cells[n + 1])
            for token in re.split(r"[\s\u3000]+", cell.text):
                bare = token[1:].rstrip("）)") if token.startswith(("（", "(")) else token
                name, sign, value = bare.replace(":", "：").partition("：")
                if sign and value and (label := label_of(name)):
                    yield of_money(label, value), Said(value, grid, cell)


def label_of(text: str) -> str:
    """The word of `Head` that a text is, or 状态; nothing where it is none."""
    if text in set(Head) or text == STATUS:
        return text
    return OTHER_NAMES.get(text, "")


def of_money(label: str, text: str) -> str:
    """单位：万元 says the unit of money."""
    return Head.MONEY if label == Head.UNIT and MONEY.fullmatch(flat(text)) else label


def year_in(text: str) -> int | None:
    """2023, 2023年."""
    found = YEAR.fullmatch(flat(text))
    return int(found[1]) if found is not None else None


def check_choices(whose: Whose, findings: Findings) -> None:
    """W206 for a 文种 or a 状态 that there is none of."""
    for head, choices in CHOICES.items():
        said = whose.said.get(head)
        if said is not None and said.text not in choices:
            near = next(iter(get_close_matches(said.text, choices, n=1, cutoff=0.3)), "")
            words = {"key": head, "text": said.text, "near": near, "choices": "、".join(choices)}
            findings.tell("W206", said.grid, said.cell, **words)


def lacking(file: str, whose: Whose, given: Given) -> Problems:
    """W006 where nobody says whose it is, or of which year; at the cell, where it says something that is no year."""
    found: list[Problem] = []
    if not (given.unit or whose.text(Head.UNIT)):
        found.append(Problem("W006", cell_place(file, ""), {"what": Head.UNIT, "text": ""}))
    if not (given.year or whose.year):
        said = whose.said.get(Head.YEAR)
        place = cell_place(file, "")
        if said is not None:
            place = cell_place(file, said.grid.name, said.cell.row, said.cell.column)
        found.append(Problem("W006", place, {"what": Head.YEAR, "text": said.text if said is not None else ""}))
    return tuple(found)


def other_than_given(file: str, whose: Whose, given: Given) -> Problems:
    """W010 where the command says another unit or year than the file: perhaps it is another township's."""
    pairs = (
        (Head.UNIT, whose.text(Head.UNIT), given.unit),
        (Head.YEAR, str(whose.year or ""), str(given.year or "")),
    )
    return tuple(
        Problem("W010", cell_place(file, ""), {"what": what, "said": said, "given": asked}, severity=Severity.WARNING)
        for what, said, asked in pairs
        if said and asked and said != asked
    )
