"""The last step of a PDF: every object is turned into bytes once.

pydyf asks each object for its bytes twice, for the file and for its identifier, and compresses twice what is a stream, at
the slowest level: a tenth of the whole time.
"""

from __future__ import annotations

import zlib

import pydyf  # type: ignore[import-untyped]  # carries no types

LEVEL = 6
"""Of zlib: half a percent larger than its slowest level, which pydyf takes."""


class Settled(pydyf.Object):  # type: ignore[misc]  # as above
    """An object whose bytes are known; it keeps the number by which others refer to it."""

    def __init__(self, original: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = original.number, original.generation, original.free
        self._data = bytes(original.data)

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self._data


def settle(document: object, pdf: pydyf.PDF) -> None:
    """A `finisher` of WeasyPrint: replaces the objects of `pdf` by settled ones; streams stay streams."""
    for place, found in enumerate(pdf.objects):
        if isinstance(found, pydyf.Stream):
            if found.compress:
                raw = b"\n".join(map(bytes_of, found.stream))
                found.stream, found.compress = [zlib.compress(raw, LEVEL)], False
                found.extra["Filter"] = "/FlateDecode"
        elif found.free != "f":
            pdf.objects[place] = Settled(found)


def bytes_of(item: object) -> bytes:
    """A piece of a stream as pydyf writes it."""
    return item if isinstance(item, bytes) else bytes(pydyf.Array([item]).data[1:-1])
