"""The sentences of problems: `templates/问题.yaml` by code, `可能原因.yaml` by key, filled in with a problem's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import ChainableUndefined, StrictUndefined, Template, TemplateError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fupin_reports.load import load
from fupin_reports.privacy import masked
from fupin_reports.problems import Hint, Problem, Problems
from fupin_reports.source import STOOD_IN, Node

FILE = "问题.yaml"
HINTS = "可能原因.yaml"
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

    def codes(self) -> tuple[str, ...]:
        """Every code that has sentences."""
        return tuple(self._sentences)

    def message(self, problem: Problem) -> Message:
        """The sentences of `problem`, private numbers hidden; where an office has lost a sentence, the bare words."""
        entry = self._sentences.get(problem.code, {})
        cause, cure = entry.get("句"), entry.get("改法")
        return Message(self._filled(cause, problem.words, bare(problem.words)), self._filled(cure, problem.words, LOST))

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
        return self._filled(sentence, problem.words, "") or in_short(self.message(problem).cause)

    def hint(self, hint: Hint) -> str:
        """The sentence of `hint`, without 可能 before it; its bare words where there is none."""
        return self._filled(self._hints.get(hint.key), hint.words, bare(hint.words))

    def _filled(self, sentence: str | None, words: Mapping[str, str], instead: str) -> str:
        """The sentence with those words, private numbers hidden; `instead` where there is none or it is broken."""
        return filled(sentence, {key: sayable(text) for key, text in words.items()}, instead)


def filled(sentence: str | None, words: Mapping[str, object], instead: str) -> str:
    """`sentence` with `words`, rendered in the sandbox; `instead` where there is none or it cannot be filled in."""
    try:
        return template_of(sentence).render(words) if sentence else instead
    except UNFILLABLE:
        return instead


@cache
def template_of(sentence: str) -> Template:
    """The sentence compiled; the same ones are filled in again and again. TemplateError where it is broken."""
    return sandbox().from_string(sentence)


@cache
def sandbox(undefined: type[Undefined] = StrictUndefined) -> ImmutableSandboxedEnvironment:
    """Where sentences are filled in."""
    return ImmutableSandboxedEnvironment(undefined=undefined)


def in_short(sentence: str) -> str:
    """`sentence` without what stands in brackets, and of that so many clauses as make a line and a half."""
    bare_text = BRACKETS.sub("", sentence)
    if len(bare_text) <= LONGEST_IN_SHORT:
        return bare_text
    end = max(bare_text.rfind(mark, 0, LONGEST_IN_SHORT) for mark in "，；：")
    return bare_text[: end if end > 0 else LONGEST_IN_SHORT] + "……"


def bare(words: Mapping[str, str]) -> str:
    """The words of a problem by themselves."""
    return "，".join(f"{key}＝{sayable(text)}" for key, text in words.items() if text)


def sayable(text: str) -> str:
    """A word of a problem as it may be shown to anybody."""
    return masked(STOOD_IN.sub(NOT_THERE, text))


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
