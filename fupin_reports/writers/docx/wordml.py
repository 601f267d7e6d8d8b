"""WordprocessingML as text: elements and runs. Everything that comes from the tree is escaped here."""

from __future__ import annotations

import re
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from fupin_reports.writers.docx.measure import RAISED

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = nsdecls("w", "r")

_PIECES = re.compile(f"([{RAISED}]+|\n)")
_HINTED = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def tag(name: str, /, *children: str, **attributes: str | int) -> str:
    """The element `w:name`; `attributes` are written in the order given, each in the namespace of `w`."""
    start = f"<w:{name}" + "".join(f' w:{key}="{quoted(str(value))}"' for key, value in attributes.items())
    return f"{start}>{''.join(children)}</w:{name}>" if children else f"{start}/>"


def quoted(text: str) -> str:
    """`text` fit to stand in an attribute."""
    return escape(text, {'"': "&quot;"})


def runs(text: str) -> str:
    """`text` as runs: one, unless raised digits or line breaks stand among the words. Empty text gives none."""
    return "".join(_run(piece) for piece in _PIECES.split(text) if piece)


def _run(text: str) -> str:
    if text == "\n":
        return "<w:r><w:br/></w:r>"
    # “ ” ‘ ’ — … × belong to both scripts: without the hint Word takes them from the Latin typeface.
    hinted = text[0] not in RAISED and any(east_asian_width(character) == "A" for character in text)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"{_HINTED if hinted else '<w:r>'}<w:t{space}>{escape(text)}</w:t></w:r>"
