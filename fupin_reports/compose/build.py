"""Elements -> blocks: levels from nesting, numbers from counting, ids from the template's and the data's own keys.

A section without any block vanishes with its heading, and the numbering closes up. A list of one is a paragraph. The
附件说明 is written from the annexes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fupin_reports.compose.marks import Marks
from fupin_reports.compose.markup import ANNEX_NOTE, Element
from fupin_reports.compose.tables import table_of, too_wide, with_widths
from fupin_reports.compose.words import words_of
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
from fupin_reports.gbt9704 import STANDARD, Layout
from fupin_reports.numbering import DEEPEST, item_level, level_number
from fupin_reports.problems import Problem
from fupin_reports.quantities import Units

ANNEX = "附件"
ANNEXES = "附件："


@dataclass(slots=True)
class Builder:
    """Builds the blocks of one report and gathers what is wrong with its markup."""

    marks: Marks
    units: Units
    layout: Layout = STANDARD
    problems: list[Problem] = field(default_factory=list)

    def blocks(self, report: Element) -> tuple[Block, ...]:
        """All blocks of the report in order: body, 附件说明, signature, annexes, 版记."""
        body = self.body(report, "", 0)
        annexes = self.annexes(list(report.elements("annex")))
        signature: list[Block] = [self.signature(s) for s in report.elements("signature")]
        note = [annex_note([head for head, _ in annexes])] if annexes else []
        attached = (block for head, blocks in annexes for block in (head, *blocks))
        imprint = (
            Imprint(e.attributes.get("id", ""), *self.runs(e, "copies", "office", "date"))
            for e in report.elements("imprint")
        )
        return (*body, *note, *signature, *attached, *imprint)

    def body(self, parent: Element, prefix: str, depth: int, numbered: int = 0) -> list[Block]:
        """The blocks of `parent`, which lies `depth` sections deep; `numbered` headings of its level stand before it."""
        result: list[Block] = []
        for child in parent.elements():
            block_id = prefix + child.attributes.get("id", "")
            match child.tag:
                case "title":
                    result.append(Title(block_id, words_of(child, self.marks)))
                case "redhead":
                    result.append(RedHead(block_id, *self.runs(child, "mark", "number", "signatory")))
                case "addressee":
                    result.append(Addressee(block_id, words_of(child, self.marks)))
                case "subtitle":
                    result.append(Subtitle(block_id, words_of(child, self.marks)))
                case "p":
                    if words := words_of(child, self.marks):
                        result.append(Paragraph(block_id, words))
                case "ol":
                    result += self.items(child, prefix, depth, numbered + headings(result, depth + 1))
                case "table":
                    table = table_of(child, block_id, self.marks, self.units, self.layout, self.problems)
                    result += [table] if table is not None else []
                case "section":
                    result += self.section(child, block_id, depth, numbered + headings(result, depth + 1))
        return result

    def section(self, element: Element, block_id: str, depth: int, before: int) -> list[Block]:
        """A section with its heading; nothing where it holds no block; without a heading it runs on.

        `before` counts the headings of its level that stand before it in the same section.
        """
        heading = words_of(element.first("h"), self.marks)
        if not heading:
            return self.body(element, block_id + "/", depth, before)
        inner = self.body(element, block_id + "/", depth + 1)
        level = min(depth + 1, DEEPEST)
        return [Heading(block_id, level, level_number(level, before + 1), heading), *inner] if inner else []

    def items(self, element: Element, prefix: str, depth: int, before: int) -> list[Block]:
        """The items of a list, numbered; a list of one is a paragraph.

        Where headings of the same mark stand `before` the list in its section, it goes on counting from them.
        """
        found = [(prefix + li.attributes.get("id", ""), words_of(li, self.marks)) for li in element.elements("li")]
        filled = [(key, words) for key, words in found if words]
        level = item_level(depth)
        before = before if level == depth + 1 else 0
        if len(filled) == 1 and not before:
            return [Paragraph(*filled[0])]
        return [Item(key, level, level_number(level, before + n), words) for n, (key, words) in enumerate(filled, 1)]

    def annexes(self, elements: list[Element]) -> list[tuple[AnnexHead, list[Block]]]:
        """The annexes that hold anything, labelled 附件 where there is one and 附件1, 附件2 … where there are more."""
        filled: list[tuple[AnnexHead, list[Block]]] = []
        for element in elements:
            key = element.attributes.get("id", "")
            blocks = self.body(element, key + "/", 1)
            if blocks:
                wide = any(isinstance(block, Table) and too_wide(block, self.layout) for block in blocks)
                turned = wide if (asked := element.attributes.get("turned")) is None else asked == "yes"
                if turned:
                    page = self.layout.turned
                    blocks = [with_widths(block, page) if isinstance(block, Table) else block for block in blocks]
                filled.append((AnnexHead(key, "", words_of(element.first("h"), self.marks), turned), blocks))
        return [
            (replace(head, label=ANNEX + (str(n) if len(filled) > 1 else "")), blocks)
            for n, (head, blocks) in enumerate(filled, 1)
        ]

    def signature(self, element: Element) -> Signature:
        """署名 and 成文日期."""
        issuers = tuple(words_of(issuer, self.marks) for issuer in element.elements("issuer"))
        sealed = element.attributes.get("sealed") == "yes"
        return Signature(element.attributes.get("id", ""), issuers, words_of(element.first("date"), self.marks), sealed)

    def runs(self, element: Element, *tags: str) -> Iterator[Words]:
        """The words of each of the elements inside, none where there is no such element."""
        return (words_of(element.first(tag), self.marks) for tag in tags)


def headings(blocks: list[Block], level: int) -> int:
    """How many headings of that level are among `blocks`."""
    return sum(isinstance(block, Heading) and block.level == level for block in blocks)


def annex_note(heads: list[AnnexHead]) -> AnnexNote:
    """附件说明 (GB/T 9704 7.3.4): the names of the annexes, numbered where there are more than one."""
    if len(heads) == 1:
        return AnnexNote(ANNEX_NOTE, ANNEXES, (heads[0].words,))
    return AnnexNote(ANNEX_NOTE, ANNEXES, tuple((Text(f"{n}."), *head.words) for n, head in enumerate(heads, 1)))
