"""The whole flow: a data file -> source -> checked -> facts -> document -> bytes -> files (see `report`)."""

from fupin_reports.pipeline.outcome import Before, Drafting, Means, Office, Order, Outcome, Paper, Printed
from fupin_reports.pipeline.reading import idle_rules, read_data, read_rules, read_settings
from fupin_reports.pipeline.report import examined, make_document, printed, stored
from fupin_reports.pipeline.survey import Survey, Surveyed, survey

__all__ = [
    "Before",
    "Drafting",
    "Means",
    "Office",
    "Order",
    "Outcome",
    "Paper",
    "Printed",
    "Survey",
    "Surveyed",
    "examined",
    "idle_rules",
    "make_document",
    "printed",
    "read_data",
    "read_rules",
    "read_settings",
    "stored",
    "survey",
]
