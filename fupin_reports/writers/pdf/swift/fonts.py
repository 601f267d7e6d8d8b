"""The contents of a font are read when they are wanted, which is when it has been cut down to what a report uses: WeasyPrint
holds those of the whole files, 30 MB, while it writes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from weasyprint.pdf import fonts  # type: ignore[import-untyped]  # WeasyPrint carries no types

from fupin_reports.writers.pdf.swift.replacing import Replacement

_read = fonts.get_hb_object_data


class Font(fonts.Font):  # type: ignore[misc]  # as above
    """As WeasyPrint's."""

    _content: bytes | Callable[[], bytes]

    @property
    def file_content(self) -> bytes:
        """The font file, cut down or not."""
        if not isinstance(self._content, bytes):
            self._content = self._content()
        return self._content

    @file_content.setter
    def file_content(self, content: bytes | Callable[[], bytes]) -> None:
        self._content = content

    def _harfbuzz_subset(self, to_unicode: dict[int, str], hinting: bool) -> None:
        whole = self._content
        super()._harfbuzz_subset(to_unicode, hinting)
        if not self.file_content:  # WeasyPrint asks the same before it lets the whole file go
            self._content = whole
            fonts.LOGGER.warning('Unable to subset "%s" with HarfBuzz', self.family)


def read_later(face: Any) -> Callable[[], bytes]:
    """What reads the font file of `face`."""
    return partial(_read, face)


WAYS = (
    Replacement("Font", fonts.Font, Font),
    Replacement("get_hb_object_data", _read, read_later, fonts),
)
