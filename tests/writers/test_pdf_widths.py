"""Widths read from the tables of font files: those that fontTools, which reads them in full, gives."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from fupin_reports.fonts import our_file, rare_file, supplement_file
from fupin_reports.gbt9704 import Face
from fupin_reports.writers.pdf.widths import widths_in

FILES = sorted({file for face in Face for file in (our_file(face), supplement_file(face), rare_file()) if file})


def by_fonttools(file: Path) -> dict[int, int]:
    """The width of every character in thousandths of the size, by code point."""
    with TTFont(file, lazy=True) as font:
        metrics, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[name][0] * 1000 // per_em for code, name in font.getBestCmap().items()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_character_is_as_wide_as_fonttools_says_and_no_other_is_there(file: Path) -> None:
    expected, found = by_fonttools(file), widths_in(file, 0)
    assert len(expected) > 10_000
    assert {code: width for code in range(0x110000) if (width := found.get(code)) is not None} == expected
    assert [0x4E00 in found, 0x10FFFF in found] == [0x4E00 in expected, False]


def font_with(format_: int, codes: dict[int, str], folder: Path) -> Path:
    """A font of 2048 units per em: A is 1024 wide, B and C are 2048, and its only map is of that format."""
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A", "B", "C"])
    builder.setupGlyf({name: Glyph() for name in (".notdef", "A", "B", "C")})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (1024, 0), "B": (2048, 0), "C": (2048, 0)})
    builder.setupHorizontalHeader()
    builder.setupCharacterMap({})
    builder.setupPost(keepGlyphNames=False)
    table = CmapSubtable.newSubtable(format_)
    table.platformID, table.platEncID, table.language, table.cmap = 0, 3, 0, codes
    builder.font["cmap"].tables = [table]
    saved = BytesIO()
    builder.save(saved)
    path = folder / f"format{format_}.ttf"
    path.write_bytes(saved.getvalue())
    return path


@pytest.mark.parametrize("format_", [4, 6, 12])
def test_the_map_may_be_of_any_format(format_: int, tmp_path: Path) -> None:
    # C A B in that order are no run of glyphs: format 4 writes them as a list; C takes its advance from B, the last one
    widths = widths_in(font_with(format_, {0x41: "C", 0x42: "A", 0x43: "B"}, tmp_path), 0)
    assert [widths.get(code) for code in range(0x40, 0x45)] == [None, 1000, 500, 1000, None]
