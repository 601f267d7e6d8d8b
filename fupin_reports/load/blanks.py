"""White space as Chinese input methods and web pages leave it."""

from __future__ import annotations

import re

WIDE = "\u3000\u2001\u2003"
"""Blanks as wide as a Han character: two columns."""
NARROW = "\u00a0\u1680\u2000\u2002\u2004-\u200a\u202f\u205f"
BLANK = f"[{WIDE}{NARROW}]"
ANY = f"[ \t{WIDE}{NARROW}]"
STRANGE = re.compile(BLANK)
INDENT = re.compile(f"{ANY}*")
TAB = 2  # columns; used only where any number gives the same nesting


def width(white: str) -> int:
    """Columns of white space: what lines up on the screen lines up here."""
    if not white or white.isascii():
        return len(white) + white.count("\t") * (TAB - 1)
    return sum(TAB if c == "\t" else 2 if c in WIDE else 1 for c in white)


def indent_of(line: str) -> int:
    """Columns of the white space in front of a line."""
    found = INDENT.match(line)
    return width(found[0]) if found else 0


def has_content(line: str) -> bool:
    """Whether more than white space and a comment stands in a line."""
    text = line.strip()
    return bool(text) and text[0] != "#"
