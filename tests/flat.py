"""A document as a reader can know it: words as plain text, no figures, ids, keys, shares; 合计 rows among the body."""

from __future__ import annotations

from dataclasses import replace

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Document,
    Imprint,
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


def flat(document: Document) -> tuple[Block, ...]:
    """The blocks."""
    return tuple(flat_block(block) for block in document.blocks)


def flat_words(words: Words) -> Words:
    """`words` as one plain text."""
    return (Text(text_of(words)),) if text_of(words) else ()


def flat_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """`rows` without keys."""
    return tuple(Row("", tuple(replace(cell, words=flat_words(cell.words)) for cell in row.cells)) for row in rows)


def flat_block(block: Block) -> Block:
    """One block."""
    match block:
        case Table():
            return Table(
                "",
                flat_words(block.caption),
                tuple(replace(column, share=0) for column in block.columns),
                flat_rows(block.head),
                flat_rows((*block.body, *block.foot)),
                (),
                tuple(map(flat_words, block.notes)),
            )
        case Signature():
            return Signature("", tuple(map(flat_words, block.issuers)), flat_words(block.date))
        case RedHead() | Imprint():
            return with_words(replace(block, id=""), map(flat_words, words_of_block(block)))
        case AnnexHead():
            return AnnexHead("", block.label, flat_words(block.words))
        case AnnexNote():
            return AnnexNote("", block.label, tuple(map(flat_words, block.entries)))
        case _:
            return replace(block, id="", words=flat_words(block.words))
