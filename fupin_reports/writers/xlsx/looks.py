"""How cells look: one XlsxWriter format for each look, weight and number format; greys that print on any printer."""

from __future__ import annotations

from typing import Any

from fupin_reports.quantities import BEFORE
from fupin_reports.workbook import Look, Weight

FACE, HEAD_FACE = "宋体", "黑体"
SIZE, TITLE_SIZE = 10.5, 16
HEAD_SHADE, TOTAL_SHADE, EXAMPLE_INK = "#D9D9D9", "#F2F2F2", "#7F7F7F"
PERCENT = "0.0%"
PARTIAL = '"*"'
"""Behind a sum of only what is known."""
SIDES = {Look.TEXT: "left", Look.CENTRE: "center", Look.NUMBER: "right", Look.AMOUNT: "right", Look.PERCENT: "right"}


def number_format(look: Look, places: int, hedge: str, *, partial: bool = False, hides_zero: bool = False) -> str:
    """`#,##0.00`, with the approximate word before or behind it: 27余 is the number 27, and sums take it in.

    `hides_zero` shows nothing for a sum of nothing.
    """
    if look is Look.PERCENT:
        return PERCENT
    number = "General" if look is not Look.AMOUNT or hedge else "#,##0" + ("." + "0" * places if places else "")
    if hedge:
        number = f'"{hedge}"{number}' if hedge in BEFORE else f'{number}"{hedge}"'
    number += PARTIAL if partial else ""
    return f"{number};-{number};" if hides_zero else number


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FACE, "font_size": SIZE, **properties})
        return self._made[key]

    @property
    def title(self) -> Any:
        """The title over a sheet."""
        return self._format(font_name=HEAD_FACE, font_size=TITLE_SIZE, align="center", valign="vcenter")

    @property
    def caption(self) -> Any:
        """The line below it."""
        return self._format(align="left", valign="vcenter", text_wrap=True)

    @property
    def head(self) -> Any:
        """A head of a column."""
        return self._format(
            font_name=HEAD_FACE, bg_color=HEAD_SHADE, border=1, align="center", valign="vcenter", text_wrap=True
        )

    def cell(self, look: Look, weight: Weight, number: str = "", *, guarded: bool = False) -> Any:
        """A cell. One that is `guarded` holds text that looks like a formula, and shows it as text when it is edited."""
        more: dict[str, Any] = {"border": 1, "valign": "vcenter", "align": SIDES[look]}
        if look in (Look.TEXT, Look.CENTRE):
            more["text_wrap"] = True
        if number:
            more["num_format"] = number
        if weight is Weight.TOTAL:
            more |= {"bold": True, "bg_color": TOTAL_SHADE}
        if weight is Weight.EXAMPLE:
            more |= {"italic": True, "font_color": EXAMPLE_INK}
        if guarded:
            more["quote_prefix"] = True
        return self._format(**more)
