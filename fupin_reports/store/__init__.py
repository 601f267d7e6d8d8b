"""`output/<year>/`: whole files or none, and never over a person's work."""

from fupin_reports.store.files import failure, fingerprint, write_whole
from fupin_reports.store.seals import Seal
from fupin_reports.store.store import (
    BOARD,
    BY_A_PERSON,
    DRAFT,
    KEEPING,
    MANIFEST,
    NEVER_MADE,
    OURS_BESIDE,
    PDF_KIND,
    Edited,
    Store,
    Stored,
)

__all__ = [
    "BOARD",
    "BY_A_PERSON",
    "DRAFT",
    "KEEPING",
    "MANIFEST",
    "NEVER_MADE",
    "OURS_BESIDE",
    "PDF_KIND",
    "Edited",
    "Seal",
    "Store",
    "Stored",
    "failure",
    "fingerprint",
    "write_whole",
]
