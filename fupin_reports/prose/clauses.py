"""The words that belong to a number: its sentence, its clause, the subject before 占."""

from __future__ import annotations

from fupin_reports.prose.words import BREAKS, CLOSED, COUNTED, OPENED, SENTENCE

LONGEST_SENTENCE = 800
MOST_BEFORE = 40
"""What stands so far before a number says nothing of it; a text without any stop costs no more than another."""


def sentence_start(text: str, at: int) -> int:
    """Where the sentence around `at` begins."""
    first = max(at - LONGEST_SENTENCE, 0)
    return max((m.end() for m in SENTENCE.finditer(text, first, at)), default=first)


def own_clause(text: str, start: int, last: int, at: int) -> str:
    """The words before `at`, back to the mark or the number before them; a 、 within a noun is no end of it.

    What stands in brackets on the way is passed over: 农村贫困人口（国家监测）54.77万人.
    """
    begin, words, end = max(start, last), "", at
    for n in range(at - 1, begin - 1, -1):
        if n >= end:
            continue
        if text[n] in CLOSED and (opened := max(text.rfind(one, begin, n) for one in OPENED)) >= 0:
            words, end = text[n + 1 : end] + words, opened
        elif text[n] in BREAKS and text[n] != "、":
            return text[n + 1 : end] + words
    return text[begin:end] + words


def behind(text: str, at: int, end: int) -> int:
    """Where the words of the next number begin behind one that ends `at`: 10个贫困村、 has its noun behind it."""
    counted = COUNTED.match(text, at, end)
    listed = counted is not None and text[counted.end() : counted.end() + 1] in ("、", "和", "，")
    return counted.end() + 1 if counted is not None and listed and counted.end() + 1 < end else at


def subject_of(text: str, start: int, at: int) -> str:
    """The words before 占; nothing where there are none, and what was counted before is meant."""
    clause = own_clause(text, start, start, at)
    return clause.rstrip("仅只约") if len(clause.strip("仅只但已还约，, ")) > 1 else ""


__all__ = ["MOST_BEFORE", "behind", "own_clause", "sentence_start", "subject_of"]
