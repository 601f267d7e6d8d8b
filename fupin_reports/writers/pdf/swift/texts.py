"""Pango's layout of a line: set up once for a style, and used again where the line is drawn."""

from __future__ import annotations

from typing import Any

from weasyprint.text import line_break  # type: ignore[import-untyped]  # WeasyPrint carries no types
from weasyprint.text.constants import PANGO_DIRECTION  # type: ignore[import-untyped]  # as above
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p  # type: ignore[import-untyped]  # as above
from weasyprint.text.fonts import font_features, get_font_description  # type: ignore[import-untyped]  # as above

from fupin_reports.writers.pdf.swift.replacing import Replacement, of_a_style

Layout = line_break.Layout
_setup, _deactivate, _reactivate = Layout.setup, Layout.deactivate, Layout.reactivate

FEATURES = (
    "font_kerning",
    *(f"font_variant_{what}" for what in ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")),
    "font_feature_settings",
)


@of_a_style
def prepared(style: Any) -> tuple[Any, Any, Any] | None:
    """Context, language and font of a style's text; None where more than these belongs to it."""
    plain = style["text_decoration_line"] == "none" and style["font_language_override"] == "normal" and style["lang"]
    if not plain or font_features(*(style[name] for name in FEATURES)):
        return None
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    name, _kept = unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(context, language)
    return context, language, get_font_description(style)


def setup(self: Any, style: Any) -> None:
    """As WeasyPrint's, which makes a context and a font description for every line."""
    ready = prepared(style)
    if ready is None:
        _setup(self, style)
        return
    context, self.language, description = ready
    self.style, self.first_line_direction = style, 0
    self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(self.layout, False)
    pango.pango_layout_set_font_description(self.layout, description)
    self.ascent = self.underline_position = self.strikethrough_position = None


def deactivate(self: Any) -> None:
    """WeasyPrint lets the layout of a line go, and makes it again to draw it; ours lives as long as its page."""


def reactivate(self: Any, style: Any) -> None:
    """A justified line is set anew; any other is as it was."""
    if self.justification_spacing:
        _reactivate(self, style)


WAYS = (
    Replacement("setup", _setup, setup, Layout),
    Replacement("deactivate", _deactivate, deactivate, Layout),
    Replacement("reactivate", _reactivate, reactivate, Layout),
)
