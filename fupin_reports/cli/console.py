"""The terminal: lines that survive a GBK console, how wide they are, and colour. Only the command line prints."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

UNKNOWN_SIZE = (80, 24)
NARROWEST = 40
NOT_AT_THE_START = "，。、；：？！）》”’」』】…,.;:?!)"
COLOURS = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1"}
RESET = "\x1b[0m"
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that a terminal obeys or hides instead of showing them."""


def make_printable() -> None:
    """Characters that the console does not know print as ? instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str = "") -> None:
    """One line for the clerk."""
    print(text, flush=True)  # noqa: T201 - the one place that prints


def wide_marks() -> bool:
    """Whether “ ” × │ take two columns: so on Chinese Windows and on a GBK console, not on a UTF-8 terminal elsewhere."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    return os.name == "nt" or not encoding.startswith("utf")


def width(text: str) -> int:
    """Columns on a terminal: Han and full-width marks take two, what stands above another character none."""
    wide = "WFA" if wide_marks() else "WF"
    return sum(1 + (unicodedata.east_asian_width(c) in wide) for c in text if not unicodedata.combining(c))


def padded(text: str, columns: int) -> str:
    """`text` with blanks up to so many columns."""
    return text + " " * max(columns - width(text), 0)


def columns() -> int:
    """How wide lines may be: as the terminal, but not narrower than can be read."""
    return max(room(), NARROWEST)


def room() -> int:
    """How wide the terminal is; 80 where that is not known."""
    return shutil.get_terminal_size(UNKNOWN_SIZE).columns


def wrapped(text: str, room: int) -> Iterator[str]:
    """`text` in lines of at most `room` columns; no line begins with a mark that belongs to the word before it."""
    line = ""
    for place, character in enumerate(text):
        following = text[place + 1 : place + 2]
        held = following in NOT_AT_THE_START and following != ""
        full = width(line + character + (following if held else "")) > room
        if line and full and character not in NOT_AT_THE_START:
            yield line
            line = ""
        line += character
    if line:
        yield line


def plain(text: str) -> str:
    """`text` as it can be shown: a tab as four blanks, a line break as one; what a terminal would obey or hide as ?."""
    return "".join(plain_character(c) for c in text)


def plain_character(character: str) -> str:
    """One character as it can be shown."""
    if character in "\t\n":
        return "    " if character == "\t" else " "
    return "?" if unicodedata.category(character) in UNSEEN else character


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours, or none."""

    enabled: bool

    def __call__(self, text: str, *colours: str) -> str:
        """`text` in those colours of COLOURS; as it is where there is no colour."""
        if not (self.enabled and text and colours):
            return text
        return f"\x1b[{';'.join(COLOURS[c] for c in colours)}m{text}{RESET}"


def paint_for(stream: TextIO) -> Paint:
    """Colour only on a terminal that shows it, and not where NO_COLOR or TERM=dumb says otherwise."""
    wanted = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Paint(wanted and windows_shows_colour())


def windows_shows_colour() -> bool:
    """Whether the console of Windows obeys colours, once asked to; every other system does."""
    if sys.platform != "win32":
        return True
    import ctypes  # the standard library's; nothing else of Windows is needed

    output, processed, virtual_terminal = -11, 0x1, 0x4  # STD_OUTPUT_HANDLE and two flags of SetConsoleMode
    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(output), ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | processed | virtual_terminal))
