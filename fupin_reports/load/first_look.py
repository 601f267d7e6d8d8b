"""A few lines of a file, without reading the file as YAML: what stands behind keys of the top level."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fupin_reports.load.text import read_text
from fupin_reports.source import Located, Span

BOM = b"\xef\xbb\xbf"
QUOTES = "'\"“”‘’ "


def first_looks(content: bytes, path: Path, name: str, keys: tuple[str, ...]) -> Mapping[str, Located]:
    """The plain text behind each of `keys` at the beginning of a line, where it stands; without those that have none.

    `content` is that of the file. Cheap, and good for files that are otherwise damaged. Quotes and a comment are taken
    off.
    """
    text, found = plain_text(content, path, name), dict[str, Located]()
    seen: set[str] = set()
    for line in line_with(keys).finditer(text):
        if line["key"] in seen:
            continue
        seen.add(line["key"])
        if value := line["value"].strip(QUOTES):
            begin = text.rfind("\n", 0, line.start("value")) + 1
            columns = (line.start("value") - begin + 1, line.end("value") - begin + 1)
            found[line["key"]] = Located(value, Span(name, text.count("\n", 0, begin) + 1, *columns))
        if len(seen) == len(keys):  # what follows says nothing more of them, and is nearly the whole file
            break
    return found


@cache
def line_with(keys: tuple[str, ...]) -> re.Pattern[str]:
    """A line that begins with one of `keys`."""
    any_key = "|".join(map(re.escape, keys))
    return re.compile(
        rf"""^['"“]?(?P<key>{any_key})['"”]?[^\S\n]*[:：][^\S\n]*(?P<value>[^#\n]*?)[^\S\n]*(?:#.*)?$""", re.MULTILINE
    )


def plain_text(content: bytes, path: Path, name: str) -> str:
    """The text of a file with line feeds; nothing where it cannot be read. What is not UTF-8 is read with more care."""
    try:
        text = content.removeprefix(BOM).decode()
    except UnicodeDecodeError:
        read, _ = read_text(path, name)
        text = read.text if read is not None else ""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
