"""The text of a formula -> a tree of frozen nodes, by a small parser of our own.

    comparison = sum (= ≠ ≤ ≥ < >) sum          sum = product { (+ −) product }
    product = signed { (× ÷) signed }            signed = [−] atom
    atom = number [unit [/unit]] | name { . name } | 占比(a, b) | 增幅(a, b) | ( sum )

Full-width signs, digits and brackets are taken for the plain ones; a part of a name with other characters stands in
“quotes”. No attributes, no calls but those two. Gives a FormulaError of kind SYNTAX, its word `cause` saying which: empty,
long, deep, character, unit, operand, closing, rest, function, arguments, comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from fupin_reports.formulas.faults import FormulaError, Kind
from fupin_reports.quantities import Unit, Units

LONGEST = 400  # characters
DEEPEST = 20  # brackets and signs within one another
FUNCTIONS = ("占比", "增幅")
ARGUMENTS = 2
PLAIN = str.maketrans("＋－−–＊×／÷（），．＝＜＞％０１２３４５６７８９\u3000\u00a0\t", "+---**//(),.=<>%0123456789   ")
"""One character for one, so that positions stay."""
COMPARISONS = {"==": "=", "<=": "≤", ">=": "≥", "!=": "≠", "<>": "≠", "≦": "≤", "≧": "≥"}
COMPARISON = re.compile(r"==|<=|>=|!=|<>|[=≠≤≥≦≧<>]")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
PART = r"(?:[\w·]+|“[^”]*”|\"[^\"]*\")"
NAME = re.compile(rf"(?:[^\W\d_][\w·]*|“[^”]*”|\"[^\"]*\")(?:\.{PART})*")
PARTS = re.compile(PART)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; `unit` None is a bare number, `per` the unit behind a slash (300元/亩)."""

    value: Decimal
    unit: Unit | None
    per: Unit | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A figure by its name."""

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name as one word."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Negated:
    """−part."""

    part: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Binary:
    """left sign right; `sign` is one of + - * /."""

    sign: str
    left: Node
    right: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """One of FUNCTIONS with its two arguments."""

    function: str
    arguments: tuple[Node, Node]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """left sign right; `sign` is one of = ≠ ≤ ≥ < >."""

    sign: str
    left: Node
    right: Node


Node = Number | Name | Negated | Binary | Call


def parse(text: str, units: Units) -> Node:
    """The formula; FormulaError where it is none."""
    parser = Parser(text, units)
    node = parser.sum(0)
    if parser.peek(COMPARISON):
        raise parser.error("comparison")
    parser.finish()
    return node


def parse_comparison(text: str, units: Units) -> Comparison:
    """The comparison; FormulaError where there is none or more than one."""
    parser = Parser(text, units)
    left = parser.sum(0)
    sign = parser.take(COMPARISON)
    if sign is None:
        raise parser.error("comparison" if parser.at_end() else "rest")
    right = parser.sum(0)
    if parser.peek(COMPARISON):
        raise parser.error("comparison")
    parser.finish()
    return Comparison(COMPARISONS.get(sign, sign), left, right)


def names_in(node: Node | Comparison) -> Iterator[Name]:
    """Every name of a formula, in the order of its text."""
    match node:
        case Name():
            yield node
        case Negated():
            yield from names_in(node.part)
        case Binary() | Comparison():
            yield from names_in(node.left)
            yield from names_in(node.right)
        case Call():
            for argument in node.arguments:
                yield from names_in(argument)


class Parser:
    """Reads one text from left to right."""

    def __init__(self, text: str, units: Units) -> None:
        self._typed = text
        self._text = text.translate(PLAIN)
        self._units = units
        self._unit_names = sorted(units.names(), key=len, reverse=True)
        self._at = 0
        if len(text) > LONGEST:
            raise self.error("long")
        if not text.strip():
            raise self.error("empty")

    def error(self, cause: str, start: int | None = None, **words: str) -> FormulaError:
        """A fault of what stands at `start`, where that is not given, here."""
        begin = self._at if start is None else start
        end = max(self._at, begin + 1)
        return FormulaError(Kind.SYNTAX, begin, end, cause=cause, text=self._typed[begin : begin + 12], **words)

    def skip(self) -> None:
        """Passes over spaces."""
        while self._text[self._at : self._at + 1] == " ":
            self._at += 1

    def peek(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands here, behind spaces, if it is of that pattern."""
        self.skip()
        return pattern.match(self._text, self._at)

    def take(self, pattern: re.Pattern[str]) -> str | None:
        """The same, passed over."""
        found = self.peek(pattern)
        if found is None:
            return None
        self._at = found.end()
        return found[0]

    def takes(self, characters: str) -> str | None:
        """One of `characters`, passed over."""
        self.skip()
        here = self._text[self._at : self._at + 1]
        if not here or here not in characters:
            return None
        self._at += 1
        return here

    def at_end(self) -> bool:
        """Whether nothing is left."""
        self.skip()
        return self._at >= len(self._text)

    def finish(self) -> None:
        """Refuses what is left."""
        if not self.at_end():
            raise self.error("rest")

    def sum(self, depth: int) -> Node:
        """Products, added and subtracted."""
        left = self.product(depth)
        while sign := self.takes("+-"):
            right = self.product(depth)
            left = Binary(sign, left, right, left.start, right.end)
        return left

    def product(self, depth: int) -> Node:
        """Signed atoms, multiplied and divided."""
        left = self.signed(depth)
        while sign := self.takes("*/"):
            right = self.signed(depth)
            left = Binary(sign, left, right, left.start, right.end)
        return left

    def signed(self, depth: int) -> Node:
        """An atom, or the negative of one."""
        if depth > DEEPEST:
            raise self.error("deep")
        self.skip()
        start = self._at
        if self.takes("-"):
            part = self.signed(depth + 1)
            return Negated(part, start, part.end)
        return self.atom(depth)

    def atom(self, depth: int) -> Node:
        """A number, a name, a call or a bracket."""
        if self.takes("("):
            inner = self.sum(depth + 1)
            self.close()
            return inner
        if found := self.peek(NUMBER):
            return self.number(found)
        if found := self.peek(NAME):
            return self.name_or_call(found, depth)
        odd = not self.at_end() and self._text[self._at] not in "+-*/()=<>≠≤≥≦≧,"
        raise self.error("character" if odd else "operand")

    def close(self) -> None:
        """Passes over a closing bracket."""
        if not self.takes(")"):
            raise self.error("closing" if self.at_end() else "rest")

    def number(self, found: re.Match[str]) -> Node:
        """A number with its unit, if one stands behind it."""
        self._at = found.end()
        unit = self.unit_here()
        if unit is None and self.peek(NAME) is not None:
            self._at = found.end()
            raise self.error("unit", found.start())
        per = None
        if unit is not None and self.peek(re.compile("/")):
            before, self._at = self._at, self._at + 1
            per = self.unit_here()
            self._at = self._at if per is not None else before
        return Number(Decimal(found[0]), unit, per, found.start(), self._at)

    def unit_here(self) -> Unit | None:
        """The longest unit that stands here and ends here, passed over."""
        self.skip()
        for name in self._unit_names:
            end = self._at + len(name)
            if self._typed.startswith(name, self._at) or self._text.startswith(name, self._at):
                behind = self._text[end : end + 1]
                if not (behind.isalnum() or behind in ("·", ".", "_")) or not behind:
                    self._at = end
                    return self._units.get(name)
        return None

    def name_or_call(self, found: re.Match[str], depth: int) -> Node:
        """A name, or a function where a bracket follows."""
        self._at = found.end()
        path = tuple(part.strip('“”"') for part in PARTS.findall(self._typed[found.start() : found.end()]))
        if len(path) > 1 or not self.takes("("):
            return Name(path, found.start(), found.end())
        if path[0] not in FUNCTIONS:
            near = next(iter(get_close_matches(path[0], FUNCTIONS, n=1, cutoff=0.4)), "")
            raise self.error("function", found.start(), near=near)
        arguments = [self.sum(depth + 1)]
        while self.takes(","):
            arguments.append(self.sum(depth + 1))
        self.close()
        if len(arguments) != ARGUMENTS:
            raise self.error("arguments", found.start())
        return Call(path[0], (arguments[0], arguments[1]), found.start(), self._at)
