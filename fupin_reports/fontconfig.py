"""Asks fontconfig, the library that WeasyPrint chooses fonts with, which installed font answers to a name.

Comes in: family names; goes out: the family, file and index really found. Speaks to the C library through ctypes, so it
needs nothing installed; where the library is not there, `installed_fonts` is None. Knows no face of the standard.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LIBRARY_NAMES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")

FC_MATCH_PATTERN = 0  # FcMatchKind, fontconfig.h
FC_RESULT_MATCH = 0  # FcResult, fontconfig.h

_POINTER_FUNCTIONS = (
    "FcInitLoadConfigAndFonts",
    "FcPatternCreate",
    "FcFontMatch",
    "FcCharSetCreate",
    "FcObjectSetCreate",
    "FcFontList",
)


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """A font that fontconfig gives: every name of its family, its file, and its place in a collection (.ttc)."""

    families: tuple[str, ...]
    file: Path
    index: int
    has_chinese: bool


def loaded_library(names: tuple[str, ...]) -> ctypes.CDLL | None:
    """The first of the C libraries `names` that this machine can load."""
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None


def add_windows_folders() -> None:
    """Lets Windows find the libraries where WeasyPrint looks for them; elsewhere nothing."""
    if sys.platform == "win32":
        usual = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", usual).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)


class InstalledFonts:
    """The fonts installed on this machine, as fontconfig sees them now."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        for name in _POINTER_FUNCTIONS:
            getattr(library, name).restype = ctypes.c_void_p
        self._config = ctypes.c_void_p(library.FcInitLoadConfigAndFonts())

    def named(self, family: str) -> InstalledFont | None:
        """The installed font whose family is called `family`; None where only an alias or nothing answers."""
        font = self._best_for(family=family)
        return font if font and _folded(family) in map(_folded, font.families) else None

    def chinese_for(self, family: str) -> InstalledFont | None:
        """What fontconfig would use instead of `family` for simplified Chinese; None where it has no Chinese font."""
        font = self._best_for(family=family, lang="zh-cn")
        return font if font and font.has_chinese else None

    def have(self, character: str) -> bool:
        """Whether any installed font has `character`, whatever its family."""
        library = self._library
        characters = ctypes.c_void_p(library.FcCharSetCreate())
        library.FcCharSetAddChar(characters, ctypes.c_uint32(ord(character)))
        pattern, objects = ctypes.c_void_p(library.FcPatternCreate()), ctypes.c_void_p(library.FcObjectSetCreate())
        library.FcPatternAddCharSet(pattern, b"charset", characters)
        library.FcObjectSetAdd(objects, b"file")
        fonts = ctypes.c_void_p(library.FcFontList(self._config, pattern, objects))
        found = bool(fonts) and ctypes.cast(fonts, ctypes.POINTER(ctypes.c_int))[0] > 0  # FcFontSet begins with nfont
        if fonts:
            library.FcFontSetDestroy(fonts)
        library.FcObjectSetDestroy(objects)
        library.FcPatternDestroy(pattern)
        library.FcCharSetDestroy(characters)
        return found

    def folders(self) -> tuple[Path, ...]:
        """Where fontconfig looks for fonts, and for what to make of them: whatever changes there changes these folders."""
        library = self._library
        found: list[str] = []
        for lister in (library.FcConfigGetFontDirs, library.FcConfigGetConfigDirs):
            lister.restype, library.FcStrListNext.restype = ctypes.c_void_p, ctypes.c_char_p
            listed = ctypes.c_void_p(lister(self._config))
            while (name := library.FcStrListNext(listed)) is not None:
                found.append(os.fsdecode(name))
            library.FcStrListDone(listed)
        return tuple(map(Path, found))

    def _best_for(self, **wanted: str) -> InstalledFont | None:
        library = self._library
        pattern = ctypes.c_void_p(library.FcPatternCreate())
        for key, value in wanted.items():
            library.FcPatternAddString(pattern, key.encode(), value.encode())
        library.FcConfigSubstitute(self._config, pattern, FC_MATCH_PATTERN)
        library.FcDefaultSubstitute(pattern)
        result = ctypes.c_int()
        match = ctypes.c_void_p(library.FcFontMatch(self._config, pattern, ctypes.byref(result)))
        library.FcPatternDestroy(pattern)
        if not match:
            return None
        font = self._read(match)
        library.FcPatternDestroy(match)
        return font

    def _read(self, match: ctypes.c_void_p) -> InstalledFont:
        library, index, characters = self._library, ctypes.c_int(), ctypes.c_void_p()
        library.FcPatternGetInteger(match, b"index", 0, ctypes.byref(index))
        library.FcPatternGetCharSet(match, b"charset", 0, ctypes.byref(characters))
        return InstalledFont(
            families=self._strings(match, b"family"),
            file=Path("".join(self._strings(match, b"file")[:1])),
            index=index.value & 0xFFFF,  # the upper half names an instance of a variable font
            has_chinese=bool(characters) and all(library.FcCharSetHasChar(characters, ord(c)) for c in "国镇户"),
        )

    def _strings(self, match: ctypes.c_void_p, key: bytes) -> tuple[str, ...]:
        found: list[str] = []
        text = ctypes.c_char_p()
        while self._library.FcPatternGetString(match, key, len(found), ctypes.byref(text)) == FC_RESULT_MATCH:
            found.append((text.value or b"").decode(errors="replace"))
        return tuple(found)


def installed_fonts() -> InstalledFonts | None:
    """The fonts installed on this machine; None where fontconfig is not there."""
    add_windows_folders()
    library = loaded_library(LIBRARY_NAMES)
    return InstalledFonts(library) if library else None


def _folded(family: str) -> str:
    # fontconfig itself compares families without regard to case and blanks
    return family.replace(" ", "").casefold()
