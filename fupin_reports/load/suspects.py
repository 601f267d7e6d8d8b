"""One look over a whole file: is there anything in it that a repair might concern? Most files have nothing."""

from __future__ import annotations

import re

from fupin_reports.load.blanks import NARROW, WIDE

STRANGE = f"{WIDE}{NARROW}"
BEGIN = r"^[ ]*(?:-[ ]+)*"
SUSPECTS = tuple(
    (marks, re.compile(pattern, re.MULTILINE))
    for marks, pattern in (
        ("", "[０-９．％]"),
        ("", f"[{STRANGE}]"),
        ("\t", r"^[ ]*(?:-[ ]*)*\t"),  # indentation
        (
            "",
            BEGIN + r"[^\s#:：，。；、“”‘’'\"\[\]{}][^#:：，。；、“”‘’'\"\[\]{}\n]*(?:：|:[^ \t\n])",
        ),  # a key and its colon
        ("（(", r"[（(][^#:：\n]*[）)][^#:：\n]*[:：]"),  # brackets of a key
        ("“‘{", r"(?:^[ ]*|[:：-][ ]*)(?:[“‘]|\{\{)"),  # the beginning of a value
        ("#", r"[ \t]#[^\s#]"),
        ("[{", r"(?:^|[\s:：])[\[{][^\n]*(?:[，：]|:[^ \t\n])"),  # in brackets, or a colon without a space
        ("[{", r"(?:^|[\s:：])[\[{][^\]}\n]*$"),  # brackets of several lines
    )
)
"""Of each pattern the characters of which one must stand in the text for it to match; none where that saves nothing."""


def suspicious(text: str) -> bool:
    """Whether a repair or a doubt may be found in `text`; sometimes wrongly true, never wrongly false."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return any(
        (not marks or any(mark in text for mark in marks)) and pattern.search(text) for marks, pattern in SUSPECTS
    )
