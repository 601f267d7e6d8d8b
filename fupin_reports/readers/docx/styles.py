"""The styles of a file: which of ours a paragraph has, and what looks a style gives.

Word, WPS and LibreOffice rename ids and change the case of built-in names when they save; the names stay. A style that
a person made counts as the one of ours that it is based on, but 正文, which everything is based on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fupin_reports.readers.docx.wordml import Element, attribute, child, children, value
from fupin_reports.writers.docx.measure import STANDARD
from fupin_reports.writers.docx.styles import StyleId, paragraph_styles

DEEPEST_BUILT_IN_HEADING = 9


def _ours() -> dict[str, StyleId]:
    """Our styles by name and alias, in small letters; deeper headings of Word's count as the deepest of ours."""
    names = {name.lower(): style.id for style in paragraph_styles(STANDARD) for name in style.names.split(",")}
    deeper = {f"heading {level}": StyleId.HEADING_4 for level in range(5, DEEPEST_BUILT_IN_HEADING + 1)}
    return {**deeper, **names, "正文": StyleId.NORMAL}


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of one file by id."""

    elements: dict[str, Element]
    ours: dict[str, StyleId]
    defaults: Element

    def style_of(self, style_id: str) -> StyleId | None:
        """Which of our styles that is; None where it is none, or 正文 only."""
        for element in self._chain(style_id):
            found = self.ours.get((value(element, "name") or "").lower())
            if found is not None:
                return None if found is StyleId.NORMAL else found
        return None

    def given(self, style_ids: tuple[str, ...], path: str, name: str = "val") -> str | None:
        """What those styles, the stronger first, and the file's defaults say of a property; None where nothing."""
        places = [e for style_id in style_ids for e in self._chain(style_id)]
        for element in (*places, self.defaults):
            found = child(element, path)
            if found is not None and (said := attribute(found, name) or ("" if name == "val" else None)) is not None:
                return said
        return None

    def _chain(self, style_id: str) -> Iterator[Element]:
        """The style and those it is based on."""
        seen: set[str] = set()
        while style_id in self.elements and style_id not in seen:
            seen.add(style_id)
            yield self.elements[style_id]
            style_id = value(self.elements[style_id], "basedOn") or ""


def looks_of(styles: Element) -> Looks:
    """The styles of a styles part."""
    elements = {attribute(style, "styleId"): style for style in children(styles, "style")}
    return Looks(elements, _ours(), child(styles, "docDefaults/rPrDefault"))
