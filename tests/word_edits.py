"""A written DOCX changed as Word would change it: its document.xml as text, with a piece replaced."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from fupin_reports.document import Block, Document
from fupin_reports.readers.docx import read
from fupin_reports.readers.reading import Reading
from fupin_reports.writers.docx import write

MAIN = "word/document.xml"
NAMES = {
    "word/comments.xml": ("comments", "comments+xml"),
    "word/footnotes.xml": ("footnotes", "footnotes+xml"),
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def edited(content: bytes, *changes: tuple[str, str], parts: dict[str, str] | None = None) -> bytes:
    """`content` with each old piece of document.xml replaced once by the new one, and with further parts added."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == MAIN:
                for old, new in changes:
                    assert text.count(old) >= 1, old
                    text = text.replace(old, new, 1)
            for part, (relation, kind) in NAMES.items():
                if part not in (parts or {}):
                    continue
                if name == "[Content_Types].xml":
                    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}"
                    text = text.replace(
                        "</Types>", f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
                    )
                if name == "word/_rels/document.xml.rels":
                    link = f'<Relationship Id="x{relation}" Type="{OFFICE}/{relation}" Target="{part[5:]}"/>'
                    text = text.replace("</Relationships>", link + "</Relationships>")
            target.writestr(name, text)
        for part, text in (parts or {}).items():
            target.writestr(part, text)
    return result.getvalue()


def reading(content: bytes) -> Reading:
    """What the reader makes of it; fails where it cannot read it."""
    found = read(content)
    assert isinstance(found, Reading), found
    return found


def read_with(document: Document, *changes: tuple[str, str], parts: dict[str, str] | None = None) -> Reading:
    """The document written, changed and read."""
    return reading(edited(write(document), *changes, parts=parts))


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def block_texts(blocks: tuple[Block, ...]) -> list[str]:
    """The text of every block that has plain words."""
    return ["".join(word.text for word in getattr(block, "words", ())) for block in blocks]
