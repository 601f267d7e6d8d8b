"""A few lines of a file, without reading the file as YAML: what stands behind keys of the top level."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fupin_reports.load.text import read_text
from fupin_reports.source import Located, Span

HEAD = 512
"""Bytes of a file in which they nearly always stand."""
BOM = b"\xef\xbb\xbf"
QUOTES = "'\"“”‘’ "


def first_looks(content: bytes, path: Path, name: str, keys: tuple[str, ...]) -> Mapping[str, Located]:
    """The plain text behind each of `keys` at the beginning of a line, where it stands; without those that have none.

    `content` is that of the file. Cheap, and good for files that are otherwise damaged. Quotes and a comment are taken
    off.
    """
    head = content[: content.rfind(b"\n", 0, HEAD) + 1]
    try:
        found, seen = looks_in(head.removeprefix(BOM).decode().replace("\r\n", "\n").replace("\r", "\n"), name, keys)
    except UnicodeDecodeError:
        seen = set()
    return found if len(seen) == len(keys) else looks_in(plain_text(content, path, name), name, keys)[0]


def looks_in(text: str, name: str, keys: tuple[str, ...]) -> tuple[dict[str, Located], set[str]]:
    """What stands behind them, and which of them there are."""
    found: dict[str, Located] = {}
    seen: set[str] = set()
    for line in line_with(keys).finditer(text):
        key, value = line.groups()
        if key in seen:
            continue
        seen.add(key)
        if value := value.strip(QUOTES):
            begin, (start, end) = line.start(), line.span(2)
            found[key] = Located(value, Span(name, text.count("\n", 0, begin) + 1, start - begin + 1, end - begin + 1))
        if len(seen) == len(keys):  # what follows says nothing more of them, and is nearly the whole file
            break
    return found, seen


@cache
def line_with(keys: tuple[str, ...]) -> re.Pattern[str]:
    """A line that begins with one of `keys`."""
    any_key = "|".join(map(re.escape, keys))
    return re.compile(rf"""^['"“]?({any_key})['"”]?[^\S\n]*[:：][^\S\n]*([^#\n]*?)[^\S\n]*(?:#.*)?$""", re.MULTILINE)


def plain_text(content: bytes, path: Path, name: str) -> str:
    """The text of a file with line feeds; nothing where it cannot be read. What is not UTF-8 is read with more care."""
    try:
        text = content.removeprefix(BOM).decode()
    except UnicodeDecodeError:
        read, _ = read_text(path, name)
        text = read.text if read is not None else ""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
