"""The XML of a workbook's parts, read as a stream and with bounds.

No part of a workbook has a DTD, so one that has is refused, and with it every trick of entities; what is unpacked is
bounded before it is (`opened`), what is kept is bounded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse

BEGINNING = 65_536  # bytes in which a DTD would have to begin


class Damaged(ValueError):  # noqa: N818 - what the file is
    """The part is no XML of a workbook."""


def local(tag: str) -> str:
    """The name without its namespace: the strict and the usual form of the format differ in nothing else here."""
    return tag.rpartition("}")[2]


class Guarded:
    """A stream whose beginning is looked at for a DTD before anybody parses it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._ahead = stream.read(BEGINNING)
        if b"<!DOCTYPE" in self._ahead or b"<!ENTITY" in self._ahead:
            raise Damaged("DTD")

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if self._ahead:
            ahead, self._ahead = self._ahead, b""
            return ahead
        return self._stream.read(size)


def elements(stream: IO[bytes], wanted: frozenset[str]) -> Iterator[tuple[str, str, Element]]:
    """`start` or `end`, local name and element, for the wanted ones; what has ended is let go. Damaged where it is no XML."""
    try:
        above: list[Element] = []
        for event, element in iterparse(Guarded(stream), events=("start", "end")):
            name = local(element.tag)
            if event == "start":
                above.append(element)
                if name in wanted:
                    yield event, name, element
                continue
            above.pop()
            if name in wanted:
                yield event, name, element
                element.clear()
                if above:
                    above[-1].remove(element)
    except (ParseError, LookupError, ValueError) as error:
        raise Damaged(str(error)) from error


def text_of(element: Element) -> str:
    """All text of a string, without the readings that East Asian text may carry (rPh)."""
    found: list[str] = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            found.append(child.text or "")
        elif name == "r":
            found.append(text_of(child))
    return "".join(found)
