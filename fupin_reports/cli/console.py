"""The terminal: lines that survive a GBK console, and how wide they are. Only the command line prints."""

from __future__ import annotations

import sys
import unicodedata


def make_printable() -> None:
    """Characters that the console does not know print as ? instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str = "") -> None:
    """One line for the clerk."""
    print(text, flush=True)  # noqa: T201 - the one place that prints


def width(text: str) -> int:
    """Columns on a terminal: Han and full-width marks take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
