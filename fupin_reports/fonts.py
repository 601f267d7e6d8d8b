"""Which typeface files stand for the faces of GB/T 9704, and where they lie.

The office's own fonts (仿宋_GB2312 …) come first wherever they are installed; after them the open Fandol faces, which
set-up fetches into the user's data folder, and for characters that those lack a supplement. Standard library only:
set-up runs before anything is installed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from fupin_reports.gbt9704 import Face

OUR_FILES: dict[Face, str] = {
    Face.FANGSONG: "FandolFang-Regular.otf",
    Face.KAITI: "FandolKai-Regular.otf",
    Face.HEITI: "FandolHei-Regular.otf",
    Face.XIAOBIAOSONG: "FandolSong-Bold.otf",
    Face.SONGTI: "FandolSong-Regular.otf",
}
"""Our file for each face, in `font_folder()`. Named by file: Fandol's Regular and Bold claim one weight."""


def font_folder() -> Path:
    """The folder that set-up unpacks our faces into: the user's data folder, never the project."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "fupin_reports" / "fonts"
