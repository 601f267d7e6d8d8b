"""`Document` and what is wrong with its data -> the draft: every error marked at the sentence or cell that it concerns."""

from fupin_reports.draft.mark import drafted
from fupin_reports.draft.wording import Wording, read_wording

__all__ = ["Wording", "drafted", "read_wording"]
