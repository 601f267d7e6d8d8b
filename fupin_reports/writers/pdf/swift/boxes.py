"""What a box takes from its style and from what contains it: the lengths of its edges, whether it is in the flow, its strut."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import Box, PageBox  # type: ignore[import-untyped]  # WeasyPrint carries no types
from weasyprint.layout import percent  # type: ignore[import-untyped]  # as above
from weasyprint.text import line_break  # type: ignore[import-untyped]  # as above

from fupin_reports.writers.pdf.swift.replacing import Replacement, of_a_style

SIDES = ("top", "right", "bottom", "left")
USED = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in SIDES),
    *(f"border_{side}_width" for side in SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
"""The attributes that `resolve_percentages` sets."""

_resolve, _in_flow, _strut = percent.resolve_percentages, Box.is_in_normal_flow, line_break.strut

MOST = 64
"""Widths for which the lengths of a style are kept: those of a table's columns, and few others."""


@of_a_style
def sizes_of(style: Any) -> dict[object, dict[str, object]] | None:
    """The used lengths of boxes of this style, by the width of what contains them; None where lengths are not the style's
    alone.
    """
    return None if style["border_collapse"] == "collapse" else {}


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """As WeasyPrint's, which works out twenty lengths for every box. Nothing is kept where the container's height is known: it is another
    for every table. What only stands for a box is no Box.
    """
    within = containing_block
    width, height = (within.width, within.height) if isinstance(within, Box) else within
    known = sizes_of(box.style) if height == "auto" and isinstance(box, Box) and not isinstance(box, PageBox) else None
    if known is None:
        _resolve(box, (width, height))
    elif width in known:
        box.__dict__.update(known[width])
    else:
        _resolve(box, (width, height))
        if len(known) < MOST:
            known[width] = {name: getattr(box, name) for name in USED}


@of_a_style
def flows(style: Any) -> bool:
    """Whether boxes of this style are in the normal flow."""
    return bool(_in_flow(Box("", style, None)))


def is_in_normal_flow(box: Any) -> bool:
    """As WeasyPrint's, which is asked some ten times of every box."""
    return flows(box.style)


WAYS = (
    Replacement("resolve_percentages", _resolve, resolve_percentages),
    Replacement("is_in_normal_flow", _in_flow, is_in_normal_flow, Box),
    Replacement("strut", _strut, of_a_style(_strut)),
)
