"""资金台账 as a workbook: a township's by source, village and project, a county's by township; and the blank form.

Comes in: facts. Goes out: `Workbook`, whose every total is a formula together with the total that the report prints.
"""

from fupin_reports.accounts.county import county_workbook
from fupin_reports.accounts.form import blank_workbook
from fupin_reports.accounts.heads import Label, Title
from fupin_reports.accounts.township import has_money, township_workbook
from fupin_reports.accounts.wording import BookWording, read_book_wording

__all__ = [
    "BookWording",
    "Label",
    "Title",
    "blank_workbook",
    "county_workbook",
    "has_money",
    "read_book_wording",
    "township_workbook",
]
