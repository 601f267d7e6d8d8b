"""A YAML file on disk -> `Source`: every scalar exactly as typed, with its place.

The only module that knows yaml. It composes nodes and never builds values, so nothing is guessed: `0755` stays 0755,
`28.10` stays 28.10, `no` stays no. What cannot be read is a problem with file, line and column.

Codes: L001 no such file · L002 text of no known encoding · L003 not UTF-8, read all the same · L101 YAML syntax ·
L102 key written twice · L103 anchors, aliases or tags · L104 not a list of `键: 值` at the top · L105 a key that is
not text · L106 control character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from fupin_reports.problems import Problem, Problems, Severity
from fupin_reports.source import KeyPath, Node, Source, Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C composer is ten times faster; the same nodes

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MAX_DEPTH = 30


def load(path: Path, name: str) -> tuple[Source | None, Problems]:
    """The file at `path` as a Source that calls itself `name` in messages, and what was wrong with it.

    None where nothing of it can be used. A file with an error may still give a Source, so that the later stages can
    report the rest in the same run.
    """
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    lines = tuple(text.splitlines())
    if found := NOT_TEXT.search(text):
        line, column = position(text, found.start())
        place = Span(name, line, column, column + 1)
        return None, (*problems, Problem("L106", place, {"code": f"U+{ord(found[0]):04X}"}))
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return None, (*problems, syntax_problem(error, name, lines))
    reading = Reading(name)
    root: Node = {} if node is None else reading.node(node, (), 0)
    if not isinstance(root, dict):
        reading.problems.append(Problem("L104", Span(name, 1, 1)))
        return None, (*problems, *reading.problems)
    return Source(name, lines, root, reading.values, reading.keys), (*problems, *reading.problems)


def read_text(path: Path, name: str) -> tuple[str | None, Problems]:
    """The text of the file: UTF-8 first, then by byte order mark, then GB18030 (Notepad's ANSI); never by statistics."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, (Problem("L001", Span(name), {"reason": error.strerror or type(error).__name__}),)
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        return read_as_gb18030(raw, name, error)
    notes = () if encoding.startswith("utf-8") else (encoding_note(name, "UTF-16"),)
    return text, notes


def read_as_gb18030(raw: bytes, name: str, error: UnicodeDecodeError) -> tuple[str | None, Problems]:
    """The text as GB18030 where it is that; else L002 at the first byte that UTF-8 does not know.

    A file that is UTF-8 for at least one Chinese character before the bad byte is a damaged UTF-8 file: read as
    GB18030 it would be garbled without a word.
    """
    good = raw[: error.start].decode("utf-8", "replace")
    if all(ord(c) < 128 for c in good):
        try:
            return raw.decode("gb18030"), (encoding_note(name, "GB18030"),)
        except UnicodeDecodeError:
            pass
    line, column = position(good, len(good))
    return None, (Problem("L002", Span(name, line, column), {"byte": f"0x{raw[error.start]:02X}"}),)


def encoding_note(name: str, encoding: str) -> Problem:
    """L003: read all the same, and said."""
    return Problem("L003", Span(name), {"encoding": encoding}, severity=Severity.NOTE)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


SYNTAX_CAUSES = (
    ("cannot start any token", "token"),
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "no_colon"),
    ("did not find expected key", "indent"),
    ("did not find expected <block end>", "indent"),
    ("expected <block end>", "indent"),
    ("did not find expected '-' indicator", "indent"),
    ("found undefined alias", "alias"),
    ("did not find expected alphabetic", "alias"),
    ("unexpected end of stream", "quote"),
)
"""The parser's own words, by which its marks are sorted: it gives no codes. What is not here is told as "other"."""


def syntax_problem(error: yaml.MarkedYAMLError, name: str, lines: tuple[str, ...]) -> Problem:
    """L101 at the mark of the parser, with the kind of slip; a tab in the indentation is found by looking."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, max(len(lines) - 1, 0)) if mark else 0
    shown = lines[line] if lines else ""
    said = f"{error.context or ''} {error.problem or ''}"
    cause = next((kind for words, kind in SYNTAX_CAUSES if words in said), "other")
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        cause = "tab"
    column = mark.column + 1 if mark and mark.line == line else 1
    context = error.context_mark
    related = (Span(name, context.line + 1, context.column + 1),) if context and context.line < line else ()
    return Problem("L101", Span(name, line + 1, column, column + 1), {"cause": cause}, related)


class Reading:
    """Walks the nodes of one file once, gathering values, places and problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: dict[KeyPath, Span] = {}
        self.keys: dict[KeyPath, Span] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def node(self, node: yaml.Node, path: KeyPath, depth: int) -> Node:
        """The value of `node`; problems are noted on the way, and what they concern is left out."""
        place = self.span(node)
        self.values[path] = place
        if id(node) in self.seen or depth > MAX_DEPTH or not node.tag.startswith("tag:yaml.org,2002:"):
            self.problems.append(Problem("L103", place))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, path, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.node(child, (*path, n), depth + 1) for n, child in enumerate(node.value)]
        text: str = node.value
        return None if text == "" and getattr(node, "style", None) is None else text

    def pairs(self, node: yaml.MappingNode, path: KeyPath, depth: int) -> Iterator[tuple[str, Node]]:
        """The pairs of a mapping; a key written again is L102 with both lines, and the first one stands."""
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            place = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode) or not key_node.value:
                self.problems.append(Problem("L105", place))
                continue
            key = key_node.value
            if key in first:
                self.problems.append(self.written_twice(key, path, first[key], value_node, place))
                continue
            first[key] = value_node
            self.keys[(*path, key)] = place
            yield key, self.node(value_node, (*path, key), depth + 1)

    def written_twice(self, key: str, path: KeyPath, one: yaml.Node, two: yaml.Node, place: Span) -> Problem:
        """L102, naming both lines and both values."""
        earlier = self.keys[(*path, key)]
        words = {
            "key": key,
            "parent": str(path[-1]) if path and isinstance(path[-1], str) else "",
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
