"""All families of rules over one report."""

from __future__ import annotations

from collections.abc import Callable

from fupin_reports.checks import (
    comparisons,
    consistency,
    counts,
    county,
    means,
    plausibility,
    prices,
    ratios,
    sums,
    wholes,
    years,
)
from fupin_reports.checks.filed import Filed, Found
from fupin_reports.compute import Facts
from fupin_reports.problems import Problems
from fupin_reports.validate import Checked


def findings(checked: Checked, facts: Facts, before: Filed | None = None) -> Problems:
    """Everything in a report that does not fit together, with itself and with last year's where that is given."""
    filed = Filed(checked, facts, before)
    own = (problem for rule in RULES for problem in rule(filed))
    return (*(problem for rule in sums.RULES for problem in rule(facts)), *own)


RULES: tuple[Callable[[Filed], Found], ...] = (
    *wholes.RULES,
    *prices.RULES,
    *ratios.RULES,
    *comparisons.RULES,
    *plausibility.RULES,
    *means.RULES,
    *consistency.RULES,
    *years.RULES,
    *counts.RULES,
    *county.RULES,
)
