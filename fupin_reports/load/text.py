"""The bytes of a file -> its text: which encoding, which characters, which lines.

Codes: L001 no such file · L002 text of no known encoding · L003 not UTF-8, read all the same · L106 control character ·
L120 larger than any data file · L123 a character that an earlier conversion has lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.source import Span
from fupin_reports.system_reasons import reason

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]"  # controls; of the line breaks only LF, CR LF and CR
    # of no width: two names that look the same would differ
    "|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
    "|[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters at all
)
UNREADABLE = (
    (FileNotFoundError, "missing"),
    (NotADirectoryError, "missing"),
    (IsADirectoryError, "folder"),
    (PermissionError, "denied"),
)
LINE_BREAK = re.compile(r"\r\n|\r|\n")
LONGEST_CHARACTER = 4  # bytes of a character in UTF-8
FIRST_HAN = "\u2e80"
MOST_SHOWN = 20  # control characters or broken bytes: a file that is no text at all has thousands
LOST = "\ufffd"
"""Stands where a broken byte stood."""
LARGEST = 5_000_000  # bytes; a township's file has ten thousand
MOST_ENTRIES = 20_000  # lines, and entries in brackets
LONGEST_LINE = 100_000  # characters
ENTRIES = "\r\n,[{"
"""At each of these an entry may begin."""


def too_large(text: str, name: str) -> Problem | None:
    """L120 where there are more lines and entries than a data file can have, or a line without an end."""
    if sum(text.count(mark) for mark in ENTRIES) > MOST_ENTRIES:
        return Problem("L120", Span(name), {"kind": "entries", "limit": str(MOST_ENTRIES)})
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(lines_of(text), 1):
            if len(line) > LONGEST_LINE:
                return Problem("L120", Span(name, number, 1), {"kind": "line", "limit": str(LONGEST_LINE)})
    return None


def not_text(name: str, text: str, index: int) -> Problem:
    """L106 for the character at `index`."""
    line, column = position(text, index)
    return Problem("L106", Span(name, line, column, column + 1), {"code": f"U+{ord(text[index]):04X}"})


@dataclass(frozen=True, slots=True)
class Text:
    """A file as bytes and as text: `mark` (a byte order mark or nothing) and then `text` in that encoding."""

    raw: bytes
    mark: bytes
    encoding: str
    text: str


def read_bytes(path: Path, name: str) -> bytes | Problem:
    """What is in the file, up to a byte more than any data file has; or why it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        kind = next((kind for type_, kind in UNREADABLE if isinstance(error, type_)), "other")
        return Problem("L001", Span(name), {"kind": kind, "reason": reason(error)})


def read_text(path: Path, name: str) -> tuple[Text | None, Problems]:
    """The text of the file: by byte order mark, then UTF-8, then GB18030 (Notepad's ANSI); never by statistics.

    A damaged UTF-8 file is read with LOST at each broken place.
    """
    raw = read_bytes(path, name)
    if isinstance(raw, Problem):
        return None, (raw,)
    if len(raw) > LARGEST:
        return None, (Problem("L120", Span(name), {"kind": "bytes", "limit": f"{LARGEST // 1_000_000}"}),)
    mark, encoding = next((found for found in BYTE_ORDER_MARKS if raw.startswith(found[0])), (b"", "utf-8"))
    text, encoding, problems = decoded(raw.removeprefix(mark), bool(mark), encoding, name)
    if text is None:
        return None, problems
    return Text(raw, mark, encoding, text), (*problems, *lost_before(text, name, problems))


def decoded(raw: bytes, marked: bool, encoding: str, name: str) -> tuple[str | None, str, Problems]:
    """The text of `raw`, its encoding, and what is to be said of it.

    A file that is UTF-8 with Chinese before the bad byte, or all through after it, is a damaged UTF-8 file: read as
    GB18030 it would be garbled without a word.
    """
    try:
        return raw.decode(encoding), encoding, () if encoding == "utf-8" else (encoding_note(name, "UTF-16"),)
    except UnicodeDecodeError as caught:
        error = caught
    if encoding != "utf-8":
        return None, encoding, (broken(raw, name, error),)
    behind = (raw[error.start + n :] for n in range(1, LONGEST_CHARACTER + 1))
    if marked or has_han(raw[: error.start]) or any(has_han(rest) for rest in behind):
        text, problems = damaged(raw, name)
        return text, encoding, problems
    try:
        return raw.decode("gb18030"), "gb18030", (encoding_note(name, "GB18030"),)
    except UnicodeDecodeError as other:
        return None, encoding, (broken(raw, name, max(error, other, key=lambda e: e.start)),)


def lost_before(text: str, name: str, problems: Problems) -> Problems:
    """L123 for each LOST that stood in the file itself: some program wrote it for what it could not read."""
    told = {(p.place.line, p.place.column) for p in problems}
    places = (position(text, found.start()) for found in islice(re.finditer(LOST, text), MOST_SHOWN))
    return tuple(
        Problem("L123", Span(name, line, column, column + 1)) for line, column in places if (line, column) not in told
    )


def damaged(raw: bytes, name: str) -> tuple[str | None, Problems]:
    """A UTF-8 file with LOST at each place where bytes are broken, and L002 for each; None where it is full of them."""
    text, at, problems = "", 0, list[Problem]()
    while True:
        try:
            return text + raw[at:].decode("utf-8"), tuple(problems)
        except UnicodeDecodeError as error:
            good = raw[at : at + error.start].decode("utf-8")
            if good or not problems:
                text += good + LOST
                line, column = position(text, len(text) - 1)
                words = {"byte": f"0x{raw[at + error.start]:02X}"}
                problems.append(Problem("L002", Span(name, line, column, column + 1), words))
            at += error.end
            if len(problems) > MOST_SHOWN:
                return None, tuple(problems[:1])


def has_han(raw: bytes) -> bool:
    """Whether `raw` is UTF-8 with at least one Chinese character."""
    try:
        return any(character >= FIRST_HAN for character in raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def broken(raw: bytes, name: str, error: UnicodeDecodeError) -> Problem:
    """L002 at the byte where decoding stopped; what stands before it is good."""
    good = raw[: error.start].decode(error.encoding)
    line, column = position(good, len(good))
    return Problem("L002", Span(name, line, column, column + 1), {"byte": f"0x{raw[error.start]:02X}"})


def encoding_note(name: str, encoding: str) -> Problem:
    """L003: read all the same, and said."""
    return Problem("L003", Span(name), {"encoding": encoding}, severity=Severity.NOTE)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    lines = LINE_BREAK.split(text[:index])
    return len(lines), len(lines[-1]) + 1


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text` as editors count them: a vertical tab pasted from Word does not end one."""
    lines = LINE_BREAK.split(text)
    return tuple(lines if lines[-1] else lines[:-1])
