"""The fonts of a PDF: their names, whether they travel with the file, how wide each code is and which character it means.

Comes in: a font of a page's resources as pypdf gives it. Goes out: a `Typeface`. What is broken in a font is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from fupin_reports.inspection.hushed import hushed

FULL_WIDTH = 1000
SUBSET = re.compile(r"[A-Z]{6}\+")
"""How the name of a font begins of which only the characters in use are in the file."""
UNKNOWN = "\ufffd"
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
LARGEST_RANGE = 0x10000
UTF_16_MAPS = ("/UniGB-UCS2-H", "/UniGB-UTF16-H")
GBK_MAPS = ("/GBK-EUC-H", "/GBKp-EUC-H", "/GBK2K-H")
DASHES_TOP = 0.39
"""How far above the line a dash reaches, as a share of the size, where its outline cannot be looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """A font as a page uses it. Widths are thousandths of the type size; `program` is the font file within the PDF."""

    name: str
    is_embedded: bool = False
    is_subset: bool = False
    code_length: int = 1
    widths: Mapping[int, float] = field(default_factory=dict)
    default_width: float = 0
    characters: Mapping[int, str] = field(default_factory=dict)
    codec: str = "cp1252"
    program: bytes = b""

    def codes(self, typed: bytes) -> Iterator[tuple[int, bytes]]:
        """The codes of a string with their bytes."""
        for at in range(0, len(typed), self.code_length):
            piece = typed[at : at + self.code_length]
            yield int.from_bytes(piece), piece

    def width(self, code: int) -> float:
        """How far `code` moves the pen."""
        return self.widths.get(code, self.default_width)

    def character(self, code: int, piece: bytes) -> str:
        """What `code` means; UNKNOWN where the file does not say."""
        known = self.characters.get(code)
        if known is None:
            return piece.decode(self.codec, "replace") if self.codec else UNKNOWN
        return known

    def top_of(self, code: int) -> float:
        """How far the ink of `code` reaches above the line, as a share of the type size; near enough for a dash where
        the outline cannot be read.
        """
        try:
            return outline_top(self.program, code)
        except Exception:  # noqa: BLE001 - a damaged font raises anything; the page is measured all the same
            return DASHES_TOP


def typeface_of(font: Any) -> Typeface:
    """`font` of a page's resources."""
    composite = font.get("/Subtype") == "/Type0"
    inner = font["/DescendantFonts"][0].get_object() if composite else font
    name = named(str(font.get("/BaseFont", "")))
    about = resolved(inner.get("/FontDescriptor")) or {}
    files = [resolved(about[key]) for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in about]
    basic = Typeface(
        name=SUBSET.sub("", name),
        is_embedded=bool(files) or font.get("/Subtype") == "/Type3",
        is_subset=bool(SUBSET.match(name)),
        characters=meanings(font),
        program=files[0].get_data() if files else b"",
    )
    if composite:
        encoding = str(font.get("/Encoding", ""))
        codec = "utf-16-be" if encoding in UTF_16_MAPS else "gbk" if encoding in GBK_MAPS else ""
        width = float(inner.get("/DW", FULL_WIDTH))
        return replace(basic, code_length=2, widths=dict(composite_widths(inner)), default_width=width, codec=codec)
    first = int(font.get("/FirstChar", 0))
    scale = float(font["/FontMatrix"][0]) * FULL_WIDTH if "/FontMatrix" in font else 1
    widths = {first + n: float(resolved(w)) * scale for n, w in enumerate(resolved(font.get("/Widths")) or [])}
    return replace(basic, widths=widths, default_width=float(about.get("/MissingWidth", 0)))


def named(raw: str) -> str:
    """The name of a font without its slash; old programs write Chinese ones in GBK."""
    name = raw.removeprefix("/")
    try:
        return name.encode("latin-1").decode("gbk")
    except UnicodeError:
        return name


def resolved(thing: Any) -> Any:
    """What a reference leads to."""
    return thing.get_object() if hasattr(thing, "get_object") else thing


def composite_widths(inner: Any) -> Iterator[tuple[int, float]]:
    """/W: `first [w w w]` or `first last w`."""
    entries = [resolved(entry) for entry in resolved(inner.get("/W")) or []]
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, list):
            yield from ((first + n, float(resolved(width))) for n, width in enumerate(second))
            at += 2
        elif at + 2 < len(entries):
            last = min(int(second), first + LARGEST_RANGE)
            yield from ((code, float(entries[at + 2])) for code in range(first, last + 1))
            at += 3
        else:
            return


def meanings(font: Any) -> dict[int, str]:
    """The characters by code: /ToUnicode, else the names of the glyphs that /Differences gives."""
    told = resolved(font.get("/ToUnicode"))
    if hasattr(told, "get_data"):
        return dict(mapped(told.get_data()))
    encoding = resolved(font.get("/Encoding"))
    differences = resolved(encoding.get("/Differences")) if hasattr(encoding, "get") else None
    if not differences:
        return {}
    from fontTools.agl import toUnicode  # type: ignore[import-untyped]  # fontTools carries no types

    found, code = {}, 0
    for entry in differences:
        if isinstance(entry, int):
            code = int(entry)
        else:
            found[code] = toUnicode(str(entry).removeprefix("/")) or UNKNOWN
            code += 1
    return found


def mapped(table: bytes) -> Iterator[tuple[int, str]]:
    """What a ToUnicode table says."""
    for kind, body in SECTION.findall(table):
        step = 2 if kind == b"bfchar" else 3
        row: list[bytes | list[bytes]] = []
        inside: list[bytes] | None = None
        for digits, opening, closing in TOKEN.findall(body):
            if opening:
                inside = []
            elif closing and inside is not None:
                row.append(inside)
                inside = None
            elif inside is not None:
                inside.append(digits)
            else:
                row.append(digits)
            if len(row) == step and inside is None:
                yield from _of_row(row)
                row = []


def _of_row(row: list[bytes | list[bytes]]) -> Iterator[tuple[int, str]]:
    first, *rest = row
    if not isinstance(first, bytes) or any(not isinstance(entry, bytes) for entry in rest[:-1]):
        return
    start, last = int(first, 16), rest[-1]
    if isinstance(last, list):
        yield from ((start + n, _characters(entry)) for n, entry in enumerate(last))
    elif len(rest) == 1:
        yield start, _characters(last)
    else:
        end = min(int(rest[0], 16), start + LARGEST_RANGE)  # type: ignore[arg-type]  # bytes, as looked at above
        text = _characters(last)
        head, tail = text[:-1], ord(text[-1]) if text else 0
        yield from ((code, head + chr(tail + code - start)) for code in range(start, end + 1))


def _characters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def outline_top(program: bytes, glyph: int) -> float:
    """How high the outline of a glyph reaches, as a share of the type size. Raises whatever a broken font raises."""
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]  # as above
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # as above

    with hushed("fontTools"), TTFont(BytesIO(program), lazy=True) as font:
        glyphs = font.getGlyphSet()
        pen = BoundsPen(glyphs)
        glyphs[font.getGlyphName(glyph)].draw(pen)
        return float(pen.bounds[3]) / float(font["head"].unitsPerEm)
