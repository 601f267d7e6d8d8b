"""The bytes of a .docx -> its parts. Refuses what is none, what is locked, and what would fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from fupin_reports.document import Meta
from fupin_reports.readers.docx.wordml import Element, attribute, children, name_of
from fupin_reports.readers.reading import Obstacle, Unreadable

OLE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
"""How an encrypted .docx begins (and an old .doc): a container of another kind."""
LOCKED = 1
"""The bit by which an entry of a zip says that it has a password."""
LARGEST = 200_000_000
"""Bytes unpacked, far above any report with photographs."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Comments, footnotes or endnotes by their id: author and words."""

    entries: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a file that hold what a person typed or chose. `margins` are headers and footers."""

    body: Element
    styles: Element
    comments: Notes
    footnotes: Notes
    endnotes: Notes
    margins: tuple[tuple[str, Element], ...]
    meta: Meta


def opened(content: bytes) -> WordFile | Unreadable:
    """The file's parts."""
    if content.startswith(OLE_MARK):
        return Unreadable(Obstacle.ENCRYPTED)
    try:
        with ZipFile(BytesIO(content)) as packed:
            entries = packed.infolist()
        if any(entry.flag_bits & LOCKED for entry in entries):
            return Unreadable(Obstacle.ENCRYPTED)
        if sum(entry.file_size for entry in entries) > LARGEST:
            return Unreadable(Obstacle.TOO_LARGE)
    except BadZipFile:
        return Unreadable(Obstacle.NOT_A_DOCX)
    try:
        return _parts(docx.Document(BytesIO(content)))
    except (
        BadZipFile,
        EOFError,
        zlib.error,
        NotImplementedError,
        SyntaxError,  # lxml's XMLSyntaxError is one
        AttributeError,  # these two where an element is not what its place says
        TypeError,
    ):
        return Unreadable(Obstacle.DAMAGED)
    except (OpcError, KeyError, ValueError):  # a zip of something else: parts missing, or of another type
        return Unreadable(Obstacle.NOT_A_DOCX)


def _parts(word: Any) -> WordFile:
    """ValueError where the document has no body."""
    if word.element.body is None:
        raise ValueError("no body")
    related: dict[str, list[Element]] = {}
    for relation in word.part.rels.values():
        if not relation.is_external:
            kind = relation.reltype.rpartition("/")[2]
            part = relation.target_part
            if kind in ("comments", "footnotes", "endnotes", "header", "footer"):
                related.setdefault(kind, []).append(parse_xml(part.blob))
    return WordFile(
        word.element.body,
        word.styles.element,
        _notes(related.get("comments", [])),
        _notes(related.get("footnotes", [])),
        _notes(related.get("endnotes", [])),
        tuple((kind, element) for kind in ("header", "footer") for element in related.get(kind, [])),
        _meta(word),
    )


def _notes(parts: list[Element]) -> Notes:
    found = (note for part in parts for note in children(part, "comment", "footnote", "endnote"))
    return Notes({attribute(n, "id"): (attribute(n, "author"), "".join(_words(n))) for n in found})


def _words(note: Element) -> list[str]:
    return [part.text or "" for part in note.iter() if name_of(part) == "t"]


def _meta(word: Any) -> Meta:
    """What the file says about itself, by the properties that our writer sets; empty where they are gone."""
    core, custom = word.core_properties, _custom(word)
    year = custom.get("年度", "")
    return Meta(
        title=core.title,
        unit=custom.get("单位", core.author),
        kind=custom.get("文种", core.subject),
        year=int(year) if year.isascii() and year.isdigit() else 0,
        date=core.created.date().isoformat() if core.created else "",
    )


def _custom(word: Any) -> dict[str, str]:
    for relation in word.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES and not relation.is_external:
            properties = parse_xml(relation.target_part.blob)
            return {p.get("name", ""): "".join(p.itertext()) for p in children(properties, "property")}
    return {}
