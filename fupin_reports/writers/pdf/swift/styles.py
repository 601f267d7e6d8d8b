"""Computed styles are kept from report to report.

The same rules under the same parent say the same; WeasyPrint shares such styles among the elements of one document and
forgets them with it. What of ours works something out for a style keeps it there.
"""

from __future__ import annotations

from typing import Any

from weasyprint import css  # type: ignore[import-untyped]  # WeasyPrint carries no types

from fupin_reports.writers.pdf.swift.replacing import Replacement

MOST = 2_000
"""Styles that are kept; a process makes some hundreds of them with its first reports, and hardly any afterwards."""


class StyleFor(css.StyleFor):  # type: ignore[misc]  # as above
    """The styles of a document, taken from those of documents before where the same rules met the same parent."""

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        """The style of an element of ours, of a page or of something in its margin. Those of one font configuration, which
        is that of one stylesheet, are kept together.
        """
        kept: dict[object, Any] = self.font_config.__dict__.setdefault("_swift_styles", {})
        computed = self.get_computed_styles()
        above = None if parent is None else computed[parent, None]
        if above is not None and not hasattr(above, "_swift_kept"):
            super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
            return
        key = (
            id(above),
            pseudo_type,
            type(element),
            rules_of(self.get_cascaded_styles().get((element, pseudo_type), {})),
        )
        if key in kept:
            computed[element, pseudo_type] = kept[key]
            return
        super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
        style = computed[element, pseudo_type]
        if len(kept) < MOST and not style["anchor"]:  # an anchor is noted down for its own document
            style._swift_kept = True
            kept[key] = style


def rules_of(cascaded: dict[str, Any]) -> tuple[object, ...]:
    """The declarations of a style: two that are alike are equal. A value is known by what it is where that can be had, else by
    its place in memory, which no other takes as long as the style that holds it is kept.
    """
    return tuple(
        (name, known_by(value), precedence, layer, tuple(specificity))
        for name, (value, (precedence, layer, specificity)) in cascaded.items()
    )


def known_by(value: object) -> object:
    """What stands for a value in a key."""
    if isinstance(value, str | tuple):
        try:
            hash(value)
        except TypeError:
            pass
        else:
            return value
    return id(value)


WAYS = (Replacement("StyleFor", css.StyleFor, StyleFor),)
