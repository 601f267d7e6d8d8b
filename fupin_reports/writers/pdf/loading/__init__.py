"""WeasyPrint loaded in half of its time, which is what a project of one report waits for: what a page of ours never needs is
left unread until something needs it. Any version, the same pages.

Each module is a context in which WeasyPrint is to be imported; where it has been imported before, they change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fupin_reports.writers.pdf.loading.declarations import declared_beforehand
from fupin_reports.writers.pdf.loading.functions import loaded_when_called
from fupin_reports.writers.pdf.loading.names import libraries_by_their_own_names
from fupin_reports.writers.pdf.loading.stylesheets import read_when_used

__all__ = ["quickly"]


@contextmanager
def quickly() -> Iterator[None]:
    """Where to import it."""
    with libraries_by_their_own_names(), loaded_when_called(), read_when_used(), declared_beforehand():
        yield
