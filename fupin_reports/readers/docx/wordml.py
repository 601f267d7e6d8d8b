"""WordprocessingML elements by their local names, whatever wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

Element = Any  # python-docx's and lxml's element types differ by how a part was loaded

OFF = ("0", "false", "off", "none")
_VAL = qn("w:val")


def name_of(element: Element) -> str:
    """The local name: `p` for w:p; nothing for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children with one of those local names."""
    return (child for child in element if name_of(child) in names)


def child(element: Element, path: str) -> Element:
    """The first child at `path`, local names joined by a slash; None where there is none, or no `element`."""
    for name in path.split("/"):
        element = next(children(element, name), None) if element is not None else None
    return element


def attribute(element: Element, name: str) -> str:
    """The attribute `w:name`; empty where there is none."""
    return element.get(qn(f"w:{name}"), "") if element is not None else ""


def value(element: Element, path: str) -> str | None:
    """The `w:val` of the child at `path`: empty where it has none, None where there is no such child."""
    found = child(element, path)
    return None if found is None else found.get(_VAL, "")


def is_on(element: Element, path: str) -> bool:
    """Whether the switch at `path` is there and not turned off."""
    found = value(element, path)
    return found is not None and found not in OFF


def number(element: Element, path: str, otherwise: int) -> int:
    """The `w:val` of the child at `path` as a whole number."""
    found = value(element, path) or ""
    return int(found) if found.isascii() and found.isdigit() else otherwise


def all_text(element: Element) -> str:
    """Every word below `element`, deleted ones too, in order; nothing of where they stand."""
    return "".join(part.text or "" for part in element.iter() if name_of(part) in ("t", "delText"))
