"""版头 (7.2) and 版记 (7.4): what an issued document has above its title and at the foot of its last page."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports import gbt9704 as gbt
from fupin_reports.document import Imprint, RedHead, text_of
from fupin_reports.writers.docx.measure import Measures, half_points, twips_of_mm, twips_of_pt, width_of
from fupin_reports.writers.docx.paragraph import Indent, Tab, WordParagraph
from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.wordml import tag
from fupin_reports.writers.titles import title_lines

EIGHTHS_PER_PT = 8  # the unit of w:sz in borders
THICK, THIN = (round(mm * gbt.PT_PER_MM * EIGHTHS_PER_PT) for mm in (gbt.THICK_RULE_MM, gbt.THIN_RULE_MM))


def red_head(block: RedHead, m: Measures, names: tuple[str, ...]) -> Iterator[WordParagraph]:
    """发文机关标志 35 mm below the top of 版心, 发文字号 and 签发人, the red rule; two lines free below it."""
    mark = text_of(block.mark)
    size = m.layout.mark_size_pt(mark)
    lines = title_lines(mark, names, m.text_width, lambda c: width_of(c, size))
    line = twips_of_pt(size)
    top = twips_of_mm(gbt.MARK_BELOW_TEXT_TOP_MM)
    yield WordParagraph(StyleId.RED_MARK, "\n".join(lines), before=top, size=half_points(size), line=line)
    space = int(gbt.RED_RULE_BELOW_NUMBER_MM * gbt.PT_PER_MM)  # points, as Word has it
    rule = tag("bottom", val="single", sz=THICK, space=space, color=gbt.RED)
    above = gbt.NUMBER_LINES_BELOW_MARK * m.line
    height = top + line * len(lines) + above + m.line + space * gbt.TWENTIETHS_PER_PT
    below = gbt.TITLE_LINES_BELOW_RULE * m.line + -height % m.line
    number, signatory = text_of(block.number), text_of(block.signatory)
    if not signatory:
        yield WordParagraph(StyleId.RED_NUMBER, number, before=above, after=below, rules=rule)
        return
    # Both stand one 字 in by tabs: an indent would shorten the rule. Where they do not fit beside each other, each has a line.
    own = m.width_in_body(gbt.SIGNATORY + signatory)
    apart = "\n\t" if m.width_in_body(number) + own > m.text_width - 3 * m.glyph else ""
    yield WordParagraph(
        StyleId.RED_NUMBER,
        f"\t{number}{apart}\t{gbt.SIGNATORY}",
        before=above,
        after=below,
        tabs=(Tab(m.glyph, "left"), Tab(m.text_width - m.glyph, "right")),
        tail=signatory,
        tail_style=StyleId.SIGNATORY,
        rules=rule,
    )


def imprint(block: Imprint, m: Measures) -> Iterator[WordParagraph]:
    """版记: a frame at the foot of 版心, on the page where the text ends. Word cannot be told to put it on an even page;
    where the text ends on an odd one, a page break before it does.
    """
    inset = gbt.IMPRINT_INSET_CHARACTERS * twips_of_pt(gbt.IMPRINT_SIZE_PT)
    copies, style = text_of(block.copies), StyleId.IMPRINT
    label = width_of(gbt.COPIES, gbt.IMPRINT_SIZE_PT)
    if copies:
        wrapped = Indent(left=inset + label, right=inset, hanging=label)
        yield WordParagraph(style, copies, keep_next=True, indent=wrapped, rules=_rules(inset, top=THICK))
    edge = (Tab(m.text_width - inset, "right"),)
    office, date = text_of(block.office), text_of(block.date)
    wide = (
        width_of(office, gbt.IMPRINT_SIZE_PT) + width_of(date, gbt.IMPRINT_SIZE_PT) + inset > m.text_width - 2 * inset
    )
    issued = f"{office}\n\t{date}" if wide else f"{office}\t{date}"  # a date that does not fit has a line of its own
    rules = _rules(inset, top=THIN if copies else THICK, bottom=THICK)
    yield WordParagraph(style, issued, indent=Indent(left=inset, right=inset), tabs=edge, rules=rules)
    yield WordParagraph(StyleId.TABLE_END, "")  # what the frame hangs on


def _rules(inset: int, *, top: int, bottom: int = 0) -> str:
    """Rules above and below as wide as 版心, though the words stand `inset` twips in: rules reach to those at the sides,
    which are white.
    """
    space = inset // gbt.TWENTIETHS_PER_PT
    side: dict[str, str | int] = {"val": "single", "sz": 2, "space": space, "color": "FFFFFF"}
    above = tag("top", val="single", sz=top, space=0, color="auto")
    below = tag("bottom", val="single", sz=bottom, space=0, color="auto") if bottom else ""
    return above + tag("left", **side) + below + tag("right", **side)
