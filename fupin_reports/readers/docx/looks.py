"""The looks a person gave to words: what a run or a paragraph has over and above its style.

Looks need not survive, but have to be named when they are dropped. What a program writes on saving without changing
the look (a size that is the style's anyway, switches turned off) is none.
"""

from __future__ import annotations

from fupin_reports.readers.docx.styles import Looks
from fupin_reports.readers.docx.wordml import OFF, Element, attribute, child, value
from fupin_reports.readers.reading import Seen

SWITCHES = {
    "b": Seen.BOLD,
    "i": Seen.ITALIC,
    "strike": Seen.STRIKE,
    "dstrike": Seen.STRIKE,
    "vanish": Seen.HIDDEN,
}
VALUES = {
    "u": Seen.UNDERLINE,
    "color": Seen.COLOUR,
    "highlight": Seen.HIGHLIGHT,
    "em": Seen.EMPHASIS,
    "vertAlign": Seen.RAISED,
    "sz": Seen.SIZE,
}
NOTHING = (None, "", "none", "auto", "000000", "baseline", "clear", "white")
RAISED_DIGITS = str.maketrans("123", "¹²³")


def added_to_run(properties: Element, paragraph_style: str, looks: Looks) -> frozenset[Seen]:
    """What a run's w:rPr adds to the looks of its paragraph's style."""
    own = value(properties, "rStyle") or ""
    found: set[Seen] = set()
    for name, seen in SWITCHES.items():
        wanted, styled = value(properties, name), looks.given((paragraph_style,), f"rPr/{name}")
        if wanted is None and own:
            wanted = looks.given((own,), f"rPr/{name}")
        if wanted is not None and wanted not in OFF and (styled is None or styled in OFF):
            found.add(seen)
    for name, seen in VALUES.items():
        wanted = value(properties, name)
        if wanted is None and own:
            wanted = looks.given((own,), f"rPr/{name}")
        if wanted not in NOTHING and wanted != looks.given((paragraph_style,), f"rPr/{name}"):
            found.add(seen)
    if is_shaded(properties):
        found.add(Seen.SHADE)
    face = attribute(child(properties, "rFonts"), "eastAsia")
    if face and face != looks.given((paragraph_style,), "rPr/rFonts", "eastAsia"):
        found.add(Seen.FACE)
    return frozenset(found)


def is_shaded(properties: Element) -> bool:
    """Whether a run, a paragraph or a cell has a colour of its own behind its words."""
    shade = child(properties, "shd")
    fill = attribute(shade, "fill").lower()
    return shade is not None and fill not in ("ffffff", *NOTHING)


def added_to_paragraph(properties: Element, paragraph_style: str, looks: Looks) -> frozenset[Seen]:
    """What a paragraph's w:pPr adds to its style: another alignment, a new page before it, shading."""
    found: set[Seen] = set()
    align = value(properties, "jc")
    if align and _side(align) != _side(looks.given((paragraph_style,), "pPr/jc") or "left"):
        found.add(Seen.ALIGNMENT)
    if is_shaded(properties):
        found.add(Seen.SHADE)
    fresh, styled = value(properties, "pageBreakBefore"), looks.given((paragraph_style,), "pPr/pageBreakBefore")
    if fresh is not None and fresh not in OFF and (styled is None or styled in OFF):
        found.add(Seen.PAGE_BREAK)
    return frozenset(found)


def _side(align: str) -> str:
    return {"start": "left", "end": "right", "distribute": "both"}.get(align, align)


def raised_digits(text: str, properties: Element) -> str | None:
    """`text` with the raised digits of units (m³) as characters, where it is raised and nothing else; None otherwise."""
    if value(properties, "vertAlign") == "superscript" and text and not text.strip("123"):
        return text.translate(RAISED_DIGITS)
    return None
