"""Lines and tables of a file -> blocks of the tree: by the name of their style, and by what stands before and behind.

A paragraph that has none of our styles (pasted, or in 正文) is text; a short one that begins with 一、 or （一） is a
heading. A numbered paragraph loses its number, which is the tool's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fupin_reports.document import (
    Addressee,
    AnnexHead,
    AnnexNote,
    Block,
    Heading,
    Imprint,
    Item,
    Paragraph,
    RedHead,
    Signature,
    Subtitle,
    Table,
    Text,
    Title,
    Words,
)
from fupin_reports.gbt9704 import SIGNATORY
from fupin_reports.numbering import item_level, typed_number
from fupin_reports.readers.docx.tables import Grid
from fupin_reports.readers.docx.words import Line
from fupin_reports.readers.reading import Remark, Seen
from fupin_reports.writers.docx.styles import HEADING_IDS, StyleId

Part = Line | Grid

_ANNEX_LABEL = re.compile("附件[:：]")
_SENTENCE = re.compile("[。；！？，：]")
LONGEST_HEADING = 30
HEADING_LEVELS = (1, 2)  # 1. and （1） begin sentences as often as headings
ONE_LINE = (
    StyleId.RED_MARK,
    StyleId.RED_NUMBER,
    StyleId.IMPRINT,
    StyleId.TITLE,
    StyleId.SUBTITLE,
    StyleId.ANNEX_TITLE,
    StyleId.ANNEX_LABEL,
    *HEADING_IDS,
)
MOST_ISSUERS = 8
CLOSING = (StyleId.ISSUER, StyleId.DATE)


@dataclass(frozen=True, slots=True)
class Found:
    """A block and what was seen in it."""

    block: Block
    remarks: tuple[Remark, ...]


def blocks_of(parts: Iterable[Part]) -> tuple[Found, ...]:
    """The blocks in order. Paragraphs without words are left out; what was seen in them stays with a block beside."""
    waiting = list(_worded(_settled(parts)))
    found: list[Found] = []
    remarks: tuple[Remark, ...] = ()
    while waiting:
        block, used = _next(waiting)
        remarks += tuple(remark for part in waiting[:used] for remark in part.remarks)
        waiting = waiting[used:]
        if block is not None:
            found.append(Found(block, remarks))
            remarks = ()
    if remarks and found:
        found[-1] = replace(found[-1], remarks=found[-1].remarks + remarks)
    return tuple(found)


def _settled(parts: Iterable[Part]) -> Iterator[Part]:
    """Paragraphs whose end mark was deleted joined to the next, and lines broken by hand as one."""
    before: Line | None = None
    for part in parts:
        if isinstance(part, Line) and before is not None:
            part = _joined(before, part)
            before = None
        if isinstance(part, Line) and part.runs_on:
            before = part
        elif isinstance(part, Line) and part.style not in ONE_LINE and len(part.lines) > 1:
            broken = Remark(Seen.LINE_BREAK, part.text)
            yield replace(part, lines=(part.text,), remarks=(*part.remarks, broken))
        else:
            yield part
    if before is not None:
        yield before


def _worded(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts but the paragraphs without words, which go with the next part as something seen there."""
    seen: tuple[Remark, ...] = ()
    for part in parts:
        if isinstance(part, Line) and not part.text:
            ours = part.style is StyleId.TABLE_END
            seen += part.remarks or (() if ours else (Remark(Seen.BLANK_LINE, ""),))
        else:
            yield replace(part, remarks=seen + part.remarks)
            seen = ()
    if seen:
        yield Line(None, ("",), seen)


def _joined(first: Line, second: Line) -> Line:
    head = first if first.text else second
    lines = (*first.lines[:-1], first.lines[-1] + second.lines[0], *second.lines[1:])
    return replace(head, lines=lines, remarks=first.remarks + second.remarks, runs_on=second.runs_on)


def _next(parts: list[Part]) -> tuple[Block | None, int]:
    """The block that `parts` begin with, and how many of them it takes."""
    first = parts[0]
    if isinstance(first, Grid):
        return _table(first, (), parts[1:], 1)
    if first.style is StyleId.CAPTION and len(parts) > 1 and isinstance(parts[1], Grid):
        return _table(parts[1], _words(first.text), parts[2:], 2)
    if first.style is StyleId.IMPRINT:
        lines = list(_run(parts, StyleId.IMPRINT))
        return _imprint(lines), len(lines)
    if first.style in (StyleId.RED_MARK, StyleId.RED_NUMBER):
        return _red_head(list(_run(parts, StyleId.RED_MARK)), parts)
    if first.style is StyleId.ANNEX_NOTE:
        entries = [line.text for line in _run(parts, StyleId.ANNEX_NOTE)]
        return _annex_note(entries), len(entries)
    if first.style in CLOSING:
        lines = list(_signed(parts))
        date = lines.pop().text if lines[-1].style is StyleId.DATE else ""
        signed = tuple(_words(line.text) for line in lines)
        return Signature("", signed, _words(date)), len(lines) + bool(date)
    if first.style is StyleId.ANNEX_LABEL:
        titles = list(_run(parts[1:], StyleId.ANNEX_TITLE))
        return AnnexHead("", first.text, _words("".join(line.text for line in titles))), 1 + len(titles)
    return (_paragraph(first) if first.text else None), 1


def _red_head(marks: list[Line], parts: list[Part]) -> tuple[RedHead, int]:
    """版头: 发文机关标志, and 发文字号 with 签发人 behind it on its line."""
    numbers = list(_run(parts[len(marks) :][:1], StyleId.RED_NUMBER))
    number, _, signatory = "".join(line.text for line in numbers).partition(SIGNATORY)
    mark = "".join(line.text for line in marks)
    return RedHead("", _words(mark), _words(number.strip()), _words(signatory.strip())), len(marks) + len(numbers)


def _imprint(lines: list[Line]) -> Imprint:
    """版记: 抄送 where it is there, then 印发机关 and 印发日期 on one line, or the date on one below where they do not fit."""
    *copies, issued = lines
    office, _, date = " ".join(issued.lines).rpartition(" ")
    copied = "".join(line.text for line in copies)
    return Imprint("", _words(copied), _words(office.strip() or issued.text), _words(date if office else ""))


def _signed(parts: list[Part]) -> Iterator[Line]:
    """署名 up to 成文日期, short lines that a person put between them among it; else 署名 alone."""
    lines: list[Line] = []
    for part in parts[: MOST_ISSUERS + 1]:
        short = isinstance(part, Line) and part.style in (None, StyleId.BODY) and len(part.text) <= LONGEST_HEADING
        if not isinstance(part, Line) or not (short or part.style in CLOSING):
            break
        lines.append(part)
        if part.style is StyleId.DATE:
            return iter(lines)
    return _run(parts, StyleId.ISSUER)


def _run(parts: list[Part], *styles: StyleId) -> Iterator[Line]:
    """The lines of those styles that `parts` begin with."""
    for part in parts:
        if not isinstance(part, Line) or part.style not in styles:
            return
        yield part


def _table(grid: Grid, caption: Words, behind: list[Part], used: int) -> tuple[Table, int]:
    notes = list(_run(behind, StyleId.TABLE_NOTE))
    words = tuple(_words(note.text) for note in notes if note.text)
    return replace(grid.table, caption=caption, notes=words), used + len(notes)


def _annex_note(entries: list[str]) -> AnnexNote | None:
    entries = [entry for entry in entries if entry]
    if not entries:
        return None
    label = _ANNEX_LABEL.match(entries[0])
    first = entries[0][label.end() :] if label else entries[0]
    return AnnexNote("", label.group() if label else "", tuple(_words(e) for e in (first, *entries[1:]) if e))


def _paragraph(line: Line) -> Block:
    """A paragraph of text by its style; by its shape where it has none of ours."""
    text = line.text
    match line.style:
        case StyleId.TITLE:
            return Title("", _words(text))
        case StyleId.ADDRESSEE:
            return Addressee("", _words(text))
        case StyleId.SUBTITLE:
            return Subtitle("", _words(text))
        case StyleId.ANNEX_TITLE:
            return AnnexHead("", "", _words(text))
        case StyleId.ITEM:
            return _item(text)
        case style if style in HEADING_IDS:
            return _heading(text, HEADING_IDS.index(style) + 1)
        case None:
            return _shaped(line)
        case _:
            return Paragraph("", _words(text))


def _shaped(line: Line) -> Block:
    """A paragraph without a style of ours."""
    text = line.text
    if line.outline is not None and 0 <= line.outline < len(HEADING_IDS):
        return _heading(text, line.outline + 1)
    if line.numbered:
        return Item("", item_level(0), "", _words(text))
    found = typed_number(text)
    if found and found[0] in HEADING_LEVELS and len(text) <= LONGEST_HEADING and not _SENTENCE.search(text):
        return _heading(text, found[0])
    return Paragraph("", _words(text))


def _heading(text: str, level: int) -> Heading:
    found = typed_number(text, level)
    number = found[1] if found else ""
    return Heading("", level, number, _words(text[len(number) :].lstrip()))


def _item(text: str) -> Item:
    """A numbered paragraph; its level shows in the form of its number. Without one it counts as the highest."""
    found = typed_number(text, item_level(0))
    level, number = found if found and found[0] >= item_level(0) else (item_level(0), "")
    return Item("", level, number, _words(text[len(number) :].lstrip()))


def _words(text: str) -> Words:
    return (Text(text),) if text else ()
