"""The stylesheet of the PDF: the figures of GB/T 9704 said in CSS, rounded tight in hundredths of a point.

Comes in: the faces found; goes out: CSS text. Knows the class names that `html` uses, nothing of documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from fupin_reports import gbt9704 as page
from fupin_reports.fonts import FaceFound, Origin, our_file, rare_file, supplement_file
from fupin_reports.gbt9704 import Face, Layout, PageNumberPlace
from fupin_reports.writers.pdf.sizes import Sizes

JUST_ENOUGH = Decimal("0.02")
"""Of a step, so that rounding on the way loses none."""

# The page number's box is one line of its type size; in FandolSong the upper side of — lies 2.4 mm below the top of a line of
# 14 pt (measured at 300 dpi), so that 4.6 mm above the line make the 7 mm of 7.5.
DASH_IN_LINE = Decimal("2.4") / 14
"""Millimetres for a point of the size."""

SPREAD = re.compile('[" ]s(-?[0-9]{1,4})(?=[" ])')
"""A class that `spread_class` gives."""

NOT_KERNED = "font-kerning:none;"
"""Lines are broken by widths that know no kerning. Fonts of the machine's own need this, at 100 KB of memory a report that
WeasyPrint 70 does not give back; ours are told so where they are declared.
"""


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
    """The stylesheet, all but `spread_rules`. `rare`, the font of the rarest characters, takes its time to read: only for
    who has some.
    """
    sizes = Sizes(layout)
    stacks = {found.face: font_stack(found) for found in faces}
    sources = "".join(
        f'@font-face{{font-family:"{file.stem}";src:url("{file.as_uri()}");'
        f'font-weight:400;font-style:normal;font-feature-settings:"kern" 0}}\n'
        for file in font_files(faces, rare)
    )
    drafts = _drafts(stacks[Face.HEITI], stacks[Face.SONGTI], sizes)
    return (
        sources
        + _page(stacks[Face.SONGTI], layout)
        + drafts
        + _blocks(stacks, sizes, "" if all(found.origin is Origin.OURS for found in faces) else NOT_KERNED)
        + _annexes(stacks, sizes)
        + _office(stacks, sizes)
        + _tables(stacks, sizes)
    )


def spread_class(spread: int) -> str:
    """The class of a line whose characters are spread by so many steps."""
    return f"s{spread}"


def spreads_in(html: str) -> frozenset[int]:
    """The spreads whose classes are in `html`, and maybe others."""
    return frozenset(map(int, SPREAD.findall(html)))


def spread_rules(layout: Layout, spreads: Iterable[int]) -> str:
    """The rules of those spreads. There can be seven hundred; a document has some twenty, and each takes time to parse."""
    step = Sizes(layout).step
    return "".join(f".{spread_class(s)}{{letter-spacing:{points(spacing_of(s, step))}}}\n" for s in sorted(spreads))


def spacing_of(spread: int, step: int) -> Decimal:
    """What to ask for, in thousandths of a point, so that characters come to stand `spread` steps further apart.

    Half of the spacing is printed before a character, in full, and half behind it, in whole thousandths of the type size,
    which are two steps: what is less is cut off
    (WeasyPrint 70: `int(kerning)`, with the half before counted as 1.024 of a half). So of what is asked for, the part
    behind must be a little more than whole; where no such amount gives `spread`, the nearest one does, a step off.
    """
    before = Decimal("0.512")
    behind = 1 - before
    unit, wanted = 2 * step, Decimal(abs(spread)) / 2
    whole = int(wanted * behind)
    best = min(
        (ask for cut in (whole - 1, whole, whole + 1) if (ask := (wanted - max(cut, 0)) / before) >= 0),
        key=lambda ask: abs(ask * before + int(ask * behind + JUST_ENOUGH) - wanted),
    )
    edges = (Decimal(whole) / behind, Decimal(whole + 1) / behind)
    best = min((best, *edges), key=lambda ask: abs(ask * before + int(ask * behind + JUST_ENOUGH) - wanted))
    asked = (best + JUST_ENOUGH) * unit if spread else Decimal(0)
    return (asked if spread > 0 else -asked).quantize(Decimal("0.01"))


def points(thousandths: int | Decimal) -> str:
    """A length in CSS."""
    return f"{Decimal(thousandths) / 1000}pt"


def _page(stack: str, layout: Layout) -> str:
    """Paper, type area (5.1, 5.2.1) and page number (7.5): odd pages right, even pages left."""
    size = layout.page_number_size_pt
    outer = layout.page_number_place is PageNumberPlace.OUTER
    inset = size * page.PAGE_NUMBER_INSET_CHARACTERS if outer else 0
    above = layout.page_number_below_mm - DASH_IN_LINE * size
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
{_turned("turned", "", stack, layout)}
"""


def _turned(name: str, head: str, stack: str, layout: Layout) -> str:
    """A page for a wide table (clause 8): its head at the left of the sheet as it is bound, and the page number where it is
    on every sheet, which is beside the text here and stands on its side. `head` is what else stands in its margin.
    """
    page_, size = layout.turned, layout.page_number_size_pt
    outer = layout.page_number_place is PageNumberPlace.OUTER
    inset = size * page.PAGE_NUMBER_INSET_CHARACTERS if outer else 0
    dash, width = page.PAGE_NUMBER_DASH, page_.text_height_mm
    # Its box would begin so far left of the text as it is wide: turned about its corner, it is moved to where it ends.
    right = width - layout.page_number_below_mm + DASH_IN_LINE * size
    number = (
        f'content:"{dash} " counter(page) " {dash}";font:{size}pt/{size}pt {stack};letter-spacing:0;white-space:nowrap;'
        f"box-sizing:border-box;margin:0;width:{width}mm;height:{size}pt;padding:0 {inset}pt;"
        f"transform-origin:0 0;transform:translate({right}mm,0) rotate(90deg)"
    )
    odd, even = ("right", "left") if outer else ("center", "center")
    none = "@bottom-right{content:none}@bottom-center{content:none}@bottom-left{content:none}"
    return f"""@page {name}{{size:{page_.page_width_mm}mm {page_.page_height_mm}mm;
margin:{page_.top_mm}mm {page_.right_mm}mm {page_.bottom_mm}mm {page_.left_mm}mm;{head}}}
@page {name}:right{{{none}@left-top{{{number};text-align:{odd}}}}}
@page {name}:left{{{none}@left-top{{{number};text-align:{even}}}}}"""


def _drafts(stack: str, songti: str, sizes: Sizes) -> str:
    """What only a draft has: its mark in the head of every page, the note on the first, remarks and blanks on grey."""
    size = page.DRAFT_MARK_SIZE_PT

    def mark(top: Decimal) -> str:
        height = min(page.DRAFT_MARK_HEIGHT_MM, top - page.DRAFT_MARK_LEAST_BESIDE_MM)
        free = page.STANDARD.top_mm - page.DRAFT_MARK_HEIGHT_MM
        below = page.DRAFT_MARK_BELOW_EDGE_MM * (top - height) / free
        return f"""@top-center{{content:string(draft);font:{size}pt/{height:.2f}mm {stack};letter-spacing:0;white-space:nowrap;
border:1.5pt solid #000;width:{size * 4}pt;height:{height:.2f}mm;margin:{below:.2f}mm auto auto;
text-align:center;vertical-align:middle}}"""

    return f"""
@page draft{{{mark(sizes.layout.top_mm)}}}
{_turned("turned-draft", mark(sizes.layout.turned.top_mm), songti, sizes.layout)}
.draft .turned{{page:turned-draft}}
body.draft{{page:draft;string-set:draft attr(data-draft)}}
.draft-note{{font-size:{sizes.layout.table_size_pt}pt;letter-spacing:0;background:#{page.DRAFT_GREY};margin-bottom:{sizes.line_pitch_pt}pt}}
.draft-note p{{text-indent:0}}
.flag,.blank{{background:#{page.DRAFT_GREY}}}
.blank{{text-decoration:underline}}
"""


def _blocks(stacks: dict[Face, str], sizes: Sizes, not_kerned: str) -> str:
    """Body, title and headings (5.2.2, 5.2.3, 7.3.1, 7.3.3). A rare character adds no height."""
    indent = page.INDENT_CHARACTERS * sizes.character_pitch_pt
    return f"""
html,body,h1,h2,h3,h4,h5,p,table{{margin:0;padding:0}}
body{{font:{sizes.layout.body_size_pt}pt/{sizes.line_pitch_pt}pt {stacks[Face.FANGSONG]};letter-spacing:{sizes.spacing_pt}pt;
{not_kerned}color:#000;orphans:1;widows:1}}
h1,h2,h3,h4,h5{{font-size:inherit;font-weight:400;break-after:avoid}}
p,h2,h3,h4,h5{{text-indent:{indent}pt}}
span{{text-indent:0}}
.rare{{line-height:0}}
.whole{{letter-spacing:0}}
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
.sealed p{{padding-top:{sizes.line_pitch_pt * page.LINES_BETWEEN_SEALED}pt}}
.sealed p:first-child{{padding-top:{sizes.line_pitch_pt * (page.LINES_ABOVE_SEALED - 1)}pt}}
.sealed p:last-child{{padding-top:0}}
.annex{{break-before:page}}
.turned{{page:turned}}
.label{{font-family:{stacks[Face.HEITI]};break-after:avoid;padding-bottom:{below_label}pt}}
.annex h1{{bookmark-level:1;bookmark-label:attr(data-bookmark)}}
"""


def _office(stacks: dict[Face, str], sizes: Sizes) -> str:
    """版头 (7.2) and 版记 (7.4), which stands overleaf where the text ends on an odd page. A page
    left blank before it bears no number, nor does its own then (7.5)."""
    pitch = sizes.line_pitch_pt
    inset = page.IMPRINT_SIZE_PT * page.IMPRINT_INSET_CHARACTERS
    rule = page.RED_RULE_BELOW_NUMBER_MM
    return f"""
.mark{{font-family:{stacks[Face.XIAOBIAOSONG]};color:#{page.RED};letter-spacing:0;text-align:center;text-indent:0;
padding-top:{page.MARK_BELOW_TEXT_TOP_MM}mm;padding-bottom:{pitch * page.NUMBER_LINES_BELOW_MARK}pt}}
.mark,.docnumber{{break-after:avoid}}
.docnumber{{text-indent:0;padding-bottom:{rule}mm;border-bottom:{page.THICK_RULE_MM}mm solid #{page.RED}}}
.halves{{display:block;white-space:nowrap}}
.halves span{{display:inline-block}}
.kaiti{{font-family:{stacks[Face.KAITI]}}}
.addressee{{text-indent:0}}
.room{{break-inside:avoid}}
.imprint{{position:absolute;bottom:0;left:0;right:0;font-size:{page.IMPRINT_SIZE_PT}pt;letter-spacing:0;
border:solid #000;border-width:{page.THICK_RULE_MM}mm 0}}
.imprint p{{text-indent:0;padding:0 {inset}pt}}
.imprint p+p{{border-top:{page.THIN_RULE_MM}mm solid #000}}
.overleaf{{break-before:left}}
.gone{{display:none}}
.bare{{page:bare;break-before:left}}
@page bare{{@bottom-left{{content:none}}@bottom-center{{content:none}}@bottom-right{{content:none}}}}
@page bare:left{{@bottom-left{{content:none}}@bottom-center{{content:none}}}}
@page :blank{{@bottom-left{{content:none}}@bottom-center{{content:none}}@bottom-right{{content:none}}}}
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
.piece td{{padding-top:0;padding-bottom:0}}
.foot{{break-before:avoid}}
.joined{{break-after:avoid}}
.left{{text-align:left}}
.centre{{text-align:center}}
.number{{text-align:right}}
.note{{font-size:{sizes.layout.table_size_pt}pt;line-height:{sizes.layout.table_pitch_pt}pt;letter-spacing:0;text-indent:0;
break-inside:avoid;break-before:avoid}}
.after{{height:{sizes.line_pitch_pt / 2}pt}}
"""
