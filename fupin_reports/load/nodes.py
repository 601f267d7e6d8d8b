"""Composed YAML nodes -> nested text with places.

Codes: L101 a number behind the bar of a text block · L102 key written twice · L103 anchors, tags or nesting too deep ·
L105 a key that is not text · L106 control character written as an escape · L108 many keys written twice: two entries of
a list have run together · L123 a lost character written as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from fupin_reports.load.edits import Edits
from fupin_reports.load.text import LOST, NOT_TEXT
from fupin_reports.problems import Problem
from fupin_reports.source import KeyPath, LeftOut, Node, Span

MAX_DEPTH = 30
HEADER_WITH_NUMBER = re.compile(r"[|>][-+]?[0-9]")


class Reading:
    """Walks the nodes of one file once, gathering values, places and problems."""

    def __init__(self, name: str, lines: tuple[str, ...], edits: Edits) -> None:
        self.name = name
        self.lines = lines
        self.edits = edits
        self.extents: dict[KeyPath, tuple[int, int]] = {}
        self.left_out: list[LeftOut] = []
        self.begins: dict[KeyPath, int] = {}
        self.blank: dict[KeyPath, Span] = {}
        self.values: dict[KeyPath, Span] = {}
        self.keys: dict[KeyPath, Span] = {}
        self.unread: set[KeyPath] = set()
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def node(self, node: yaml.Node, path: KeyPath, depth: int) -> Node:
        """The value of `node`; problems are noted on the way, and what they concern is left blank and `unread`."""
        place = self.values[path] = self.span(node)
        if id(node) in self.seen:  # an alias: its anchor is noted already, and nothing tells where the alias stands
            self.values[path] = self.keys.get(path, place)
            self.leave_out(path, self.values[path])
            return None
        self.seen.add(id(node))
        if wrong := self.unreadable(node, place, depth):
            self.problems.append(wrong)
            self.leave_out(path, place, node.end_mark.line + 1)
            return None
        if isinstance(node, yaml.ScalarNode) and LOST in node.value:
            if not any(LOST in line for line in self.lines[node.start_mark.line : node.end_mark.line + 1]):
                self.problems.append(
                    Problem("L123", place)
                )  # written as an escape; what stands as such is told already
            self.leave_out(path, place, node.end_mark.line + 1)
            return None
        if isinstance(node, yaml.CollectionNode):
            self.extents[path] = self.extent(node, path)
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, path, depth))
        if isinstance(node, yaml.SequenceNode):
            return list(self.entries(node, path, depth))
        text: str = node.value
        if text == "" and not getattr(node, "style", None):
            self.blank[path] = place
            return None
        return text

    def entries(self, node: yaml.SequenceNode, path: KeyPath, depth: int) -> Iterator[Node]:
        """The entries of a list; the extent of each begins where that of the one before it ends."""
        begin = node.start_mark.line + 1
        for n, child in enumerate(node.value):
            self.begins[(*path, n)] = begin
            yield self.node(child, (*path, n), depth + 1)
            begin = child.end_mark.line + 1

    def leave_out(self, path: KeyPath, place: Span, last: int = 0) -> None:
        """Notes that the value at `path` is not in what is read."""
        self.unread.add(path)
        self.left_out.append(LeftOut(place.line, max(place.line, last)))

    def extent(self, node: yaml.CollectionNode, path: KeyPath) -> tuple[int, int]:
        """The first and the last line of `node`: its key or dash is taken in, and everything up to what comes next."""
        start = node.start_mark.line + 1
        first = min(start, self.keys[path].line if path in self.keys else self.begins.get(path, start))
        return first, max(first, last_line(node))

    def unreadable(self, node: yaml.Node, place: Span, depth: int) -> Problem | None:
        """L103 for what lies too deep or has an anchor or a tag, L101 for `|5`, L106 for an escaped control character."""
        if depth > MAX_DEPTH:
            return Problem("L103", place, {"cause": "deep"})
        if self.begins_with_mark(place):
            return Problem("L103", place, {"cause": "special"})
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") and self.header_with_number(place):
            return Problem("L101", place, {"cause": "block"})
        found = NOT_TEXT.search(node.value) if isinstance(node, yaml.ScalarNode) else None
        return Problem("L106", place, {"code": f"U+{ord(found[0]):04X}"}) if found else None

    def begins_with_mark(self, place: Span) -> bool:
        """Whether an anchor or a tag stands at `place`: the node itself does not tell, and text cannot begin so."""
        return place.line <= len(self.lines) and self.lines[place.line - 1][place.column - 1 :].startswith(("&", "!"))

    def header_with_number(self, place: Span) -> bool:
        """Whether a number stands right behind the bar of a text block: to YAML an indentation, to a clerk an amount."""
        return HEADER_WITH_NUMBER.match(self.lines[place.line - 1], place.column - 1) is not None

    def pairs(self, node: yaml.MappingNode, path: KeyPath, depth: int) -> Iterator[tuple[str, Node]]:
        """The pairs of a mapping; a key written again is L102 with both lines, and the first one stands."""
        first: dict[str, yaml.Node] = {}
        again: list[Problem] = []
        for key_node, value_node in node.value:
            place = self.span(key_node)
            key = key_node.value.rstrip() if isinstance(key_node, yaml.ScalarNode) else ""
            if LOST in key or not key or NOT_TEXT.search(key):
                self.left_out.append(LeftOut(place.line, max(place.line, last_line(value_node))))
                self.problems += [] if LOST in key else [Problem("L105", place)]
                continue
            if key in first:
                earlier = self.keys[(*path, key)]
                self.left_out += [
                    LeftOut(earlier.line, earlier.line, earlier.column),
                    LeftOut(place.line, max(place.line, last_line(value_node)), place.column),
                ]
                again.append(self.written_twice(key, path, first[key], value_node, place))
                continue
            first[key] = value_node
            self.keys[(*path, key)] = place
            yield key, self.node(value_node, (*path, key), depth + 1)
        self.problems += (
            [self.run_together(next(iter(first)), again)] if len({p.words["key"] for p in again}) > 1 else again
        )

    def run_together(self, first: str, again: list[Problem]) -> Problem:
        """L108: several keys of one entry stand twice, because the line that began the next entry is lost."""
        words = {"first": first, "keys": "、".join(problem.words["key"] for problem in again)}
        return Problem("L108", again[0].place, words, related=again[0].related)

    def written_twice(self, key: str, path: KeyPath, one: yaml.Node, two: yaml.Node, place: Span) -> Problem:
        """L102, naming both lines and both values."""
        earlier = self.keys[(*path, key)]
        words = {
            "key": key,
            "parent": next((step for step in reversed(path) if isinstance(step, str)), ""),
            "first_line": str(earlier.line),
            "first": one.value if isinstance(one, yaml.ScalarNode) else "…",
            "second": two.value if isinstance(two, yaml.ScalarNode) else "…",
        }
        return Problem("L102", place, words, related=(earlier,))

    def span(self, node: yaml.Node) -> Span:
        """Where `node` stands; for a node of several lines the end column is that of its first line's end, unknown."""
        start, end = node.start_mark, node.end_mark
        if not self.edits.by_line:
            return Span(self.name, start.line + 1, start.column + 1, end.column + 1 if end.line == start.line else 0)
        column = self.edits.typed_column(start.line, start.column)
        if end.line != start.line:
            return Span(self.name, start.line + 1, column + 1)
        return Span(self.name, end.line + 1, column + 1, self.edits.typed_column(end.line, end.column, end=True) + 1)


def last_line(node: yaml.Node) -> int:
    """The last line, from 1, of `node`; what a block ends with is the line before whatever comes next."""
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    line: int = node.end_mark.line
    return line if block else line + 1
