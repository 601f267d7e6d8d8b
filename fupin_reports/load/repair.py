"""The lines of a data file -> the edits that make YAML read what the clerk meant.

One walk over the lines, keeping at hand which place of the outline a line belongs to; never inside quoted text, text
blocks (| and >), comments or sentences. It does not parse: what it does not understand it leaves to the parser.

Codes, beside those of `keys`, `values` and `flow`: L112 blanks that YAML does not know, as indentation or behind a
dash or a colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fupin_reports.load.blanks import INDENT, STRANGE, has_content, indent_of, width
from fupin_reports.load.edits import Edit
from fupin_reports.load.flow import flow
from fupin_reports.load.keys import SHAPE, Key, brackets, is_key, meant, ordinary, twin
from fupin_reports.load.values import FULL_WIDTH, before_comment, braces, curly, cut, digits
from fupin_reports.outline import Outline

REPAIRS = frozenset({"L110", "L111", "L112", "L113", "L114", "L115", "L116", "L117", "L122"})
"""The codes of notes that tell a repair; other edits only carry a finding."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A mapping or a list that is open at the line in hand, by the column where its keys or dashes stand."""

    column: int
    outline: Outline | None
    is_list: bool


class Walk:
    """Walks the lines once. `edits` is what it found; `nesting` the columns of each line that opens or holds a key."""

    def __init__(self, lines: Sequence[str], outline: Outline) -> None:
        self.lines = lines
        self.root = outline
        self.edits: list[Edit] = []
        self.nesting: list[int] = []
        self._frames: list[Frame] = []
        self._pending: Outline | None = outline
        self._at = 0

    def run(self) -> Walk:
        """Itself, having walked."""
        while self._at < len(self.lines):
            self._line(self._at)
        return self

    def _line(self, number: int) -> None:
        """One line that begins a key, an entry or a value."""
        line = self.lines[number]
        found = INDENT.match(line)
        start = found.end() if found else 0
        column = width(line[:start])
        self._at = number + 1
        self._blanks(number, 0, start)
        if start == len(line) or line[start] == "#":
            return
        if line.startswith("---"):
            self._frames, self._pending = [], self.root
            return
        self.nesting.append(number)
        self._close(column, dash=line[start] == "-")
        base, in_list = column, False
        while line[start] == "-" and (end := self._dash(number, start)) is not None:
            base, in_list = column, True
            self._open_list(column)
            column += width(line[start + 1 : end]) + 1
            start = end
            if start == len(line) or line[start] == "#":
                return
        self._item(number, start, column, base if in_list else None)

    def _close(self, column: int, *, dash: bool) -> None:
        """Ends what is deeper than `column`; a list may stand at the column of its key."""
        frames = self._frames
        while frames and (
            frames[-1].column > column or (frames[-1].column == column and frames[-1].is_list and not dash)
        ):
            frames.pop()

    def _dash(self, number: int, start: int) -> int | None:
        """Where the entry behind the dash at `start` begins; None where the dash is part of a word."""
        line = self.lines[number]
        found = INDENT.match(line, start + 1)
        end = found.end() if found else start + 1
        if end == start + 1 and end < len(line):
            return None
        if end < len(line) or end == start + 1:
            self._blanks(number, start + 1, end)
        return end

    def _open_list(self, column: int) -> None:
        """The list whose dash stands at `column`; what follows is an entry of it."""
        if not (self._frames and self._frames[-1].is_list and self._frames[-1].column == column):
            self._frames.append(Frame(column, self._pending, True))
        outline = self._frames[-1].outline
        self._pending = outline.entries if outline is not None else None

    def _item(self, number: int, start: int, column: int, dash: int | None) -> None:
        """What begins at `start`: a key with its value, or a value; `dash` is the column of the dash before it."""
        line = self.lines[number]
        frame = self._frames[-1] if self._frames else None
        sibling = frame is not None and not frame.is_list and frame.column == column and dash is None
        outline = frame.outline if sibling and frame is not None else self._pending
        key = None if line.startswith("{{", start) else ordinary(line, start)
        if key is None:
            alone = dash is not None and not self._followed(number, column, outline)
            key = meant(number, line, start, outline, self.root.known, alone)
        if key is not None:
            if not sibling:
                self._frames.append(Frame(column, outline, False))
            self._key(number, key, outline, column)
        elif not sibling:
            base = dash if dash is not None else (frame.column if frame else -1)
            self._pending = None
            self._value(number, start, outline, base)

    def _key(self, number: int, key: Key, outline: Outline | None, column: int) -> None:
        """A key of `outline`, with the value behind it."""
        self.edits += [*key.edits, *brackets(number, key, outline)]
        name = key.text if outline is None or outline.below(key.text) else (twin(key.text, outline) or key.text)
        below = outline.below(name) if outline is not None else None
        line = self.lines[number]
        found = INDENT.match(line, key.value)
        start = found.end() if found else key.value
        if start == len(line):
            self._pending = below
            return
        self._blanks(number, key.value, start)
        if line[start] == "#":
            self._pending = below
            if below is not None and below.is_line and start > key.value:
                self.edits += cut(number, line[start - 1 :], start - 1)
            return
        self._pending = None
        self._value(number, start, below, column)

    def _value(self, number: int, start: int, outline: Outline | None, base: int) -> None:
        """A value that begins at `start` and may go on in lines deeper than `base`."""
        line = self.lines[number]
        first = line[start]
        if first in "|>":
            self._skip(base, repair=False)
        elif first in "\"'":
            self._quoted(number, start, base)
        elif line.startswith("{{", start):
            self._braces(number, start, base)
        elif first in "[{":
            edits, last = flow(self.lines, number, start, base, outline)
            self.edits += edits
            self._at = last + 1
        else:
            self._plain(number, start, outline, base)

    def _plain(self, number: int, start: int, outline: Outline | None, base: int) -> None:
        """Words without quotes."""
        text = self.lines[number][start:]
        value = before_comment(text)
        quoted = list(curly(number, start, value)) if text[0] in "“‘" else []
        self.edits += quoted
        if outline is not None and outline.number and FULL_WIDTH.search(value):
            self.edits += digits(number, start + 1, value[1:-1]) if quoted else digits(number, start, value)
        if "#" in text:
            self.edits += cut(number, text, start)
        self._skip(base, repair=True)

    def _braces(self, number: int, start: int, base: int) -> None:
        """A sentence that begins with a figure: quotes are put around it, to the end of its last line."""
        self._skip(base, repair=True)
        places = [(number, start, before_comment(self.lines[number][start:]))]
        for n in range(number + 1, self._at):
            if has_content(self.lines[n]):
                text = self.lines[n].strip()
                places.append((n, self.lines[n].index(text), text))
        self.edits += braces(places)
        if len(places) == 1:
            self.edits += cut(number, self.lines[number][start:], start)

    def _quoted(self, number: int, start: int, base: int) -> None:
        """Passes over quoted text; where the quote is not closed in the lines that can belong to it, over one line."""
        quote, text, last = self.lines[number][start], self.lines[number][start + 1 :], number
        while not closes(text, quote):
            last += 1
            if last >= len(self.lines) or (has_content(self.lines[last]) and indent_of(self.lines[last]) <= base):
                return
            text = self.lines[last]
        self._at = last + 1

    def _skip(self, base: int, *, repair: bool) -> None:
        """Passes over the lines that go on with a value: those deeper than `base`, and empty ones among them.

        Without `repair`, in a text block, only blanks that would end it are mended.
        """
        at = self._at
        while at < len(self.lines):
            line = self.lines[at]
            if line.strip() and indent_of(line) <= base:
                break
            found = INDENT.match(line)
            end = found.end() if found else 0
            if repair or end == len(line) or (not line.isascii() and len(line) - len(line.lstrip(" ")) <= base):
                self._blanks(at, 0, end)
            at += 1
        self._at = at

    def _followed(self, number: int, column: int, outline: Outline | None) -> bool:
        """Whether the next line stands at `column` and begins with a key of `outline`: then an entry of keys began."""
        below = next((line for line in self.lines[number + 1 :] if has_content(line)), "")
        if indent_of(below) != column:
            return False
        start = len(below) - len(below.lstrip())
        key = ordinary(below, start)
        found = SHAPE.match(below, start)
        name = key.text if key else found["key"] if found else ""
        return is_key(name, outline, self.root.known, False)

    def _blanks(self, number: int, start: int, end: int) -> None:
        """L112 where other blanks than the space stand between `start` and `end`; as wide as they look."""
        white = self.lines[number][start:end]
        if white.isascii() or not STRANGE.search(white):
            return
        new = "".join(" " * width(c) if STRANGE.match(c) else c for c in white)
        self.edits.append(Edit(number, start, end, new, "L112"))


def closes(text: str, quote: str) -> bool:
    """Whether a quoted text that goes on as `text` ends in it."""
    at = 0
    while at < len(text):
        if text[at] == quote:
            if quote == "'" and text[at + 1 : at + 2] == "'":
                at += 1
            else:
                return True
        elif text[at] == "\\" and quote == '"':
            at += 1
        at += 1
    return False
