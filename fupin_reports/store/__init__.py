"""`output/<year>/`: whole files or none, and never over a person's work. `Shelf` reads there, `Store` writes as well."""

from fupin_reports.receipt import KEEPING
from fupin_reports.store.files import failure, fingerprint, write_whole
from fupin_reports.store.names import (
    BOARD,
    BY_A_PERSON,
    CORRECTIONS,
    DRAFT,
    LEDGER,
    MANIFEST,
    NEVER_MADE,
    OURS_BESIDE,
    PAPER,
    PDF_KIND,
    REVIEW,
    data_of,
)
from fupin_reports.store.seals import Seal
from fupin_reports.store.shelf import Edited, Shelf
from fupin_reports.store.store import Store, Stored

__all__ = [
    "BOARD",
    "BY_A_PERSON",
    "CORRECTIONS",
    "DRAFT",
    "KEEPING",
    "LEDGER",
    "MANIFEST",
    "NEVER_MADE",
    "OURS_BESIDE",
    "PAPER",
    "PDF_KIND",
    "REVIEW",
    "Edited",
    "Seal",
    "Shelf",
    "Store",
    "Stored",
    "data_of",
    "failure",
    "fingerprint",
    "write_whole",
]
