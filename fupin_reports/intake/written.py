"""A tree of keys and texts -> the text of a data file, in block style, every text read back as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fupin_reports.source import Node

PLAIN = re.compile(r"[^\s:#{}\[\],&*!|>%@`\"'?：＂“”‘’=<~-][^:#{}\[\],\"'：]*(?<!\s)")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[^:#{}\[\],\"'：\s]*")


def lines_of(node: Mapping[str, Node], indent: str = "") -> Iterator[str]:
    """The lines of a mapping."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from lines_of(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from items(value, indent + "  ")
        else:
            yield f"{indent}{key}:" + (f" {scalar(value)}" if value else "")


def items(values: list[Node], indent: str) -> Iterator[str]:
    """The lines of a list."""
    for value in values:
        if isinstance(value, dict):
            first, *others = lines_of(value, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from others
        elif isinstance(value, str):
            yield f"{indent}- {scalar(value)}"


def scalar(text: str) -> str:
    """A text on its line, in quotes where it would be read as something else."""
    plain = PLAIN.fullmatch(text) or NUMBER.fullmatch(text)
    return text if plain else "'" + text.replace("'", "''") + "'"
