"""A document -> the fingerprint of the data that it was made from, by which a printed or sent file can be held against them.

Two documents have the same one where they say the same and rest on the same figures, wherever those stand in their
files: comments, the order of keys and the page itself leave no trace.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fupin_reports.document import Derived, Document
from fupin_reports.fields import compared_of

LENGTH = 24
"""Characters of a fingerprint: it tells versions apart, it proves nothing."""


def data_fingerprint(document: Document) -> str:
    """Of the words of every block, of every figure's exact value and how it was made, and of whose report it is."""
    meta = document.meta
    figures = {
        name: [note.value, note.upper, note.unit, note.hedge, note.how, sorted(note.inputs)]
        for name, note in document.figures.items()
    }
    said = [[meta.title, meta.unit, meta.kind, meta.year, meta.date], document.blocks, figures]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def plain(node: Any) -> list[Any]:
    """A node as a list of what it holds, without the places where it was typed."""
    kind = type(node)
    if kind is Derived:
        return [node.text, sorted(node.figures)]
    return [kind.__name__, *[getattr(node, name) for name in compared_of(kind) or ()]]
