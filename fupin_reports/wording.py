"""How a text reads: punctuation that slipped, marks without their other half, words an office does not want.

Codes, all 提醒: V040 punctuation · V041 a quotation mark or bracket without its other half · V042 a word that is usually
written otherwise · V043 words left over from a text copied from elsewhere. The words are those of 设置.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fupin_reports.problems import Problem, Severity
from fupin_reports.source import KeyPath, Source, last_key
from fupin_reports.texts import Search

HAN = "\u4e00-\u9fff"
PUNCTUATION = re.compile(
    rf"(?P<half>(?<=[{HAN}])[,;:?!](?=[{HAN}]))|(?P<twice>[，、；：。]{{2,}}|[，、；：]。)"
    rf"|(?P<first>\A[，。、；：！？])|(?P<decimal>[0-9]。[0-9])|(?P<stray>`)"
)
PAIRS = {"“": "”", "（": "）", "《": "》", "〔": "〕", "【": "】"}
CLOSING = {close: open_ for open_, close in PAIRS.items()}
SHORTEST = 3
NOWHERE = r"(?!)"
PLAIN = re.compile(r"\?P<\w+>")
MARKS = re.compile(f"[{''.join((*PAIRS, *CLOSING))}]")


@dataclass(frozen=True, slots=False)
class Words:
    """What an office watches for: `better` gives for a word what it is usually written as; `copied` are traces."""

    better: Mapping[str, str] = field(default_factory=dict)
    copied: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of them; without any, what is found nowhere."""
        every = sorted((*self.better, *self.copied), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, every)) or NOWHERE)

    @cached_property
    def suspicious(self) -> re.Pattern[str]:
        """What a text has in which anything can be found: a first look, since hardly a text has it."""
        return re.compile(f"{MARKS.pattern}|{PLAIN.sub('', PUNCTUATION.pattern)}|{self.pattern.pattern}")


def wording_faults(source: Source, words: Words, texts: Iterable[tuple[KeyPath, str, bool]]) -> Iterator[Problem]:
    """What reads badly in the values of `source`, of which `texts` are all."""
    search = Search(source)
    for path, text, is_key in texts:
        if is_key or len(text) < SHORTEST or not words.suspicious.search(text):
            continue
        for found in PUNCTUATION.finditer(text):
            what = {"key": last_key(path), "text": found[0], "kind": str(found.lastgroup)}
            yield told("V040", search, path, text, found.span(), what)
        for at in unpaired(text):
            what = {"key": last_key(path), "text": text[at], "other": PAIRS.get(text[at]) or CLOSING[text[at]]}
            yield told("V041", search, path, text, (at, at + 1), what)
        for found in words.pattern.finditer(text):
            what = {"key": last_key(path), "text": found[0], "better": words.better.get(found[0], "")}
            yield told("V042" if what["better"] else "V043", search, path, text, found.span(), what)


def told(
    code: str, search: Search, path: tuple[str | int, ...], text: str, span: tuple[int, int], words: dict[str, str]
) -> Problem:
    """A 提醒 at the characters meant."""
    return Problem(code, search.place(path, text, *span), words, severity=Severity.WARNING)


def unpaired(text: str) -> list[int]:
    """Where quotation marks and brackets stand that have no other half, in order."""
    open_: list[int] = []
    alone: list[int] = []
    for found in MARKS.finditer(text):
        mark, at = found[0], found.start()
        if mark in PAIRS:
            open_.append(at)
        elif open_ and text[open_[-1]] == CLOSING[mark]:
            open_.pop()
        else:
            alone.append(at)
    return sorted((*alone, *open_))
