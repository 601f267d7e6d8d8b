"""Three versions of one run of words -> one: a person's wording stays, the figures in it are those of now.

What counts as one unit: a derived node, a number, a word of letters, any other character. Derived nodes of two trees are
the same where they rest on the same figures, whatever these say now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from fupin_reports.document import Derived, Disputed, Inline, Text, Words, text_of

NUMERAL = re.compile("[0-9一二三四五六七八九十百千万亿]")
CLAUSE_ENDS = "，。；：！？"
UNIT = re.compile(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of words; `node` is the derived node that it is."""

    text: str
    node: Derived | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same in another version."""
        return ("figures", *self.node.figures) if self.node is not None else ("text", self.text)


@dataclass(frozen=True, slots=True)
class Merged:
    """Words as merged. `updated` are numbers that are new in a person's wording, `disputed` what both changed."""

    words: Words
    updated: tuple[tuple[str, str], ...] = ()
    disputed: tuple[tuple[str, str], ...] = ()


def merged_words(base: Words, theirs: str, ours: Words) -> Merged:
    """The person's text where they changed it, ours where we did; where both did, theirs with ours noted."""
    if theirs == text_of(base):
        return Merged(ours)
    if theirs == text_of(ours):
        return Merged(ours)
    old, new = units_of(base), units_of(ours)
    result = Result()
    for clause in clauses(chunks(old, edited_units(old, theirs), new)):
        if rewritten_twice(clause):
            result.whole(clause, new)
        else:
            for chunk in clause:
                result.add(chunk, new)
    return Merged(joined(result.pieces), tuple(result.updated), tuple(result.disputed))


@dataclass(slots=True)
class Result:
    """What comes out, clause by clause."""

    pieces: list[Inline] = field(default_factory=list)
    updated: list[tuple[str, str]] = field(default_factory=list)
    disputed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, chunk: Chunk, ours: Sequence[Unit]) -> None:
        """A stretch that at most one side has worded anew."""
        if chunk.stable or words(chunk.base) == words(chunk.theirs):
            self.pieces += [node_or_text(unit) for unit in chunk.ours]
            pairs = zip(chunk.base, chunk.ours, strict=True) if chunk.stable else ()
            self.updated += [(was.text, now.text) for was, now in pairs if was.text != now.text]
        elif words(chunk.theirs) == words(chunk.ours):
            self.pieces += [node_or_text(unit) for unit in chunk.ours]
        elif words(chunk.base) == words(chunk.ours) and not overtyped(chunk):
            self._theirs(chunk.theirs, ours)
        else:
            self._dispute(words(chunk.theirs), words(chunk.ours))

    def whole(self, clause: Sequence[Chunk], ours: Sequence[Unit]) -> None:
        """A clause that both have worded anew: the person's, figures of now in it, with the whole of ours noted."""
        *inner, last = clause
        if not (last.stable and last.base[0].text in CLAUSE_ENDS):
            inner, last = list(clause), Chunk((), (), (), stable=True)
        theirs = [known_or_text(unit, ours) for chunk in inner for unit in chunk.theirs]
        self._dispute("".join(piece.text for piece in theirs), "".join(words(chunk.ours) for chunk in inner))
        self.add(last, ours)

    def _theirs(self, units: Sequence[Unit], ours: Sequence[Unit]) -> None:
        known = [known_or_text(unit, ours) for unit in units]
        self.pieces += known
        self.updated += [(u.text, k.text) for u, k in zip(units, known, strict=True) if u.text != k.text]

    def _dispute(self, theirs: str, ours: str) -> None:
        self.pieces.append(Text(theirs) if theirs == ours else Disputed(theirs, ours))
        if theirs != ours:
            self.disputed.append((theirs, ours))


def clauses(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """The chunks clause by clause, each up to the mark that ends it in all three."""
    clause: list[Chunk] = []
    for chunk in chunks:
        clause.append(chunk)
        if chunk.stable and chunk.base[0].text in CLAUSE_ENDS:
            yield clause
            clause = []
    if clause:
        yield clause


def rewritten_twice(clause: Sequence[Chunk]) -> bool:
    """Whether both sides have other words in it: put together they would say what nobody wrote."""
    theirs = any(words(chunk.theirs) not in (words(chunk.base), words(chunk.ours)) for chunk in clause)
    return theirs and any(wording(chunk.ours) not in (wording(chunk.base), wording(chunk.theirs)) for chunk in clause)


def wording(units: Sequence[Unit]) -> str:
    """The text of `units` without figures and numbers."""
    return "".join(unit.text for unit in units if unit.node is None and not NUMERAL.match(unit.text))


def units_of(words: Words) -> list[Unit]:
    """The units of a tree's words."""
    result: list[Unit] = []
    for piece in words:
        if isinstance(piece, Derived):
            result.append(Unit(piece.text, piece))
        else:
            result += [Unit(text) for text in UNIT.findall(piece.text)]
    return result


def edited_units(base: Sequence[Unit], theirs: str) -> list[Unit]:
    """A person's text in units: what is left of the derived nodes of `base` whole is one of them still."""
    flat = "".join(unit.text for unit in base)
    place_of: dict[int, int] = {}
    for start, other, size in SequenceMatcher(None, flat, theirs, autojunk=False).get_matching_blocks():
        place_of |= {start + n: other + n for n in range(size)}
    kept: list[tuple[int, Unit]] = []
    start = 0
    for unit in base:
        places = [place_of.get(start + n, -1) for n in range(len(unit.text))]
        whole = places[:1] != [-1] and places == list(range(places[0], places[0] + len(places))) if places else False
        if unit.node is not None and whole and alone(theirs, places[0], places[-1] + 1):
            kept.append((places[0], unit))
        start += len(unit.text)
    result: list[Unit] = []
    end = 0
    for place, unit in sorted(kept, key=lambda entry: entry[0]):
        result += [Unit(text) for text in UNIT.findall(theirs[end:place])]
        result.append(unit)
        end = place + len(unit.text)
    return result + [Unit(text) for text in UNIT.findall(theirs[end:])]


def alone(text: str, start: int, end: int) -> bool:
    """Whether the number there is not part of a longer one."""
    before, after = text[:start][-1:], text[end : end + 1]
    longer_before = text[start].isdigit() and (before.isdigit() or before == ".")
    longer_after = text[end - 1].isdigit() and (after.isdigit() or (after == "." and text[end + 1 : end + 2].isdigit()))
    return not (longer_before or longer_after)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch in all three versions; `stable` where the units are the same ones."""

    base: Sequence[Unit]
    theirs: Sequence[Unit]
    ours: Sequence[Unit]
    stable: bool = False


def chunks(base: Sequence[Unit], theirs: Sequence[Unit], ours: Sequence[Unit]) -> Iterator[Chunk]:
    """The three in step: stretches that both have kept, and what lies between them."""
    in_theirs, in_ours = places(base, theirs), places(base, ours)
    b = t = o = 0
    for n in [n for n in range(len(base)) if n in in_theirs and n in in_ours]:
        if in_theirs[n] < t or in_ours[n] < o:
            continue
        if (n, in_theirs[n], in_ours[n]) != (b, t, o):
            yield Chunk(base[b:n], theirs[t : in_theirs[n]], ours[o : in_ours[n]])
        yield Chunk(base[n : n + 1], theirs[in_theirs[n] :][:1], ours[in_ours[n] :][:1], stable=True)
        b, t, o = n + 1, in_theirs[n] + 1, in_ours[n] + 1
    if (b, t, o) != (len(base), len(theirs), len(ours)):
        yield Chunk(base[b:], theirs[t:], ours[o:])


def overtyped(chunk: Chunk) -> bool:
    """Whether a person put a number in the place of a figure of ours: that is noted for as long as the two differ."""
    figures = any(unit.node is not None for unit in chunk.base)
    return figures and words(chunk.theirs) != words(chunk.ours) and NUMERAL.search(words(chunk.theirs)) is not None


def places(base: Sequence[Unit], other: Sequence[Unit]) -> dict[int, int]:
    """Where each unit of `base` stands in `other`, in order."""
    keys = [unit.key for unit in base], [unit.key for unit in other]
    matching = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    return {start + n: there + n for start, there, size in matching for n in range(size)}


def words(units: Sequence[Unit]) -> str:
    """The text of `units`."""
    return "".join(unit.text for unit in units)


def node_or_text(unit: Unit) -> Inline:
    """A unit of our own tree."""
    return unit.node or Text(unit.text)


def known_or_text(unit: Unit, ours: Sequence[Unit]) -> Inline:
    """A unit of a person's text: a derived node as it is now, plain words where we no longer know it."""
    now = next((u.node for u in ours if unit.node is not None and u.key == unit.key), None)
    return now or Text(unit.text)


def joined(pieces: Sequence[Inline]) -> Words:
    """`pieces` with plain words that stand together as one, empty ones left out."""
    result: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(result[-1].text + piece.text)
        elif piece.text or isinstance(piece, Disputed):
            result.append(piece)
    return tuple(result)
