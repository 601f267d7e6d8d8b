"""The whole flow: a data file -> source -> checked -> facts -> document -> bytes -> files (see `report`)."""

from fupin_reports.pipeline.ledger import print_ledger
from fupin_reports.pipeline.outcome import Drafting, Office, Outcome
from fupin_reports.pipeline.reading import idle_rules, read_data, read_rules, read_settings
from fupin_reports.pipeline.report import examined, make_document, print_corrections, print_document, print_review
from fupin_reports.pipeline.survey import Survey, Surveyed, survey
from fupin_reports.pipeline.whereabouts import Whereabouts

__all__ = [
    "Drafting",
    "Office",
    "Outcome",
    "Survey",
    "Surveyed",
    "Whereabouts",
    "examined",
    "idle_rules",
    "make_document",
    "print_corrections",
    "print_document",
    "print_ledger",
    "print_review",
    "read_data",
    "read_rules",
    "read_settings",
    "survey",
]
