"""styles.xml from the named styles: defaults, one element a style, and the table style. No theme."""

from __future__ import annotations

from fupin_reports import gbt9704 as gbt
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.docx.measure import TABLE_PADDING, Measures, half_points
from fupin_reports.writers.docx.styles import Align, Style, StyleId, draft_styles, paragraph_styles
from fupin_reports.writers.docx.wordml import DECLARATION, NAMESPACES, tag

EIGHTHS_PER_PT = 8  # the unit of w:sz in borders


def styles_xml(m: Measures, *, draft: bool = False) -> str:
    """The whole part; for a draft with the styles that only a draft has."""
    latent = tag("latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0)
    named = (*paragraph_styles(m), *(draft_styles(m) if draft else ()))
    styles = (_style(style, place, m) for place, style in enumerate(named, start=1))
    characters = f"{_set_apart(StyleId.FLAG, '草稿批注')}{_set_apart(StyleId.BLANK, '草稿待填')}" if draft else ""
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(m)}{latent}"
        f"{''.join(styles)}{_character_default()}{_signatory()}{characters}{_plain_table()}{_report_table()}</w:styles>"
    )


def _defaults(m: Measures) -> str:
    size = half_points(m.layout.body_size_pt)
    run = tag(
        "rPr",
        _fonts(Face.FANGSONG, gbt.LATIN_FACE),
        tag("sz", val=size),
        tag("szCs", val=size),
        tag("lang", val="zh-CN", eastAsia="zh-CN", bidi="ar-SA"),
    )
    return tag("docDefaults", tag("rPrDefault", run), tag("pPrDefault"))


def _fonts(face: Face, latin: str) -> str:
    return tag("rFonts", ascii=latin, eastAsia=face.value, hAnsi=latin, cs=latin)


def _style(style: Style, place: int, m: Measures) -> str:
    name, *aliases = style.names.split(",")
    normal = style.id is StyleId.NORMAL
    head = [tag("name", val=name)]
    head += [tag("aliases", val=",".join(aliases))] if aliases else []
    head += [] if normal else [tag("basedOn", val=StyleId.NORMAL)]
    head += [tag("next", val=style.next)] if style.next else []
    head += [tag("uiPriority", val=place), tag("qFormat")]
    size = half_points(style.size_pt)
    run = tag(
        "rPr",
        _fonts(style.face, style.latin),
        tag("color", val=gbt.RED) if style.red else "",
        tag("spacing", val=m.character_spacing if style.size_pt == m.layout.body_size_pt else 0),
        tag("sz", val=size),
        tag("szCs", val=size),
        # The document is Chinese, its digits are not: LibreOffice would break 12.5% after the point.
        tag("lang", val="en-US") if normal else "",
    )
    properties = tag("pPr", *(_typesetting() if normal else ()), *_paragraph_properties(style, m))
    kind: dict[str, str | int] = {"default": 1} if normal else {} if name.isascii() else {"customStyle": 1}
    return tag("style", *head, properties, run, type="paragraph", **kind, styleId=style.id)


def _typesetting() -> tuple[str, ...]:
    """What all Chinese text keeps to, in the schema's order."""
    return (
        tag("widowControl", val=0),  # 5.2.3: a page holds 22 lines, also where a paragraph's last line stands alone
        tag("kinsoku", val=1),  # GB/T 15834: no closing mark begins a line, no opening mark ends one
        tag("wordWrap", val=1),
        tag("overflowPunct", val=0),  # nothing hangs out of 版心
        tag("autoSpaceDE", val=0),  # 2020年 stands tight, as in print
        tag("autoSpaceDN", val=0),
        tag("adjustRightInd", val=0),
    )


def _paragraph_properties(style: Style, m: Measures) -> tuple[str, ...]:
    """The children of pPr in the schema's order; what equals 正文 is left to it."""
    spacing: dict[str, str | int] = {"before": style.before, "after": style.after}
    indent: dict[str, str | int] = {}
    if style.id is StyleId.NORMAL or style.line != m.line:
        spacing |= {"line": style.line, "lineRule": "exact"}  # exact: a tall substitute glyph does not push the line
    if style.left or style.right:
        indent |= {"left": style.left, "right": style.right}
    if style.indent:
        # Word goes by the characters, others by the twips.
        indent |= {"firstLineChars": style.indent * 100, "firstLine": style.indent * m.glyph}
    return (
        *([tag("keepNext")] if style.keep_next else ()),
        *([tag("keepLines")] if style.frame else ()),  # what stands in a frame is not torn over two pages
        *([tag("pageBreakBefore")] if style.new_page else ()),
        *([_foot_of_page(m)] if style.frame else ()),
        *([_shade()] if style.shaded else ()),
        *([tag("snapToGrid", val=0)] if style.line != m.line else ()),
        tag("spacing", **spacing),
        *([tag("ind", **indent)] if indent else ()),
        tag("jc", val=style.align),
        *([tag("outlineLvl", val=style.outline)] if style.outline is not None else ()),
    )


def _foot_of_page(m: Measures) -> str:
    """A frame as wide as 版心 at its foot (7.4: the last line of 版记 is that of the page)."""
    return tag(
        "framePr", w=m.text_width, wrap="notBeside", vAnchor="margin", hAnchor="margin", xAlign="left", yAlign="bottom"
    )


def _character_default() -> str:
    return tag(
        "style",
        tag("name", val="Default Paragraph Font"),
        tag("uiPriority", val=1),
        tag("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )


def _signatory() -> str:
    """7.2.6: the name of 签发人 in 楷体."""
    return tag(
        "style",
        tag("name", val="签发人姓名"),
        tag("basedOn", val="DefaultParagraphFont"),
        tag("uiPriority", val=99),
        tag("rPr", _fonts(Face.KAITI, gbt.LATIN_FACE)),
        type="character",
        customStyle=1,
        styleId=StyleId.SIGNATORY,
    )


def _set_apart(style: StyleId, name: str) -> str:
    """A character style on grey, to be seen in black and white; what is to be filled in is underlined as well."""
    line = tag("u", val="single") if style is StyleId.BLANK else ""
    return tag(
        "style",
        tag("name", val=name),
        tag("basedOn", val="DefaultParagraphFont"),
        tag("uiPriority", val=99),
        tag("qFormat"),
        tag("rPr", line, _shade()),
        type="character",
        customStyle=1,
        styleId=style,
    )


def _shade() -> str:
    return tag("shd", val="clear", color="auto", fill=gbt.DRAFT_GREY)


def _plain_table() -> str:
    margins = (tag(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    return tag(
        "style",
        tag("name", val="Normal Table"),
        tag("uiPriority", val=99),
        tag("semiHidden"),
        tag("tblPr", tag("tblInd", w=0, type="dxa"), tag("tblCellMar", *margins)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _report_table() -> str:
    """Thin rules everywhere, words in the middle of the row's height."""
    rule = int(gbt.TABLE_RULE_PT * EIGHTHS_PER_PT)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (tag(side, val="single", sz=rule, space=0, color="auto") for side in sides)
    margins = (tag(side, w=TABLE_PADDING, type="dxa") for side in ("left", "right"))
    return tag(
        "style",
        tag("name", val="公文表格"),
        tag("basedOn", val="TableNormal"),
        tag("uiPriority", val=59),
        tag("qFormat"),
        tag("tblPr", tag("jc", val=Align.CENTRE), tag("tblBorders", *borders), tag("tblCellMar", *margins)),
        tag("tcPr", tag("vAlign", val=Align.CENTRE)),
        type="table",
        customStyle=1,
        styleId=StyleId.TABLE,
    )
