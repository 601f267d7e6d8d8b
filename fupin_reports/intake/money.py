"""The unit of money of a file: one, or the file is refused. A clerk who changes it in one place has not changed it in another.

Codes: W207 a unit of money that is not known, or another one than is said elsewhere (errors), or none at all (提醒).
"""

from __future__ import annotations

from fupin_reports.intake.about import Said, Whose
from fupin_reports.intake.findings import Findings
from fupin_reports.intake.heads import MONEY_TITLES, Headed, Vocabulary, covering, flat
from fupin_reports.quantities import Unit
from fupin_reports.readers.grids import Grid


def unit_of_file(
    whose: Whose, tables: list[tuple[Grid, Headed]], words: Vocabulary, usual: Unit, findings: Findings
) -> Unit:
    """The unit of money that the file says, else that of the first head that says one, else the `usual` one."""
    first: tuple[Said, Unit] | None = None
    for said in whose.money:
        unit = words.money(flat(said.text).removeprefix("人民币"))
        if unit is None:
            known = "、".join(name for name in words.units.names() if words.money(name) is not None)
            findings.tell("W207", said.grid, said.cell, kind="unknown", text=said.text, other=known, where="")
        elif first is None:
            first = said, unit
        elif unit != first[1]:
            words_ = {"text": said.text, "other": first[0].text, "where": place_in(first[0])}
            findings.tell("W207", said.grid, said.cell, kind="said", **words_)
    if first is not None:
        check_heads(*first, tables, findings)
        return first[1]
    own = next((h.unit for _, head in tables for h in head.columns.values() if h.unit is not None), None)
    if own is None and not whose.money:
        tell_unsaid(tables, usual, findings)
    return own or usual


def check_heads(said: Said, unit: Unit, tables: list[tuple[Grid, Headed]], findings: Findings) -> None:
    """W207 where the heads of a sheet say another unit than the file does: once a sheet, at the cell that says it."""
    for grid, head in tables:
        heading = next((h for h in head.columns.values() if h.unit is not None and h.unit != unit), None)
        if heading is not None and heading.unit is not None:
            where = f"“{grid.name}”里" if grid.name else ""
            words = {"text": said.text, "other": heading.unit.name, "where": f"{where}“{flat(heading.text)}”这一列"}
            findings.tell("W207", said.grid, said.cell, kind="head", **words)


def tell_unsaid(tables: list[tuple[Grid, Headed]], usual: Unit, findings: Findings) -> None:
    """W207 (提醒) at the first column of money of a file that says no unit at all."""
    for grid, head in tables:
        money = [h for h in head.columns.values() if h.key in MONEY_TITLES or h.key in head.sources]
        if money and (cell := covering(grid, head.first - 1, money[0].number)) is not None:
            findings.warn("W207", grid, cell, kind="none", text=usual.name, other="", where="")
            return


def place_in(said: Said) -> str:
    """“说明”里 B9 一格."""
    return (f"“{said.grid.name}”里" if said.grid.name else "") + f"{said.cell.name} 一格"
