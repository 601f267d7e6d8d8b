"""What set-up says on the screen: plain Chinese lines that no console encoding can make it stumble over."""

from __future__ import annotations

import io
import sys
from pathlib import Path


def make_printable() -> None:
    """Let characters that the console lacks be written as escapes instead of ending in an error (GBK, ASCII)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class SetupError(Exception):
    """Set-up stops for a reason that a person can mend. Foreseen: shown as its lines, never as a traceback."""

    def __init__(self, cause: str, *, type_this: str = "", after: str = "", log: Path | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.type_this = type_this
        self.after = after
        self.log = log

    def lines(self) -> tuple[str, ...]:
        """The cause, the exact command to type and where the details are; the others only where there are any."""
        found = [f"错误：{self.cause}"]
        if self.type_this:
            found += ["请执行下面这条命令，然后再运行一次：", f"  {self.type_this}"]
        if self.after:
            found.append(self.after)
        if self.log:
            found.append(f"详细记录：{self.log}")
        return tuple(found)
