"""The data file that was made of a workbook, computed as any other, held against the sums that the workbook states.

So the sums over villages and of the whole are judged by the ledger itself, not by a second way of adding up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from fupin_reports.accounts import Title
from fupin_reports.compute import Facts, compute
from fupin_reports.compute.ledger import Ledger
from fupin_reports.figures import Figure
from fupin_reports.intake.heads import Of
from fupin_reports.intake.rows import Rows
from fupin_reports.intake.sums import compare
from fupin_reports.intake.tree import YearRead
from fupin_reports.intake.values import Reader
from fupin_reports.load import parsed
from fupin_reports.problems import Problems
from fupin_reports.records import Settings, report_outline, source_names
from fupin_reports.validate import validate


def facts_of(text: str, name: str, settings: Settings, year: int) -> tuple[Facts | None, Problems]:
    """The figures of the text of a data file, and what is still wrong with it or not filled in."""
    source, problems = parsed(text, name, report_outline(source_names(settings)))
    if source is None:
        return None, problems
    checked, more = validate(source, settings, year)
    return (compute(checked) if checked is not None else None), (*problems, *more)


def check_ledger(facts: Facts, read: Iterable[tuple[str, Rows]], years: Mapping[str, YearRead], reader: Reader) -> None:
    """Every sum over projects, villages and sources that a table states."""
    for scope, rows in read:
        if scope not in facts.years:
            continue
        _, book = facts.years[scope]
        if rows.head.of is Of.VILLAGES:
            check_villages(rows, book, years[scope], reader)
        elif rows.head.of is Of.SOURCES:
            check_money(rows, book, reader)


def check_villages(rows: Rows, book: Ledger, year: YearRead, reader: Reader) -> None:
    """Each village and the whole."""
    children = dict(zip(year.villages, book.children, strict=False))
    for line in rows.lines:
        child = children.get(line.village)
        for key, cell in line.computed.items() if child is not None else ():
            compare(rows, key, cell, amount(child, key, reader), reader, "".join(line.village))
    for sums in rows.sums:
        for key, cell in sums.cells.items():
            if key == Title.TOTAL or key in rows.head.sources:
                compare(rows, key, cell, amount(book, key, reader), reader, sums.label)


def check_money(rows: Rows, book: Ledger, reader: Reader) -> None:
    """金额 of each source and of the whole."""
    for line in rows.lines:
        cell = line.computed.get(Title.MONEY)
        if cell is not None:
            source = line.words.get(Title.SOURCE, "")
            compare(rows, Title.MONEY, cell, amount(book, source, reader), reader, source)
    for sums in rows.sums:
        if (cell := sums.cells.get(Title.MONEY)) is not None:
            compare(rows, Title.MONEY, cell, amount(book, Title.TOTAL, reader), reader, sums.label)


def amount(book: Ledger | None, key: str, reader: Reader) -> Decimal | None:
    """A total or a source of a ledger in the unit of the file."""
    if book is None:
        return None
    figure: Figure | None = (book.total or book.known) if key == Title.TOTAL else book.sources.get(key)
    return figure.quantity.to(reader.unit).value if figure is not None else None
