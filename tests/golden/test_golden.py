"""Every report of the repo as readable text. `make golden` records anew; look at the page and the diff before committing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import TOWNSHIPS

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Derived,
    Document,
    FigureNote,
    Heading,
    Item,
    Row,
    Signature,
    Table,
    Words,
)

FOLDER = Path(__file__).parent
RECORD = "FUPIN_RECORD_GOLDEN"


def shown(words: Words) -> str:
    """Words with derived ones in brackets."""
    return "".join(f"⟦{w.text}⟧" if isinstance(w, Derived) else w.text for w in words)


def row(row: Row) -> str:
    cells = [shown(c.words) + (f"<{c.rows}×{c.columns}>" if c.rows * c.columns > 1 else "") for c in row.cells]
    return f"  | {' | '.join(cells)} |  ({row.key})"


def lines_of(block: Block) -> list[str]:
    """A block as text."""
    head = f"{type(block).__name__} {block.id}"
    match block:
        case Table():
            columns = " ".join(f"{c.kind.value}:{c.share}" for c in block.columns)
            rows = [row(r) for part in (block.head, block.body, block.foot) for r in part]
            return [f"{head} [{columns}] {shown(block.caption)}", *rows, *(f"  note {shown(n)}" for n in block.notes)]
        case AnnexNote():
            return [head, *(f"  {block.label}{shown(entry)}" for entry in block.entries)]
        case Signature():
            return [head, f"  {shown(block.issuer)}", f"  {shown(block.date)}"]
        case Heading() | Item():
            return [f"{head}\n  {block.number}{shown(block.words)}"]
        case AnnexHead():
            return [f"{head}\n  {block.label} {shown(block.words)}"]
        case _:
            return [f"{head}\n  {shown(block.words)}"]


def figure(note: FigureNote) -> str:
    place = f"  @{note.place.line}" if note.place else ""
    inputs = f"  ← {'，'.join(note.inputs)}" if note.inputs else ""
    value = "" if note.value is None else note.value[:14]
    return f"  {note.name} = {note.hedge}{value}{note.unit}（{note.how}）{inputs}{place}"


def text_of_tree(document: Document) -> str:
    """The whole tree."""
    blocks = [line for block in document.blocks for line in lines_of(block)]
    figures = [figure(note) for note in document.figures.values()]
    return "\n".join([str(document.meta), "", *blocks, "", "figures", *figures]) + "\n"


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_a_report_reads_as_it_was_looked_at(township: str, documents: dict[str, Document]) -> None:
    path = FOLDER / f"{township}.txt"
    text = text_of_tree(documents[township])
    if os.environ.get(RECORD):
        path.write_text(text, "utf-8")
    assert path.is_file(), "make golden"
    assert text == path.read_text("utf-8")


def test_no_golden_is_left_of_a_report_that_is_gone() -> None:
    stale = [path for path in FOLDER.glob("*.txt") if path.stem not in TOWNSHIPS]
    if os.environ.get(RECORD):
        for path in stale:
            path.unlink()
        stale = []
    assert not stale
