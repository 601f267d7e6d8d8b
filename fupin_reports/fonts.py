"""Which typeface files stand for the faces of GB/T 9704, where they lie, and whether a PDF can be made with them.

The office's own fonts (仿宋_GB2312 …) come first wherever they are installed; after them the open Fandol faces, which
set-up fetches into the user's data folder, and for characters that those lack a supplement. Standard library only:
set-up runs before anything is installed. Gives facts, no sentences.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from fupin_reports.fontconfig import InstalledFonts, add_windows_folders, installed_fonts, loaded_library
from fupin_reports.gbt9704 import Face

OUR_FILES: dict[Face, str] = {
    Face.FANGSONG: "FandolFang-Regular.otf",
    Face.KAITI: "FandolKai-Regular.otf",
    Face.HEITI: "FandolHei-Regular.otf",
    Face.XIAOBIAOSONG: "FandolSong-Bold.otf",
    Face.SONGTI: "FandolSong-Regular.otf",
}
"""Our file for each face, in `font_folder()`. Named by file: Fandol's Regular and Bold claim one weight."""

OFFICE_NAMES: dict[Face, tuple[str, ...]] = {
    Face.FANGSONG: ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋", "STFangsong"),
    Face.KAITI: ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "STKaiti"),
    Face.HEITI: ("SimHei", "黑体", "STHeiti"),
    Face.XIAOBIAOSONG: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK"),
    Face.SONGTI: ("SimSun", "宋体"),
}
"""The families that offices have for each face, the standard's own first (Windows, WPS, macOS)."""

SUPPLEMENT_PACKAGE = "pylopdf_fonts_zh_cn"
SUPPLEMENT_SERIF = "NotoSerifSC-Regular.otf"
SUPPLEMENT_SANS = "NotoSansSC-Regular.otf"

RARE_FILE = "HanaMinB.ttf"
"""Our file with what even the supplement lacks: 𡃁 and all the rest of CJK Extensions B to F. A light 宋体, for every face."""

PDF_LIBRARIES: dict[str, tuple[str, ...]] = {
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}
"""The C libraries that WeasyPrint cannot do without, and their names on Linux, macOS and Windows."""

PDF_PACKAGES = ("weasyprint", "fontTools")

SUBSET_LIBRARY = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")


SMALLEST_FONT = 1_000_000  # bytes: a Chinese face has 5 MB and more; less is what an interrupted set-up left


class Origin(Enum):
    """Whose font prints a face."""

    OFFICE = "office"  # the office's own, by one of OFFICE_NAMES
    OURS = "ours"  # the open face that set-up fetched
    SUBSTITUTE = "substitute"  # some other Chinese face: readable, but not what the standard asks for


@dataclass(frozen=True, slots=True)
class FaceFound:
    """What a face will really be printed with; `origin`, `family` and `file` are None where nothing Chinese is there.

    `index` is the font's place in `file` where that is a collection (.ttc).
    """

    face: Face
    wanted: tuple[str, ...]
    origin: Origin | None = None
    family: str | None = None
    file: Path | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class MissingLibraries:
    """No PDF: the C libraries `names` (keys of PDF_LIBRARIES) cannot be loaded."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingFaces:
    """No PDF: no Chinese font at all stands for `faces`; they would print as boxes."""

    faces: tuple[Face, ...]


PdfObstacle = MissingLibraries | MissingFaces


def font_folder() -> Path:
    """The folder that set-up unpacks our faces into: the user's data folder, never the project."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "fupin_reports" / "fonts"


def our_file(face: Face) -> Path | None:
    """Our own file for `face`; None before set-up has fetched it."""
    file = font_folder() / OUR_FILES[face]
    return file if file.is_file() and file.stat().st_size > SMALLEST_FONT else None


def supplement_file(face: Face) -> Path | None:
    """The file with the characters that our face lacks (㎡ ³ 玥), sans beside 黑体; None where its package is missing.

    The package is found, not imported.
    """
    package = importlib.util.find_spec(SUPPLEMENT_PACKAGE)
    if package is None or package.origin is None:
        return None
    file = Path(package.origin).with_name(SUPPLEMENT_SANS if face is Face.HEITI else SUPPLEMENT_SERIF)
    return file if file.is_file() else None


def rare_file() -> Path | None:
    """The file with the rarest characters; None where set-up has not fetched it: a PDF can do without.

    It has 31 MB, so it is read only for a document that has such a character.
    """
    file = font_folder() / RARE_FILE
    return file if file.is_file() and file.stat().st_size > SMALLEST_FONT else None


def found_faces(*, only_ours: bool = False) -> tuple[FaceFound, ...]:
    """What each face will be printed with, in the order of Face.

    With `only_ours` nothing installed on the machine is looked at, so that the pages are the same on every machine.
    Without fontconfig the office's own fonts cannot be seen, and a PDF cannot be made either.
    """
    installed = None if only_ours else installed_fonts()
    return tuple(_found(face, installed) for face in Face)


def font_places() -> tuple[Path, ...]:
    """The folders and files that tell by their time whether `found_faces` and `rare_file` would still find the same."""
    installed = installed_fonts()
    ours = [font_folder() / name for name in (*OUR_FILES.values(), RARE_FILE)]
    return (font_folder(), *ours, *(installed.folders() if installed is not None else ()))


def pdf_obstacle(faces: tuple[FaceFound, ...] | None = None) -> PdfObstacle | None:
    """Why no PDF can be made on this machine; None when one can. `faces` are `found_faces()` if already known."""
    add_windows_folders()
    missing = [name for name, files in PDF_LIBRARIES.items() if loaded_library(files) is None]
    missing += [name for name in PDF_PACKAGES if find_spec(name) is None]
    if missing:
        return MissingLibraries(tuple(missing))
    bare = tuple(found.face for found in (found_faces() if faces is None else faces) if found.origin is None)
    return MissingFaces(bare) if bare else None


def fast_subsetting() -> bool:
    """Whether harfbuzz-subset is there; without it a PDF is the same but takes some two seconds more."""
    add_windows_folders()
    return loaded_library(SUBSET_LIBRARY) is not None


def _found(face: Face, installed: InstalledFonts | None) -> FaceFound:
    wanted = OFFICE_NAMES[face]
    for name in wanted:
        font = installed.named(name) if installed else None
        if font and font.has_chinese:
            return FaceFound(face, wanted, Origin.OFFICE, name, font.file, font.index)
    for origin, file in ((Origin.OURS, our_file(face)), (Origin.SUBSTITUTE, supplement_file(face))):
        if file:
            return FaceFound(face, wanted, origin, file.stem, file)
    font = installed.chinese_for(wanted[0]) if installed else None
    if font:
        return FaceFound(face, wanted, Origin.SUBSTITUTE, font.families[0], font.file, font.index)
    return FaceFound(face, wanted)
