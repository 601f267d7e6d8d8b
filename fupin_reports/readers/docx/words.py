"""The words of a paragraph as a reader sees them, tracked changes accepted, and everything else that stands in it.

python-docx's `paragraph.text` skips tracked insertions and content controls: here the XML is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from fupin_reports.readers.docx.looks import added_to_paragraph, added_to_run, raised_digits
from fupin_reports.readers.docx.opened import Notes, WordFile
from fupin_reports.readers.docx.styles import Looks
from fupin_reports.readers.docx.wordml import (
    Element,
    all_text,
    attribute,
    child,
    children,
    is_on,
    name_of,
    number,
    value,
)
from fupin_reports.readers.reading import Remark, Seen
from fupin_reports.writers.docx.comments import AUTHOR
from fupin_reports.writers.docx.styles import StyleId

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = re.compile("[ \t\r\n\xa0]+")
WRAPPERS = ("smartTag", "customXml", "dir", "bdo")
OWN_SIZE: dict[StyleId | None, frozenset[Seen]] = {StyleId.RED_MARK: frozenset({Seen.SIZE})}
"""Looks that come with the words: 发文机关标志 is as large as its line lets it be."""
DRAWN = ("drawing", "pict", "object")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: which of our styles it has, its lines (several where it was broken by hand), what was seen in it.

    `numbered` tells automatic numbering; `runs_on` that its end mark is deleted, so that the next one belongs to it.
    """

    style: StyleId | None
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()
    numbered: bool = False
    runs_on: bool = False
    outline: int | None = None

    @property
    def text(self) -> str:
        """All its words on one line."""
        return "".join(self.lines)


@dataclass(slots=True)
class ParagraphReader:
    """Reads the paragraphs of one file in order; remembers the field it is in, which may reach over several."""

    file: WordFile
    looks: Looks
    fields: list[bool] = field(default_factory=list)  # one for each open field: whether its result has begun
    pieces: list[tuple[str, frozenset[Seen]]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    style: str = ""
    ranges: dict[str, int] = field(default_factory=dict)  # where comments begin in `pieces`

    def line(self, paragraph: Element) -> Line:
        """One w:p."""
        properties = child(paragraph, "pPr")
        self.style = value(properties, "pStyle") or ""
        self.pieces, self.remarks, self.ranges = [], [], {}
        self._walk(paragraph)
        text = "".join(piece for piece, _ in self.pieces)
        for seen in sorted(added_to_paragraph(properties, self.style, self.looks)):
            self._remark(seen, text)
        for looks, group in groupby(self.pieces, key=lambda piece: piece[1]):
            words = "".join(piece for piece, _ in group)
            for seen in sorted(
                looks - OWN_SIZE.get(self.looks.style_of(self.style), frozenset()) if words.strip() else ()
            ):
                self._remark(seen, words)
        self.remarks = [replace(r, around=text) if r.seen is Seen.OUR_COMMENT else r for r in self.remarks]
        mark = child(properties, "rPr")
        return Line(
            self.looks.style_of(self.style),
            tuple(_tidy(line) for line in text.split("\n")),
            tuple(self.remarks),
            numbered=number(properties, "numPr/numId", 0) > 0,
            runs_on=child(mark, "del") is not None or child(mark, "moveFrom") is not None,
            outline=number(properties, "outlineLvl", -1) if child(properties, "outlineLvl") is not None else None,
        )

    def _remark(self, seen: Seen, words: str, author: str = "") -> None:
        self.remarks.append(Remark(seen, words, author))

    def _walk(self, parent: Element) -> None:
        for element in parent:
            self._inline(element)

    def _inline(self, element: Element) -> None:
        match name_of(element):
            case "r":
                self._run(element)
            case "commentRangeStart":
                self.ranges[attribute(element, "id")] = len(self.pieces)
            case "commentRangeEnd":
                self._our_comment(attribute(element, "id"))
            case "ins":
                self._remark(Seen.INSERTION, all_text(element), attribute(element, "author"))
                self._walk(element)
            case "moveTo":
                self._remark(Seen.MOVE, all_text(element), attribute(element, "author"))
                self._walk(element)
            case "del":
                self._remark(Seen.DELETION, all_text(element), attribute(element, "author"))
            case "hyperlink":
                self._remark(Seen.LINK, all_text(element))
                self._walk(element)
            case "fldSimple":
                self._remark(Seen.FIELD, all_text(element))
                self._walk(element)
            case "sdt":
                self._control(element)
            case "oMath" | "oMathPara":
                self._remark(Seen.EQUATION, all_text(element))
            case "subDoc" | "altChunk":
                self._remark(Seen.OTHER_FILE, "")
            case "AlternateContent":
                for choice in [*children(element, "Choice"), *children(element, "Fallback")][:1]:
                    self._walk(choice)
            case name if name in WRAPPERS:
                self._walk(element)

    def _control(self, control: Element) -> None:
        """A content control: its words, unless they only ask for some."""
        content = child(control, "sdtContent")
        if content is None or is_on(child(control, "sdtPr"), "showingPlcHdr"):
            return
        self._remark(Seen.CONTROL, all_text(content))
        self._walk(content)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        looks = added_to_run(properties, self.style, self.looks)
        for element in run:
            self._in_run(element, properties, looks)

    def _in_run(self, element: Element, properties: Element, looks: frozenset[Seen]) -> None:
        match name_of(element):
            case "t":
                text = element.text or ""
                text = text if element.get(_PRESERVE) == "preserve" else text.strip(" \t\r\n")
                raised = raised_digits(text, properties)
                self._say(text if raised is None else raised, looks if raised is None else looks - {Seen.RAISED})
            case "br" if attribute(element, "type") in ("page", "column"):
                self._remark(Seen.PAGE_BREAK, "")
            case "br" | "cr":
                self._say("\n", frozenset())
            case "tab" | "ptab":
                self._say(" ", frozenset())
            case "noBreakHyphen":
                self._say("-", looks)
            case "sym":
                self._remark(Seen.SYMBOL, attribute(element, "char"))
            case "fldChar":
                self._field(attribute(element, "fldCharType"))
            case "ruby":
                for base in children(element, "rubyBase"):
                    self._walk(base)
            case "commentReference":
                self._note(Seen.COMMENT, self.file.comments, element)
            case "footnoteReference":
                self._note(Seen.FOOTNOTE, self.file.footnotes, element)
            case "endnoteReference":
                self._note(Seen.ENDNOTE, self.file.endnotes, element)
            case "AlternateContent":
                for choice in [*children(element, "Choice"), *children(element, "Fallback")][:1]:
                    for inner in choice:
                        self._in_run(inner, properties, looks)
            case name if name in DRAWN:
                boxes = [part for part in element.iter() if name_of(part) == "txbxContent"]
                words = "".join(map(all_text, boxes))
                self._remark(Seen.TEXT_BOX if boxes else Seen.PICTURE, words)

    def _say(self, text: str, looks: frozenset[Seen]) -> None:
        if all(self.fields):  # else it is what a field does, not what it shows
            self.pieces.append((text, looks))

    def _our_comment(self, number: str) -> None:
        """A comment that we made, with the words that it stands on."""
        author, note = self.file.comments.entries.get(number, ("", ""))
        if author == AUTHOR and number in self.ranges:
            words = "".join(piece for piece, _ in self.pieces[self.ranges[number] :])
            self.remarks.append(Remark(Seen.OUR_COMMENT, words, author, note=note))

    def _note(self, seen: Seen, notes: Notes, reference: Element) -> None:
        author, words = notes.entries.get(attribute(reference, "id"), ("", ""))
        if seen is not Seen.COMMENT or author != AUTHOR:  # ours are made anew
            self._remark(seen, words, author)

    def _field(self, mark: str) -> None:
        match mark:
            case "begin":
                self._remark(Seen.FIELD, "")
                self.fields.append(False)
            case "separate" if self.fields:
                self.fields[-1] = True
            case "end" if self.fields:
                self.fields.pop()


def _tidy(text: str) -> str:
    """`text` with each stretch of blanks as one space, none at its ends: those were an indent."""
    return _BLANKS.sub(" ", text).strip(" \u3000\u2003\u2002")
