"""A ledger or a form that somebody filled in -> a data file: what was understood, what was not, and why.

Nothing is guessed: what has one meaning is taken with a note, what has two is refused at its cell.
"""

from fupin_reports.intake.about import Given
from fupin_reports.intake.intake import Understood, understood

__all__ = ["Given", "Understood", "understood"]
