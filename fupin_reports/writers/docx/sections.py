"""Sections: upright pages, and turned ones for wide tables (clause 8) whose page number stands where it is on every sheet.

On a turned page that place is beside the text: a text box in the header, its words on their side.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from fupin_reports import gbt9704 as gbt
from fupin_reports.writers.docx.measure import DRAFT_MARK_DISTANCE, STANDARD, Measures, twips_of_mm, twips_of_pt
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.wordml import DECLARATION, NAMESPACES, runs, tag

EMU_PER_TWIP = 635
NUMBER_BOX = "页码"
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"

ODD_FOOTER, EVEN_FOOTER, NO_FOOTER = "footer1.xml", "footer2.xml", "footer3.xml"
ODD_HEADER, EVEN_HEADER = "header1.xml", "header2.xml"
TURNED_ODD, TURNED_EVEN = "header3.xml", "header4.xml"

Parts = dict[str, tuple[str, str, str]]


def margin_parts(m: Measures, draft: str, draft_mark: str, *, turned: bool) -> Parts:
    """The headers and footers of a file by name: content type, relation, XML. `draft_mark` is the paragraph of a draft."""
    foot, head = (
        (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
        (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    )
    parts: Parts = {
        ODD_FOOTER: (*foot, _footer(number_of(StyleId.ODD_PAGE_NUMBER))),
        EVEN_FOOTER: (*foot, _footer(number_of(StyleId.EVEN_PAGE_NUMBER))),
    }
    if draft:
        parts |= {name: (*head, _header(draft_mark)) for name in (ODD_HEADER, EVEN_HEADER)}
    if turned:
        empty = tag("p", tag("pPr", tag("pStyle", val=StyleId.TABLE_END)))
        parts[NO_FOOTER] = (*foot, _footer(empty))
        for name, style in ((TURNED_ODD, StyleId.ODD_PAGE_NUMBER), (TURNED_EVEN, StyleId.EVEN_PAGE_NUMBER)):
            parts[name] = (*head, _header(draft_mark + _beside(number_of(style), m)))
    return parts


def section(m: Measures, ids: dict[str, str], *, turned: bool, draft: bool) -> str:
    """The element w:sectPr of upright or turned pages; `ids` are the relations of headers and footers by name."""
    upright = (
        ("header", "even", EVEN_HEADER),
        ("header", "default", ODD_HEADER),
        ("footer", "even", EVEN_FOOTER),
        ("footer", "default", ODD_FOOTER),
    )
    aside = (
        ("header", "even", TURNED_EVEN),
        ("header", "default", TURNED_ODD),
        ("footer", "even", NO_FOOTER),
        ("footer", "default", NO_FOOTER),
    )
    # A section without headers of its own would go on with those of the section before.
    wanted = aside if turned else upright
    references = "".join(
        f'<w:{place}Reference w:type="{kind}" r:id="{ids[name]}"/>' for place, kind, name in wanted if name in ids
    )
    page = Measures(m.layout.turned) if turned else m
    size = {"w": page.page_width, "h": page.page_height} | ({"orient": "landscape"} if turned else {})
    return tag(
        "sectPr",
        references,
        tag("pgSz", **size),
        tag(
            "pgMar",
            top=page.top,
            right=page.right,
            bottom=page.bottom,
            left=page.left,
            # Of a final document there is no header; Word wants a figure.
            header=DRAFT_MARK_DISTANCE * page.top // STANDARD.top if draft or turned else m.footer_distance,
            footer=m.footer_distance,
            gutter=0,
        ),
        tag("docGrid", type="lines", linePitch=m.line),
    )


def number_of(style: StyleId) -> str:
    """`— 1 —` (7.5) as a paragraph; Word puts the number of the page in place of 1."""
    dash = gbt.PAGE_NUMBER_DASH
    number = tag("fldSimple", tag("r", "<w:t>1</w:t>"), instr=" PAGE ")
    return tag("p", tag("pPr", tag("pStyle", val=style)), runs(f"{dash} "), number, runs(f" {dash}"))


def _footer(paragraph: str) -> str:
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"


def _header(paragraphs: str) -> str:
    return f"{DECLARATION}<w:hdr {NAMESPACES} {DRAWING}>{paragraphs}</w:hdr>"


def _beside(number: str, m: Measures) -> str:
    """A paragraph with the text box that holds the page number: as high as 版心, left of it, its words turned."""
    page = Measures(m.layout.turned)
    thick = twips_of_pt(m.layout.page_number_size_pt)
    middle = page.left - twips_of_mm(
        m.layout.page_number_below_mm
    )  # where the dash runs, which is in the line's middle
    left, width, height = ((middle - thick // 2) * EMU_PER_TWIP, thick * EMU_PER_TWIP, page.text_height * EMU_PER_TWIP)
    top = page.top * EMU_PER_TWIP
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{number}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="{NUMBER_BOX}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor>'
    )
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent>'
    return tag("p", tag("pPr", tag("pStyle", val=StyleId.TABLE_END)), f"<w:r>{choice}</w:r>")
