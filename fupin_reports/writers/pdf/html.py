"""Says the document tree in HTML for the stylesheet of `css`, every line of running text already broken and spread.

Comes in: a document and a ruler of the faces; goes out: HTML text. Knows nothing of WeasyPrint.
"""

from __future__ import annotations

import re
from decimal import Decimal
from html import escape
from itertools import groupby
from typing import assert_never

from fupin_reports import gbt9704 as page
from fupin_reports.document import (
    Addressee,
    AnnexHead,
    AnnexNote,
    Block,
    Document,
    DraftNote,
    Heading,
    Imprint,
    Item,
    Meta,
    Paragraph,
    RedHead,
    Signature,
    Subtitle,
    Table,
    Title,
    Words,
    text_of,
    turned_parts,
)
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf.characters import marked, marked_stretch
from fupin_reports.writers.pdf.css import points, spread_class
from fupin_reports.writers.pdf.lines import Advance, Line, Measure, broken, length, whole_words
from fupin_reports.writers.pdf.office import imprint, red_head
from fupin_reports.writers.pdf.ruler import Ruler, advance_of
from fupin_reports.writers.pdf.sizes import Sizes
from fupin_reports.writers.pdf.tables import table_html
from fupin_reports.writers.remarks import remarks_in
from fupin_reports.writers.signatures import unsealed
from fupin_reports.writers.titles import title_lines

LINES_BEFORE_SIGNATURE = 2  # 7.3.5.5: the signature never stands on a page without text

ENTRY_NUMBER = re.compile(r"[0-9]+[.．]")


def html_of(document: Document, ruler: Ruler) -> str:
    """The whole document as one HTML page."""
    return _Page(ruler, document.meta, Sizes(document.layout)).of(document.blocks)


class _Page:
    """Writes the blocks of one document; holds what they all need: how wide characters are and the unit's name."""

    def __init__(self, ruler: Ruler, meta: Meta, sizes: Sizes) -> None:
        self._ruler = ruler
        self._meta = meta
        self._sizes = sizes

    def of(self, blocks: tuple[Block, ...]) -> str:
        parts = [_head(self._meta)]
        for turned, part in turned_parts(blocks):
            if turned:
                inner = _Page(self._ruler, self._meta, Sizes(self._sizes.layout.turned)).parts_of(part)
                parts.append(f'<div class="turned">{inner}</div>')
            else:
                parts.append(self.parts_of(part))
        return "".join([*parts, "</body></html>"])

    def parts_of(self, blocks: tuple[Block, ...]) -> str:
        """The blocks, all on pages of one kind."""
        kept = self._kept(blocks)
        parts: list[str] = []
        for is_title, group in groupby(enumerate(blocks), key=lambda pair: isinstance(pair[1], Title | Subtitle)):
            if is_title:
                parts.append(self._titles([block for _, block in group]))
            else:
                parts.extend(self._block(block, kept.get(index, 0)) for index, block in group)
        return "".join(parts)

    def _block(self, block: Block, kept: int) -> str:
        match block:
            case DraftNote():
                return self._draft_note(block)
            case RedHead():
                return red_head(block, self._ruler, self._sizes, self._meta.names)
            case Imprint():
                return imprint(block, self._ruler, self._sizes)
            case Addressee():
                return self._addressee(block)
            case Title() | Subtitle():
                return self._titles([block])
            case Heading():
                return self._running(f"h{block.level + 1}", block, kept)
            case Paragraph() | Item():
                return self._running("p", block, kept)
            case Table():
                caption = self._centred(text_of(block.caption), Face.HEITI, "p", "caption")
                return caption + table_html(block, self._sizes, self._ruler)
            case AnnexNote():
                return self._annex_note(block, kept)
            case Signature():
                return self._signature(block)
            case AnnexHead():
                return self._annex_head(block)
            case _:
                assert_never(block)

    def _advance(self, face: Face, size: Decimal | None = None) -> Advance:
        return advance_of(self._ruler, face, size or self._sizes.layout.body_size_pt)

    def _lines(self, block: Heading | Paragraph | Item) -> tuple[Line, ...]:
        text = text_of(block.words)
        face = Face.FANGSONG
        if not isinstance(block, Paragraph):
            text = block.number + text
            if isinstance(block, Heading):
                face = page.face_of_level(block.level)
        indent = page.INDENT_CHARACTERS * self._sizes.pitch
        return broken(
            text,
            self._advance(face),
            Measure(self._sizes.text_width - indent, self._sizes.text_width, self._sizes.spacing, self._sizes.step),
        )

    def _kept(self, blocks: tuple[Block, ...]) -> dict[int, int]:
        """How many of its last lines each block keeps with what follows, so that a signature has text above it."""
        kept: dict[int, int] = {}
        for index, block in enumerate(blocks):
            if isinstance(block, Signature):
                wanted = LINES_BEFORE_SIGNATURE
                for before in range(index - 1, -1, -1):
                    match blocks[before]:
                        case Paragraph() | Item() | Heading() as text:
                            kept[before] = min(wanted, len(self._lines(text)))
                            wanted -= kept[before]
                        case AnnexNote():
                            kept[before] = 1
                        case _:
                            break
                    if wanted <= 0:
                        break
        return kept

    def _running(self, tag: str, block: Heading | Paragraph | Item, kept: int) -> str:
        """Running text: a block a line, or bare where one line holds it; its last `kept` lines stay together."""
        lines = self._lines(block)
        texts = _texts(lines, "" if isinstance(block, Paragraph) else block.number, block.words)
        if not lines or (len(lines) == 1 and lines[0].spread is None):
            text = "".join(texts)
            return f"<{tag}{_class('kept' if kept else '')}>{text}</{tag}>"
        spans = []
        for index, (line, text) in enumerate(zip(lines, texts, strict=True)):
            names = ["line"]
            if index == 0:
                names.append("indented")
            if line.spread is not None:
                names.append(spread_class(line.spread))
            if index >= len(lines) - kept:
                names.append("kept")
            spans.append(f"<span{_class(*names)}>{text}</span>")
        return f"<{tag}>{''.join(spans)}</{tag}>"

    def _centred(self, text: str, face: Face, tag: str, name: str, *, size: Decimal | None = None) -> str:
        lines = self._even(text, face, size)
        if not text:
            return ""
        return f"<{tag}{_class(name, 'centred')}>{_stacked(lines)}</{tag}>"

    def _even(self, text: str, face: Face, size: Decimal | None = None) -> tuple[str, ...]:
        return title_lines(text, self._meta.names, self._sizes.text_width, self._advance(face, size))

    def _draft_note(self, note: DraftNote) -> str:
        """How far a draft has come: small type on the lines of the grid, on grey, one line free below."""
        advance = self._advance(Face.FANGSONG, self._sizes.layout.table_size_pt)
        paragraphs = []
        for words in (note.words, *note.entries):
            lines = broken(text_of(words), advance, Measure(self._sizes.text_width, self._sizes.text_width, 0))
            spans = "".join(f'<span class="line">{marked(line.text)}</span>' for line in lines)
            paragraphs.append(f"<p>{spans}</p>")
        return f'<div class="draft-note">{"".join(paragraphs)}</div>'

    def _titles(self, blocks: list[Block]) -> str:
        """Title and sub-line; the space below them brings the body back to the grid of lines."""
        parts, height = [], 0
        for block in blocks:
            match block:
                case Title():
                    lines = self._even(text_of(block.words), Face.XIAOBIAOSONG, self._sizes.layout.title_size_pt)
                    parts.append(f'<h1 class="title">{_stacked(lines)}</h1>')
                    height += self._sizes.title_pitch * len(lines)
                case Subtitle():
                    lines = self._even(text_of(block.words), Face.KAITI)
                    parts.append(f'<p class="subtitle centred">{_stacked(lines)}</p>')
                    height += self._sizes.line_pitch * len(lines)
        return f'<div style="padding-bottom:{points(self._sizes.space_below(height))}">{"".join(parts)}</div>'

    def _addressee(self, block: Addressee) -> str:
        """主送机关 (7.3.2): at the left edge, wrapped lines too."""
        width = self._sizes.text_width
        lines = broken(text_of(block.words), self._advance(Face.FANGSONG), Measure(width, width, self._sizes.spacing))
        return f'<p class="addressee">{_stacked(tuple(line.text for line in lines))}</p>'

    def _annex_note(self, note: AnnexNote, kept: int) -> str:
        """附件说明 (7.3.4): later entries under the first, wrapped words under the first word of the name."""
        advance = self._advance(Face.FANGSONG)
        indent = page.INDENT_CHARACTERS * self._sizes.pitch
        under_label = indent + length(note.label, advance, self._sizes.spacing)
        parts = []
        for index, words in enumerate(note.entries):
            text = text_of(words)
            number = ENTRY_NUMBER.match(text)
            hanging = under_label + (length(number[0], advance, self._sizes.spacing) if number else 0)
            start, text = (indent, note.label + text) if index == 0 else (under_label, text)
            lines = broken(
                text,
                advance,
                Measure(self._sizes.text_width - start, self._sizes.text_width - hanging, self._sizes.spacing),
            )
            lefts = [start] + [hanging] * (len(lines) - 1)
            spans = "".join(_placed(line.text, left) for line, left in zip(lines, lefts, strict=True))
            parts.append(f"<p>{spans}</p>")
        return f"<div{_class('annexes', 'kept' if kept else '')}>{''.join(parts)}</div>"

    def _signature(self, signature: Signature) -> str:
        """署名 and date as `signatures` has them. With seals (7.3.5.1) the date stands four characters from the right and
        each 署名 in the middle over it.
        """
        advance = self._advance(Face.FANGSONG)
        issuers, date = [text_of(issuer) for issuer in signature.issuers], text_of(signature.date)
        width, glyph = self._sizes.text_width, self._sizes.pitch
        room = width - page.SIGNATURE_RIGHT_CHARACTERS * glyph
        wrapped = [title_lines(text, (), room, advance) for text in issuers]
        lengths = [[length(line, advance, self._sizes.spacing) for line in lines] for lines in wrapped]
        date_length = length(date, advance, self._sizes.spacing)
        edge, date_start = unsealed([max(own) for own in lengths], date_length, width, glyph)
        if signature.sealed:
            date_start = width - page.SEALED_DATE_RIGHT_CHARACTERS * glyph - date_length
        placed = []
        for lines, own in zip(wrapped, lengths, strict=True):
            if len(own) > 1:
                lefts = [max(room - one, 0) for one in own]
            elif signature.sealed:
                lefts = [max(min(date_start + (date_length - own[0]) // 2, width - own[0]), 0)]
            else:
                lefts = [edge]
            placed.append("".join(_placed(line, left) for line, left in zip(lines, lefts, strict=True)))
        placed += [_placed(date, date_start)] if date else []
        paragraphs = "".join(f"<p>{line}</p>" for line in placed)
        return f"<div{_class('signature', 'sealed' if signature.sealed else '')}>{paragraphs}</div>"

    def _annex_head(self, head: AnnexHead) -> str:
        """An annex (7.3.7): the label on the first line of a new page, the title on the third."""
        title = text_of(head.words)
        lines = self._even(title, Face.XIAOBIAOSONG, self._sizes.layout.title_size_pt)
        above = (page.ANNEX_TITLE_LINE - 1) * self._sizes.line_pitch
        below = self._sizes.space_below(above + self._sizes.title_pitch * len(lines))
        bookmark = escape(f"{head.label} {title}".strip())
        return (
            f'<div class="annex" style="padding-bottom:{points(below)}"><p class="label">{marked(head.label)}</p>'
            f'<h1 data-bookmark="{bookmark}">{_stacked(lines)}</h1></div>'
        )


def _texts(lines: tuple[Line, ...], before: str, words: Words) -> list[str]:
    """Each of `lines`, which hold `before` and `words`, in HTML."""
    text, remarks = before + text_of(words), remarks_in(words, before)
    found, end = [], 0
    for line in lines:
        start = text.index(line.text, end)
        end = start + len(line.text)
        if line.loose and not remarks:
            pieces = whole_words(line.text)
            found.append("".join(f'<span class="whole">{marked(p)}</span>' if own else marked(p) for p, own in pieces))
        else:
            found.append(marked_stretch(line.text, remarks, start))
    return found


def _head(meta: Meta) -> str:
    """The head of the page: what the PDF's metadata say, and the mark of a draft. The date is the document's own.

    The fingerprint of the data is a keyword: readers show those, and PDF/A wants them in XMP as well, which a field of our
    own would not be.
    """
    data = f'<meta name="keywords" content="数据指纹 {meta.data}"/>' if meta.data else ""
    draft = f' class="draft" data-draft="{escape(meta.draft)}"' if meta.draft else ""
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"/><title>{escape(meta.title)}</title>'
        f'<meta name="author" content="{escape(meta.unit)}"/>'
        f"{data}"
        f'<meta name="dcterms.created" content="{escape(meta.date)}"/>'
        f'<meta name="dcterms.modified" content="{escape(meta.date)}"/></head><body{draft}>'
    )


def _stacked(lines: tuple[str, ...]) -> str:
    if len(lines) == 1:
        return marked(lines[0])
    return "".join(f'<span class="line">{marked(line)}</span>' for line in lines)


def _placed(text: str, left: int) -> str:
    return f'<span class="line" style="padding-left:{points(left)}">{marked(text)}</span>'


def _class(*names: str) -> str:
    wanted = " ".join(name for name in names if name)
    return f' class="{wanted}"' if wanted else ""
