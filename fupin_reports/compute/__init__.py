"""`Checked` -> `Facts`: every figure a template may name, with its origin. What does not add up is for `checks`."""

from fupin_reports.compute.county import Gathered, county_facts
from fupin_reports.compute.directory import directory
from fupin_reports.compute.facts import Facts, compute
from fupin_reports.compute.formulas import Worked
from fupin_reports.compute.keys import distinct, key_of
from fupin_reports.compute.ledger import Ledger
from fupin_reports.compute.lookup import look_up
from fupin_reports.compute.names import Fact, Listing, Names, Quoted, Scale
from fupin_reports.compute.projects import scale
from fupin_reports.compute.reported import Kept, Reported, reported

__all__ = [
    "Fact",
    "Facts",
    "Gathered",
    "Kept",
    "Ledger",
    "Listing",
    "Names",
    "Quoted",
    "Reported",
    "Scale",
    "Worked",
    "compute",
    "county_facts",
    "directory",
    "distinct",
    "key_of",
    "look_up",
    "reported",
    "scale",
]
