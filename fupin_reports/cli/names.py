"""Names of units as file names, and names in a command that somebody is told to run."""

from __future__ import annotations

import re

LONGEST_NAME = 200  # bytes; file systems take 255, and the output needs some for itself
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[1-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Windows keeps these for itself, whatever stands behind a dot."""
OF_A_SHELL = re.compile(r"[\s&^%;()'`$!#~{}\[\]]")


def usable(name: str) -> bool:
    """Whether a file can have that name on every system, and a command can be given it: -x would be an option."""
    too_long = len(name.encode("utf-8", "replace")) > LONGEST_NAME
    wrong = name.startswith((".", "-")) or name.endswith((".", " ")) or DEVICES.fullmatch(name) is not None
    return bool(name) and not too_long and not wrong and FORBIDDEN.search(name) is None


def in_command(name: str) -> str:
    """The name as it is typed: in quotation marks where a shell would take it apart."""
    return f'"{name}"' if OF_A_SHELL.search(name) else f"./{name}" if name.startswith("-") else name
