"""Does what was typed fit the office's vocabulary, its kind and its folder, and do the office's own settings fit together?

What is checked of a report is in `report`, `kind` and `funds`, what of 设置.yaml in `settings` and `page`.
"""

from fupin_reports.vocabulary.kind import kind_misfits
from fupin_reports.vocabulary.report import misfits
from fupin_reports.vocabulary.settings import settings_misfits
from fupin_reports.vocabulary.twice import named_twice

__all__ = ["kind_misfits", "misfits", "named_twice", "settings_misfits"]
