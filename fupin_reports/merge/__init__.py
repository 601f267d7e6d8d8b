"""What a person changed by hand, carried over into a report made anew. Pure: trees in, a tree out."""

from fupin_reports.merge.changes import Change, Kind
from fupin_reports.merge.merge import Merged, Refused, merge
from fupin_reports.merge.renamed import in_names_of_now
from fupin_reports.merge.unsettled import Unsettled

__all__ = ["Change", "Kind", "Merged", "Refused", "Unsettled", "in_names_of_now", "merge"]
