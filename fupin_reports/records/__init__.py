"""Record types: what a data file holds once it is typed. Shared blocks, one file a family; `Report` holds them all."""

from fupin_reports.records.base import Gate, Prose, Record
from fupin_reports.records.narrative import Indicator, Issue, Plan, SectionChoice, WorkLine
from fupin_reports.records.outlines import report_outline, settings_outline, source_names
from fupin_reports.records.people import Group, Pairings, Part, Partner, Relation, Training
from fupin_reports.records.projects import Batch, Execution, Funded, Project, Status, Village, Work
from fupin_reports.records.report import Report
from fupin_reports.records.settings import FundSource, Nature, Settings, UnitOfMeasure

__all__ = [
    "Batch",
    "Execution",
    "FundSource",
    "Funded",
    "Gate",
    "Group",
    "Indicator",
    "Issue",
    "Nature",
    "Pairings",
    "Part",
    "Partner",
    "Plan",
    "Project",
    "Prose",
    "Record",
    "Relation",
    "Report",
    "SectionChoice",
    "Settings",
    "Status",
    "Training",
    "UnitOfMeasure",
    "Village",
    "Work",
    "WorkLine",
    "report_outline",
    "settings_outline",
    "source_names",
]
