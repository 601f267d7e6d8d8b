"""工程量: what was built, how large, how much, at what price. Cells of a row -> what a data file says of them.

Codes: W104 a day, or a yes or no, for a 数量 · W106 understood in another way than it is written (提示) · W110 the unit in
数量 is not that of 计量单位 · W203 a 数量 of nothing that is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.accounts import Title
from fupin_reports.intake.values import THOUSANDS, Reader, hedge_in, hedged_as_typed
from fupin_reports.quantities import HALF_WIDTH, Quantity, QuantityError, parse_quantity
from fupin_reports.readers.grids import Grid, GridCell, Sort
from fupin_reports.source import Node

MADE_OF = (Title.THING, Title.SIZE, Title.AMOUNT, Title.UNIT, Title.PRICE, Title.PRICED)
LOST_WITHOUT_A_THING = (Title.AMOUNT, Title.PRICE, Title.SIZE, Title.PRICED)


def work_in(cells: Mapping[str, GridCell], grid: Grid, reader: Reader) -> dict[str, str]:
    """The 工程量 of a row, by key; empty where it has none. 数量 has its unit behind it where its own cell says one."""
    work: dict[str, str] = {
        key: reader.words(grid, cells[key]) for key in MADE_OF if key in cells and key != Title.AMOUNT
    }
    if Title.AMOUNT in cells:
        work[Title.AMOUNT] = amount_in(grid, cells[Title.AMOUNT], work, reader)
    if not work.get(Title.THING):
        tell_nameless(work, cells, grid, reader)
    return work


def amount_in(grid: Grid, cell: GridCell, work: dict[str, str], reader: Reader) -> str:
    """数量 as it can be typed; `work` loses its 计量单位 where the cell says it as well."""
    match cell.sort:
        case Sort.DATE | Sort.BOOLEAN:
            reader.findings.tell("W104", grid, cell, kind=cell.sort.value, text=cell.text, what="数量")
            return ""
        case Sort.NUMBER:
            return hedged_as_typed(reader.words(grid, cell), hedge_in(cell.code))
        case Sort.TEXT:
            return amount_typed(grid, cell, work, reader)
    return reader.words(grid, cell)


def amount_typed(grid: Grid, cell: GridCell, work: dict[str, str], reader: Reader) -> str:
    """数量 in a cell of text: 1,000 is 1000, 2000米 needs no 计量单位 and bears no other one."""
    text = reader.words(grid, cell)
    plain = THOUSANDS.sub(lambda found: found[0].replace(",", ""), text.translate(HALF_WIDTH))
    unit = work.get(Title.UNIT, "")
    own = quantity_in(plain, reader)
    if own is not None and own.value is None:
        work.pop(Title.UNIT, None)  # 不详（原因）
    elif own is not None and own.unit is not None and unit:
        if reader.units.get(unit) != own.unit:
            reader.findings.tell("W110", grid, cell, text=text, unit=unit)
        work.pop(Title.UNIT)
    if plain != text.translate(HALF_WIDTH):
        reader.findings.note("W106", grid, cell, kind="written", text=text, meant=plain + work.get(Title.UNIT, ""))
        return plain
    return text


def quantity_in(text: str, reader: Reader) -> Quantity | None:
    """A quantity with a unit of its own, or one that is 不详; None for a bare number and for what is no quantity."""
    try:
        return parse_quantity(text.replace("(", "（").replace(")", "）"), reader.units)
    except QuantityError:
        return None


def tell_nameless(work: Mapping[str, str], cells: Mapping[str, GridCell], grid: Grid, reader: Reader) -> None:
    """W203: how much, but not of what. A 规格 alone is no amount: it is left out, and told as a 提醒."""
    said = next((key for key in LOST_WITHOUT_A_THING if work.get(key)), None)
    if said is None:
        return
    text = work[said] + (work.get(Title.UNIT, "") if said == Title.AMOUNT else "")
    if said in (Title.AMOUNT, Title.PRICE):
        reader.findings.tell("W203", grid, cells[said], text=text, works="thing")
    else:
        reader.findings.warn("W203", grid, cells[said], text=text, works="size")


def work_node(work: Mapping[str, str]) -> dict[str, Node]:
    """工程量 with the unit behind its number again."""
    node: dict[str, Node] = {key: work[key] for key in MADE_OF if work.get(key)}
    unit = node.pop(Title.UNIT, None)
    amount = node.get(Title.AMOUNT)
    if isinstance(unit, str) and isinstance(amount, str) and not amount.endswith(unit):
        node[Title.AMOUNT] = amount + unit
    return node
