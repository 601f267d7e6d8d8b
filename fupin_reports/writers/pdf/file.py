"""The file of a PDF, written in one go: pydyf turns each object into bytes twice, for the file and for its identifier, and
compresses twice what is a stream, at the slowest level: a seventh of the whole time.

Comes in: WeasyPrint's objects; goes out: a file with object and cross-reference streams (ISO 32000-2, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import zlib
from functools import partial
from hashlib import md5
from typing import IO, Any

import pydyf  # type: ignore[import-untyped]  # carries no types

LEVEL = 3
"""Of zlib: 2 % larger than its slowest level, in a fifth of the time."""

FREE, PLAIN, IN_STREAM = 0, 1, 2
"""How the cross-reference stream calls objects (ISO 32000-2, table 18)."""

HEADER = b"%%PDF-%b\n%%\xf0\x9f\x96\xa4\n"


KNOWN = "0.13.0"
"""The version of pydyf whose file `write` writes; any other writes its own."""


def written_by_us(document: object, pdf: Any) -> None:
    """A `finisher` of WeasyPrint: from here on the file of `pdf` is written by `write`."""
    if pydyf.__version__ == KNOWN:
        pdf.write = partial(write, pdf)


def write(pdf: Any, output: IO[bytes], version: object, identifier: object, compress: object) -> None:
    """Writes the file of `pdf` as pydyf does with compression, which is what `engine` asks for."""
    if pdf.info:
        pdf.add_object(pdf.info)
    file = bytearray(HEADER % as_bytes(version or b"1.7"))
    entries: list[tuple[int, int, int]] = []
    packed: list[tuple[int, bytes]] = []
    digest = md5(usedforsecurity=False)
    stream_number = len(pdf.objects)
    for found in pdf.objects:
        if found.free == "f":
            entries.append((FREE, 0, found.generation))
            continue
        data = stream_bytes(found) if isinstance(found, pydyf.Stream) else as_bytes(found)
        digest.update(data)
        if found.compressible:
            entries.append((IN_STREAM, stream_number, len(packed)))
            packed.append((found.number, data))
        else:
            entries.append((PLAIN, len(file), found.generation))
            append(file, found.number, data)
    entries.append((PLAIN, len(file), 0))
    append(file, stream_number, object_stream(packed))
    start = len(file)
    entries.append((PLAIN, start, 0))
    trailer = {"Root": pdf.catalog.reference}
    if pdf.info:
        trailer["Info"] = pdf.info.reference
    trailer["ID"] = pydyf.Array([pydyf.String(digest.hexdigest())] * 2)
    append(file, stream_number + 1, cross_references(entries, trailer))
    output.write(bytes(file) + b"startxref\n%d\n%%%%EOF\n" % start)


def append(file: bytearray, number: int, data: bytes) -> None:
    """An object to the end of `file`."""
    file += b"%d 0 obj\n%b\nendobj\n" % (number, data)


def object_stream(packed: list[tuple[int, bytes]]) -> bytes:
    """Objects in a stream, behind a list of where each begins."""
    places, position = [], 0
    for number, data in packed:
        places.append(b"%d %d" % (number, position))
        position += len(data) + 1
    head = b" ".join(places)
    extra = {"Type": "/ObjStm", "N": len(packed), "First": len(head) + 1}
    return compressed(b"\n".join([head, *(data for _, data in packed)]), extra)


def cross_references(entries: list[tuple[int, int, int]], trailer: dict[str, Any]) -> bytes:
    """The cross-reference stream, which holds the trailer too."""
    lengths = [1, *(bytes_for(max(entry[field] for entry in entries)) for field in (1, 2))]
    raw = b"".join(
        value.to_bytes(length, "big") for entry in entries for length, value in zip(lengths, entry, strict=True)
    )
    size = len(entries)
    extra = {"Type": "/XRef", "Index": pydyf.Array([0, size]), "W": pydyf.Array(lengths), "Size": size, **trailer}
    return compressed(raw, extra)


def bytes_for(number: int) -> int:
    """How many bytes hold it."""
    return (number.bit_length() + 7) // 8 or 1


def stream_bytes(stream: Any) -> bytes:
    """A stream with its dictionary."""
    raw = b"\n".join(map(as_bytes, stream.stream))
    return compressed(raw, stream.extra) if stream.compress else with_head(raw, stream.extra)


def compressed(raw: bytes, extra: dict[str, Any]) -> bytes:
    """A compressed stream."""
    return with_head(zlib.compress(raw, LEVEL), {**extra, "Filter": "/FlateDecode"})


def with_head(content: bytes, extra: dict[str, Any]) -> bytes:
    """A stream as it stands in the file."""
    return b"%b\nstream\n%b\nendstream" % (as_bytes(pydyf.Dictionary({**extra, "Length": len(content)})), content)


def as_bytes(item: Any) -> bytes:
    """What pydyf's objects and Python's are in a file."""
    kind = type(item)
    if kind is bytes:
        return bytes(item)
    if kind is pydyf.Dictionary:
        return b"<<%b>>" % b"".join([b"/%b %b" % (as_bytes(key), as_bytes(value)) for key, value in item.items()])
    if kind is pydyf.Array:
        return b"[%b]" % b" ".join(map(as_bytes, item))
    if kind is str or kind is int:
        return str(item).encode("ascii")
    return bytes(pydyf.Array([item]).data[1:-1])
