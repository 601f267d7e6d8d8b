"""Templates and facts -> `Document`: the final text, numbered, with every derived word marked."""

from fupin_reports.compose.compose import compose

__all__ = ["compose"]
