"""Importing this loads WeasyPrint, so that processes forked from this one need not.

No font configuration is made here: Pango starts a thread for each, and a process forked then would wait for it forever.
Where a library is missing or will not load nothing is loaded; whoever asks for a PDF is told what it is.
"""

from __future__ import annotations

from contextlib import suppress

from fupin_reports.fonts import found_faces, pdf_obstacle
from fupin_reports.writers.pdf.loading import quickly

if pdf_obstacle(found_faces(only_ours=True)) is None:
    with suppress(Exception), quickly():
        import fupin_reports.writers.pdf.engine  # noqa: F401 - it is the import that is wanted
