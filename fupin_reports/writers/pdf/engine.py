"""WeasyPrint, held on a short lead; with `swift` the only place that imports it.

Comes in: a stylesheet, then HTML pages; goes out: PDF bytes and the characters that no font has. What WeasyPrint says
in its log is listened to: what it does not understand is a bug of ours and raises. Nothing is read but `allowed` files.
Importing this module raises OSError where a C library is missing.
"""

from __future__ import annotations

import gc
import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML  # type: ignore[import-untyped]  # WeasyPrint carries no types
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # as above
from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]  # as above

from fupin_reports.writers.pdf import swift
from fupin_reports.writers.pdf.css import spreads_in
from fupin_reports.writers.pdf.file import written_by_us

swift.quicken()

ARCHIVAL = "pdf/a-2a"
"""PDF/A-2a (ISO 19005-2, level A): of WeasyPrint's variants the strictest that keeps what we have.

Level A asks for tags, language and Unicode, which our PDF has; U and B ask for less; PDF/A-1 forbids what PDF 1.5 brought;
3a differs only by attachments, of which there are none; PDF/A-4 has no level with tags in it, and its readers are few.
WeasyPrint writes one variant a file, so PDF/UA cannot be claimed besides: level A stands for the same tags.
"""

MISSING_GLYPH = ".notdef glyph rendered"
"""How WeasyPrint's record of a missing glyph begins; its second argument is the code point."""


ROOM, GONE = '<div class="room"', '<div class="room gone"'
OVERLEAF, BARE = '<div class="room overleaf"', '<div class="room bare"'
"""版记 on the page where the text ends; left out; on the next even page; and there behind a page left blank, where neither
bears a number (7.5): the text fills an even page, so that there is no room below it.
"""


class StylesheetError(Exception):
    """WeasyPrint did not understand what we wrote: a bug of ours, never the clerk's."""


class Engine:
    """One font configuration and one parsed stylesheet for any number of pages; with `archive` they become PDF/A.

    `rules` are those of spreads, which are added to the stylesheet when a page needs them.
    """

    def __init__(
        self,
        stylesheet: str,
        allowed: tuple[Path, ...],
        rules: Callable[[Iterable[int]], str],
        *,
        archive: bool = False,
    ) -> None:
        variant = ARCHIVAL if archive else None
        self._options = {"pdf_tags": True, "pdf_identifier": True, "pdf_variant": variant}
        self._fetcher = _OnlyOurFonts(allowed)
        self._fonts = FontConfiguration()
        self._rules, self._spreads = rules, frozenset[int]()
        with _log_of_weasyprint() as records:
            self._css = CSS(string=stylesheet, font_config=self._fonts, url_fetcher=self._fetcher)
        _missing_characters(records)

    def pdf(self, html: str) -> tuple[bytes, str]:
        """The PDF of `html`, and the characters in it that print as boxes."""
        with _log_of_weasyprint() as records, warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves the file of its colour profile open
            pages = self._rendered(html)
            if ROOM in html and len(pages.pages) % 2:  # 7.4: 版记 stands on the back of the last sheet
                count, pages = len(pages.pages), None
                alone = self._count(html.replace(ROOM, GONE)) < count
                pages = self._rendered(html.replace(ROOM, BARE if alone else OVERLEAF))
            pdf = pages.write_pdf(finisher=written_by_us, **self._options)
        return pdf, _missing_characters(records)

    def _count(self, html: str) -> int:
        """How many pages `html` has. The pages of before go first: they hold each other, so that only collecting frees them."""
        gc.collect()
        count = len(self._rendered(html).pages)
        gc.collect()
        return count

    def _rendered(self, html: str) -> Any:
        if more := spreads_in(html) - self._spreads:
            CSS(string=self._rules(more), matcher=self._css.matcher, url_fetcher=self._fetcher)
            self._spreads |= more
        page = swift.Page(html, self._fetcher) if swift.in_use() else HTML(string=html, url_fetcher=self._fetcher)
        return page.render(stylesheets=[self._css], font_config=self._fonts, **self._options)


class _OnlyOurFonts(URLFetcher):  # type: ignore[misc]  # as above
    def __init__(self, allowed: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("file",), fail_on_errors=True)
        self.allowed = {file.as_uri(): file for file in allowed}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        file = self.allowed.get(url)
        if file is None:
            raise ValueError(url)
        return URLFetcherResponse(url, file.read_bytes())


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _log_of_weasyprint() -> Iterator[list[logging.LogRecord]]:
    log, listener = logging.getLogger("weasyprint"), _Listener()
    log.addHandler(listener)
    try:
        yield listener.records
    finally:
        log.removeHandler(listener)


def _missing_characters(records: list[logging.LogRecord]) -> str:
    """The characters without a glyph, each once; StylesheetError where WeasyPrint complains of anything else."""
    missing: dict[str, None] = {}
    for record in records:
        if not str(record.msg).startswith(MISSING_GLYPH) or not isinstance(record.args, tuple):
            raise StylesheetError(record.getMessage())
        missing[str(record.args[0])] = None
    return "".join(missing)
