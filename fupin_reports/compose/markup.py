"""The small strict markup that templates produce -> elements with their place in the template.

Blocks: redhead title subtitle addressee section h p ol li table annex signature imprint. Inside: table caption col thead
tbody tfoot tr th td note; signature issuer date; redhead mark number signatory; imprint copies office date. Inline: d
(derived words). Anything else is refused with template file and line.

Codes: T010 unknown tag · T011 tag in the wrong place, or twice where it may stand once · T012 tags not closed ·
T013 text outside a paragraph · T014 a block without `id`, a row without `key`, or with one used before · T017 an
attribute that the tag does not have, or a value that it cannot have.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fupin_reports.problems import Problem
from fupin_reports.quantities import Missing
from fupin_reports.source import STAND_IN, Span, without_stand_ins

WORDS = frozenset({"d"})
INSIDE: dict[str, frozenset[str]] = {
    "report": frozenset(
        {"redhead", "title", "subtitle", "addressee", "section", "p", "ol", "table", "annex", "signature", "imprint"}
    ),
    "section": frozenset({"h", "section", "p", "ol", "table"}),
    "annex": frozenset({"h", "section", "p", "ol", "table"}),
    "ol": frozenset({"li"}),
    "table": frozenset({"caption", "col", "thead", "tbody", "tfoot", "note"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "signature": frozenset({"issuer", "date"}),
    "redhead": frozenset({"mark", "number", "signatory"}),
    "imprint": frozenset({"copies", "office", "date"}),
}
"""Which tags may stand in which. A tag that is not a key here holds words only."""

KNOWN = frozenset().union(*INSIDE.values()) | WORDS
ONCE = frozenset({"h", "caption", "thead", "tfoot", "date", "mark", "number", "signatory", "copies", "office"})
NEEDS_ID = frozenset({"title", "subtitle", "section", "p", "li", "table", "annex", "signature"})
NEEDS_ID |= {"redhead", "addressee", "imprint"}
NEEDS_KEY = frozenset({"tbody", "tfoot"})
ANNEX_NOTE = "附件说明"  # the id of the block that the tool adds
ATTRIBUTES: dict[str, dict[str, re.Pattern[str]]] = {
    **{tag: {"id": re.compile(".*")} for tag in NEEDS_ID},
    "col": {"kind": re.compile("left|centre|number"), "unit": re.compile(".*")},
    "tr": {"key": re.compile(".*")},
    "annex": {"id": re.compile(".*"), "turned": re.compile("yes|no")},
    "signature": {"id": re.compile(".*"), "sealed": re.compile("yes|no")},
    **{
        tag: {"rowspan": re.compile("[1-9][0-9]{0,3}"), "colspan": re.compile("[1-9][0-9]{0,3}")}
        for tag in ("th", "td")
    },
    "d": {"n": re.compile("[0-9]+")},
}
"""Which attributes a tag may have, and what they may say."""
AT = re.compile(r'([^"]*):([0-9]+):([0-9]+):([0-9]+)')
AT_ATTRIBUTE = re.compile(rf'\bat="{AT.pattern}"')


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
    found = list(AT_ATTRIBUTE.finditer(before))
    return Problem("T012", span_of(found[-1], folder) if found else Span(folder))


def grown(node: ET.Element, place: Span, folder: str, problems: list[Problem]) -> Element:
    """`node` and all below it as Elements; what may not stand where it stands is noted and left out."""
    allowed = INSIDE.get(node.tag, WORDS)
    children: list[Element | str] = []
    add_text(node.text, node.tag, place, children, problems)
    for child in node:
        at = place_of(child, place, folder)
        twice = child.tag in ONCE and any(isinstance(c, Element) and c.tag == child.tag for c in children)
        if child.tag not in KNOWN or (child.tag in WORDS and "at" in child.attrib):
            problems.append(Problem("T010", at, {"tag": child.tag}))  # a mark comes from Python, never from a template
        elif child.tag not in allowed or twice:
            words = {"tag": child.tag, "parent": node.tag, "twice": "是" if twice else ""}
            problems.append(Problem("T011", at, words))
        else:
            children.append(grown(child, at, folder, problems))
        add_text(child.tail, node.tag, at, children, problems)
    return Element(node.tag, attributes_of(node, place, problems), tuple(children), place)


def attributes_of(node: ET.Element, place: Span, problems: list[Problem]) -> dict[str, str]:
    """The attributes of a tag but its place; what the tag does not have, or cannot have, is T017 and left out."""
    attributes: dict[str, str] = {}
    if not node.attrib:
        return attributes
    known = ATTRIBUTES.get(node.tag, {})
    for key, value in node.attrib.items():
        if key in known and known[key].fullmatch(value):
            attributes[key] = without_stand_ins(value, Missing.TO_FILL) if STAND_IN in value else value
        elif key != "at":
            problems.append(Problem("T017", place, {"tag": node.tag, "key": key, "text": value}))
    return attributes


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
    return span_at(node.get("at", ""), folder) or parent


@lru_cache(maxsize=4096)  # the tags of all templates; the same ones in every report
def span_at(at: str, folder: str) -> Span | None:
    """The span that an `at` names; None where it names none."""
    found = AT.fullmatch(at)
    return span_of(found, folder) if found else None


def span_of(found: re.Match[str], folder: str) -> Span:
    """The span that an `at` names."""
    line, column, end = (int(number) for number in found.groups()[1:])
    return Span(f"{folder}/{found[1]}", line, column, end)


def misused_ids(report: Element) -> list[Problem]:
    """T014 for every block without an id or with that of an earlier block, and so for the rows of one table."""
    problems: list[Problem] = []
    seen = {ANNEX_NOTE}

    def refuse(element: Element, attribute: str, key: str) -> None:
        problems.append(Problem("T014", element.place, {"tag": element.tag, "attribute": attribute, "id": key}))

    def look(element: Element, prefix: str) -> None:
        for child in element.elements():
            below = prefix
            if child.tag in NEEDS_ID:
                key = child.attributes.get("id", "")
                if not key or prefix + key in seen:
                    refuse(child, "id", key)
                seen.add(prefix + key)
                below = f"{prefix}{key}/" if child.tag in ("section", "annex") else prefix
            if child.tag == "table":
                rows(child)
            look(child, below)

    def rows(table: Element) -> None:
        taken: dict[str, set[str]] = {}
        for part in table.elements(*NEEDS_KEY):
            keys = taken.setdefault(part.tag, set())
            for row in part.elements("tr"):
                key = row.attributes.get("key", "")
                if not key or key in keys:
                    refuse(row, "key", key)
                keys.add(key)

    look(report, "")
    return problems
