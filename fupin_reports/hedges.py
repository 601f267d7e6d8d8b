"""Approximate words, and where each stands: 约63万元, 27万余元, 965元以上."""

from __future__ import annotations

from fupin_reports.quantities import AFTER, BEFORE, BETWEEN, Hedge

SCALED = ("万", "亿")
"""How units of ten thousand and of a hundred million begin."""


def hedged(number: str, hedge: Hedge | None, unit: str) -> str:
    """Number, approximate word and unit in their order: 约 before, 多 and 余 between (27万余元), 以上 after.

    A number with decimals takes 约 for 多 and 余: nobody says 290.15万余元.
    """
    if hedge is None:
        return number + unit
    if hedge in BEFORE:
        return hedge + number + unit
    if hedge in BETWEEN and "." in number:
        return Hedge.ABOUT + number + unit
    if hedge in AFTER:
        return number + unit + hedge
    assert hedge in BETWEEN
    scale = unit[:1] if unit[:1] in SCALED else ""
    return number + scale + hedge + unit[len(scale) :]


def without_hedge(text: str, hedge: Hedge) -> str:
    """A number as `hedged` gives it, less its word."""
    return text.replace(hedge, "").removeprefix(Hedge.ABOUT)
