"""WordprocessingML as text: elements and runs. Everything that comes from the tree is escaped here."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from fupin_reports.writers.docx.measure import RAISED

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = nsdecls("w", "r")

_SPECIAL = re.compile('[&<>"]')
_PIECES = re.compile(f"([{RAISED}]+|\n|\t)")


def tag(name: str, /, *children: str, **attributes: str | int) -> str:
    """The element `w:name`; `attributes` are written in the order given, each in the namespace of `w`."""
    start = f"<w:{name}" + "".join(f' w:{key}="{quoted(str(value))}"' for key, value in attributes.items())
    return f"{start}>{''.join(children)}</w:{name}>" if children else f"{start}/>"


def quoted(text: str) -> str:
    """`text` fit to stand in an attribute."""
    return escape(text, {'"': "&quot;"}) if _SPECIAL.search(text) else text


def runs(text: str, style: str = "", size: int = 0) -> str:
    """`text` as runs, of the character style `style` where one is named and of `size` half points where that is the
    words' own: one run, unless raised digits, tabs or line breaks stand among the words. Empty text gives none.
    """
    return "".join(_run(piece, style, size) for piece in _PIECES.split(text) if piece)


def _run(text: str, style: str, size: int) -> str:
    if text == "\n":
        return "<w:r><w:br/></w:r>"
    if text == "\t":
        return "<w:r><w:tab/></w:r>"
    hinted = text[0] not in RAISED and any(map(_is_of_both, text))
    space = ' xml:space="preserve"' if text != text.strip() else ""
    named = tag("rStyle", val=style) if style else ""
    hint = tag("rFonts", hint="eastAsia") if hinted else ""
    sized = tag("sz", val=size) + tag("szCs", val=size) if size else ""
    properties = tag("rPr", named, hint, sized) if named or hint or sized else ""
    return f"<w:r>{properties}<w:t{space}>{escape(text)}</w:t></w:r>"


@cache
def _is_of_both(character: str) -> bool:
    """“ ” ‘ ’ — … × belong to both scripts: without a hint Word takes them from the Latin typeface."""
    return east_asian_width(character) == "A"
