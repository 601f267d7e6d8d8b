"""Record types: what a data file holds once it is typed. Shared blocks, one file a family; `Report` holds them all."""

from fupin_reports.records.base import HOLDING, Gate, InMoneyOfFile, Prose, Record, marked
from fupin_reports.records.indicators import Comparison, Indicator, Reference
from fupin_reports.records.narrative import Experience, Frame, Issue, Plan, SectionChoice, WorkLine
from fupin_reports.records.outlines import report_outline, rules_outline, settings_outline, source_names
from fupin_reports.records.people import Contribution, Group, Pairings, Part, Partner, Relation, Training
from fupin_reports.records.projects import Batch, Execution, Funded, Project, Status, Village, Work
from fupin_reports.records.report import Report
from fupin_reports.records.rules import Grade, Rule, RuleBook
from fupin_reports.records.settings import FundSource, Nature, ReviewWords, Settings, UnitOfMeasure
from fupin_reports.records.village import PlannedProject, Planning, Profile
from fupin_reports.records.waivers import Waiver

__all__ = [
    "HOLDING",
    "Batch",
    "Comparison",
    "Contribution",
    "Execution",
    "Experience",
    "Frame",
    "FundSource",
    "Funded",
    "Gate",
    "Grade",
    "Group",
    "InMoneyOfFile",
    "Indicator",
    "Issue",
    "Nature",
    "Pairings",
    "Part",
    "Partner",
    "Plan",
    "PlannedProject",
    "Planning",
    "Profile",
    "Project",
    "Prose",
    "Record",
    "Reference",
    "Relation",
    "Report",
    "ReviewWords",
    "Rule",
    "RuleBook",
    "SectionChoice",
    "Settings",
    "Status",
    "Training",
    "UnitOfMeasure",
    "Village",
    "Waiver",
    "Work",
    "WorkLine",
    "marked",
    "report_outline",
    "rules_outline",
    "settings_outline",
    "source_names",
]
