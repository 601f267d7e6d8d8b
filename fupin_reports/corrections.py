"""更正说明: a short document that says which figures of a report were corrected, from what to what, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fupin_reports.compose import with_widths
from fupin_reports.dates import in_chinese
from fupin_reports.document import (
    Cell,
    Column,
    ColumnKind,
    Document,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
    Title,
    Words,
)
from fupin_reports.moves import Move

HEAD = ("序号", "项目", "原数", "更正后", "所在位置", "原因")
KINDS = (ColumnKind.CENTRE, ColumnKind.LEFT, ColumnKind.CENTRE, ColumnKind.CENTRE, ColumnKind.LEFT, ColumnKind.LEFT)
COMMENT = re.compile(r"[ \t]#[ \t]*(?P<words>[^#]+)$")
NONE = "—"
MOST_PLACES = 3


def corrections(report: Document, moves: Sequence[Move], day: date, reasons: Mapping[str, str]) -> Document:
    """The document for the figures that are printed or typed in `report` and that moved, dated `day`.

    `reasons` are what the data say of a correction, by figure; without any there is no column for them.
    """
    shown = len(HEAD) if reasons else len(HEAD) - 1
    title = f"关于{report.meta.title}的更正说明"
    typed = sum(move.typed for move in moves)
    said = (
        f"经核对，{report.meta.title}中有{typed}处填报的数据需要更正"
        if typed
        else f"{report.meta.title}所依据的数据有更正"
    )
    rest = len(moves) - typed
    said += f"，由此算出的{rest}处数据随之变动" if rest else ""
    rows = tuple(row(n, move, reasons.get(move.name, ""), shown) for n, move in enumerate(moves, 1))
    head = (Row("头", tuple(Cell(words(text)) for text in HEAD[:shown])),)
    columns = tuple(Column(kind, 1000 // shown) for kind in KINDS[:shown])
    table = with_widths(Table("更正", words("更正前后对照表"), columns, head, rows), report.layout)
    blocks = (
        Title("标题", words(title)),
        Paragraph("说明", words(f"{said}，现更正如下，其余内容不变。")),
        table,
        Signature("落款", (words(report.meta.unit),), words(in_chinese(day))),
    )
    meta = replace(report.meta, title=title, kind="更正说明", date=day.isoformat())
    return Document(meta, blocks, layout=report.layout)


def row(number: int, move: Move, reason: str, shown: int) -> Row:
    """One figure, in as many cells as are shown."""
    where = "；".join(move.where[:MOST_PLACES]) + ("等" if len(move.where) > MOST_PLACES else "")
    name = move.name.replace(".", "／")
    texts = (str(number), name, move.before or NONE, move.after or NONE, where or "数据", reason or NONE)
    return Row(move.name, tuple(Cell(words(text)) for text in texts[:shown]))


def reasons_in(root: Path, moves: Sequence[Move]) -> dict[str, str]:
    """What stands behind # on the line of a correction, by figure."""
    found: dict[str, str] = {}
    for move in moves:
        file, _, rest = move.place.partition(":")
        line = rest.partition(":")[0]
        try:
            text = (root / file).read_text("utf-8-sig").splitlines()[int(line) - 1] if file and line else ""
        except (OSError, UnicodeDecodeError, ValueError, IndexError):
            continue
        if comment := COMMENT.search(text):
            found[move.name] = comment["words"].strip()
    return found


def words(text: str) -> Words:
    """Plain words."""
    return (Text(text),)
