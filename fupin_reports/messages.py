"""The sentences of problems: `templates/问题.yaml` by code, `可能原因.yaml` by key, filled in with a problem's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fupin_reports.load import load
from fupin_reports.problems import Hint, Problem, Problems
from fupin_reports.source import Node

FILE = "问题.yaml"
HINTS = "可能原因.yaml"
UNFILLABLE = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a sentence may raise that an office has broken; the problem itself must still be told."""

LOST = f"templates/{FILE} 里没有这一条的说法，或者写坏了。"


@dataclass(frozen=True, slots=True)
class Message:
    """Cause and cure of one problem, in the clerk's words."""

    cause: str
    cure: str


class Catalogue:
    """All sentences, by code; those of hints by key. `damaged` is what is wrong with the files; the rest still serves."""

    def __init__(
        self,
        sentences: Mapping[str, Mapping[str, str]],
        damaged: Problems = (),
        hints: Mapping[str, str] | None = None,
    ) -> None:
        self._sentences = sentences
        self._hints = hints or {}
        self.damaged = damaged
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)

    def codes(self) -> tuple[str, ...]:
        """Every code that has sentences."""
        return tuple(self._sentences)

    def message(self, problem: Problem) -> Message:
        """The sentences of `problem`; where an office has broken or lost its sentence, the bare words of the problem."""
        entry = self._sentences.get(problem.code, {})
        cause, cure = entry.get("句"), entry.get("改法")
        return Message(self._filled(cause, problem.words, bare(problem.words)), self._filled(cure, problem.words, LOST))

    def hint(self, hint: Hint) -> str:
        """The sentence of `hint`, without 可能 before it; its bare words where there is none."""
        return self._filled(self._hints.get(hint.key), hint.words, bare(hint.words))

    def _filled(self, sentence: str | None, words: Mapping[str, str], instead: str) -> str:
        """The sentence with those words; `instead` where there is none or it cannot be filled in."""
        try:
            return instead if sentence is None else self._environment.from_string(sentence).render(words)
        except UNFILLABLE:
            return instead


def bare(words: Mapping[str, str]) -> str:
    """The words of a problem by themselves."""
    return "，".join(f"{key}＝{text}" for key, text in words.items() if text)


def read_catalogue(templates: Path) -> Catalogue:
    """The catalogue in that folder, or what can be used of it."""
    root, problems = entries_of(templates, FILE)
    sentences = {
        code: {key: text for key, text in entry.items() if isinstance(text, str)}
        for code, entry in root.items()
        if isinstance(entry, dict)
    }
    hints, more = entries_of(templates, HINTS) if (templates / HINTS).is_file() else ({}, ())
    return Catalogue(sentences, (*problems, *more), {k: text for k, text in hints.items() if isinstance(text, str)})


def entries_of(templates: Path, name: str) -> tuple[Mapping[str, Node], Problems]:
    """What stands in that file by key, and what is wrong with it."""
    source, problems = load(templates / name, f"{templates.name}/{name}")
    return source.root if source is not None else {}, problems
