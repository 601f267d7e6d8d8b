"""The named styles of a report, made of the figures of GB/T 9704 and what offices usually do.

Where Word has a built-in style of the same meaning its name is kept ("heading 1"), with the office's own word as alias
(一级标题): Word shows it in the reader's language, and the navigation pane, a contents list, a screen reader and any
program that reads the file know a heading by that name. What Word does not have is named in Chinese. Ids are ours; Word
may rename them when it saves, so a reader goes by the names.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from fupin_reports import gbt9704 as gbt
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.docx.measure import Measures, twips_of_pt


class StyleId(StrEnum):
    """The styles by the id that paragraphs and tables name."""

    NORMAL = "Normal"
    BODY = "BodyText"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    RED_MARK = "IssuingBody"
    RED_NUMBER = "DocumentNumber"
    SIGNATORY = "Signatory"
    IMPRINT = "Imprint"
    ADDRESSEE = "Salutation"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    HEADING_4 = "Heading4"
    ITEM = "NumberedParagraph"
    CAPTION = "Caption"
    TABLE_HEAD = "TableHead"
    TABLE_WORDS = "TableWords"
    TABLE_CENTRE = "TableCentre"
    TABLE_NUMBER = "TableNumber"
    TABLE_NOTE = "TableNote"
    TABLE_END = "TableEnd"
    ANNEX_NOTE = "AnnexNote"
    ISSUER = "Signature"
    DATE = "Date"
    ANNEX_LABEL = "AnnexLabel"
    ANNEX_TITLE = "AnnexTitle"
    ODD_PAGE_NUMBER = "Footer"
    EVEN_PAGE_NUMBER = "FooterEven"
    TABLE = "ReportTable"
    DRAFT_MARK = "DraftMark"
    DRAFT_NOTE = "DraftNote"
    FLAG = "DraftFlag"
    BLANK = "DraftBlank"


class Align(StrEnum):
    """How the lines of a paragraph stand; BOTH stretches full lines to the edge (两端对齐)."""

    BOTH = "both"
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths are twips, `indent` counts characters, `outline` 0 is the highest level; `shaded` stands
    on grey, a `frame` at the foot of 版心.

    `names` are the style's name and its aliases; `face` serves Chinese characters, `latin` digits and letters.
    """

    id: StyleId
    names: str
    line: int
    size_pt: Decimal
    face: Face = Face.FANGSONG
    latin: str = gbt.LATIN_FACE
    align: Align = Align.BOTH
    before: int = 0
    after: int = 0
    indent: int = 0
    left: int = 0
    right: int = 0
    keep_next: bool = False
    new_page: bool = False
    outline: int | None = None
    next: StyleId | None = None
    shaded: bool = False
    red: bool = False
    frame: bool = False


HEADING_IDS = (StyleId.HEADING_1, StyleId.HEADING_2, StyleId.HEADING_3, StyleId.HEADING_4)

SMALLEST_LINE = gbt.TWENTIETHS_PER_PT


def paragraph_styles(m: Measures) -> tuple[Style, ...]:
    """Every paragraph style, in the order in which Word offers them."""
    return (*_body_styles(m), *_table_styles(m), *_closing_styles(m), *_page_number_styles(m))


def draft_styles(m: Measures) -> tuple[Style, ...]:
    """The paragraph styles that only a draft has: the mark in the head of its pages, and the note on its first one."""
    size = gbt.DRAFT_MARK_SIZE_PT
    mark = twips_of_pt(size * 2)
    return (
        Style(StyleId.DRAFT_MARK, "草稿页标", mark, size, face=Face.HEITI, align=Align.CENTRE),
        Style(StyleId.DRAFT_NOTE, "草稿说明", m.line, m.layout.table_size_pt, shaded=True),
    )


def _body_styles(m: Measures) -> tuple[Style, ...]:
    def body(style_id: StyleId, names: str, **more: Any) -> Style:
        return Style(style_id, names, m.line, m.layout.body_size_pt, **more)

    return (
        body(StyleId.NORMAL, "Normal,正文"),
        Style(
            StyleId.TITLE,
            "Title,公文标题",
            m.title_line,
            m.layout.title_size_pt,
            face=Face.XIAOBIAOSONG,
            align=Align.CENTRE,
            after=m.title_gap(1),
            keep_next=True,
            next=StyleId.BODY,
        ),
        # 7.2.4; its size is that of its words, and stands with them.
        Style(
            StyleId.RED_MARK,
            "发文机关标志",
            2 * twips_of_pt(gbt.MARK_LARGEST_PT),
            m.layout.title_size_pt,
            face=Face.XIAOBIAOSONG,
            align=Align.CENTRE,
            red=True,
            keep_next=True,
            next=StyleId.RED_NUMBER,
        ),
        body(StyleId.RED_NUMBER, "发文字号", align=Align.CENTRE, keep_next=True, next=StyleId.TITLE),
        body(
            StyleId.SUBTITLE,
            "Subtitle,公文副题",
            face=Face.KAITI,
            align=Align.CENTRE,
            after=m.title_gap(1),
            keep_next=True,
            next=StyleId.BODY,
        ),
        # 7.3.2: at the left edge, wrapped lines too.
        body(StyleId.ADDRESSEE, "Salutation,主送机关", align=Align.LEFT, next=StyleId.BODY),
        *(
            body(
                HEADING_IDS[level - 1],
                f"heading {level},{'一二三四'[level - 1]}级标题",
                face=gbt.face_of_level(level),
                indent=gbt.INDENT_CHARACTERS,
                keep_next=True,
                outline=level - 1,
                next=StyleId.BODY,
            )
            for level in (1, 2, 3, 4)
        ),
        body(StyleId.BODY, "Body Text,公文正文", indent=gbt.INDENT_CHARACTERS),
        # Running text that happens to be numbered: no outline level, or the navigation pane fills with sentences.
        body(StyleId.ITEM, "编号段落", indent=gbt.INDENT_CHARACTERS),
    )


def _table_styles(m: Measures) -> tuple[Style, ...]:
    def small(style_id: StyleId, name: str, align: Align, face: Face = Face.FANGSONG) -> Style:
        return Style(style_id, name, m.table_line, m.layout.table_size_pt, face=face, align=align)

    return (
        Style(
            StyleId.CAPTION,
            "caption,表题",
            m.line,
            m.layout.body_size_pt,
            face=Face.HEITI,
            align=Align.CENTRE,
            keep_next=True,
        ),
        small(StyleId.TABLE_HEAD, "表头", Align.CENTRE, Face.HEITI),
        small(StyleId.TABLE_WORDS, "表格文字", Align.LEFT),
        small(StyleId.TABLE_CENTRE, "表格居中", Align.CENTRE),
        small(StyleId.TABLE_NUMBER, "表格数字", Align.RIGHT),
        small(StyleId.TABLE_NOTE, "表注", Align.BOTH),
        Style(StyleId.TABLE_END, "表后", SMALLEST_LINE, m.layout.body_size_pt),
    )


def _closing_styles(m: Measures) -> tuple[Style, ...]:
    size = m.layout.body_size_pt
    return (
        # 7.3.4: not stretched, or wrapped names would not stand under their first character.
        Style(StyleId.ANNEX_NOTE, "附件说明", m.line, size, align=Align.LEFT),
        # 7.3.5.2: one line free above, two characters free at the right.
        Style(
            StyleId.ISSUER,
            "Signature,发文机关署名",
            m.line,
            size,
            align=Align.RIGHT,
            before=m.line,
            right=m.signature_inset,
            keep_next=True,
            next=StyleId.DATE,
        ),
        Style(StyleId.DATE, "Date,成文日期", m.line, size, align=Align.LEFT),
        Style(StyleId.IMPRINT, "版记", m.line, gbt.IMPRINT_SIZE_PT, align=Align.LEFT, frame=True),
        # 7.3.7: the label on line 1, one line free, the title on line 3.
        Style(
            StyleId.ANNEX_LABEL,
            "附件标记",
            m.line,
            size,
            face=Face.HEITI,
            align=Align.LEFT,
            after=(gbt.ANNEX_TITLE_LINE - 2) * m.line,
            keep_next=True,
            new_page=True,
            next=StyleId.ANNEX_TITLE,
        ),
        Style(
            StyleId.ANNEX_TITLE,
            "附件标题",
            m.title_line,
            m.layout.title_size_pt,
            face=Face.XIAOBIAOSONG,
            align=Align.CENTRE,
            after=m.title_gap(1),
            keep_next=True,
            outline=0,  # an annex is found in the navigation pane beside the headings of level 1
            next=StyleId.BODY,
        ),
    )


def _page_number_styles(m: Measures) -> tuple[Style, ...]:
    """7.5: one 四号 character in from the outer edge; in the middle where a profile says so."""
    size = m.layout.page_number_size_pt
    line = twips_of_pt(size)
    inset = gbt.PAGE_NUMBER_INSET_CHARACTERS * line
    outer = m.layout.page_number_place is gbt.PageNumberPlace.OUTER

    def number(style_id: StyleId, name: str, align: Align, **inset: int) -> Style:
        place: dict[str, Any] = {"align": align, **inset} if outer else {"align": Align.CENTRE}
        return Style(style_id, name, line, size, face=Face.SONGTI, latin=Face.SONGTI.value, **place)

    return (
        number(StyleId.ODD_PAGE_NUMBER, "footer,单页页码", Align.RIGHT, right=inset),
        number(StyleId.EVEN_PAGE_NUMBER, "双页页码", Align.LEFT, left=inset),
    )
