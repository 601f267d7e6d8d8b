"""What reading a person's file gives: the tree, what the tree cannot hold, or why the file cannot be read.

The tree has the person's words as plain text: no figures, no block ids, no row keys. Numbers of headings and items are
the tool's and stand in `number`, not among the words. A table's 合计 rows are among its body.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fupin_reports.document import Document


class Seen(StrEnum):
    """What stands in a file beside plain words."""

    INSERTION = "insertion"  # tracked (修订), read as accepted
    DELETION = "deletion"  # tracked, read as accepted: its words are not in the tree
    MOVE = "move"  # tracked
    COMMENT = "comment"
    OUR_COMMENT = "comment of ours"
    CONTROL = "content control"
    FIELD = "field"
    LINK = "link"
    LINE_BREAK = "line break"  # within a paragraph or a table cell, where the tree knows none
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    HIDDEN = "hidden"
    COLOUR = "colour"
    HIGHLIGHT = "highlight"
    SHADE = "shade"
    EMPHASIS = "emphasis mark"
    RAISED = "raised or lowered"
    SIZE = "size"
    FACE = "typeface"
    ALIGNMENT = "alignment"
    PAGE_BREAK = "page break"
    BLANK_LINE = "blank line"
    PAGE = "page size or margins"
    PICTURE = "picture"
    TEXT_BOX = "text box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    EQUATION = "equation"
    HEADER = "header or footer"
    NESTED_TABLE = "table in a table"
    CELL_CHANGE = "tracked cells"
    OTHER_FILE = "another file inside"
    SYMBOL = "symbol of a typeface of its own"


class Fate(StrEnum):
    """What becomes of it when the tree is written again."""

    WORDS_KEPT = "words kept"  # the words are in the tree, what marked them is not
    DROPPED = "dropped"  # looks only
    NOT_CARRIED = "not carried"  # content that the tree cannot hold
    MADE_ANEW = "made anew"  # ours


FATES = {
    **dict.fromkeys(Seen, Fate.DROPPED),
    **dict.fromkeys((Seen.INSERTION, Seen.DELETION, Seen.MOVE, Seen.CONTROL, Seen.FIELD, Seen.LINK), Fate.WORDS_KEPT),
    **dict.fromkeys((Seen.COMMENT, Seen.PICTURE, Seen.TEXT_BOX, Seen.FOOTNOTE, Seen.ENDNOTE), Fate.NOT_CARRIED),
    **dict.fromkeys((Seen.EQUATION, Seen.HEADER, Seen.NESTED_TABLE, Seen.CELL_CHANGE), Fate.NOT_CARRIED),
    Seen.OUR_COMMENT: Fate.MADE_ANEW,
    **dict.fromkeys((Seen.OTHER_FILE, Seen.SYMBOL), Fate.NOT_CARRIED),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing seen: the words it marks or holds, who did it where the file says so, and the block it stands in.

    `block` counts the blocks of the tree from 0; None where it stands outside of them. `note` is what a comment of ours
    says, `around` the paragraph that it stands in.
    """

    seen: Seen
    words: str
    author: str = ""
    block: int | None = None
    note: str = ""
    around: str = ""

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        return FATES[self.seen]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read."""

    document: Document
    remarks: tuple[Remark, ...] = ()

    @property
    def not_carried(self) -> tuple[Remark, ...]:
        """What would be lost if the tree were written in the file's place; none for a file that is as we write them."""
        return tuple(remark for remark in self.remarks if remark.fate is Fate.NOT_CARRIED)


class Obstacle(StrEnum):
    """Why a file cannot be read with confidence."""

    NOT_A_DOCX = "not a docx"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    NO_STYLES = "none of our styles is left"  # nothing tells headings from text


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be read, and why."""

    obstacle: Obstacle
