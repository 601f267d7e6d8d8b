"""Where a printed number comes from, and where a typed one goes to."""

from fupin_reports.trace.lookup import like, named, of_township
from fupin_reports.trace.tree import (
    Pages,
    Step,
    exact_of,
    formula_of,
    printed,
    reached,
    steps,
    townships_in,
    typed_at,
    with_townships,
)

__all__ = [
    "Pages",
    "Step",
    "exact_of",
    "formula_of",
    "like",
    "named",
    "of_township",
    "printed",
    "reached",
    "steps",
    "townships_in",
    "typed_at",
    "with_townships",
]
