"""Templates and facts -> `Document`: the final text, numbered, with every derived word marked."""

from fupin_reports.compose.compose import compose
from fupin_reports.compose.quoting import quoted
from fupin_reports.compose.tables import with_widths

__all__ = ["compose", "quoted", "with_widths"]
