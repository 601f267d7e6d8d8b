"""The words of a PDF, and on which of its pages a piece of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from fupin_reports.inspection.pages import Obstacle, read_pdf


@dataclass(frozen=True, slots=True)
class PrintedText:
    """The words of every page without blanks and page numbers; `data` is 数据指纹 of what it was made from, if it says."""

    pages: tuple[str, ...] = ()
    data: str = ""

    def pages_with(self, text: str) -> tuple[int, ...]:
        """The pages, from 1, on which all of `text` stands, two of them where it goes over from one to the next."""
        wanted, whole = "".join(text.split()), "".join(self.pages)
        ends = tuple(accumulate(map(len, self.pages)))
        found: set[int] = set()
        start = whole.find(wanted) if wanted else -1
        while start >= 0:
            last = start + len(wanted) - 1
            first_page, last_page = (next(n for n, end in enumerate(ends, 1) if at < end) for at in (start, last))
            found |= {*range(first_page, last_page + 1)}
            start = whole.find(wanted, start + 1)
        return tuple(sorted(found))


def printed_text(content: bytes) -> PrintedText:
    """The words of a PDF; none of a file that cannot be read."""
    found = read_pdf(content)
    if isinstance(found, Obstacle):
        return PrintedText()
    return PrintedText(tuple("".join(line.text for line in page.text_lines) for page in found.pages), found.data)
