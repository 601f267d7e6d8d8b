"""Every report of the repo as readable text. `make golden` records anew; look at the page and the diff before committing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import EXAMPLES
from drafts import BROKEN, outcome_of

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Blank,
    Block,
    Derived,
    Document,
    DraftNote,
    FigureNote,
    Flag,
    Heading,
    Imprint,
    Item,
    RedHead,
    Row,
    Signature,
    Table,
    Words,
    words_of_block,
)

FOLDER = Path(__file__).parent
DRAFT = "青坪乡（草稿）"
RECORD = "FUPIN_RECORD_GOLDEN"


BRACKETS = {Derived: "⟦⟧", Blank: "⟪⟫", Flag: "⦅⦆"}


def shown(words: Words) -> str:
    """Words with derived ones, blanks and remarks in brackets of their own."""
    return "".join(w.text.join(BRACKETS.get(type(w), ("", ""))) for w in words)


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
        case DraftNote():
            return [head, f"  {shown(block.words)}", *(f"  {shown(entry)}" for entry in block.entries)]
        case AnnexNote():
            return [head, *(f"  {block.label}{shown(entry)}" for entry in block.entries)]
        case Signature():
            return [head, *(f"  {shown(words)}" for words in (*block.issuers, block.date))]
        case RedHead() | Imprint():
            return [head, *(f"  {shown(words)}" for words in words_of_block(block))]
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


def compare(name: str, document: Document) -> None:
    """`document` is what its golden says; records it where that is asked for."""
    path = FOLDER / f"{name}.txt"
    text = text_of_tree(document)
    if os.environ.get(RECORD):
        path.write_text(text, "utf-8")
    assert path.is_file(), "make golden"
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_report_reads_as_it_was_looked_at(name: str, documents: dict[str, Document]) -> None:
    compare(name, documents[name])


def test_a_draft_reads_as_it_was_looked_at(tmp_path: Path) -> None:
    document = outcome_of(tmp_path, BROKEN.read_bytes()).document
    assert document is not None
    compare(DRAFT, document)


def test_no_golden_is_left_of_a_report_that_is_gone() -> None:
    stale = [path for path in FOLDER.glob("*.txt") if path.stem not in (*EXAMPLES, DRAFT)]
    if os.environ.get(RECORD):
        for path in stale:
            path.unlink()
        stale = []
    assert not stale
