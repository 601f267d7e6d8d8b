"""版头 (7.2) and 版记 (7.4) in HTML, and 署名 with the room for seals (7.3.5.1). Their looks stand in `css`."""

from __future__ import annotations

from fupin_reports import gbt9704 as page
from fupin_reports.document import Imprint, RedHead, text_of
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf.characters import marked
from fupin_reports.writers.pdf.css import points
from fupin_reports.writers.pdf.lines import Measure, broken, length
from fupin_reports.writers.pdf.ruler import Ruler, advance_of
from fupin_reports.writers.pdf.sizes import Sizes
from fupin_reports.writers.titles import title_lines


def red_head(block: RedHead, ruler: Ruler, sizes: Sizes, names: tuple[str, ...]) -> str:
    """发文机关标志 35 mm below the top of 版心, 发文字号 and 签发人, the red rule; two lines free below it."""
    mark = text_of(block.mark)
    size = sizes.layout.mark_size_pt(mark)
    lines = title_lines(mark, names, sizes.text_width, advance_of(ruler, Face.XIAOBIAOSONG, size))
    stacked = "".join(f'<span class="line">{marked(line)}</span>' for line in lines)
    mm = page.MARK_BELOW_TEXT_TOP_MM + page.RED_RULE_BELOW_NUMBER_MM + page.THICK_RULE_MM
    height = int(mm * page.PT_PER_MM * 1000) + int(size * 1000) * len(lines)
    below = -height % sizes.line_pitch + page.TITLE_LINES_BELOW_RULE * sizes.line_pitch
    return (
        f'<div style="padding-bottom:{points(below)}">'
        f'<p class="mark" style="font-size:{size}pt;line-height:{size}pt">{stacked}</p>{_number(block, ruler, sizes)}</div>'
    )


def _number(block: RedHead, ruler: Ruler, sizes: Sizes) -> str:
    """发文字号 in the middle; one 字 in from the left where 签发人 stands one 字 in from the right."""
    number, signatory = text_of(block.number), text_of(block.signatory)
    if not signatory:
        return f'<p class="docnumber centred">{marked(number)}</p>'
    advance = advance_of(ruler, Face.FANGSONG, sizes.layout.body_size_pt)
    own = length(page.SIGNATORY + signatory, advance, sizes.spacing)
    if length(number, advance, sizes.spacing) + own > sizes.text_width - 3 * sizes.pitch:  # each on its line
        start = sizes.text_width - sizes.pitch - own
        name = f'{page.SIGNATORY}<span class="kaiti">{marked(signatory)}</span>'
        above = f'<span class="line" style="padding-left:{points(sizes.pitch)}">{marked(number)}</span>'
        below = f'<span class="line" style="padding-left:{points(max(start, 0))}">{name}</span>'
        return f'<p class="docnumber">{above}{below}</p>'
    left = f'<span style="width:{points(sizes.text_width - 2 * sizes.pitch - own)}">{marked(number)}</span>'
    right = f'<span>{page.SIGNATORY}<span class="kaiti">{marked(signatory)}</span></span>'
    return (
        f'<p class="docnumber"><span class="halves" style="padding-left:{points(sizes.pitch)}">{left}{right}</span></p>'
    )


def imprint(block: Imprint, ruler: Ruler, sizes: Sizes) -> str:
    """版记 at the foot of 版心; its room is kept free above, so that no text lies under it."""
    size = page.IMPRINT_SIZE_PT
    advance = advance_of(ruler, Face.FANGSONG, size)
    inset = int(size * 1000) * page.IMPRINT_INSET_CHARACTERS
    label = length(page.COPIES, advance)
    full = sizes.text_width - 2 * inset
    paragraphs, count = [], 1
    if block.copies:
        lines = broken(text_of(block.copies), advance, Measure(full, full - label, 0))
        lefts = [0] + [label] * (len(lines) - 1)
        spans = "".join(
            f'<span class="line" style="padding-left:{points(left)}">{marked(line.text)}</span>'
            for line, left in zip(lines, lefts, strict=True)
        )
        paragraphs.append(f"<p>{spans}</p>")
        count += len(lines)
    office, date = text_of(block.office), text_of(block.date)
    width = full - length(date, advance)
    if length(office, advance) > width - int(size * 1000):  # the date goes on a line of its own
        names = [line.text for line in broken(office, advance, Measure(full, full, 0))]
        spans = "".join(f'<span class="line">{marked(name)}</span>' for name in names)
        last = f'<span class="line" style="padding-left:{points(width)}">{marked(date)}</span>'
        paragraphs.append(f"<p>{spans}{last}</p>")
        count += len(names)
    else:
        paragraphs.append(
            f'<p><span class="halves"><span style="width:{points(width)}">{marked(office)}</span>'
            f"<span>{marked(date)}</span></span></p>"
        )
    rules = int((2 * page.THICK_RULE_MM + page.THIN_RULE_MM) * page.PT_PER_MM * 1000)
    height = sizes.line_pitch * count + rules
    return f'<div class="room" style="height:{points(height)}"><div class="imprint">{"".join(paragraphs)}</div></div>'
