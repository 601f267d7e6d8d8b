"""Numbers in sentences: found, read, and held against each other and against the data (数据打架)."""

from fupin_reports.prose.agreement import conflicts
from fupin_reports.prose.conflict import Conflict, Told
from fupin_reports.prose.findings import prose_findings
from fupin_reports.prose.passages import Passage, own_level, passages_of, told
from fupin_reports.prose.typed import Typed, in_templates

__all__ = [
    "Conflict",
    "Passage",
    "Told",
    "Typed",
    "conflicts",
    "in_templates",
    "own_level",
    "passages_of",
    "prose_findings",
    "told",
]
