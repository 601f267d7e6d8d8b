"""The sheet 说明: whose ledger it is, of which data, and how it is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fupin_reports.accounts.cells import numbered
from fupin_reports.accounts.heads import ABOUT, Title
from fupin_reports.workbook import Column, Look, Row, Sheet, Words

COLUMNS = (Column(Title.ITEM, Look.CENTRE, 16), Column(Title.VALUE, Look.TEXT, 90))


def about_sheet(said: Mapping[str, str], notes: Iterable[str]) -> Sheet:
    """`said` line by line, then the notes, numbered."""
    rows = [Row((Words(head), numbered(text))) for head, text in said.items() if text]
    rows += [Row((Words(f"说明{n}"), Words(note))) for n, note in enumerate(notes, 1)]
    return Sheet(ABOUT, ABOUT, "", COLUMNS, tuple(rows))
