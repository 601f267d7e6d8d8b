"""The document tree: what a report says, once, for every format.

`compose` gives it, `writers` print it, `document_json` saves it and reads it back. Block and inline kinds are a closed
set; a writer that meets a kind it does not know is a type error. Text in the tree is final: no line breaks, no stray
spaces, headings already numbered.

Block ids are stable: made of the place in the template and the data's own key, never of a position, so that two trees
of the same report can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fupin_reports.gbt9704 import STANDARD, Layout
from fupin_reports.source import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words: wording of a template, names, specifications, codes.

    `place` is where narrative text of a clerk stands; two trees of the same words are the same wherever those stand.
    """

    text: str
    place: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Derived:
    """Words that follow from figures: `text` as printed, `figures` the names (keys of `Document.figures`) it rests on."""

    text: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """In a draft, the gap of what is not filled in, 〔待填〕, or not rightly, 〔原写：三百多〕.

    `figures` are those that have no value for it; `place` is where it would be typed, None for what is computed.
    """

    text: str
    figures: tuple[str, ...] = ()
    place: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Flag:
    """In a draft, a remark on an error right behind what it concerns: 〔F201 申报合计25.00万元，重算25.01万元〕."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A person's words, `text` (none where they deleted them), where the data now give other ones: `ours`."""

    text: str
    ours: str


@dataclass(frozen=True, slots=True)
class Noted:
    """In a reviewer's copy, words with a remark on them."""

    text: str
    note: str


Inline = Text | Derived | Blank | Flag | Disputed | Noted
Words = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class DraftNote:
    """At the head of a draft: how far it has come (`words`), and the errors that no place in the text shows (`entries`)."""

    id: str
    words: Words
    entries: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class RedHead:
    """版头 (7.2): 发文机关标志 in red, 发文字号, and in a report to a higher office 签发人 (else no words), over a red rule."""

    id: str
    mark: Words
    number: Words
    signatory: Words = ()


@dataclass(frozen=True, slots=True)
class Title:
    """标题 (GB/T 9704 7.3.1)."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Subtitle:
    """The line under the title (副题): 楷体, centred; practice, not in the standard."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关 (7.3.2): under the title at the left edge, its colon among the words."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of 结构层次 1 to 4 (7.3.3); `number` is its printed mark, 一、 （一） 1. （1）."""

    id: str
    level: int
    number: str
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文), first line indented by two characters."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph: `number` is printed before the words, `level` as for headings (3: 1. · 4: （1））."""

    id: str
    level: int
    number: str
    words: Words


class ColumnKind(StrEnum):
    """How the cells of a column stand: words left, short words centred, numbers right with equal decimals."""

    LEFT = "left"
    CENTRE = "centre"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the column's width in thousandths of the table's width; the shares of a table add up to 1000."""

    kind: ColumnKind
    share: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that covers `rows` × `columns` places of the grid; covered places hold no cell of their own."""

    words: Words
    rows: int = 1
    columns: int = 1

    def kind(self, column: Column) -> ColumnKind:
        """How it stands: as its column does, but centred where it covers several."""
        return column.kind if self.columns == 1 else ColumnKind.CENTRE


@dataclass(frozen=True, slots=True)
class Row:
    """`key` is the data's key of the row ("忠义村委会第五村民小组"), stable when rows are added or sorted."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows fill the grid of `columns` exactly. `foot` holds the 合计 rows, `notes` stand below it."""

    id: str
    caption: Words
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexNote:
    """附件说明 (7.3.4): `label` is 附件： and each entry a printed line, "1.项目明细表", or just the name of the only one."""

    id: str
    label: str
    entries: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """发文机关署名, a line for each office (the leading one first), and 成文日期 (7.3.5); `sealed` leaves the room for seals
    (7.3.5.1).
    """

    id: str
    issuers: tuple[Words, ...]
    date: Words
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """Starts an annex (7.3.7) on a new page: `label` 附件 or 附件1 on the first line, the title on the third.

    A `turned` one has its pages turned, for a table that is wider than 版心 (clause 8).
    """

    id: str
    label: str
    words: Words
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (7.4) at the foot of the last page: 抄送机关 (no words where there are none), 印发机关 and 印发日期."""

    id: str
    copies: Words
    office: Words
    date: Words


Opening = DraftNote | RedHead | Title | Subtitle | Addressee
Block = Opening | Heading | Paragraph | Item | Table | AnnexNote | Signature | AnnexHead | Imprint


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure as the tree remembers it: exact `value` as decimal text (None where it is words), unit, how it was made.

    `how` is one word of the ledger (填报, 合计, 占比, 增幅 …), `inputs` are the names of the figures it was made from,
    `place` is where a typed figure stands, `upper` ends a range.
    """

    name: str
    value: str | None
    unit: str
    hedge: str
    how: str
    inputs: tuple[str, ...] = ()
    place: Span | None = None
    upper: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What the files carry besides their text. `date` is ISO (2023-12-20): the document's own date, never the clock's.

    `draft` is the mark on every page of a draft (草稿); a final document has none. `names` are those of units, which no
    line of a title may be broken in. `data` is the fingerprint of what the data say (see `fingerprint`), put on when the
    document is written; nothing about the report depends on it.
    """

    title: str
    unit: str
    kind: str
    year: int
    date: str
    draft: str = ""
    names: tuple[str, ...] = ()
    data: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `figures` holds every figure that a derived node names and everything those were made from; `layout` is
    the page that it is made for.
    """

    meta: Meta
    blocks: tuple[Block, ...]
    figures: Mapping[str, FigureNote] = field(default_factory=dict)
    layout: Layout = STANDARD


def text_of(words: Words) -> str:
    """The printed text of `words`."""
    return "".join(w.text for w in words)


def with_words(block: Block, words: Iterator[Words]) -> Block:
    """`block` with the next of `words` in the place of each run that `words_of_block` gives, in that order."""
    match block:
        case Table():
            caption = next(words)
            parts = (
                tuple(replace(row, cells=tuple(replace(cell, words=next(words)) for cell in row.cells)) for row in rows)
                for rows in (block.head, block.body, block.foot)
            )
            head, body, foot = parts
            return replace(
                block, caption=caption, head=head, body=body, foot=foot, notes=tuple(next(words) for _ in block.notes)
            )
        case DraftNote():
            return replace(block, words=next(words), entries=tuple(next(words) for _ in block.entries))
        case AnnexNote():
            return replace(block, entries=tuple(next(words) for _ in block.entries))
        case RedHead():
            return replace(block, mark=next(words), number=next(words), signatory=next(words))
        case Imprint():
            return replace(block, copies=next(words), office=next(words), date=next(words))
        case Signature():
            return replace(block, issuers=tuple(next(words) for _ in block.issuers), date=next(words))
        case _:
            return replace(block, words=next(words))


def words_of_block(block: Block) -> Iterator[Words]:
    """Every run of words of `block` in reading order; numbers and labels that the tool adds are not among them."""
    match block:
        case Table():
            yield block.caption
            for row in (*block.head, *block.body, *block.foot):
                for cell in row.cells:
                    yield cell.words
            yield from block.notes
        case DraftNote():
            yield block.words
            yield from block.entries
        case AnnexNote():
            yield from block.entries
        case RedHead():
            yield from (block.mark, block.number, block.signatory)
        case Imprint():
            yield from (block.copies, block.office, block.date)
        case Signature():
            yield from block.issuers
            yield block.date
        case _:
            yield block.words


def turned_parts(blocks: Iterable[Block]) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    """The blocks in runs that stand on pages of one kind, and whether those pages are turned (`AnnexHead.turned`)."""
    turned, run = False, list[Block]()
    for block in blocks:
        now = block.turned if isinstance(block, AnnexHead) else turned and not isinstance(block, Imprint)
        if now != turned and run:
            yield turned, tuple(run)
            run = []
        turned = now
        run.append(block)
    if run:
        yield turned, tuple(run)


def headings_of(blocks: Iterable[Block]) -> dict[str, str]:
    """By block id the words of the heading that the block belongs to: the nearest above it whose id its own begins with,
    else the last one; empty before the first.
    """
    found: dict[str, str] = {}
    above: dict[str, str] = {}
    last = ""
    for block in blocks:
        path = block.id.split("/")
        own = next((above[p] for n in range(len(path) - 1, 0, -1) if (p := "/".join(path[:n])) in above), last)
        if isinstance(block, Heading | AnnexHead):
            last = own = above[block.id] = text_of(block.words)
        found[block.id] = own
    return found
