"""Formulas over named figures: `指标.贫困户.户 ÷ 指标.总户数`, parsed by hand, worked out exactly, with units. Never eval."""

from fupin_reports.formulas.amounts import Amount, converted, cut_off, decimal_of, half_up
from fupin_reports.formulas.faults import Fault, FormulaError
from fupin_reports.formulas.syntax import Comparison, Name, Node, names_in, parse, parse_comparison
from fupin_reports.formulas.work import Found, amount_of, is_ratio, worked_out

__all__ = [
    "Amount",
    "Comparison",
    "Fault",
    "FormulaError",
    "Found",
    "Name",
    "Node",
    "amount_of",
    "converted",
    "cut_off",
    "decimal_of",
    "half_up",
    "is_ratio",
    "names_in",
    "parse",
    "parse_comparison",
    "worked_out",
]
