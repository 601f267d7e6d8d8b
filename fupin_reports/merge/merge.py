"""Three documents -> one: what the data gave last time (base), what a person made of it (theirs), what they give now (ours).

Everything that a person typed stays, in its place; everything that the data changed is brought up to now; where both
changed the same words the person's stand, with ours beside them (`Disputed`). What cannot be merged with confidence is
refused whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fupin_reports.document import (
    AnnexHead,
    Block,
    Disputed,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
    headings_of,
    text_of,
    words_of_block,
)
from fupin_reports.merge.align import aligned, likeness
from fupin_reports.merge.blocks import BY_HAND, Desk, RearrangedError, merged_block, same_text
from fupin_reports.merge.changes import Change, Kind
from fupin_reports.merge.numbers import numbered
from fupin_reports.merge.renamed import in_names_of_now
from fupin_reports.merge.stale import with_stale_figures
from fupin_reports.merge.unsettled import Unsettled, with_unsettled

MOST_LOST = 0.5
"""The share of our blocks that a person may have done away with, before the report counts as another one."""

FEW = 4
"""Below so many blocks the share says nothing."""

TEXTS = (Paragraph, Item, Heading)
WORDS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Merged:
    """The document as merged, and what there is to tell."""

    document: Document
    changes: tuple[Change, ...] = ()

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """What a person should look at."""
        return tuple(change for change in self.changes if change.kind.is_conflict)


@dataclass(frozen=True, slots=True)
class Refused:
    """No merge: `why` is structure (too little of the report is left), table (`where` has other columns or cells) or part
    (`where` stands something that cannot be held against ours).
    """

    why: str
    where: str = ""


def merge(base: Document, theirs: Document, ours: Document, unsettled: Sequence[Unsettled] = ()) -> Merged | Refused:
    """The three as one; `theirs` is as read from a file, without ids and figures; `unsettled` are our comments in it."""
    base = in_names_of_now(base, ours)
    old, typed, new = base.blocks, theirs.blocks, ours.blocks
    pairs = aligned(old, typed, key_of, key_of, block_likeness)
    if len(old) > FEW and len(pairs) < len(old) * MOST_LOST:
        return Refused("structure")
    if lost := rebuilt_table(old, typed, pairs):
        return Refused("table", lost)
    desk, where = Desk(), places(new)
    try:
        blocks = put_together(old, typed, new, pairs, desk, where)
    except RearrangedError as error:
        return Refused(error.why, error.where)
    if not desk.changes:
        return Merged(ours)
    current, stale = with_stale_figures(blocks, base, ours, where)
    current, still = with_unsettled(current, unsettled, base, ours, where)
    return Merged(replace(ours, blocks=numbered(current, new)), (*desk.changes, *stale, *still))


def rebuilt_table(old: Sequence[Block], typed: Sequence[Block], pairs: dict[int, int]) -> str:
    """The first of our tables that is gone while one stands there that is none of ours; nothing where there is none."""
    lost = [block for n, block in enumerate(old) if isinstance(block, Table) and n not in pairs]
    taken = set(pairs.values())
    strange = any(isinstance(block, Table) and n not in taken for n, block in enumerate(typed))
    return place_of(lost[0], "") if lost and strange else ""


def put_together(
    old: Sequence[Block],
    typed: Sequence[Block],
    new: Sequence[Block],
    pairs: dict[int, int],
    desk: Desk,
    where: dict[str, str],
) -> list[Block]:
    """The blocks of ours in their order, or in the person's where they moved any, with the person's own in place."""
    at = {block.id: n for n, block in enumerate(old)}
    result: list[Block] = []
    for block in new:
        n = at.get(block.id)
        if n is None:
            result.append(block)
        elif n in pairs:
            result.append(merged_block(old[n], typed[pairs[n]], block, desk, where[block.id]))
        else:
            kind = Kind.DELETED if same_text(old[n], block) else Kind.DELETED_CHANGED
            desk.changes.append(Change(kind, where[block.id], words_of(old[n]), words_of(block)))
    gained = {said for block in new if block.id not in at and (said := said_by(block))}
    ids = {there: old[n].id for n, there in pairs.items()}
    kept = {block.id for block in new}
    result = in_their_order(result, [ids[n] for n in sorted(ids)], [old[n].id for n in sorted(pairs)], desk, where)
    old_places = places(old)
    before, last_gone = "", False
    numbers = 0
    for place, block in enumerate(typed):
        own = ids.get(place)
        if own in kept:
            before, last_gone = own, False
            continue
        if own is not None and same_text(old[at[own]], block):
            last_gone = True
            continue  # the data no longer give it, and the person had not touched it
        if own is None and said_by(block) in gained:
            continue  # by now the data give what the person had added
        numbers += 1
        added = replace(block, id=f"{BY_HAND}{numbers}")
        kind = Kind.KEPT if own is not None or last_gone else Kind.ADDED
        last_gone = kind is Kind.KEPT
        name = old_places.get(own or "") or where.get(before) or words_of(block)[:WORDS_SHOWN]
        if kind is Kind.KEPT:
            added = marked(added)
        desk.changes.append(Change(kind, name, "" if own is None else words_of(old[at[own]]), words_of(block)))
        result.insert(next((n for n, b in enumerate(result) if b.id == before), -1) + 1, added)
        before = added.id
    return result


def said_by(block: Block) -> str:
    """What a paragraph says, but for the mark at its end."""
    return words_of(block).strip().rstrip("。；") if isinstance(block, TEXTS) else ""


def marked(block: Block) -> Block:
    """A person's paragraph about what the data no longer give, noted as such."""
    if not isinstance(block, TEXTS) or not block.words:
        return block
    return replace(block, words=(Disputed(text_of(block.words), ""),))


def in_their_order(
    blocks: list[Block], theirs: Sequence[str], ours: Sequence[str], desk: Desk, where: dict[str, str]
) -> list[Block]:
    """`blocks` with what the person moved behind what it stands behind in their file."""
    if list(theirs) == list(ours):
        return blocks
    here = {block.id for block in blocks}
    wanted = [name for name in theirs if name in here]
    steady = steady_ones(wanted, {name: n for n, name in enumerate(ours)})
    result = list(blocks)
    for place, name in enumerate(wanted):
        if name in steady:
            continue
        block = next(b for b in result if b.id == name)
        result.remove(block)
        before = wanted[place - 1] if place else ""
        result.insert(next((n for n, b in enumerate(result) if b.id == before), -1) + 1, block)
        desk.changes.append(Change(Kind.MOVED, where.get(name, ""), "", words_of(block)))
    return result


def steady_ones(names: Sequence[str], rank: dict[str, int]) -> set[str]:
    """The most of `names` that stand in the order of `rank`."""
    best: list[tuple[int, int]] = []  # length of the longest rising run that ends at each, and the one before it
    for n, name in enumerate(names):
        longest, before = max(
            ((best[m][0], m) for m in range(n) if rank[names[m]] < rank[name]), default=(0, -1), key=lambda one: one[0]
        )
        best.append((longest + 1, before))
    if not best:
        return set()
    n = max(range(len(best)), key=lambda m: best[m][0])
    found: set[str] = set()
    while n >= 0:
        found.add(names[n])
        n = best[n][1]
    return found


def key_of(block: Block) -> str:
    """What makes two blocks the same for certain."""
    kind = "文" if isinstance(block, TEXTS) else type(block).__name__
    return f"{kind}:{words_of(block)}"


def words_of(block: Block) -> str:
    """All its words in a line."""
    return "".join(text_of(words) for words in words_of_block(block))


def block_likeness(one: Block, two: Block) -> float:
    """0 for what can never be the same block."""
    if isinstance(one, TEXTS) and isinstance(two, TEXTS):
        alike = likeness(words_of(one), words_of(two))
        return alike if type(one) is type(two) else alike * 0.9
    if type(one) is not type(two):
        return 0.0
    if isinstance(one, Table) and isinstance(two, Table):
        return table_likeness(one, two)
    if isinstance(one, AnnexHead):
        return max(likeness(words_of(one), words_of(two)), 0.5)
    return 1.0  # there is one title, one signature, one list of annexes


def table_likeness(one: Table, two: Table) -> float:
    """By caption and head; by all words where there are neither."""
    heads = [text_of(t.caption) + "".join(text_of(c.words) for r in t.head for c in r.cells) for t in (one, two)]
    return likeness(*heads) if all(heads) else likeness(words_of(one), words_of(two))


def places(blocks: Sequence[Block]) -> dict[str, str]:
    """What each block's place is called: the heading above it, or its own name."""
    headings = headings_of(blocks)
    return {block.id: place_of(block, headings[block.id]) for block in blocks}


def place_of(block: Block, heading: str) -> str:
    """工作成绩：全年共投入资金…; of a table its caption."""
    if isinstance(block, Table):
        return text_of(block.caption) or heading or "表格"
    words = words_of(block)
    short = words[:WORDS_SHOWN] + ("…" if len(words) > WORDS_SHOWN else "")
    return short if isinstance(block, Heading | AnnexHead) or not heading else f"{heading}：{short}"
