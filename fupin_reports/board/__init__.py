"""汇总看板: a year's reports -> one page of HTML that needs nothing but itself, for the county's clerk."""

from fupin_reports.board.board import Printed, Seen, board_of
from fupin_reports.board.files import names_of
from fupin_reports.board.model import Board
from fupin_reports.board.page import page_of

__all__ = ["Board", "Printed", "Seen", "board_of", "names_of", "page_of"]
