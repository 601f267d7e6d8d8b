"""The text of a DOCX: styles, typefaces, what was formatted by hand, heads of tables; and its words.

Codes: P162 pitch of running text · P163 style · P164 formatted by hand · P166 head of a table not marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_reports.gbt9704 import PT_PER_MM, TWENTIETHS_PER_PT, Face, Layout
from fupin_reports.inspection.docx_page import GRID_TOLERANCE, whole
from fupin_reports.inspection.findings import quoted, said
from fupin_reports.inspection.pages import HAN
from fupin_reports.problems import Problem, Severity
from fupin_reports.readers.docx.looks import added_to_run
from fupin_reports.readers.docx.styles import Looks
from fupin_reports.readers.docx.wordml import Element, attribute, child, children, name_of, value
from fupin_reports.readers.reading import Seen
from fupin_reports.source import Span
from fupin_reports.writers.docx.styles import StyleId

FACES = {
    StyleId.TITLE: Face.XIAOBIAOSONG,
    StyleId.ANNEX_TITLE: Face.XIAOBIAOSONG,
    StyleId.SUBTITLE: Face.KAITI,
    StyleId.HEADING_1: Face.HEITI,
    StyleId.HEADING_2: Face.KAITI,
    StyleId.HEADING_3: Face.FANGSONG,
    StyleId.HEADING_4: Face.FANGSONG,
    StyleId.BODY: Face.FANGSONG,
    StyleId.ITEM: Face.FANGSONG,
    StyleId.TABLE_HEAD: Face.HEITI,
    StyleId.ANNEX_LABEL: Face.HEITI,
    StyleId.ISSUER: Face.FANGSONG,
    StyleId.DATE: Face.FANGSONG,
}
"""The face of each kind of paragraph of which there is no doubt (5.2.2, 7.3)."""

LOOKS = {
    Seen.FACE: "字体",
    Seen.SIZE: "字号",
    Seen.BOLD: "加粗",
    Seen.ITALIC: "倾斜",
    Seen.UNDERLINE: "下划线",
    Seen.STRIKE: "删除线",
    Seen.HIDDEN: "隐藏",
    Seen.COLOUR: "颜色",
    Seen.HIGHLIGHT: "突出显示",
    Seen.SHADE: "底纹",
    Seen.EMPHASIS: "着重号",
    Seen.RAISED: "上下标",
}
"""What a run may not have over and above its style."""

SPACED = {"spacing": "字距", "w": "字符缩放", "position": "位置"}
"""The same of what a reader of words passes over; by elements of w:rPr."""

PARAGRAPH_BY_HAND = {"jc": "对齐", "pBdr": "边框"}
ROWS_OF_A_TABLE = 2


def text_problems(body: Element, looks: Looks, layout: Layout, name: str) -> Iterator[Problem]:
    """Everything about the text."""
    yield from pitch_problems(looks, layout, name)
    yield from style_problems(body, looks, layout, name)
    yield from by_hand(body, looks, name)
    for number, table in enumerate((e for e in body.iter() if name_of(e) == "tbl"), start=1):
        rows = list(children(table, "tr"))
        if len(rows) >= ROWS_OF_A_TABLE and child(rows[0], "trPr/tblHeader") is None:
            words = {"number": str(number), "text": quoted(words_in(rows[0]))}
            yield Problem("P166", Span(name), words)


def body_style(looks: Looks) -> str:
    """The id of the style of running text; empty where there is none."""
    return next((style for style in looks.elements if looks.style_of(style) is StyleId.BODY), "")


def body_pitch(looks: Looks) -> tuple[int, int] | None:
    """How far apart characters and lines of running text stand, in twentieths of a point; 0 for what is not said."""
    style = body_style(looks)
    if not style:
        return None
    size = whole(looks.given((style,), "rPr/sz") or "")
    spacing = int(looks.given((style,), "rPr/spacing") or 0)
    exact = looks.given((style,), "pPr/spacing", "lineRule") == "exact"
    line = whole(looks.given((style,), "pPr/spacing", "line") or "") if exact else 0
    return (size * TWENTIETHS_PER_PT // 2 + spacing if size > 0 else 0), max(line, 0)


def pitch_problems(looks: Looks, layout: Layout, name: str) -> Iterator[Problem]:
    """P162: lines and characters of running text, as its style sets them."""
    pitch = body_pitch(looks)
    if pitch is None:
        yield Problem(
            "P163", Span(name), {"kind": "lost", "style": "公文正文", "text": "", "measured": "", "wanted": ""}
        )
        return
    characters, line = pitch
    width = float(layout.text_width_mm * PT_PER_MM * TWENTIETHS_PER_PT)
    count = int(width / characters + 0.01) if characters > 0 else 0
    if count != layout.characters_per_line:
        words = {"what": "每行字数", "measured": f"{count}字", "wanted": f"{layout.characters_per_line}字"}
        yield Problem("P162", Span(name), words)
    wanted = float(layout.line_pitch_pt) * TWENTIETHS_PER_PT
    if abs(line - wanted) > GRID_TOLERANCE:
        own = f"{said(line / TWENTIETHS_PER_PT, 2)}磅" if line else "没有固定"
        words = {"what": "正文行距", "measured": own, "wanted": f"{said(wanted / TWENTIETHS_PER_PT, 2)}磅"}
        yield Problem("P162", Span(name), words)


def style_problems(body: Element, looks: Looks, layout: Layout, name: str) -> Iterator[Problem]:
    """P163: paragraphs of no style of a report, and styles in another face or size; once a style."""
    sizes = {StyleId.TITLE: layout.title_size_pt, StyleId.BODY: layout.body_size_pt}
    told: set[str] = set()
    for paragraph in (e for e in body.iter() if name_of(e) == "p"):
        text = words_in(paragraph)
        style = attribute(child(paragraph, "pPr/pStyle"), "val")
        if not text or style in told:
            continue
        ours, shown = looks.style_of(style), quoted(text)
        if ours is None and not name_is_known(looks, style):
            told.add(style)
            words = {"kind": "none", "style": name_of_style(looks, style), "text": shown, "measured": "", "wanted": ""}
            yield Problem("P163", Span(name), words, severity=Severity.WARNING)
            continue
        own = looks.given((style,), "rPr/rFonts", "eastAsia") or ""
        faces = {FACES[ours].value} if ours in FACES else {face.value for face in Face}
        if HAN.search(text) and own not in faces:
            told.add(style)
            words = {"kind": "face", "measured": own or "没有写", "wanted": "、".join(sorted(faces))}
            yield Problem("P163", Span(name), words | {"style": name_of_style(looks, style), "text": shown})
        half_points = whole(looks.given((style,), "rPr/sz") or "")
        if ours in sizes and half_points != int(sizes[ours] * 2):
            told.add(style)
            words = {
                "kind": "size",
                "measured": f"{said(half_points / 2)}磅",
                "wanted": f"{said(float(sizes[ours]))}磅",
            }
            yield Problem("P163", Span(name), words | {"style": name_of_style(looks, style), "text": shown})


def name_of_style(looks: Looks, style: str) -> str:
    """What Word calls a style."""
    return attribute(child(looks.elements.get(style), "name"), "val") or style or "正文（Normal）"


def name_is_known(looks: Looks, style: str) -> bool:
    """Whether a style is one of a draft, which the styles of a final report do not hold."""
    return name_of_style(looks, style).startswith("草稿")


SET_BY_WORDS = (StyleId.RED_MARK, StyleId.RED_NUMBER, StyleId.IMPRINT)
"""版头 and 版记: type as large as the words let it be, rules that hang on which lines there are. No style can say that."""


def by_hand(body: Element, looks: Looks, name: str) -> Iterator[Problem]:
    """P164: runs with a look of their own, and paragraphs set otherwise than their style; once a look."""
    found: dict[str, list[str]] = {}
    for paragraph in (e for e in body.iter() if name_of(e) == "p"):
        style = attribute(child(paragraph, "pPr/pStyle"), "val")
        if looks.style_of(style) in SET_BY_WORDS:
            continue
        own = list(paragraph_looks(paragraph)) if words_in(paragraph) else []
        if own:
            found.setdefault("、".join(own), []).append(words_in(paragraph))
        for run in (e for e in paragraph.iter() if name_of(e) == "r" and words_in(e)):
            own = list(run_looks(run, style, looks))
            if own:
                found.setdefault("、".join(own), []).append(words_in(run))
    for look, texts in found.items():
        words = {"look": look, "text": quoted(texts[0]), "count": str(len(texts))}
        yield Problem("P164", Span(name), words, severity=Severity.WARNING)


def run_looks(run: Element, style: str, looks: Looks) -> Iterator[str]:
    """What a run has over and above the style of its paragraph; nothing of a style for drafts."""
    properties = child(run, "rPr")
    if properties is None or name_is_known(looks, value(properties, "rStyle") or ""):
        return
    seen = added_to_run(properties, style, looks)
    yield from (word for look, word in LOOKS.items() if look in seen)
    for element, word in SPACED.items():
        own = value(properties, element)
        if own is not None and own != (looks.given((style,), f"rPr/{element}") or {"w": "100"}.get(element, "0")):
            yield word


def paragraph_looks(paragraph: Element) -> Iterator[str]:
    """What a paragraph sets for itself that its style should say."""
    for element, what in PARAGRAPH_BY_HAND.items():
        if child(paragraph, f"pPr/{element}") is not None:
            yield what
    spacing = child(paragraph, "pPr/spacing")
    if attribute(spacing, "line"):
        yield "行距"


def words_in(element: Element) -> str:
    """The words below `element` as they are printed: tracked insertions with them, deletions and doubles without."""
    return "".join(texts(element))


def texts(element: Element) -> Iterator[str]:
    """The words piece by piece."""
    for part in element:
        name = name_of(part)
        if name == "t":
            yield part.text or ""
        elif name not in ("Fallback", "del", "moveFrom", "instrText", "rPr", "pPr"):
            yield from texts(part)


def words_of(body: Element) -> str:
    """All words of the file in reading order, without blanks."""
    return "".join(words_in(body).split())


def splits_rows(body: Element) -> bool:
    """Whether any row may go over pages: then its cells are set in turns."""
    return any(name_of(e) == "tr" and child(e, "trPr/cantSplit") is None for e in body.iter())
