"""A paragraph on its way into Word: a style, its text, and the few things that a style cannot know beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_reports.writers.docx.styles import StyleId
from fupin_reports.writers.docx.wordml import runs, tag
from fupin_reports.writers.remarks import Remark, Sort, stretches

STYLE_OF_SORT = {Sort.FLAG: StyleId.FLAG.value, Sort.BLANK: StyleId.BLANK.value, None: ""}


@dataclass(frozen=True, slots=True)
class Indent:
    """Direct indents in twips; `hanging` is how far the first line stands left of the others."""

    left: int = 0
    right: int = 0
    hanging: int = 0


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """`text` with \\n where a line is broken by hand (titles only). `before`, `after` (twips) and `indent` are the
    style's where None; `keep_next` adds to the style's. `remarks` are the stretches of `text` that a draft sets apart.
    """

    style: StyleId
    text: str
    keep_next: bool = False
    before: int | None = None
    after: int | None = None
    indent: Indent | None = None
    remarks: tuple[Remark, ...] = ()

    def xml(self) -> str:
        """The element w:p."""
        spacing = {"before": self.before, "after": self.after}
        given = {name: twips for name, twips in spacing.items() if twips is not None}
        indent = self.indent
        properties = (
            tag("pStyle", val=self.style),
            tag("keepNext") if self.keep_next else "",
            tag("spacing", **given) if given else "",
            tag("ind", left=indent.left, right=indent.right, hanging=indent.hanging) if indent else "",
        )
        written = (runs(piece, STYLE_OF_SORT[sort]) for piece, sort in stretches(self.text, self.remarks))
        return tag("p", tag("pPr", *properties), *written)
