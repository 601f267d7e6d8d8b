"""Changes to the text of a file that move no line, and the way back from the changed text to the places as typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

BREAKS = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`new` in the place of columns `start` to `end` of a line; lines and columns count from 0.

    `code` is that of the note which tells it. `shown` is the whole of what was meant (`单位：甲乡`) and `read` what it
    was read as.
    """

    line: int
    start: int
    end: int
    new: str
    code: str
    shown: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits of one file, by line and in order of columns; no two overlap."""

    by_line: Mapping[int, Sequence[Edit]] = field(default_factory=dict)

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> Edits:
        """`edits` sorted; where two concern the same characters the first one given stands."""
        by_line: dict[int, list[Edit]] = {}
        for edit in edits:
            others = by_line.setdefault(edit.line, [])
            if not any(edit.start < other.end and other.start < edit.end for other in others):
                others.append(edit)
        return cls({line: sorted(found, key=lambda e: (e.start, e.end)) for line, found in by_line.items()})

    def __iter__(self) -> Iterator[Edit]:
        """All of them in the order of the file."""
        yield from (edit for line in sorted(self.by_line) for edit in self.by_line[line])

    def applied(self, lines: Sequence[str]) -> list[str]:
        """`lines` with the edits made."""
        changed = list(lines)
        for number, edits in self.by_line.items():
            text, at, parts = lines[number], 0, []
            for edit in edits:
                parts += [text[at : edit.start], edit.new]
                at = edit.end
            changed[number] = "".join([*parts, text[at:]])
        return changed

    def typed_column(self, line: int, column: int, *, end: bool = False) -> int:
        """Where the character at `column` of the changed line stands in the line as typed.

        Inside of what an edit put there: its beginning, or with `end` its end; an edit of equal length moves nothing.
        """
        edits = self.by_line.get(line)
        if not edits:
            return column
        shift = 0  # how much further to the right the changed text is
        for edit in edits:
            start = edit.start + shift
            if column < start or (end and column == start):
                break
            if column < start + len(edit.new) or (end and column == start + len(edit.new)):
                if len(edit.new) == edit.end - edit.start:
                    return column - shift
                return edit.end if end else edit.start
            shift += len(edit.new) - (edit.end - edit.start)
        return column - shift


def with_breaks(text: str) -> tuple[list[str], list[str]]:
    """The lines of `text` and what ends each of them; the last line ends with nothing."""
    parts = BREAKS.split(text)
    return parts[::2], [*parts[1::2], ""]


def joined(lines: Sequence[str], breaks: Sequence[str]) -> str:
    """The text of which `with_breaks` gave `lines` and `breaks`."""
    return "".join(line + end for line, end in zip(lines, breaks, strict=True))


def line_at(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """The line that holds `offset`, and the offset in it, by the offsets at which the lines start."""
    line = bisect_right(starts, offset) - 1
    return line, offset - starts[line]
