"""Templates and facts -> `Document`: the final text, numbered, with every derived word marked."""

from fupin_reports.compose.compose import Composed, compose
from fupin_reports.compose.quoting import quoted
from fupin_reports.compose.tables import with_widths

__all__ = ["Composed", "compose", "quoted", "with_widths"]
