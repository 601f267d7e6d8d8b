"""Boxes without a background, as all of ours are but a draft's notes."""

from __future__ import annotations

from typing import Any

from weasyprint.draw.color import get_color  # type: ignore[import-untyped]  # WeasyPrint carries no types
from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]  # as above
from weasyprint.layout import background  # type: ignore[import-untyped]  # as above

from fupin_reports.writers.pdf.swift.replacing import Replacement, of_a_style

CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
BARE = {"background": None, **dict.fromkeys(CORNERS, (0, 0))}
"""What WeasyPrint sets for a square box without a background."""

_lay_out = background.layout_box_backgrounds


@of_a_style
def is_bare(style: Any) -> bool:
    """Whether nothing is to be painted behind boxes of this style, and their corners are square."""
    return (
        style["visibility"] == "visible"
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and all(kind == "none" for kind, _ in style["background_image"])
        and not style["box_shadow"]
        and get_color(style, "background_color").alpha == 0
        and all((0, "px") in style[corner] for corner in CORNERS)
    )


def layout_box_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """As WeasyPrint's. What only stands for a box that is placed elsewhere is no Box."""
    if style is not None or box is page or not isinstance(box, Box) or not is_bare(box.style):
        _lay_out(page, box, get_image_from_uri, layout_children, style)
        return
    box.__dict__.update(BARE)
    if layout_children:
        for child in box.all_children():
            layout_box_backgrounds(page, child, get_image_from_uri)


WAYS = (Replacement("layout_box_backgrounds", _lay_out, layout_box_backgrounds),)
