"""A figure by the name that clerks and templates call it by: 本年.资金.合计, 指标.贫困户.户."""

from __future__ import annotations

from difflib import get_close_matches

from fupin_reports.compute.names import Fact, Listing, Names, Scale
from fupin_reports.figures import Figure
from fupin_reports.formulas import FormulaError, Name
from fupin_reports.formulas.faults import Kind


def look_up(root: Names, name: Name) -> Figure | Scale:
    """The figure or pair of that name; a group is its headline.

    FormulaError: NAME where there is no such name (with the nearest), MISSING where nothing is behind it this year.
    """
    fact: Fact = root
    for n, step in enumerate(name.path):
        below = names_below(fact)
        if below is None:
            raise FormulaError(Kind.MISSING, name.start, name.end, cause="nothing", name=name.text)
        if step not in below:
            near = next(iter(get_close_matches(step, below, n=1, cutoff=0.4)), "")
            full = ".".join((*name.path[:n], near, *name.path[n + 1 :])) if near else ""
            raise FormulaError(Kind.NAME, name.start, name.end, name=name.text, near=full)
        fact = below[step]
    if isinstance(fact, Names):
        fact = fact.headline
    if isinstance(fact, Figure | Scale):
        return fact
    if fact is None:
        raise FormulaError(Kind.MISSING, name.start, name.end, cause="nothing", name=name.text)
    raise FormulaError(Kind.NAME, name.start, name.end, name=name.text, near="", cause="no_number")


def names_below(fact: Fact) -> dict[str, Fact] | None:
    """What a name may go on with behind `fact`; None where nothing is there this year."""
    match fact:
        case Names() | Scale():
            return dict(fact.below())
        case Listing():
            return dict(fact.entries)
        case None:
            return None
        case _:
            return {}
