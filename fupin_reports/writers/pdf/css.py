"""The stylesheet of the PDF: the figures of GB/T 9704 said in CSS, rounded tight in hundredths of a point.

Comes in: the faces found; goes out: CSS text. Knows the class names that `html` uses, nothing of documents.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from fupin_reports import gbt9704 as page
from fupin_reports.fonts import FaceFound, Origin, our_file, rare_file, supplement_file
from fupin_reports.gbt9704 import Face, Layout, PageNumberPlace
from fupin_reports.writers.pdf.lines import SPREAD_STEP, WIDEST_SPREAD
from fupin_reports.writers.pdf.sizes import Sizes

# The page number's box is one 14 pt line; in FandolSong the upper side of — lies 2.4 mm below the top of the line
# (measured at 300 dpi), so that 4.6 mm above the line make the 7 mm of 7.5.
DASH_IN_LINE_MM = Decimal("2.4")


def font_stack(found: FaceFound) -> str:
    """The families for a face in the order they are tried: the office's own, ours, the supplement, the font of the rarest
    characters, any Chinese one.

    Our files go by their own names (FandolFang-Regular), which no installed family bears.
    """
    families = [found.family] if found.origin is Origin.OFFICE else []
    families += [file.stem for file in (our_file(found.face), supplement_file(found.face), rare_file()) if file]
    if found.family not in families:
        families.append(found.family)
    return ",".join(f'"{family}"' for family in families)


def font_files(faces: tuple[FaceFound, ...], rare: Path | None = None) -> tuple[Path, ...]:
    """The files that the stylesheet names, `rare` among them where it is wanted; nothing else may be read while writing."""
    files = [file for found in faces for file in (our_file(found.face), supplement_file(found.face)) if file]
    return tuple(dict.fromkeys((*files, rare) if rare else files))


def stylesheet(faces: tuple[FaceFound, ...], layout: Layout, rare: Path | None = None) -> str:
    """The whole stylesheet. `rare`, the font of the rarest characters, takes its time to read: only for who has some."""
    sizes = Sizes(layout)
    stacks = {found.face: font_stack(found) for found in faces}
    sources = "".join(
        f'@font-face{{font-family:"{file.stem}";src:url("{file.as_uri()}");font-weight:400;font-style:normal}}\n'
        for file in font_files(faces, rare)
    )
    spreads = range(min(sizes.spacing // SPREAD_STEP * SPREAD_STEP, 0), WIDEST_SPREAD + SPREAD_STEP, SPREAD_STEP)
    spread_rules = "".join(f".{spread_class(s)}{{letter-spacing:{points(s)}}}\n" for s in spreads)
    drafts = _drafts(stacks[Face.HEITI], sizes)
    return (
        sources
        + _page(stacks[Face.SONGTI], layout)
        + drafts
        + _blocks(stacks, sizes)
        + _annexes(stacks, sizes)
        + _tables(stacks, sizes)
        + spread_rules
    )


def spread_class(spread: int) -> str:
    """The class of a line whose characters are spread by so many thousandths of a point."""
    return f"s{spread // SPREAD_STEP}"


def points(thousandths: int) -> str:
    """A length in CSS."""
    return f"{Decimal(thousandths) / 1000}pt"


def _page(stack: str, layout: Layout) -> str:
    """Paper, type area (5.1, 5.2.1) and page number (7.5): odd pages right, even pages left."""
    size = layout.page_number_size_pt
    outer = layout.page_number_place is PageNumberPlace.OUTER
    inset = size * page.PAGE_NUMBER_INSET_CHARACTERS if outer else 0
    above = layout.page_number_below_mm - DASH_IN_LINE_MM
    right, left = ("right", "left") if outer else ("center", "center")
    dash = page.PAGE_NUMBER_DASH
    number = (
        f'content:"{dash} " counter(page) " {dash}";font:{size}pt/{size}pt {stack};letter-spacing:0;'
        f"white-space:nowrap;vertical-align:top;padding:{above}mm {inset}pt 0"
    )
    return f"""
@page{{size:{layout.page_width_mm}mm {layout.page_height_mm}mm;
margin:{layout.top_mm}mm {layout.right_mm}mm {layout.bottom_mm}mm {layout.left_mm}mm}}
@page:right{{@bottom-{right}{{{number}}}}}
@page:left{{@bottom-{left}{{{number}}}}}
"""


def _drafts(stack: str, sizes: Sizes) -> str:
    """What only a draft has: its mark in the head of every page, the note on the first, remarks and blanks on grey."""
    size, below = page.DRAFT_MARK_SIZE_PT, page.DRAFT_MARK_BELOW_EDGE_MM
    height = sizes.layout.top_mm - 2 * page.DRAFT_MARK_BELOW_EDGE_MM + 2
    return f"""
@page draft{{@top-center{{content:string(draft);font:{size}pt/{height}mm {stack};letter-spacing:0;white-space:nowrap;
border:1.5pt solid #000;width:{size * 4}pt;height:{height}mm;margin:{below}mm auto auto;text-align:center;vertical-align:middle}}}}
body.draft{{page:draft;string-set:draft attr(data-draft)}}
.draft-note{{font-size:{sizes.layout.table_size_pt}pt;letter-spacing:0;background:#{page.DRAFT_GREY};margin-bottom:{sizes.line_pitch_pt}pt}}
.draft-note p{{text-indent:0}}
.flag,.blank{{background:#{page.DRAFT_GREY}}}
.blank{{text-decoration:underline}}
"""


def _blocks(stacks: dict[Face, str], sizes: Sizes) -> str:
    """Body, title and headings (5.2.2, 5.2.3, 7.3.1, 7.3.3). A rare character adds no height."""
    indent = page.INDENT_CHARACTERS * sizes.character_pitch_pt
    return f"""
html,body,h1,h2,h3,h4,h5,p,table{{margin:0;padding:0}}
body{{font:{sizes.layout.body_size_pt}pt/{sizes.line_pitch_pt}pt {stacks[Face.FANGSONG]};letter-spacing:{sizes.spacing_pt}pt;
font-kerning:none;color:#000;orphans:1;widows:1}}
h1,h2,h3,h4,h5{{font-size:inherit;font-weight:400;break-after:avoid}}
p,h2,h3,h4,h5{{text-indent:{indent}pt}}
span{{text-indent:0}}
.rare{{line-height:0}}
.line{{display:block;white-space:nowrap}}
.indented{{text-indent:{indent}pt}}
.kept{{break-after:avoid}}
.centred,h1{{text-align:center;text-indent:0}}
h1{{font-family:{stacks[Face.XIAOBIAOSONG]};font-size:{sizes.layout.title_size_pt}pt;line-height:{sizes.layout.title_pitch_pt}pt;
letter-spacing:0}}
.title{{bookmark-level:none}}
.subtitle{{font-family:{stacks[Face.KAITI]}}}
h2{{font-family:{stacks[page.face_of_level(1)]};bookmark-level:1}}
h3{{font-family:{stacks[page.face_of_level(2)]};bookmark-level:2}}
h4{{bookmark-level:3}}
h5{{bookmark-level:4}}
"""


def _annexes(stacks: dict[Face, str], sizes: Sizes) -> str:
    """附件说明, 署名 and 附件 (7.3.4, 7.3.5.2, 7.3.7)."""
    below_label = sizes.line_pitch_pt * (page.ANNEX_TITLE_LINE - 2)
    return f"""
.annexes{{padding-top:{sizes.line_pitch_pt}pt;break-inside:avoid}}
.annexes p,.signature p,.label{{text-indent:0}}
.signature{{padding-top:{sizes.line_pitch_pt}pt;break-inside:avoid;break-before:avoid}}
.annex{{break-before:page}}
.label{{font-family:{stacks[Face.HEITI]};break-after:avoid;padding-bottom:{below_label}pt}}
.annex h1{{bookmark-level:1;bookmark-label:attr(data-bookmark)}}
"""


def _tables(stacks: dict[Face, str], sizes: Sizes) -> str:
    """Tables [practice]: a head on every page, whole rows, 合计 never alone on a page.

    Every cell draws the line below and to the left of itself, so that no page ends without one, not even inside a row;
    only inside a long run of merged cells does the line at the end of a page lack there.
    """
    rule = page.TABLE_RULE_PT
    beside = page.TABLE_PADDING_MM * page.PT_PER_MM
    return f"""
.caption{{font-family:{stacks[Face.HEITI]};break-after:avoid}}
table{{table-layout:fixed;width:100%;border-collapse:separate;border-spacing:0;
font-size:{sizes.layout.table_size_pt}pt;line-height:{sizes.layout.table_pitch_pt}pt;letter-spacing:0;overflow-wrap:anywhere}}
th,td{{border:solid #000;border-width:0 0 {rule}pt {rule}pt;padding:1pt {beside:.2f}pt;
vertical-align:middle;font-weight:400;box-decoration-break:clone}}
th{{font-family:{stacks[Face.HEITI]};text-align:center}}
.top{{border-top-width:{rule}pt}}
.end{{border-right-width:{rule}pt}}
.open{{border-bottom-width:0}}
tr{{break-inside:avoid}}
.tall{{break-inside:auto}}
.tall td{{vertical-align:top}}
.foot{{break-before:avoid}}
.joined{{break-after:avoid}}
.left{{text-align:left}}
.centre{{text-align:center}}
.number{{text-align:right}}
.note{{font-size:{sizes.layout.table_size_pt}pt;line-height:{sizes.layout.table_pitch_pt}pt;letter-spacing:0;text-indent:0;
break-inside:avoid;break-before:avoid}}
.after{{height:{sizes.line_pitch_pt / 2}pt}}
"""
