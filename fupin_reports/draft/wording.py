"""What a draft says beside the report: the sentences of `templates/草稿.yaml` and the catalogue of problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.load import load
from fupin_reports.messages import Catalogue, filled, read_catalogue
from fupin_reports.problems import Problem, Problems
from fupin_reports.source import Span

FILE = "草稿.yaml"
USUAL: Mapping[str, str] = {
    "页标": "草　稿",
    "标记": "〔{{ code }} {{ text }}〕",
    "格内": "〔{{ code }}〕",
    "说明": "草稿（{{ errors }}）",
    "条": "{{ where }}：{{ code }} {{ text }}",
    "还有": "＋{{ more }}",
}
"""What stands in for a sentence that an office has broken or lost: an error must be marked all the same."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences, by key, and those of problems, by code; `damaged` is what is wrong with the file itself."""

    sentences: Mapping[str, str]
    catalogue: Catalogue
    damaged: Problems = ()

    def say(self, key: str, **words: str | int) -> str:
        """The sentence of that key on one line, filled in."""
        usual = filled(USUAL[key], words, "")
        said = filled(self.sentences.get(key), words, usual).strip() or usual
        return "".join(said.split("\n"))

    def flag(self, problem: Problem) -> str:
        """The remark on `problem`, to stand behind what it concerns."""
        return self.say("标记", code=problem.code, text=self.catalogue.short(problem))

    def flag_in_cell(self, problem: Problem) -> str:
        """The same in a cell of a table, and wherever it has been said before."""
        return self.say("格内", code=problem.code)

    def entry(self, problem: Problem, own_file: str) -> str:
        """The line of `problem` in the list at the head; the file is named where it is not `own_file`."""
        text = self.catalogue.message(problem).cause
        return self.say("条", where=where(problem.place, own_file), code=problem.code, text=text)


def where(place: Span, own_file: str) -> str:
    """第12行, or the file and the line."""
    line = f"第{place.line}行" if place.line else ""
    return line if line and place.file == own_file else place.file + line


def read_wording(templates: Path) -> Wording:
    """The wording in that folder, or what can be used of it."""
    source, problems = load(templates / FILE, f"{templates.name}/{FILE}")
    entries = source.root.items() if source is not None else ()
    sentences = {key: text for key, text in entries if isinstance(text, str)}
    return Wording(sentences, read_catalogue(templates), problems)
