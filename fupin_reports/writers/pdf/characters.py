"""Says characters in HTML: escaped, and marked where their glyphs come from a taller font.

Comes in: text; goes out: HTML. Knows nothing of blocks.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape

from fupin_reports.document import Document, Words, text_of, words_of_block
from fupin_reports.writers.remarks import Remark, remarks_in, stretches


def marked(text: str) -> str:
    """`text` in HTML; characters that GB2312 lacks are marked, for their glyphs come from a taller font.

    Unmarked they would raise their line by 2 pt and cost a page its 22nd line.
    """
    return _rare_characters().sub(r'<span class="rare">\g<0></span>', escape(text, quote=False))


def rare_in(document: Document) -> str:
    """The characters of `document` that GB2312 lacks, each once: only these may be missing from a Chinese font."""
    texts = (text_of(words) for block in document.blocks for words in words_of_block(block))
    found = "".join(piece for text in texts for piece in _rare_characters().findall(text))
    return "".join(dict.fromkeys(found))


def marked_words(words: Words) -> str:
    """`words` in HTML, the remarks of a draft among them as spans of their own."""
    return marked_stretch(text_of(words), remarks_in(words))


def marked_stretch(text: str, remarks: tuple[Remark, ...], start: int = 0) -> str:
    """A line that begins at `start` of the text that `remarks` count in."""
    return "".join(
        f'<span class="{sort.value}">{marked(piece)}</span>' if sort else marked(piece)
        for piece, sort in stretches(text, remarks, start)
    )


@cache
def _rare_characters() -> re.Pattern[str]:
    rows = range(0xA1, 0xFF)
    plain = "".join(bytes([row, cell]).decode("gb2312", "ignore") for row in rows for cell in rows)
    # Python reads A1AA and A1A4 as ― and ・, where every Chinese font and input method has — and ·
    return re.compile(f"[^ -~{re.escape(plain.replace('―', ''))}—·]+")
