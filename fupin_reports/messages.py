"""The sentences of problems: `templates/问题.yaml`, by code, filled in with a problem's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fupin_reports.load import load
from fupin_reports.problems import Problem, Problems

FILE = "问题.yaml"
UNFILLABLE = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a sentence may raise that an office has broken; the problem itself must still be told."""

LOST = f"templates/{FILE} 里没有这一条的说法，或者写坏了。"


@dataclass(frozen=True, slots=True)
class Message:
    """Cause and cure of one problem, in the clerk's words."""

    cause: str
    cure: str


class Catalogue:
    """All sentences, by code. `damaged` is what is wrong with the file itself; the rest of it still serves."""

    def __init__(self, sentences: Mapping[str, Mapping[str, str]], damaged: Problems = ()) -> None:
        self._sentences = sentences
        self.damaged = damaged
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)

    def codes(self) -> tuple[str, ...]:
        """Every code that has sentences."""
        return tuple(self._sentences)

    def message(self, problem: Problem) -> Message:
        """The sentences of `problem`; where an office has broken or lost its sentence, the bare words of the problem."""
        entry = self._sentences.get(problem.code, {})
        bare = "，".join(f"{key}＝{text}" for key, text in problem.words.items() if text)
        return Message(self._filled(entry.get("句"), problem, bare), self._filled(entry.get("改法"), problem, LOST))

    def _filled(self, sentence: str | None, problem: Problem, instead: str) -> str:
        """The sentence with the problem's words; `instead` where there is none or it cannot be filled in."""
        try:
            return instead if not sentence else self._environment.from_string(sentence).render(problem.words)
        except UNFILLABLE:
            return instead


def read_catalogue(templates: Path) -> Catalogue:
    """The catalogue in that folder, or what can be used of it."""
    source, problems = load(templates / FILE, f"{templates.name}/{FILE}")
    entries = source.root.items() if source is not None else ()
    sentences = {
        code: {key: text for key, text in entry.items() if isinstance(text, str)}
        for code, entry in entries
        if isinstance(entry, dict)
    }
    return Catalogue(sentences, problems)
