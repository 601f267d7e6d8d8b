"""A font file -> how wide each of its characters is.

The font's own tables are looked up as they lie there (OpenType 1.9: `cmap`, `head`, `hhea`, `hmtx`): fontTools would give
every glyph a name first, and every character a place in a dictionary, which takes twenty times as long and ten times the
memory. Knows nothing of faces or lines.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path
from struct import unpack_from

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools carries no types

Glyphs = Callable[[int], int | None]
"""The glyph of a character, by code point; None where the font has none."""

BEST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the maps for Unicode, the fullest first, as fontTools chooses among them."""
BY_SEGMENTS, BY_GROUPS = 4, 12


class Widths:
    """The width of every character of a font, by code point, in thousandths of its size."""

    def __init__(self, glyphs: Glyphs, advances: array[int], per_em: int) -> None:
        self._glyphs, self._advances, self._per_em = glyphs, advances, per_em
        self._last = len(advances) - 1

    def get(self, code: int) -> int | None:
        """The width of a character; None where the font has none."""
        glyph = self._glyphs(code)
        # hmtx: all glyphs behind the last that has an advance are as wide as that
        return None if glyph is None else self._advances[min(glyph, self._last)] * 1000 // self._per_em

    def __contains__(self, code: int) -> bool:
        return self._glyphs(code) is not None


@cache
def widths_in(file: Path, index: int) -> Widths:
    """The widths of a font file, of the font at `index` where it is a collection; each is read once a process."""
    with TTFont(file, fontNumber=index, lazy=True) as font:
        (per_em,) = unpack_from(">H", font.getTableData("head"), 18)
        (count,) = unpack_from(">H", font.getTableData("hhea"), 34)
        advances = array("H", unpack_from(f">{2 * count}H", font.getTableData("hmtx"))[::2])
        return Widths(_glyphs_in(font), advances, per_em)


def _glyphs_in(font: TTFont) -> Glyphs:
    """The best map of a font; one of an unusual format is read by fontTools."""
    table: bytes = font.getTableData("cmap")
    (count,) = unpack_from(">H", table, 2)
    maps = {(p, e): at for p, e, at in (unpack_from(">HHL", table, 4 + 8 * number) for number in range(count))}
    at = next((maps[best] for best in BEST if best in maps), None)
    if at is None:
        return lambda code: None
    (kind,) = unpack_from(">H", table, at)
    if kind == BY_GROUPS:
        return _by_groups(table, at)
    if kind == BY_SEGMENTS:
        return _by_segments(table, at)
    names = font.getBestCmap()
    return {code: font.getGlyphID(name) for code, name in names.items()}.get


def _by_groups(table: bytes, at: int) -> Glyphs:
    """cmap format 12: runs of characters whose glyphs follow one another."""
    (count,) = unpack_from(">L", table, at + 12)
    numbers: array[int] = array("L", unpack_from(f">{3 * count}L", table, at + 16))
    first, last, glyph = numbers[0::3], numbers[1::3], numbers[2::3]

    def found(code: int) -> int | None:
        n = bisect_left(last, code)
        return glyph[n] + code - first[n] if n < count and first[n] <= code else None

    return found


def _by_segments(table: bytes, at: int) -> Glyphs:
    """cmap format 4: runs of characters of the basic plane, with a distance to their glyphs or a place in a list of them."""
    length: int = unpack_from(">H", table, at + 2)[0]
    count: int = unpack_from(">H", table, at + 6)[0] // 2
    numbers: array[int] = array("H", unpack_from(f">{(length - 14) // 2}H", table, at + 14))
    last, rest = numbers[:count], numbers[count + 1 :]  # a number of padding between them
    first, delta, distance = rest[:count], rest[count : 2 * count], rest[2 * count :]

    def found(code: int) -> int | None:
        n = bisect_left(last, code, 0, count - 1)  # the last segment only ends the list
        if n == count - 1 or first[n] > code:
            return None
        if not distance[n]:
            return code + delta[n] & 0xFFFF
        # counted in bytes from where the distance itself stands
        glyph = distance[n + distance[n] // 2 + code - first[n]]
        return glyph + delta[n] & 0xFFFF if glyph else 0

    return found
