"""One value of one line: what only one meaning is possible for is repaired; a `#` that cuts something is noticed.

Codes: L113 full-width digits in a number · L116 curly quotes around a value · L117 a value that begins with `{{` ·
L118 a `#` with text right behind it (提醒).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_reports.load.edits import Edit

DIGITS = {**{chr(0xFF10 + n): str(n) for n in range(10)}, "．": ".", "％": "%"}
FULL_WIDTH = re.compile(f"[{''.join(DIGITS)}]+")
STARTS_WITH_NUMBER = re.compile(r"(?:约|近|超过|不到)?\s*-?[0-9]")
NO_NUMBER = re.compile("不详|不适用")
CURLY = re.compile("“[^“”]*”|‘[^‘’]*’")
CUT = re.compile(r"[ \t]#(?=[^\s#])")
COMMENT = re.compile(r"[ \t]#")


def narrow(text: str) -> str:
    """`text` with half-width digits, points and percent signs."""
    return "".join(DIGITS.get(c, c) for c in text)


def digits(line: int, start: int, value: str) -> Iterator[Edit]:
    """L113 for the full-width characters of a number `value` that begins at column `start`."""
    if NO_NUMBER.search(value) or not STARTS_WITH_NUMBER.match(narrow(value)):
        return
    read = narrow(value)
    for found in FULL_WIDTH.finditer(value):
        at = start + found.start()
        yield Edit(line, at, at + len(found[0]), narrow(found[0]), "L113", value, read)


def quote_for(text: str) -> str:
    """The quote that may stand around `text` without changing it; none where neither may."""
    if "'" not in text:
        return "'"
    return '"' if '"' not in text and "\\" not in text else ""


def curly(line: int, start: int, value: str) -> Iterator[Edit]:
    """L116 where `value` stands whole in one pair of curly quotes and is not empty."""
    inner = value[1:-1]
    quote = quote_for(inner)
    if not CURLY.fullmatch(value) or not inner.strip() or not quote:
        return
    end = start + len(value)
    yield Edit(line, start, start + 1, quote, "L116", value, inner)
    yield Edit(line, end - 1, end, quote, "L116", value, inner)


def braces(places: list[tuple[int, int, str]]) -> Iterator[Edit]:
    """L117: quotes around a sentence that begins with `{{`; `places` are line, column and text of each of its lines."""
    whole = " ".join(text for _, _, text in places)
    quote = quote_for(whole)
    if not quote or any(COMMENT.search(text) for _, _, text in places):
        return
    (first, start, text), (last, at, tail) = places[0], places[-1]
    end = at + len(tail)
    shown, read = text, f"{quote}{text}{'' if len(places) > 1 else quote}"
    yield Edit(first, start, start, quote, "L117", shown, read)
    yield Edit(last, end, end, quote, "L117", shown, read)


def before_comment(text: str) -> str:
    """A plain value without the comment behind it."""
    found = COMMENT.search(text)
    return (text[: found.start()] if found else text).rstrip()


def cut(line: int, text: str, start: int) -> Iterator[Edit]:
    """L118, no change, where a `#` in the plain `text` at column `start` has words right behind it."""
    found = COMMENT.search(text)
    if found and CUT.match(text, found.start()):
        at = start + found.start() + 1
        yield Edit(line, at, at, "", "L118", text[found.start() + 1 :].rstrip(), text[: found.start()].rstrip())
