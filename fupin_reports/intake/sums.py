"""Sums that a table states, held against those of its own rows.

A sum in a formula is its program's: where it differs, the formula has lost a row or was not worked out anew. A sum is
judged only where every amount that it is made of was understood.

Codes: W301 a sum differs (an error) · W302 it is rounded (提示) · W303 a formula has no result; ours is taken (提示).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from fupin_reports.accounts import Title
from fupin_reports.exact import EXACT, decimals, quotient, rounded, without_zeros
from fupin_reports.intake.findings import Findings
from fupin_reports.intake.heads import Of
from fupin_reports.intake.rows import Line, Rows, Summed
from fupin_reports.intake.values import FIFTEEN, Amount, Reader, exact
from fupin_reports.quantities import Unit
from fupin_reports.readers.grids import Grid, GridCell, Sort

NOTHING: Mapping[str, Decimal] = MappingProxyType({})


def total_of(line: Line, sources: tuple[str, ...]) -> Decimal | None:
    """What a row comes to: its sources, else its 投入; None where that is not known."""
    values = [amount.value for amount in line.of_sources(sources).values() if amount.value is not None]
    return added(values) if values else value_of(line, Title.LUMP)


def added(values: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result


def check_projects(rows: Rows, reader: Reader) -> None:
    """The sums of a table of projects: across each row, and down each column."""
    sources = rows.head.sources
    for line in rows.lines:
        cell = line.computed.get(Title.TOTAL)
        if cell is not None and line.whole:
            where = f"第{line.row}行"
            compare(
                rows, Title.TOTAL, cell, total_of(line, sources), reader, where, explained([line], Title.TOTAL, sources)
            )
    before = 0
    for sums in rows.sums:
        for key, cell in sums.cells.items():
            start = before if of_block(rows, sums, before, key, cell) else sums.start
            lines = rows.lines[start : sums.end]
            if all(line.whole for line in lines):
                why = explained(lines, key, sources)
                compare(rows, key, cell, column_sum(lines, key, sources), reader, sums.label, why)
        before = sums.end


def of_block(rows: Rows, sums: Summed, before: int, key: str, cell: GridCell) -> bool:
    """Whether a 合计 is that of the rows since the last one: so where each village's block ends in one of its own.

    It is where more rows follow, and in the last one where it is just that sum.
    """
    if sums.end < len(rows.lines):
        return True
    stated = exact("".join(cell.text.split()).replace(",", ""))
    return 0 < before < sums.end and stated == column_sum(rows.lines[before : sums.end], key, rows.head.sources)


def column_sum(lines: list[Line], key: str, sources: tuple[str, ...]) -> Decimal | None:
    """The sum of a column; None where nothing stands in it."""
    found = [total_of(line, sources) if key == Title.TOTAL else value_of(line, key) for line in lines]
    values = [value for value in found if value is not None]
    return added(values) if values else None


def value_of(line: Line, key: str) -> Decimal | None:
    """The amount in a column."""
    amount = line.amounts.get(key)
    return amount.value if amount is not None else None


def explained(lines: list[Line], key: str, sources: tuple[str, ...]) -> Mapping[str, Decimal]:
    """What a stated sum may be for a reason that is known.

    `words`: without the amounts that are words (约63), which no program adds up. `twice`: with 投入 added to the sources
    of the same row, as older forms of ours did.
    """
    counted = column_sum(lines, key, sources)
    if counted is None:
        return NOTHING
    found: dict[str, Decimal] = {}
    if worded := [line for line in lines if any(is_worded(amount) for amount in line.amounts.values())]:
        numbers = [without_words(line) for line in worded]
        others = [line for line in lines if line not in worded]
        found["words"] = column_sum([*others, *numbers], key, sources) or Decimal(0)
    both = [line for line in lines if line.of_sources(sources) and value_of(line, Title.LUMP) is not None]
    if both and key == Title.TOTAL:
        found["twice"] = EXACT.add(counted, added(value_of(line, Title.LUMP) or Decimal(0) for line in both))
    return found


def is_worded(amount: Amount) -> bool:
    """Whether an amount is typed with a word, so that its cell is text."""
    return amount.value is not None and amount.cell.sort is Sort.TEXT and exact(amount.typed) is None


def without_words(line: Line) -> Line:
    """The row as a program sees it that adds up."""
    return Line(line.row, amounts={key: amount for key, amount in line.amounts.items() if not is_worded(amount)})


def compare(
    rows: Rows,
    key: str,
    cell: GridCell,
    computed: Decimal | None,
    reader: Reader,
    where: str,
    explained: Mapping[str, Decimal] = NOTHING,
) -> None:
    """A stated sum and ours, which is in the unit of the file; `explained` is what it is for a reason that is known."""
    stated = stated_sum(rows.grid, cell, reader.findings)
    if stated is None:
        return
    heading = rows.head.columns[key]
    own = heading.unit or reader.unit
    ours = computed if computed is not None else Decimal(0)
    factor_out = in_unit(ours, reader.unit, own)
    if stated == factor_out:
        return
    words = {
        "stated": f"{without_zeros(stated):f}{own.name}",
        "computed": f"{without_zeros(factor_out):f}{own.name}",
        "difference": f"{without_zeros(EXACT.subtract(stated, factor_out)):f}{own.name}",
        "where": where,
        "head": "".join(rows.head.columns[key].text.split()),
        "formula": cell.formula,
        "why": next((why for why, value in explained.items() if stated == in_unit(value, reader.unit, own)), ""),
    }
    if (words["why"] == "words" and cell.formula) or (
        not cell.formula and rounded(factor_out, decimals(stated)) == stated
    ):
        reader.findings.note("W302", rows.grid, cell, **words)
    else:
        reader.findings.tell("W301", rows.grid, cell, **words)


def in_unit(value: Decimal, unit: Unit, own: Unit) -> Decimal:
    """An amount in `unit` as one in `own`."""
    return without_zeros(quotient(EXACT.multiply(value, unit.factor), own.factor)) if own != unit else value


def stated_sum(grid: Grid, cell: GridCell, findings: Findings) -> Decimal | None:
    """The number that stands in the place of a sum; None where there is none to compare."""
    match cell.sort:
        case Sort.NOTHING:
            findings.once_a_sheet("W303", grid, cell, formula=cell.formula)
        case Sort.ERROR:
            findings.tell("W102", grid, cell, text=cell.text, formula=cell.formula)
        case Sort.NUMBER | Sort.TEXT:
            value = exact("".join(cell.text.split()).replace(",", "").replace("，", ""))
            if value is not None:
                return without_zeros(FIFTEEN.plus(value))
            if cell.sort is Sort.NUMBER or any(c.isdigit() for c in cell.text):
                findings.tell("W101", grid, cell, text=cell.text.strip(), near="", kind="sum")
        case _:
            findings.tell("W104", grid, cell, kind=cell.sort.value, text=cell.text, what="金额")
    return None


def check_sources(rows: Rows, reader: Reader) -> None:
    """The sums of 资金执行, down each column that is typed."""
    if rows.head.of is not Of.SOURCES:
        return
    for sums in rows.sums:
        for key, cell in sums.cells.items():
            values = [amount.value for line in rows.lines if (amount := line.amounts.get(key)) is not None]
            known = [value for value in values if value is not None]
            if known and all(line.whole for line in rows.lines):
                compare(rows, key, cell, added(known), reader, sums.label)
