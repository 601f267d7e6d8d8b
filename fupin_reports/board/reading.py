"""Facts by name, read one step at a time; what is not there or of another kind is nothing."""

from __future__ import annotations

from collections.abc import Mapping

from fupin_reports.compute import Fact, Listing, Names
from fupin_reports.figures import Figure


def names(fact: Fact) -> Mapping[str, Fact]:
    """What stands below a name."""
    return fact.entries if isinstance(fact, Names) else {}


def listed(fact: Fact) -> Mapping[str, Names]:
    """The entries of a listing."""
    return fact.entries if isinstance(fact, Listing) else {}


def tuples(fact: Fact) -> tuple[Fact, ...]:
    """The entries of a plain list."""
    return fact if isinstance(fact, tuple) else ()


def figure(entries: Mapping[str, Fact], name: str) -> Figure | None:
    """The figure of that name."""
    found = entries.get(name)
    return found if isinstance(found, Figure) else None
