"""Word comments (批注): at a person's words, what the data give now in their stead."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from fupin_reports.document import Disputed, Noted, Words
from fupin_reports.writers.docx.wordml import DECLARATION, NAMESPACES, quoted, tag

AUTHOR = "扶贫报告"
INITIALS = "扶"
NOW = "按现在的数据，这里是："
GONE = "按现在的数据，这里没有这些字。"


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the characters from `start` to before `end` of a text."""

    start: int
    end: int
    text: str


def notes_in(words: Words, before: str = "") -> tuple[Note, ...]:
    """What is disputed in `words`, as it stands in the text of `before` and them; a deletion is noted at its neighbour."""
    found: list[Note] = []
    at = len(before)
    whole = at + sum(len(word.text) for word in words)
    for word in words:
        end = at + len(word.text)
        if isinstance(word, Noted):
            found.append(Note(at, end, word.note))
        elif isinstance(word, Disputed):
            first, last = (at, end) if end > at else (max(at - 1, 0), at) if at else (0, min(1, whole))
            found.append(Note(max(first, found[-1].end if found else 0), last, NOW + word.ours if word.ours else GONE))
        at = end
    return tuple(note for note in found if note.end > note.start)


@dataclass(slots=True)
class Comments:
    """The comments of one file in the order in which they are asked for; `date` is the document's own (ISO)."""

    date: str
    texts: list[str] = field(default_factory=list)

    def around(self, runs: str, text: str) -> str:
        """`runs` with a comment on them."""
        number = len(self.texts)
        self.texts.append(text)
        reference = tag("r", tag("commentReference", id=number))
        return tag("commentRangeStart", id=number) + runs + tag("commentRangeEnd", id=number) + reference

    def part(self, package: object) -> Part:
        """The part that holds them."""
        written = "".join(
            f'<w:comment w:id="{n}" w:author="{quoted(AUTHOR)}" w:date="{self.date}T00:00:00Z" w:initials="{INITIALS}">'
            + "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in text.split("\n"))
            + "</w:comment>"
            for n, text in enumerate(self.texts)
        )
        content = f"{DECLARATION}<w:comments {NAMESPACES}>{written}</w:comments>".encode()
        return Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, content, package)  # type: ignore[arg-type]  # the package of any document


COMMENTS = RELATIONSHIP_TYPE.COMMENTS
