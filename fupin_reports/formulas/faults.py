"""What stands in the way of a formula, as a value; raised inside this room and told by whoever asked for the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Why there is no result: it cannot be read, names what is not there, mixes units, or lacks a number."""

    SYNTAX = "syntax"
    NAME = "name"
    UNIT = "unit"
    CYCLE = "cycle"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Fault:
    """`start` and `end` are positions in the formula's text, counted from 0; `words` fill the sentence."""

    kind: Kind
    start: int
    end: int
    words: Mapping[str, str] = field(default_factory=dict)


class FormulaError(ValueError):
    """A formula that gives no result, with its fault."""

    def __init__(self, kind: Kind, start: int, end: int, **words: str) -> None:
        super().__init__(kind, words)
        self.fault = Fault(kind, start, end, words)
