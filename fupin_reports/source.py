"""What stands in a data file: every scalar exactly as typed, and where it stands.

Comes in: nothing; these are the types that `load` gives and every later stage carries along.
Knows nothing of YAML, of records or of figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

KeyPath = tuple[str | int, ...]
"""Where in the file a value belongs: ("本年", "项目村", 0, "资金", "扶贫资金")."""

Node = str | None | list["Node"] | dict[str, "Node"]
"""A value as typed: text, blank (None), a list, or a mapping. Never a number: `28.10` stays "28.10"."""


STAND_IN = "\ufdd0"
"""What stands for a required text that is not there, so that the rest of its record can be looked at.

No character at all by Unicode: `load` refuses it, so nobody can have typed it. Behind it stands a number in characters
of the same sort (U+FDE0 to U+FDEF, its sixteen digits), so that two of them in one file are two.
"""

STOOD_IN = re.compile("\ufdd0([\ufde0-\ufdef]*)")
"""A stand-in within a text, with its number."""
DIGITS = "\ufde0\ufde1\ufde2\ufde3\ufde4\ufde5\ufde6\ufde7\ufde8\ufde9\ufdea\ufdeb\ufdec\ufded\ufdee\ufdef"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. Lines and columns count from 1, as editors do; `end_column` is one past the last character.

    `line` 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, the form editors jump to; less where less is known."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Located(str):
    """Typed text that knows where it stands; a blank value is the empty text."""

    __slots__ = ("place",)

    place: Span

    def __new__(cls, text: str, place: Span) -> Self:
        """`text` as typed at `place`."""
        located = super().__new__(cls, text)
        located.place = place
        return located

    def __getnewargs__(self) -> tuple[Any, ...]:
        """What it is made from again in another process."""
        return str(self), self.place


class StandIn(Located):
    """A stand-in at its `place`, and what is `typed` there; nothing where it is blank or not there at all."""

    __slots__ = ("typed",)

    typed: str

    def __new__(cls, number: int, place: Span, typed: str) -> Self:
        """The stand-in of that number within its file."""
        made = super().__new__(cls, STAND_IN + "".join(DIGITS[int(digit, 16)] for digit in f"{number:x}"), place)
        made.typed = typed
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        """As of `Located`."""
        return int(number_of(self.removeprefix(STAND_IN))), self.place, self.typed


def without_stand_ins(text: str, instead: str) -> str:
    """`text` with `instead` and the number in the place of every stand-in, for names and ids that only programs read."""
    return STOOD_IN.sub(lambda found: f"{instead}{number_of(found[1])}", text)


def number_of(digits: str) -> str:
    """The number that such digits write; nothing for none."""
    return str(int("".join(f"{DIGITS.index(digit):x}" for digit in digits), 16)) if digits else ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of a file, from 1, that are not in what was read, because an error stands there.

    `column` is that of the first thing left out, by which it shows whose key it was; 0 where even that is not certain.
    """

    first: int
    last: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One data file as read.

    `values` and `keys` give the span of every value and of every key by its path; a blank value has the span of the
    place just after its colon. `lines` is the text of the file, for messages that show it. `unread` are the paths that
    stand blank because what is written there could not be read, which is a problem already. `extents` are the first and
    last line of every mapping and list, its own key and the empty lines behind it taken in; `left_out` is what of the
    file is missing here.
    """

    file: str
    lines: tuple[str, ...]
    root: Mapping[str, Node]
    values: Mapping[KeyPath, Span] = field(default_factory=dict)
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)
    unread: frozenset[KeyPath] = frozenset()
    extents: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    def place(self, path: KeyPath) -> Span:
        """The span of the value at `path`; where the path is not in the file, that of its nearest ancestor's key."""
        if path in self.values:
            return self.values[path]
        for length in range(len(path) - 1, 0, -1):
            ancestor = path[:length]
            if ancestor in self.keys:
                return self.keys[ancestor]
            if ancestor in self.values:
                return self.values[ancestor]
        return Span(self.file)

    def key_place(self, path: KeyPath) -> Span:
        """The span of the key at `path`; that of the value where the path ends in a list position."""
        return self.keys.get(path) or self.place(path)

    def holder(self, line: int) -> KeyPath:
        """The path of the innermost mapping that `line` stands in."""
        inside = [
            path
            for path, (first, last) in self.extents.items()
            if first <= line <= last and isinstance(self.at(path), dict)
        ]
        return max(inside, key=len, default=())

    def at(self, path: KeyPath) -> Node:
        """What stands at `path`; None where it is not in the file."""
        node: Node = dict(self.root)
        for step in path:
            if isinstance(node, dict) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node

    def may_lack(self, path: KeyPath) -> bool:
        """Whether a key of the mapping at `path` may be among the lines left out.

        What was left out at the column of a mapping further down, and in it, is that mapping's.
        """
        return any(self._concerns(path, out) for out in self.left_out)

    def _concerns(self, path: KeyPath, out: LeftOut) -> bool:
        """Whether `out` may have held a key of the mapping at `path`."""
        first, last = self.extents.get(path, (0, 0))
        if not (out.first <= last and first <= out.last):
            return False
        if not out.column:
            return True
        below = {
            inner[:-1]: key.column
            for inner, key in self.keys.items()
            if len(inner) > len(path) + 1 and inner[: len(path)] == path
        }
        return not any(
            column <= out.column and self.extents[inner][0] <= out.first <= self.extents[inner][1]
            for inner, column in below.items()
            if inner in self.extents
        )


def last_key(path: KeyPath) -> str:
    """The last step of `path` that is a key; a list position is passed over."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")
