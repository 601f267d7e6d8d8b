"""PDFs typed character by character, for the measuring of printed files: where each stands is known to the hundredth.

`report()` is right in everything; each of its arguments makes one thing wrong. Points count from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEFT, RIGHT, BOTTOM = 28 * MM, 184 * MM, 262 * MM
FIRST = 37 * MM + 6.49 + 14.08  # half of 28.98 − 16, then 0.88 × 16
PITCH, STEP = 28.98, 15.79
NUMBER_LINE = BOTTOM + 7 * MM + 0.39 * 14  # a dash is taken to reach 0.39 em above its line
FANG, KAI, HEI, SONG, TITLE = (
    "FandolFang-Regular",
    "FandolKai-Regular",
    "FandolHei-Regular",
    "FandolSong-Regular",
    "FandolSong-Bold",
)
HEAD = "甲乡2023年工作总结"


@dataclass
class Sheet:
    """One page on its way: what is written on it, and the fonts with their characters."""

    width: float = A4[0]
    height: float = A4[1]
    operators: list[str] = field(default_factory=list)
    used: dict[str, set[str]] = field(default_factory=dict)

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float = 16,
        face: str = FANG,
        step: float = 0,
        turned: bool = False,
    ) -> None:
        """Words whose first character begins at `x` on the line `y`, `step` from one full-width character to the next;
        `turned` ones are read from top to bottom.
        """
        self.used.setdefault(face, set()).update(words)
        matrix = f"0 -1 1 0 {x} {self.height - y}" if turned else f"1 0 0 1 {x} {self.height - y}"
        codes = words.encode("utf-16-be").hex()
        self.operators.append(f"BT /{face} {size} Tf {step - size if step else 0} Tc {matrix} Tm <{codes}> Tj ET")

    def rule(self, x: float, y: float, width: float, height: float) -> None:
        """A thin black box with its upper left corner there."""
        self.operators.append(f"{x} {self.height - y - height} {width} {height} re f")


def width_of(words: str, size: float) -> float:
    """How long words are: ASCII takes half a square."""
    return sum(size * (0.5 if c.isascii() else 1) for c in words)


def bound(
    sheets: list[Sheet],
    *,
    title: str = HEAD,
    author: str = "甲乡人民政府",
    language: str = "zh-CN",
    tagged: bool = True,
    outline: tuple[str, ...] = (),
    unembedded: str = "",
    password: str = "",
) -> bytes:
    """The sheets as a file; outline entries are of level 1."""
    writer = PdfWriter()
    used: dict[str, set[str]] = {}
    for sheet in sheets:
        for face, characters in sheet.used.items():
            used.setdefault(face, set()).update(characters)
    fonts = DictionaryObject(
        {NameObject(f"/{face}"): _font(writer, face, chars, face != unembedded) for face, chars in used.items()}
    )
    for sheet in sheets:
        page = writer.add_blank_page(width=sheet.width, height=sheet.height)
        stream = DecodedStreamObject()
        stream.set_data("\n".join(sheet.operators).encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    for entry in outline:
        writer.add_outline_item(title=entry, page_number=0)
    writer.metadata = {key: text for key, text in (("/Title", title), ("/Author", author)) if text}
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if tagged:
        writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject()
        writer.root_object[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _font(writer: PdfWriter, face: str, characters: set[str], embedded: bool) -> DictionaryObject:
    about = DictionaryObject(
        {NameObject("/Type"): NameObject("/FontDescriptor"), NameObject("/Flags"): NumberObject(4)}
    )
    if embedded:
        program = DecodedStreamObject()
        program.set_data(b"no font at all")  # so that the height of a dash is taken for 0.39 em
        about[NameObject("/FontFile3")] = writer._add_object(program)
    halves = ArrayObject([NumberObject(32), NumberObject(126), FloatObject(500)])
    name = NameObject(f"/ABCDEF+{face}" if embedded else f"/{face}")
    inner = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType0"),
            NameObject("/BaseFont"): name,
            NameObject("/DW"): NumberObject(1000),
            NameObject("/W"): halves,
            NameObject("/FontDescriptor"): writer._add_object(about),
        }
    )
    table = DecodedStreamObject()
    codes = [c.encode("utf-16-be").hex() for c in sorted(characters)]
    lines = "\n".join(f"<{code}> <{code}>" for code in codes)
    table.set_data(f"{len(codes)} beginbfchar\n{lines}\nendbfchar".encode())
    return writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type0"),
                NameObject("/BaseFont"): name,
                NameObject("/Encoding"): NameObject("/Identity-H"),
                NameObject("/DescendantFonts"): ArrayObject([writer._add_object(inner)]),
                NameObject("/ToUnicode"): writer._add_object(table),
            }
        )
    )


def report(
    *,
    characters: int = 28,
    lines: int = 22,
    paper: tuple[float, float] = A4,
    shift: float = 0,
    size: float = 16,
    title_size: float = 22,
    face: str = FANG,
    stray: str = "",
    short_by: float = 0,
    fewer: int = 0,
    raised: float = 0,
    number: str = "— {} —",
    number_side: str = "",
    number_size: float = 14,
    number_lower: float = 0,
    head_repeated: bool = True,
    heading_at_foot: bool = False,
    lines_with_signature: int = 3,
    words: str = "国",
    **about: object,
) -> bytes:
    """Five pages: title and text; text; the end of it, a heading and the signature; a table over two pages."""
    pitch, step = 22 * PITCH / lines, 28 * STEP / characters if characters != 28 else STEP
    left = LEFT + shift
    sheets = [Sheet(*paper) for _ in range(5)]
    sheets[0].text(HEAD, (LEFT + RIGHT - width_of(HEAD, title_size)) / 2, 130.7, size=title_size, face=TITLE)
    one = step * size / 16

    def line(sheet: Sheet, place: float, count: int, *, indent: int = 0, face: str = face, less: float = 0) -> None:
        gap = one - less / max(count - 1, 1)
        sheet.text(words * count, left + indent * one, FIRST + place * pitch, size=size, face=face, step=gap)

    line(sheets[0], 2, characters - 2, indent=2)
    for place in range(3, lines):
        if place == 5:  # with fewer characters, spread so that the last one ends where it does on other lines
            line(sheets[0], place, characters - fewer, less=short_by - fewer * one)
        else:
            line(sheets[0], place, characters)
    for place in range(lines - heading_at_foot):
        line(
            sheets[1],
            place + (raised / pitch if place == 9 else 0),
            characters,
            face=stray if stray and place == 4 else face,
        )
    if heading_at_foot:
        sheets[1].text("二、打算", left + 2 * one, FIRST + (lines - 1) * pitch, size=size, face=HEI, step=one)
    above = lines_with_signature - 1
    for place in range(above):
        if place or not heading_at_foot:
            line(sheets[2], place, characters)
        else:
            line(sheets[2], place, characters - 2, indent=2)
    if lines_with_signature:
        line(sheets[2], above, 5)
    place = lines_with_signature + 1
    if above > 0:
        sheets[2].text("一、附言", left + 2 * one, FIRST + place * pitch, size=size, face=HEI, step=one)
        line(sheets[2], place + 1, 6, indent=2)
        place += 3
    sheets[2].text("甲乡人民政府", RIGHT - 8 * STEP, FIRST + place * pitch, size=size, step=one)
    sheets[2].text("2023年12月20日", RIGHT - 8 * STEP, FIRST + (place + 1) * pitch, size=size)
    _table(sheets[3], rows=20, head=True)
    _table(sheets[4], rows=5, head=head_repeated)
    for n, sheet in enumerate(sheets, start=1):
        words_of_number = number.format(n)
        wide = width_of(words_of_number, number_size)
        side = number_side or ("right" if n % 2 else "left")
        x = {"right": RIGHT - 14 - wide, "left": LEFT + 14, "centre": (LEFT + RIGHT - wide) / 2}[side]
        if words_of_number:
            sheet.text(words_of_number, x, NUMBER_LINE + number_lower, size=number_size, face=SONG)
    outline = ("一、附言", "二、打算") if heading_at_foot else ("一、附言",)
    return bound(sheets, **{"outline": outline, **about})  # type: ignore[arg-type]  # the caller's words


def _table(sheet: Sheet, *, rows: int, head: bool) -> None:
    """Rows of 22 pt with a rule at each side; the first is the head, in 黑体."""
    top = 37 * MM + 1
    for n in range(rows):
        y = top + 22 * n
        for x in (LEFT, RIGHT - 0.5):
            sheet.rule(x, y, 0.5, 22)
        sheet.rule(LEFT, y, RIGHT - LEFT, 0.5)
        in_head = head and n == 0
        cells = ("序号", "项目名称") if in_head else (str(n), "水池")
        for text, x in zip(cells, (LEFT + 3, LEFT + 90), strict=True):
            sheet.text(text, x, y + 16, size=12, face=HEI if in_head else FANG)
