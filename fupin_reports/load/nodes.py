"""Composed YAML nodes -> nested text with places.

Codes: L102 key written twice · L103 anchors, tags or nesting too deep · L105 a key that is not text · L106 control
character written as an escape · L108 many keys written twice: two entries of a list have run together.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from fupin_reports.load.text import NOT_TEXT
from fupin_reports.problems import Problem
from fupin_reports.source import KeyPath, Node, Span

MAX_DEPTH = 30


class Reading:
    """Walks the nodes of one file once, gathering values, places and problems."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines
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
            self.unread.add(path)
            return None
        self.seen.add(id(node))
        if wrong := self.unreadable(node, place, depth):
            self.problems.append(wrong)
            self.unread.add(path)
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, path, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.node(child, (*path, n), depth + 1) for n, child in enumerate(node.value)]
        text: str = node.value
        return None if text == "" and not getattr(node, "style", None) else text

    def unreadable(self, node: yaml.Node, place: Span, depth: int) -> Problem | None:
        """L103 for what lies too deep or has an anchor or a tag, L106 for a control character written as an escape."""
        if depth > MAX_DEPTH:
            return Problem("L103", place, {"cause": "deep"})
        if self.begins_with_mark(place):
            return Problem("L103", place, {"cause": "special"})
        found = NOT_TEXT.search(node.value) if isinstance(node, yaml.ScalarNode) else None
        return Problem("L106", place, {"code": f"U+{ord(found[0]):04X}"}) if found else None

    def begins_with_mark(self, place: Span) -> bool:
        """Whether an anchor or a tag stands at `place`: the node itself does not tell, and text cannot begin so."""
        return place.line <= len(self.lines) and self.lines[place.line - 1][place.column - 1 :].startswith(("&", "!"))

    def pairs(self, node: yaml.MappingNode, path: KeyPath, depth: int) -> Iterator[tuple[str, Node]]:
        """The pairs of a mapping; a key written again is L102 with both lines, and the first one stands."""
        first: dict[str, yaml.Node] = {}
        again: list[Problem] = []
        for key_node, value_node in node.value:
            place = self.span(key_node)
            key = key_node.value.rstrip() if isinstance(key_node, yaml.ScalarNode) else ""
            if not key or NOT_TEXT.search(key):
                self.problems.append(Problem("L105", place))
                continue
            if key in first:
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
        end_column = end.column + 1 if end.line == start.line else 0
        return Span(self.name, start.line + 1, start.column + 1, end_column)
