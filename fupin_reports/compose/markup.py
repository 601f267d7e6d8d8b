"""The small strict markup that templates produce -> elements with their place in the template.

Blocks: title subtitle section h p ol li table annex signature. Inside: table caption col thead tbody tfoot tr th td
note; signature issuer date. Inline: d (derived words). Anything else is refused with template file and line.

Codes: T010 unknown tag · T011 tag in the wrong place · T012 tags not closed · T013 text outside a paragraph ·
T014 a block without `id` or with one used before.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from fupin_reports.problems import Problem
from fupin_reports.source import Span

WORDS = frozenset({"d"})
INSIDE: dict[str, frozenset[str]] = {
    "report": frozenset({"title", "subtitle", "section", "p", "ol", "table", "annex", "signature"}),
    "section": frozenset({"h", "section", "p", "ol", "table"}),
    "annex": frozenset({"h", "section", "p", "ol", "table"}),
    "ol": frozenset({"li"}),
    "table": frozenset({"caption", "col", "thead", "tbody", "tfoot", "note"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "signature": frozenset({"issuer", "date"}),
}
"""Which tags may stand in which. A tag that is not a key here holds words only."""

KNOWN = frozenset().union(*INSIDE.values()) | WORDS
NEEDS_ID = frozenset({"title", "subtitle", "section", "p", "li", "table", "annex", "signature"})
AT = re.compile(r'\bat="([^"]*):([0-9]+)"')


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes and, in order, its words and elements; `place` is in the template."""

    tag: str
    attributes: dict[str, str]
    children: tuple[Element | str, ...]
    place: Span

    def elements(self, *tags: str) -> Iterator[Element]:
        """The child elements, or those of `tags`."""
        return (c for c in self.children if isinstance(c, Element) and (not tags or c.tag in tags))

    def first(self, tag: str) -> Element | None:
        """The first child of that tag."""
        return next(self.elements(tag), None)


def parse(markup: str, folder: str) -> tuple[Element | None, list[Problem]]:
    """The markup as one `report` element; None where the tags do not nest."""
    try:
        root = ET.fromstring(f"<report>{markup}</report>")
    except ET.ParseError as error:
        return None, [not_closed(markup, folder, error)]
    problems: list[Problem] = []
    element = grown(root, Span(folder), folder, problems)
    problems += misused_ids(element)
    return element, problems


def not_closed(markup: str, folder: str, error: ET.ParseError) -> Problem:
    """T012 at the last tag before the point where the parser gave up."""
    line, column = error.position
    rows = markup.split("\n")
    before = "\n".join([*rows[: line - 1], rows[line - 1][: column + 1] if line <= len(rows) else ""])
    found = list(AT.finditer(before))
    place = Span(f"{folder}/{found[-1][1]}", int(found[-1][2])) if found else Span(folder)
    return Problem("T012", place)


def grown(node: ET.Element, place: Span, folder: str, problems: list[Problem]) -> Element:
    """`node` and all below it as Elements; what may not stand where it stands is noted and left out."""
    allowed = INSIDE.get(node.tag, WORDS)
    children: list[Element | str] = []
    add_text(node.text, node.tag, place, children, problems)
    for child in node:
        at = place_of(child, place, folder)
        if child.tag not in KNOWN:
            problems.append(Problem("T010", at, {"tag": child.tag}))
        elif child.tag not in allowed:
            problems.append(Problem("T011", at, {"tag": child.tag, "parent": node.tag}))
        else:
            children.append(grown(child, at, folder, problems))
        add_text(child.tail, node.tag, at, children, problems)
    attributes = {key: value for key, value in node.attrib.items() if key != "at"}
    return Element(node.tag, attributes, tuple(children), place)


def add_text(text: str | None, tag: str, place: Span, children: list[Element | str], problems: list[Problem]) -> None:
    """Adds `text` where words may stand; elsewhere white space is passed over and words are T013."""
    if not text:
        return
    if tag not in INSIDE:
        children.append(text)
    elif text.strip():
        problems.append(Problem("T013", place, {"text": text.strip()[:20], "tag": tag}))


def place_of(node: ET.Element, parent: Span, folder: str) -> Span:
    """Where the tag stands in its template; that of its parent for a mark, which comes from Python."""
    name, _, line = node.get("at", "").rpartition(":")
    return Span(f"{folder}/{name}", int(line)) if name and line.isdigit() else parent


def misused_ids(report: Element) -> list[Problem]:
    """T014 for every block without an id, and for an id that stands twice under one parent."""
    problems: list[Problem] = []

    def look(element: Element) -> None:
        seen: set[str] = set()
        for child in element.elements():
            if child.tag in NEEDS_ID:
                key = child.attributes.get("id", "")
                if not key or key in seen:
                    problems.append(Problem("T014", child.place, {"tag": child.tag, "id": key}))
                seen.add(key)
            look(child)

    look(report)
    return problems
