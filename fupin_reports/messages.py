"""The sentences of problems: `templates/问题.yaml`, by code, filled in with a problem's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import ChainableUndefined, StrictUndefined, TemplateError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fupin_reports.load import load
from fupin_reports.problems import Problem, Problems
from fupin_reports.source import STOOD_IN

FILE = "问题.yaml"
UNFILLABLE = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a sentence may raise that an office has broken; the problem itself must still be told."""


LOST = f"templates/{FILE} 里没有这一条的说法，或者写坏了。"


NOT_THERE = "〔待填〕"
"""What a sentence says for a name that is not there."""
LONGEST_IN_SHORT = 40
BRACKETS = re.compile("（[^（）]*）")


@dataclass(frozen=True, slots=True)
class Message:
    """Cause and cure of one problem, in the clerk's words."""

    cause: str
    cure: str


class Unsaid(ChainableUndefined):
    """A word that is not known: dots."""

    def __str__(self) -> str:
        """Dots."""
        return "……"


class Catalogue:
    """All sentences, by code. `damaged` is what is wrong with the file itself; the rest of it still serves."""

    def __init__(self, sentences: Mapping[str, Mapping[str, str]], damaged: Problems = ()) -> None:
        self._sentences = sentences
        self.damaged = damaged

    def codes(self) -> tuple[str, ...]:
        """Every code that has sentences."""
        return tuple(self._sentences)

    def message(self, problem: Problem) -> Message:
        """The sentences of `problem`; where an office has broken or lost its sentence, the bare words of the problem."""
        entry = self._sentences.get(problem.code, {})
        bare = "，".join(f"{key}＝{text}" for key, text in problem.words.items() if text)
        return Message(self._filled(entry.get("句"), problem, bare), self._filled(entry.get("改法"), problem, LOST))

    def outline(self, code: str) -> Message:
        """The sentences of `code` with dots for the words of a case; where they turn on the case, as in most cases."""
        entry = self._sentences.get(code, {})
        sentences = []
        for sentence in (entry.get("句", ""), entry.get("改法", LOST)):
            try:
                sentences.append(sandbox(Unsaid).from_string(sentence).render())
            except UNFILLABLE:
                sentences.append("")
        return Message(*sentences)

    def short(self, problem: Problem) -> str:
        """What is wrong, short enough to stand in a line of a draft: 短句, or what `in_short` leaves of the cause."""
        sentence = self._sentences.get(problem.code, {}).get("短句")
        return self._filled(sentence, problem, "") or in_short(self.message(problem).cause)

    def _filled(self, sentence: str | None, problem: Problem, instead: str) -> str:
        """The sentence with the problem's words; `instead` where there is none or it cannot be filled in."""
        words = {key: STOOD_IN.sub(NOT_THERE, text) for key, text in problem.words.items()}
        return filled(sentence, words, instead)


def filled(sentence: str | None, words: Mapping[str, object], instead: str) -> str:
    """`sentence` with `words`, rendered in the sandbox; `instead` where there is none or it cannot be filled in."""
    try:
        return instead if sentence is None else sandbox().from_string(sentence).render(words)
    except UNFILLABLE:
        return instead


@cache
def sandbox(undefined: type[Undefined] = StrictUndefined) -> ImmutableSandboxedEnvironment:
    """Where sentences are filled in."""
    return ImmutableSandboxedEnvironment(undefined=undefined)


def in_short(sentence: str) -> str:
    """`sentence` without what stands in brackets, and of that so many clauses as make a line and a half."""
    bare = BRACKETS.sub("", sentence)
    if len(bare) <= LONGEST_IN_SHORT:
        return bare
    end = max(bare.rfind(mark, 0, LONGEST_IN_SHORT) for mark in "，；：")
    return bare[: end if end > 0 else LONGEST_IN_SHORT] + "……"


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
