"""A paragraph on its way into Word: a style, its text, and the few things that a style cannot know beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fupin_reports.writers.docx.comments import Comments, Note
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.wordml import runs, tag
from fupin_reports.writers.remarks import Remark, Sort, stretches

STYLE_OF_SORT = {Sort.FLAG: StyleId.FLAG.value, Sort.BLANK: StyleId.BLANK.value, None: ""}


@dataclass(frozen=True, slots=True)
class Indent:
    """Direct indents in twips; `hanging` is how far the first line stands left of the others."""

    left: int = 0
    right: int = 0
    hanging: int = 0


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop at `at` twips; `align` as Word calls it."""

    at: int
    align: str


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """`text` with \\n where a line is broken by hand (titles only). `before`, `after` (twips) and `indent` are the
    style's where None; `keep_next` adds to the style's. `remarks` are the stretches of `text` that a draft sets apart,
    `notes` those that a comment is made on. `tail` is text of the character style `tail_style` behind it, `size` (half points) and `line`
    (twips) are those of words that have their own, `rules` are the XML of its borders, `section`
    that of the section which ends with the paragraph.
    """

    style: StyleId
    text: str
    keep_next: bool = False
    before: int | None = None
    after: int | None = None
    indent: Indent | None = None
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Note, ...] = ()
    tabs: tuple[Tab, ...] = ()
    tail: str = ""
    tail_style: str = ""
    size: int = 0
    line: int = 0
    rules: str = ""
    section: str = ""

    def xml(self, comments: Comments) -> str:
        """The element w:p; what it says of its `notes` goes to `comments`."""
        spacing = {"before": self.before, "after": self.after}
        given: dict[str, str | int] = {name: twips for name, twips in spacing.items() if twips is not None}
        if self.line:
            given |= {"line": self.line, "lineRule": "exact"}
        indent = self.indent
        properties = (
            tag("pStyle", val=self.style),
            tag("keepNext") if self.keep_next else "",
            tag("pBdr", self.rules) if self.rules else "",
            tag("tabs", *(tag("tab", val=stop.align, pos=stop.at) for stop in self.tabs)) if self.tabs else "",
            tag("spacing", **given) if given else "",
            tag("ind", left=indent.left, right=indent.right, hanging=indent.hanging) if indent else "",
            self.section,
        )
        return tag("p", tag("pPr", *properties), *self._runs(comments))

    def _runs(self, comments: Comments) -> Iterator[str]:
        """The words; a report has notes and a draft has remarks, never both."""
        end = 0
        for note in self.notes:
            yield runs(self.text[end : note.start])
            yield comments.around(runs(self.text[note.start : note.end]), note.text)
            end = note.end
        for piece, sort in stretches(self.text[end:], self.remarks if not end else ()):
            yield runs(piece, STYLE_OF_SORT[sort], self.size)
        if self.tail:
            yield runs(self.tail, self.tail_style)
