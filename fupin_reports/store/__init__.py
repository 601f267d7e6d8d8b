"""`output/<year>/`: whole files or none, and never over a person's work."""

from fupin_reports.store.files import failure, fingerprint, write_whole
from fupin_reports.store.store import DRAFT, KEEPING, MANIFEST, Edited, Store, Stored

__all__ = ["DRAFT", "KEEPING", "MANIFEST", "Edited", "Store", "Stored", "failure", "fingerprint", "write_whole"]
