"""Paper, 版心, characters a line and lines a page, measured.

Codes: P111 paper · P112 text area · P113 characters a line · P114 lines a page · P115 line off the grid · P117 type size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from fupin_reports.gbt9704 import DRAFT_MARK_SIZE_PT
from fupin_reports.inspection.area import ABOVE_THE_LINE, BELOW_THE_LINE, SAME_SIZE_PT, Print, Wanted
from fupin_reports.inspection.edges import EDGE_TOLERANCE_MM, edge_problems, right_edge
from fupin_reports.inspection.findings import POINTS_PER_MM, millimetres, mode, pages_said, quoted, said
from fupin_reports.inspection.pages import HAN, Line, Page
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span

PAPER_TOLERANCE_MM = 0.5
TOP_TOLERANCE_MM = 1.5
"""Programs set a line a little higher or lower in its pitch."""
OFF_GRID_PT = 0.6
SAME_PITCH_PT = 0.5
"""Programs that set type in whole pixels alternate between two distances; their mean is the pitch."""
FEWEST_LINES = 3
"""So many lines of nothing but full-width characters tell how many a line holds."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What was measured; None where a file has nothing to measure it on. `ragged` is the farthest that a line ends from
    the right edge, in points.
    """

    characters: int | None
    lines: int | None
    pitch: float | None
    ragged: float | None


def measured(print_: Print) -> Grid:
    """The grid of a file."""
    pitch = line_pitch(print_)
    height = print_.wanted.bottom - print_.wanted.top
    lines = int(height / pitch + 0.005) if pitch else None
    counted = fullest_page(print_)
    if lines is not None and counted is not None:
        lines = min(lines, counted)
    ends = [abs(line.right - right_edge(print_)) for _, line in print_.full_lines]
    return Grid(characters_per_line(print_), lines, pitch, max(ends, default=None))


def line_pitch(print_: Print) -> float | None:
    """From line to line of running text, the commonest distance."""
    wanted = print_.wanted
    gaps = [
        below.y - above.y
        for page in print_.upright_pages
        for above, below in pairwise(wanted.rows(page))
        if print_.is_body(above) and print_.is_body(below)
    ]
    return mode((gap for gap in gaps if 0.6 * wanted.pitch < gap < 1.6 * wanted.pitch), SAME_PITCH_PT)


def fullest_page(print_: Print) -> int | None:
    """How many lines stand on the fullest page whose text runs on overleaf; None where fewer than two pages do."""
    wanted = print_.wanted
    counts = []
    for page, after in pairwise(print_.file.pages):
        rows, below = wanted.rows(page), wanted.rows(after)
        full = not (page.is_wide or after.is_wide) and rows and below
        if (
            full
            and all(map(print_.is_body, rows))
            and any((p, line) == (page, rows[-1]) for p, line in print_.full_lines)
        ):
            counts.append(len(rows))
    return max(counts) if len(counts) > 1 else None


def characters_per_line(print_: Print) -> int | None:
    """How many characters a line holds: counted on full lines of nothing but Chinese, the indent of a first line counted
    along; where there are few, by how far apart characters stand on lines that are not spread.
    """
    wanted = print_.wanted
    counts = Counter(
        len(line.glyphs) + round((line.left - print_.left) / wanted.body)
        for _, line in print_.full_lines
        if all(is_square(g.end_x - g.x, g.size) for g in line.glyphs)
    )
    if sum(counts.values()) >= FEWEST_LINES:
        most = max(counts.values())
        likeliest = [count for count, times in counts.items() if times == most]
        return min(likeliest, key=lambda count: abs(count - wanted.layout.characters_per_line))
    full = {id(line) for _, line in print_.full_lines}
    steps = [
        b.x - a.x
        for page in print_.upright_pages
        for line in wanted.rows(page)
        if print_.is_body(line) and id(line) not in full
        for a, b in pairwise(line.glyphs)
        if HAN.search(a.text) and HAN.search(b.text)
    ]
    step = mode(steps, 0.02)
    return int((wanted.right - wanted.left) / step + 0.02) if step else None


def is_square(width: float, size: float) -> bool:
    """Whether a glyph is as wide as it is high."""
    return abs(width - size) < 0.02 * size


def grid_problems(print_: Print, grid: Grid) -> Iterator[Problem]:
    """Everything that is not as the layout wants."""
    yield from paper(print_)
    body = body_size(print_)
    if body is not None and abs(body - print_.wanted.body) > SAME_SIZE_PT:
        yield Problem(
            "P117", Span(print_.name), {"what": "正文", "measured": said(body), "wanted": said(print_.wanted.body)}
        )
        return  # nothing else can be measured against the grid
    yield from outside(print_)
    yield from margins(print_)
    wanted = print_.wanted.layout
    if grid.characters is not None and grid.characters != wanted.characters_per_line:
        words = {"measured": str(grid.characters), "wanted": str(wanted.characters_per_line)}
        yield Problem("P113", Span(print_.name), words)
    if grid.lines is not None and grid.lines != wanted.lines and grid.pitch is not None:
        words = {
            "measured": str(grid.lines),
            "wanted": str(wanted.lines),
            "pitch": said(grid.pitch, 2),
            "wanted_pitch": said(print_.wanted.pitch, 2),
        }
        yield Problem("P114", Span(print_.name), words)
    yield from off_the_grid(print_, grid)
    yield from edge_problems(print_)
    yield from title_size(print_)


def paper(print_: Print) -> Iterator[Problem]:
    """P111: pages of another size than A4, upright or on their side, once a size."""
    found: dict[tuple[str, str], list[int]] = {}
    for page in print_.file.pages:
        wanted = print_.wanted.of(page)
        if max(abs(page.width - wanted.width), abs(page.height - wanted.height)) > PAPER_TOLERANCE_MM * POINTS_PER_MM:
            sizes = [
                f"{millimetres(width)}×{millimetres(height)}"
                for width, height in ((page.width, page.height), (wanted.width, wanted.height))
            ]
            found.setdefault((sizes[0], sizes[1]), []).append(page.number)
    for (measured_size, wanted_size), pages in found.items():
        words = {"page": pages_said(pages), "measured": measured_size, "wanted": wanted_size}
        yield Problem("P111", Span(print_.name), words)


def body_size(print_: Print) -> float | None:
    """The commonest type size outside tables."""
    sizes = Counter(
        line.size
        for page in print_.upright_pages
        for line in print_.wanted.rows(page)
        if not line.in_table
        for _ in line.glyphs
    )
    return sizes.most_common(1)[0][0] if sizes else None


def outside(print_: Print) -> Iterator[Problem]:
    """P112: words beyond an edge of 版心, once a side with the page where they reach farthest."""
    worst: dict[str, tuple[float, Page, Line]] = {}
    for page in print_.file.pages:
        for line in page.text_lines:
            if abs(line.size - float(DRAFT_MARK_SIZE_PT)) < SAME_SIZE_PT and line.y < print_.wanted.of(page).top:
                continue
            for side, beyond in overhangs(line, print_.wanted.of(page), page).items():
                if beyond > worst.get(side, (EDGE_TOLERANCE_MM * POINTS_PER_MM, page, line))[0]:
                    worst[side] = (beyond, page, line)
    for side, (beyond, page, line) in worst.items():
        words = {
            "side": side,
            "page": str(page.number),
            "text": quoted(line.text),
            "measured": millimetres(beyond),
            "wanted": "",
        }
        yield Problem("P112", Span(print_.name), words)


def overhangs(line: Line, wanted: Wanted, page: Page) -> dict[str, float]:
    """How far a line reaches beyond each edge, in points. Of a page on its side either long edge may be the bound one."""
    top, bottom = wanted.top, wanted.bottom
    if page.is_wide:
        inset = min(top, page.height - bottom)
        top, bottom = inset, page.height - inset
    return {
        "左": wanted.left - line.left,
        "右": line.right - wanted.right,
        "上": top - (line.y - ABOVE_THE_LINE * line.size),
        "下": line.y + BELOW_THE_LINE * line.size - bottom,
    }


def margins(print_: Print) -> Iterator[Problem]:
    """P112: where running text begins and ends, as margins in mm."""
    wanted = print_.wanted
    if not print_.full_lines:
        return
    tops = [rows[0] for page in print_.upright_pages if (rows := wanted.rows(page)) and print_.is_body(rows[0])]
    half_gap = (wanted.pitch - wanted.body) / 2
    found = {
        "左": (print_.left, wanted.left, EDGE_TOLERANCE_MM),
        "右": (
            wanted.width - median(line.right for _, line in print_.full_lines),
            wanted.width - wanted.right,
            EDGE_TOLERANCE_MM,
        ),
    }
    if tops:
        highest = min(line.y - ABOVE_THE_LINE * line.size for line in tops) - half_gap
        found["上"] = (highest, wanted.top, TOP_TOLERANCE_MM)
    for side, (own, asked, tolerance) in found.items():
        if own - asked > tolerance * POINTS_PER_MM:
            words = {"side": side, "page": "", "text": "", "measured": millimetres(own), "wanted": millimetres(asked)}
            yield Problem("P112", Span(print_.name), words)


def off_the_grid(print_: Print, grid: Grid) -> Iterator[Problem]:
    """P115: a line that stands nearer to the one above it, or farther, than whole lines; but for what stands under a
    title, or its sub-line, and brings the text back to the grid.
    """
    if not grid.pitch:
        return
    wanted, sub_line = print_.wanted, sub_title_lines(print_)
    for page in print_.upright_pages:
        for above, below in pairwise(wanted.rows(page)):
            gap = below.y - above.y
            whole = max(round(gap / grid.pitch), 1) * grid.pitch
            is_text = print_.is_body(above) and print_.is_body(below) and above not in sub_line
            is_text = is_text and not wanted.is_centred_line(above)
            if is_text and abs(gap - whole) > OFF_GRID_PT:
                words = {
                    "page": str(page.number),
                    "text": quoted(below.text),
                    "measured": said(gap),
                    "wanted": said(whole),
                }
                yield Problem("P115", Span(print_.name), words, severity=Severity.WARNING)


def title_lines(print_: Print) -> tuple[Line, ...]:
    """The lines that make up the title which the file names, of the first page."""
    title = "".join(print_.file.title.split())
    page = print_.file.pages[0]
    for first in range(len(page.text_lines)):
        for last in range(first + 1, len(page.text_lines) + 1):
            text = "".join(line.text for line in page.text_lines[first:last])
            if title and text == title:
                return page.text_lines[first:last]
            if not title.startswith(text):
                break
    return ()


def sub_title_lines(print_: Print) -> tuple[Line, ...]:
    """The lines of 副题: those in the middle below the title in another face than the running text."""
    title = title_lines(print_)
    if not title:
        return ()
    rows = print_.file.pages[0].text_lines
    body = Counter(line.face for _, line in print_.full_lines).most_common(1)
    middle = print_.wanted.left + print_.wanted.right

    def is_one(line: Line) -> bool:
        return abs(line.left + line.right - middle) < print_.wanted.body and line.face not in dict(body)

    return tuple(takewhile(is_one, rows[rows.index(title[-1]) + 1 :]))


def title_size(print_: Print) -> Iterator[Problem]:
    """P117: a title of another type size."""
    for line in title_lines(print_)[:1]:
        if abs(line.size - print_.wanted.title) > SAME_SIZE_PT:
            words = {"what": "标题", "measured": said(line.size), "wanted": said(print_.wanted.title)}
            yield Problem("P117", Span(print_.name), words)
