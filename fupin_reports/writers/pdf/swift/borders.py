"""The lines of a table: cells with solid edges of one colour on some of their sides, and square corners."""

from __future__ import annotations

from typing import Any

from pydyf import _to_bytes as said  # type: ignore[import-untyped]  # pydyf carries no types
from weasyprint.draw import border  # type: ignore[import-untyped]  # as above
from weasyprint.draw.color import get_color  # type: ignore[import-untyped]  # as above

from fupin_reports.writers.pdf.swift.backgrounds import CORNERS
from fupin_reports.writers.pdf.swift.boxes import SIDES
from fupin_reports.writers.pdf.swift.replacing import Replacement, of_a_style

_draw = border.draw_border


@of_a_style
def one_colour(style: Any) -> Any:
    """The colour of all edges of boxes of this style where they are solid and nothing else is drawn there; else None."""
    colours = {get_color(style, f"border_{side}_color") for side in SIDES}
    plain = (
        style["visibility"] == "visible"
        and style["border_image_source"][0] == "none"
        and style["column_width"] == style["column_count"] == "auto"
        and all(style[f"border_{side}_style"] == "solid" for side in SIDES)
    )
    return colours.pop() if plain and len(colours) == 1 else None


def draw_border(stream: Any, box: Any) -> None:
    """As WeasyPrint's, which measures the box five times for each of its edges."""
    top, right, bottom, left = widths = [getattr(box, f"border_{side}_width") for side in SIDES]
    if not any(widths):
        if box.style["column_rule_width"]:
            _draw(stream, box)
        return
    colour = one_colour(box.style)
    square = all(getattr(box, corner) == (0, 0) for corner in CORNERS)
    if all(widths) or colour is None or not colour.alpha or not square:
        _draw(stream, box)
        return
    x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    x0, y0, x1, y1 = said(x), said(y), said(x + width), said(y + height)
    inner_x0, inner_y0, inner_x1, inner_y1 = (
        said(x + left),
        said(y + top),
        said(x + width - right),
        said(y + height - bottom),
    )
    outer = b"%b %b %b %b re" % (x0, y0, said(width), said(height))
    inner = b"%b %b %b %b re" % (inner_x0, inner_y0, said(width - left - right), said(height - top - bottom))
    for edge, corners in (
        (bottom, (x1, y1, x0, y1, inner_x0, inner_y1, inner_x1, inner_y1)),
        (left, (x0, y1, x0, y0, inner_x0, inner_y0, inner_x0, inner_y1)),
        (right, (x1, y1, x1, y0, inner_x1, inner_y0, inner_x1, inner_y1)),
        (top, (x1, y0, x0, y0, inner_x0, inner_y0, inner_x1, inner_y0)),
    ):
        if edge:
            with stream.artifact(), stream.stacked():
                stream.stream.append(b"%b %b m\n%b %b l\n%b %b l\n%b %b l\nW*\nn" % corners)
                stream.set_color(colour)
                stream.stream.append(b"%b\n%b\nf*" % (inner, outer))


WAYS = (Replacement("draw_border", _draw, draw_border),)
