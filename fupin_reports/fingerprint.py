"""A document -> the fingerprint of the data that it was made from, by which a printed or sent file can be held against them.

Two documents have the same one where they say the same and rest on the same figures, wherever those stand in their
files: comments, the order of keys and the page itself leave no trace.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

from fupin_reports.document import Derived, Document

LENGTH = 24
"""Characters of a fingerprint: it tells versions apart, it proves nothing."""


def data_fingerprint(document: Document) -> str:
    """Of the words of every block, of every figure's exact value and how it was made, and of whose report it is."""
    meta = document.meta
    figures = {
        name: [note.value, note.upper, note.unit, note.hedge, note.how, sorted(note.inputs)]
        for name, note in document.figures.items()
    }
    said = [[meta.title, meta.unit, meta.kind, meta.year, meta.date], [plain(b) for b in document.blocks], figures]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def plain(value: Any) -> Any:
    """Nodes as lists of what they hold, without the places where it was typed."""
    if isinstance(value, Derived):
        return [value.text, sorted(value.figures)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (f.name for f in dataclasses.fields(value) if f.compare)
        return [type(value).__name__, *(plain(getattr(value, name)) for name in fields)]
    return [plain(entry) for entry in value] if isinstance(value, tuple) else value
