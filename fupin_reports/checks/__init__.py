"""勾稽: rules over facts, one file a family. A rule yields problems with code, place and the figures concerned."""

from fupin_reports.checks.sums import findings

__all__ = ["findings"]
