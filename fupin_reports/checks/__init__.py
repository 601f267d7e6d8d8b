"""勾稽: rules over facts, one file a family. A rule yields problems with code, place and the figures concerned."""

from fupin_reports.checks.filed import Filed
from fupin_reports.checks.rules import findings

__all__ = ["Filed", "findings"]
