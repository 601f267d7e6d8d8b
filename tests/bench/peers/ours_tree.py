"""Ours, from a finished document tree to one format in one process: what peers that are given finished words are held against.

`… TREES OUT docx|pdf`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import fupin_reports.loading  # noqa: F401 - as the program does before all that loads
from fupin_reports.collecting import collected_beforehand, settle_in
from fupin_reports.document_json import from_json
from fupin_reports.writers.formats import writers

TREES, OUT, FORMAT = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

found, problems = writers((FORMAT,))
assert not problems, problems
settle_in()
for file in sorted(TREES.glob("*.json")):
    with collected_beforehand():
        content, _ = found[f".{FORMAT}"](from_json(file.read_text("utf-8")), file.stem)
    (OUT / f"{file.stem}.{FORMAT}").write_bytes(content)
