"""What a report says, without how it looks: the same words and tables for us and for every peer.

Comes in: a project's data. Goes out: one JSON file a report, a list of blocks: `{"kind": "h1" | "h2" | "h3" | "p" | "title" |
"right" | "caption" | "note", "text": …}` and `{"kind": "table", "head": [[…]], "rows": [[…]]}` with every cell a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fupin_reports.cli.choose import choose
from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Heading,
    Item,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
    text_of,
)
from fupin_reports.document_json import to_json

Plain = dict[str, Any]


def write_contents(project: Path, folder: Path, trees: Path, reports: int) -> list[Path]:
    """The first `reports` of the project, as JSON in `folder`, and their document trees in `trees`."""
    chosen = choose(project, (), None)
    assert chosen is not None
    written = []
    for path in chosen.files[:reports]:
        document = chosen.outcome(path).document
        assert document is not None, path
        file = folder / f"{path.stem}.json"
        (trees / file.name).write_text(to_json(document), "utf-8")
        blocks = [plain for block in document.blocks for plain in plain_blocks(block)]
        file.write_text(json.dumps(blocks, ensure_ascii=False), "utf-8")
        written.append(file)
    return written


def plain_blocks(block: Block) -> Iterator[Plain]:
    """A block of the tree as a peer takes it."""
    match block:
        case Title() | AnnexHead():
            yield {"kind": "title", "text": text_of(block.words)}
        case Heading():
            yield {"kind": f"h{block.level}", "text": block.number + text_of(block.words)}
        case Item():
            yield {"kind": "p", "text": block.number + text_of(block.words)}
        case Paragraph():
            yield {"kind": "p", "text": text_of(block.words)}
        case Table():
            if block.caption:
                yield {"kind": "caption", "text": text_of(block.caption)}
            width = len(block.columns)
            yield {
                "kind": "table",
                "head": filled(block.head[-1:], width),
                "rows": filled((*block.body, *block.foot), width),
            }
            yield from ({"kind": "note", "text": text_of(words)} for words in block.notes)
        case AnnexNote():
            yield from ({"kind": "p", "text": text_of(words)} for words in block.entries)
        case Signature():
            yield from ({"kind": "right", "text": text_of(words)} for words in (*block.issuers, block.date))


def filled(rows: tuple[Row, ...], width: int) -> list[list[str]]:
    """Rows without merged cells: a cell stands in its first column, the others are empty."""
    lines = []
    for row in rows:
        cells = [text for cell in row.cells for text in (text_of(cell.words), *[""] * (cell.columns - 1))]
        lines.append((cells + [""] * width)[:width])
    return lines
