"""What a workbook says beside its numbers: the sentences of `templates/台账.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.load import load
from fupin_reports.problems import Problems
from fupin_reports.source import Node

FILE = "台账.yaml"


@dataclass(frozen=True, slots=True)
class BookWording:
    """Lists of sentences by key: 台账说明, 填表说明, 示例. What an office has lost or broken is left out."""

    entries: Mapping[str, Node]
    damaged: Problems = ()

    def lines(self, key: str) -> tuple[str, ...]:
        """The sentences of that key."""
        node = self.entries.get(key)
        return tuple(line for line in node if isinstance(line, str)) if isinstance(node, list) else ()

    def named(self, key: str) -> Mapping[str, str]:
        """The texts of that key, by their own keys."""
        node = self.entries.get(key)
        return {k: v for k, v in node.items() if isinstance(v, str)} if isinstance(node, dict) else {}


def read_book_wording(templates: Path) -> BookWording:
    """The wording in that folder, or what can be used of it."""
    source, problems = load(templates / FILE, f"{templates.name}/{FILE}")
    return BookWording(source.root if source is not None else {}, problems)
