"""What a person changed by hand, carried over into a report made anew. Pure: trees in, a tree out."""

from fupin_reports.merge.changes import Change, Kind
from fupin_reports.merge.merge import Merged, Refused, merge

__all__ = ["Change", "Kind", "Merged", "Refused", "merge"]
