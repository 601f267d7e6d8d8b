"""A cell -> the amount or the words that it says, as they can be typed in a data file.

An amount is the digits in the file, never a float of ours. Up to 15 of them are what was typed. Excel writes up to 17, so
as to name the binary double that it keeps: 8.6999999999999993 for 8.7. Every decimal of 15 digits has a double of its own,
so where 15 digits name that same double they are what was typed, and nothing is to be said. Where they do not
(58.949999999999996), a computation left the rest behind; Excel and WPS themselves show only 15 digits, so the amount is
taken at those (58.95), and said. What is then still finer than one hundredth of a yuan is no amount that anybody typed,
and is refused.

Codes: W101 no amount · W102 an error of the table · W103 a formula without its result · W104 a day, a percentage or a
yes or no · W105 finer than 0.01元 · W106 understood in another way than it is written (提示) · W107 looks like a formula.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from fractions import Fraction

from fupin_reports.exact import decimals, without_zeros
from fupin_reports.hedges import hedged
from fupin_reports.intake.findings import Findings
from fupin_reports.quantities import HALF_WIDTH, Hedge, Quantity, QuantityError, Unit, Units, parse_quantity
from fupin_reports.readers.grids import Grid, GridCell, Sort
from fupin_reports.workbook import MOST_DIGITS, digits

DOUBLE_BITS = 53
FIFTEEN = Context(prec=MOST_DIGITS, rounding=ROUND_HALF_EVEN)
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:[,，][0-9]{3})+(?=\.|[^0-9,，.]|$)")
NOTHING = frozenset({"-", "—", "——", "－", "/", "／", "\\", "无", "*"})
"""What people draw through a cell that has no amount."""
ERRORS = frozenset({"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!"})
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "＠")
SPACES = re.compile(r"[\s\u200b\ufeff]+")
LITERAL = re.compile(r'"([^"]*)"')
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST_TRUE_DAY = 61
"""Day 60 of Excel is 29 February 1900, which never was; days before it are one off."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`typed` is what a data file says, `value` the amount in the unit of the file; None for a range or 不详."""

    typed: str
    value: Decimal | None
    cell: GridCell


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one file. `unit` is that of the file, `units` all that the office knows."""

    findings: Findings
    unit: Unit
    units: Units
    from_1904: bool = False

    def amount(self, grid: Grid, cell: GridCell, own: Unit) -> Amount | None:
        """The amount in a cell of a column in `own` unit; None where it holds none, or none that is understood."""
        match cell.sort:
            case Sort.NUMBER:
                return self._number(grid, cell, own)
            case Sort.TEXT:
                return self._typed(grid, cell, own)
            case Sort.ERROR:
                self.findings.tell("W102", grid, cell, text=cell.text, formula=cell.formula)
            case Sort.NOTHING:
                self.findings.tell("W103", grid, cell, formula=cell.formula)
            case _:
                self.findings.tell("W104", grid, cell, kind=cell.sort.value, text=cell.text)
        return None

    def _number(self, grid: Grid, cell: GridCell, own: Unit) -> Amount | None:
        value = exact(cell.text)
        if value is None:
            self.findings.tell("W101", grid, cell, text=cell.text, near="", kind="number")
            return None
        found = self._amount(grid, cell, Quantity(at_fifteen(value), own, hedge_in(cell.code)), own)
        if found is not None:
            self._note_rest(grid, cell, value, found)
            if cell.formula and not cell.formula.upper().startswith("=SUM("):
                self._note(grid, cell, "formula", cell.formula, found)
        return found

    def _note_rest(self, grid: Grid, cell: GridCell, value: Decimal, found: Amount) -> None:
        """W106 where a computation has left something behind the fifteenth digit."""
        if digits(value) > MOST_DIGITS and stored_for(at_fifteen(value)) != stored_for(value):
            self._note(grid, cell, "digits", cell.text.strip(), found)

    def _note(self, grid: Grid, cell: GridCell, kind: str, text: str, found: Amount) -> None:
        """W106: how the cell was understood, in the unit of the file."""
        self.findings.note("W106", grid, cell, kind=kind, text=text, meant=found.typed + self.unit.name)

    def _typed(self, grid: Grid, cell: GridCell, own: Unit) -> Amount | None:
        plain = SPACES.sub("", cell.text).translate(HALF_WIDTH)
        if plain in NOTHING or SPACES.sub("", cell.text) in NOTHING:
            self.findings.note("W106", grid, cell, kind="dash", text=cell.text.strip(), meant="")
            return None
        if plain in ERRORS:
            self.findings.tell("W102", grid, cell, text=plain, formula="")
            return None
        if plain.endswith("%"):
            self.findings.tell("W104", grid, cell, kind=Sort.PERCENT.value, text=plain)
            return None
        text = THOUSANDS.sub(lambda found: re.sub("[,，]", "", found[0]), plain)
        if text.startswith(FORMULA_SIGNS) and not NUMBER.fullmatch(text):
            self.findings.tell("W107", grid, cell, text=cell.text.strip(), kind="amount")
            return None
        try:
            quantity = parse_quantity(text.replace("(", "（").replace(")", "）"), self.units, own)
        except QuantityError as error:
            kind = "unit" if error.kind in ("unit", "dimension") else "reason" if error.kind == "reason" else "text"
            self.findings.tell("W101", grid, cell, text=cell.text.strip(), near=error.near, kind=kind)
            return None
        number = exact(text)
        if number is not None:
            quantity = replace(quantity, value=at_fifteen(number))
        found = self._amount(grid, cell, quantity, own)
        if found is None:
            return None
        if number is not None:
            self._note_rest(grid, cell, number, found)
        if grid.name and number is not None:  # a CSV has nothing but text
            self._note(grid, cell, "text", cell.text.strip(), found)
        elif cell.text.strip() not in (text if number is not None else "", found.typed, found.typed + self.unit.name):
            self._note(grid, cell, "written", cell.text.strip(), found)
        return found

    def _amount(self, grid: Grid, cell: GridCell, quantity: Quantity, own: Unit) -> Amount | None:
        """The amount as a data file of the file's unit says it."""
        if quantity.value is None:
            return Amount(f"{quantity.stated}（{quantity.reason}）" if quantity.reason else quantity.stated, None, cell)
        in_file, unit = quantity.to(self.unit), quantity.unit or own
        finest = decimals(without_zeros(quantity.to(Unit("元", "金额")).value or Decimal(0)))
        if finest > 2:
            self.findings.tell("W105", grid, cell, text=f"{quantity.value:f}{unit.name}")
            return None
        assert in_file.value is not None
        number = f"{in_file.value:f}"
        if in_file.upper is not None:
            return Amount(f"{number}～{in_file.upper:f}", None, cell)
        return Amount(hedged_as_typed(number, in_file.hedge), in_file.value, cell)

    def words(self, grid: Grid, cell: GridCell) -> str:
        """The words in a cell, on one line; a number as it is typed. What looks like a formula is taken as words."""
        match cell.sort:
            case Sort.ERROR:
                self.findings.tell("W102", grid, cell, text=cell.text, formula=cell.formula)
                return ""
            case Sort.NOTHING:
                self.findings.tell("W103", grid, cell, formula=cell.formula)
                return ""
            case Sort.DATE:
                return self.day(cell)
            case Sort.NUMBER | Sort.PERCENT:
                return number_in_words(cell)
            case Sort.BOOLEAN:
                return "是" if cell.text == "1" else "否"
        text = " ".join(cell.text.split())
        if cell.formula:
            self.findings.note("W106", grid, cell, kind="formula", text=cell.formula, meant=text)
        elif text.startswith(FORMULA_SIGNS) and len(text) > 1:
            self.findings.warn("W107", grid, cell, text=text, kind="words")
        return text

    def day(self, cell: GridCell) -> str:
        """A day as official papers write it; its digits where it is none."""
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.*)?", cell.text):
            year, month, day = cell.text[:10].split("-")
            return f"{year}年{int(month)}月{int(day)}日"
        value = exact(cell.text)
        if value is None or not FIRST_TRUE_DAY <= value <= 2_958_465:
            return cell.text
        found = (EPOCH_1904 if self.from_1904 else EPOCH) + timedelta(days=int(value))
        return f"{found.year}年{found.month}月{found.day}日"


def exact(text: str) -> Decimal | None:
    """The number that digits of a workbook say, 1E-3 among them; without zeros behind it, never in exponent form."""
    if not NUMBER.fullmatch(text.strip()):
        return None
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return without_zeros(value) if abs(value.adjusted()) < 40 else None


def at_fifteen(value: Decimal) -> Decimal:
    """`value` as Excel and WPS show it at most: at 15 digits."""
    return without_zeros(FIFTEEN.plus(value)) if digits(value) > MOST_DIGITS else value


def stored_for(value: Decimal) -> Fraction:
    """The binary double that a program keeps for a decimal: the nearest number of 53 bits, half to even. Exact."""
    above, below = abs(value).as_integer_ratio()
    if not above:
        return Fraction(0)
    power = above.bit_length() - below.bit_length() - DOUBLE_BITS
    scaled = Fraction(above, below) / Fraction(2) ** power
    if scaled >= 2**DOUBLE_BITS:
        power, scaled = power + 1, scaled / 2
    if scaled < 2 ** (DOUBLE_BITS - 1):
        power, scaled = power - 1, scaled * 2
    return round(scaled) * Fraction(2) ** power


def number_in_words(cell: GridCell) -> str:
    """A number among words: 1 for 1, 2.5 for 2.50, 79.3% for 0.793 shown as a percentage."""
    value = exact(cell.text)
    if value is None:
        return cell.text
    value = FIFTEEN.plus(value)
    if cell.sort is Sort.PERCENT:
        return f"{without_zeros(value * 100):f}%"
    return f"{without_zeros(value):f}"


def hedge_in(code: str) -> Hedge | None:
    """The approximate word in a number format: `General"余"`."""
    words = "".join(LITERAL.findall(code))
    return next((hedge for hedge in Hedge if hedge in words), None)


def hedged_as_typed(number: str, hedge: Hedge | None) -> str:
    """约63, 27余."""
    if hedge in (Hedge.MORE, Hedge.ODD):
        return number + hedge
    return hedged(number, hedge, "")
