"""One block in three versions -> one: words, cells and rows of a person kept, figures brought up to now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Disputed,
    Heading,
    Imprint,
    Item,
    Paragraph,
    RedHead,
    Row,
    Signature,
    Table,
    Text,
    Words,
    text_of,
    with_words,
    words_of_block,
)
from fupin_reports.merge.align import aligned, likeness
from fupin_reports.merge.changes import Change, Kind
from fupin_reports.merge.words import Merged, merged_words
from fupin_reports.numbering import typed_number

BY_HAND = "手工"
"""Begins the key of a row, and the id of a block, that a person added."""


NAMED_ALIKE = 0.6
"""How alike two rows of one name are at least."""

NEARLY = 0.8


class RearrangedError(Exception):
    """A `part` of which the person has made another one, or a `table` with other columns; `where` it is, in words."""

    def __init__(self, why: str, where: str) -> None:
        super().__init__(why, where)
        self.why, self.where = why, where


@dataclass(slots=True)
class Desk:
    """What is found out on the way, block by block."""

    changes: list[Change] = field(default_factory=list)

    def words(self, base: Words, theirs: Words, ours: Words, where: str) -> Words:
        """One run of words, with what is to be told about it."""
        merged = merged_words(base, text_of(theirs), ours)
        self._told(merged, base, theirs, where)
        return merged.words

    def whole(self, base: Words, theirs: Words, ours: Words, where: str) -> Words:
        """A run of words that is one thing, a date: the person's or ours, never some of both."""
        texts = text_of(base), text_of(theirs), text_of(ours)
        if texts[1] in (texts[0], texts[2]):
            return ours
        self.changes.append(Change(Kind.REWRITTEN, where, texts[0], texts[1]))
        if texts[0] == texts[2]:
            return theirs
        self.changes.append(Change(Kind.DISPUTED, where, texts[1], texts[2]))
        return (Disputed(texts[1], texts[2]),)

    def _told(self, merged: Merged, base: Words, theirs: Words, where: str) -> None:
        if text_of(base) == text_of(theirs):
            return
        self.changes.append(Change(Kind.REWRITTEN, where, text_of(base), text_of(merged.words)))
        self.changes += [Change(Kind.UPDATED, where, old, new) for old, new in merged.updated]
        self.changes += [Change(Kind.DISPUTED, where, mine, new) for mine, new in merged.disputed]


def merged_block(base: Block, theirs: Block, ours: Block, desk: Desk, where: str) -> Block:
    """The three as one block of the id of ours. RearrangedError where a table has other columns."""
    if isinstance(ours, Table) and isinstance(base, Table) and isinstance(theirs, Table):
        return merged_table(base, theirs, ours, desk, where)
    if isinstance(ours, Signature) and isinstance(base, Signature) and isinstance(theirs, Signature):
        issuers = merged_notes(base.issuers, theirs.issuers, ours.issuers, desk, where)
        return replace(ours, issuers=issuers, date=desk.whole(base.date, theirs.date, ours.date, where))
    if isinstance(ours, AnnexNote) and isinstance(base, AnnexNote) and isinstance(theirs, AnnexNote):
        if len(base.entries) == len(theirs.entries) == len(ours.entries):
            runs = zip(base.entries, theirs.entries, ours.entries, strict=True)
            return replace(ours, entries=tuple(desk.words(b, t, o, where) for b, t, o in runs))
        return ours_alone(base, theirs, ours, where)
    if isinstance(base, AnnexHead) and isinstance(theirs, AnnexHead) and base.label != theirs.label:
        raise RearrangedError("part", theirs.label)
    versions = [list(words_of_block(block)) for block in (base, theirs, ours)]
    if isinstance(ours, RedHead | Imprint) and len({len(version) for version in versions}) == 1:
        return with_words(ours, iter([desk.words(b, t, o, where) for b, t, o in zip(*versions, strict=True)]))
    if not all(len(version) == 1 for version in versions):
        return ours_alone(base, theirs, ours, where)
    typed = versions[1][0]
    if isinstance(theirs, Heading | Item) and isinstance(base, Heading | Item):
        typed = without_number(typed, versions[0][0])
    merged = desk.words(versions[0][0], typed, versions[2][0], where)
    shaped = reshaped(base, theirs, ours)
    if shaped is not ours:
        desk.changes.append(Change(Kind.RESHAPED, where, "", text_of(merged)))
    return with_words(shaped, iter([merged]))


def ours_alone(base: Block, theirs: Block, ours: Block, where: str) -> Block:
    """Ours, where the person has changed nothing in it; else it cannot be merged with confidence."""
    if same_text(base, theirs):
        return ours
    raise RearrangedError("part", where)


def without_number(theirs: Words, base: Words) -> Words:
    """A person's words without a number of another form that they typed before them (（三） for （3）): ours stands there."""
    found = typed_number(text_of(theirs))
    if found is None or typed_number(text_of(base)) is not None:
        return theirs
    return (Text(text_of(theirs)[len(found[1]) :].lstrip()),)


def reshaped(base: Block, theirs: Block, ours: Block) -> Block:
    """Ours, as the kind of paragraph that the person has made of it."""
    texts = (Paragraph, Heading, Item)
    if not (isinstance(theirs, texts) and isinstance(base, texts) and isinstance(ours, texts)):
        return ours
    same = type(theirs) is type(base) and getattr(theirs, "level", 0) == getattr(base, "level", 0)
    return ours if same else replace(theirs, id=ours.id, words=ours.words)


def merged_table(base: Table, theirs: Table, ours: Table, desk: Desk, where: str) -> Table:
    """Caption, cells and rows; the rows of the foot are those that are matched to our foot."""
    if len(theirs.columns) != len(base.columns):
        raise RearrangedError("table", where)
    if len(base.columns) != len(ours.columns):
        if not same_text(base, theirs):
            raise RearrangedError("table", where)
        return ours
    caption = desk.words(base.caption, theirs.caption, ours.caption, where)
    head = tuple(_rows_in_step(base.head, theirs.head, ours.head, desk, where))
    body, foot = merged_rows(base, theirs, ours, desk, where)
    notes = merged_notes(base.notes, theirs.notes, ours.notes, desk, where)
    return replace(ours, caption=caption, head=head, body=body, foot=foot, notes=notes)


def merged_notes(
    base: tuple[Words, ...], theirs: tuple[Words, ...], ours: tuple[Words, ...], desk: Desk, where: str
) -> tuple[Words, ...]:
    """The notes below a table, or the offices that sign: ours with the person's wording and in the person's order, and in
    its place what they added, or what the data no longer give and they had reworded.
    """
    typed = aligned(base, theirs, text_of, text_of, note_likeness)
    now = aligned(base, ours, text_of, text_of, note_likeness)
    was = {there: n for n, there in now.items()}
    mine = {there: n for n, there in typed.items()}
    entries: dict[str, Words] = {}
    for place, words in enumerate(ours):
        n = was.get(place)
        if n is None:
            entries[f"{place}"] = words
        elif n in typed:
            entries[f"{place}"] = desk.words(base[n], theirs[typed[n]], words, where)
        else:
            same = text_of(base[n]) == text_of(words)
            kind = Kind.DELETED if same else Kind.DELETED_CHANGED
            desk.changes.append(Change(kind, where, text_of(base[n]), text_of(words)))
    order = list(entries)
    gained = {text_of(words) for place, words in enumerate(ours) if place not in was}
    before = -1
    steady = [now[n] for n in sorted(typed) if n in now]
    wanted = [now[mine[place]] for place in sorted(mine) if mine[place] in now]
    if steady != wanted:
        order = [f"{n}" for n in wanted] + [key for key in order if int(key) not in wanted]
        desk.changes.append(Change(Kind.MOVED, where, "", "、".join(text_of(words) for words in theirs)))
    for place, words in enumerate(theirs):
        n = mine.get(place)
        if n is not None and n in now:
            before = order.index(f"{now[n]}")
            continue
        if text_of(words) in gained or (n is not None and text_of(words) == text_of(base[n])):
            continue
        change = (
            Change(Kind.ADDED, where, "", text_of(words))
            if n is None
            else Change(Kind.KEPT, where, text_of(base[n]), text_of(words))
        )
        desk.changes.append(change)
        before += 1
        order.insert(before, f"{BY_HAND}{place}")
        entries[f"{BY_HAND}{place}"] = words
    return tuple(entries[key] for key in order)


def note_likeness(one: Words, two: Words) -> float:
    """By their text."""
    return likeness(text_of(one), text_of(two))


def same_text(one: Block, two: Block) -> bool:
    """Whether two blocks say the same."""
    return [text_of(w) for w in words_of_block(one)] == [text_of(w) for w in words_of_block(two)]


def _rows_in_step(
    base: Sequence[Row], theirs: Sequence[Row], ours: Sequence[Row], desk: Desk, where: str
) -> Iterator[Row]:
    """The rows of a head, which has the same ones in all versions."""
    if not len(base) == len(theirs) == len(ours):
        raise RearrangedError("table", where)
    for b, t, o in zip(base, theirs, ours, strict=True):
        yield merged_row(b, t, o, desk, where)


def merged_row(base: Row, theirs: Row, ours: Row, desk: Desk, where: str) -> Row:
    """Cell by cell; a row whose cells were merged or split by the person is another table's."""
    spans = [[(cell.rows, cell.columns) for cell in row.cells] for row in (base, theirs, ours)]
    if spans[0] != spans[1]:
        raise RearrangedError("table", where)
    if spans[0] != spans[2]:
        if row_text(base) != row_text(theirs):
            raise RearrangedError("table", where)
        return ours
    cells = zip(base.cells, theirs.cells, ours.cells, strict=True)
    place = f"{where}，{row_name(ours)}"
    return replace(
        ours, cells=tuple(replace(o, words=desk.words(b.words, t.words, o.words, place)) for b, t, o in cells)
    )


def merged_rows(
    base: Table, theirs: Table, ours: Table, desk: Desk, where: str
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Body and foot: rows of ours in their order, the person's own where they put them, what they deleted left out."""
    old, typed = (*base.body, *base.foot), (*theirs.body, *theirs.foot)
    new = {row.key: row for row in (*ours.body, *ours.foot)}
    feet = {row.key for row in ours.foot}
    pairs = aligned(old, typed, row_text, row_text, row_likeness)
    here = {there: n for n, there in pairs.items()}
    kept = {row.key for n, row in enumerate(old) if n in pairs}
    was = {row.key: row for row in old}
    gained = {said_by(row) for key, row in new.items() if key not in was}
    result: list[Row] = []
    for key, row in new.items():
        if key not in was:
            result.append(row)
        elif key in kept:
            there = typed[pairs[next(n for n, r in enumerate(old) if r.key == key)]]
            result.append(merged_row(was[key], there, row, desk, where))
        else:
            desk.changes.append(left_out(was[key], row, where))
    before = ""
    numbers = 0
    for place, row in enumerate(typed):
        mine = old[here[place]] if place in here else None
        if mine is not None and mine.key in new:
            before = mine.key
            continue
        if mine is not None and row_text(mine) == row_text(row):
            continue  # the data no longer give it, and the person had not touched it
        if mine is None and said_by(row) in gained:
            continue  # by now the data give what the person had added
        numbers += 1
        added = replace(row, key=f"{BY_HAND}{numbers}")
        told = Kind.ADDED if mine is None else Kind.KEPT
        desk.changes.append(Change(told, where, row_text(mine) if mine is not None else "", row_text(row)))
        at = next((n for n, r in enumerate(result) if r.key == before), -1) + 1
        result.insert(at, added)
        before = added.key
    last_body = max((n for n, row in enumerate(result) if row.key not in feet), default=-1)
    first_foot = next((n for n, row in enumerate(result) if row.key in feet), len(result))
    split = first_foot if first_foot > last_body else last_body + 1
    return tuple(result[:split]), tuple(result[split:])


def left_out(base: Row, ours: Row, where: str) -> Change:
    """A row that the person deleted: told, and disputed where the data have changed it since."""
    same = row_text(base) == row_text(ours)
    return Change(Kind.DELETED if same else Kind.DELETED_CHANGED, where, row_text(base), row_text(ours))


def row_text(row: Row) -> str:
    """The cells of a row in a line."""
    return "｜".join(text_of(cell.words) for cell in row.cells)


def said_by(row: Row) -> tuple[str, ...]:
    """What a row says beside its number; amounts without the noughts at their end."""
    texts = [text_of(cell.words).strip() for cell in row.cells]
    plain = [re.sub(r"(\.[0-9]*?)0+$", r"\1", text).rstrip(".") if "." in text else text for text in texts]
    return tuple(plain[1:] if plain and plain[0].isdigit() else plain)


def row_name(row: Row) -> str:
    """What a row is called: its first cell with letters."""
    texts = [text_of(cell.words) for cell in row.cells]
    return next((text for text in texts if any(c.isalpha() for c in text)), texts[0] if texts else "")


def row_likeness(one: Row, two: Row) -> float:
    """By the name and by the cells that say the same; rows that share neither must be nearly the same text."""
    if len(one.cells) != len(two.cells):
        return 0.0
    cells = [(text_of(a.words), text_of(b.words)) for a, b in zip(one.cells, two.cells, strict=True)]
    telling = [(a, b) for a, b in cells if any(c.isalnum() for c in a + b)]
    same = sum(a == b for a, b in telling) / max(len(telling), 1)
    if row_name(one) == row_name(two):
        return NAMED_ALIKE + (1 - NAMED_ALIKE) * same
    whole = likeness(row_text(one), row_text(two))
    return max(same, whole) if same else whole if whole > NEARLY else 0.0


__all__ = ["BY_HAND", "Desk", "RearrangedError", "merged_block", "same_text"]
