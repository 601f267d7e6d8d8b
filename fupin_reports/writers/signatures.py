"""Where 署名 and 成文日期 begin (7.3.5), in whatever unit the widths come in."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_reports import gbt9704 as page


def unsealed(issuers: Sequence[int], date: int, text_width: int, glyph: int) -> tuple[int, int]:
    """The left edge of every 署名, and where the date begins, for the widths of both (7.3.5.2); one that wraps is as wide
    as its widest line, and its lines end two characters from the right.

    One below the other, they share a left edge, and the longest ends two characters from the right; the date begins two
    characters further in. Where that would carry a date beyond the longest, it ends two characters from the right, and
    they move left.
    """
    room = text_width - page.SIGNATURE_RIGHT_CHARACTERS * glyph
    shift = page.DATE_INDENT_CHARACTERS * glyph
    longest = max(issuers, default=0)
    edge = room - (longest if date <= longest else date + shift)
    return max(edge, 0), max(edge, 0) + shift
