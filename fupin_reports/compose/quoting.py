"""Narrative texts of one report as another report quotes them: filled in, each run of words with its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

from fupin_reports.compose.naming import BRACES
from fupin_reports.compose.rendering import Rendering
from fupin_reports.compute import Facts, Quoted
from fupin_reports.figures import Figure
from fupin_reports.records import Prose
from fupin_reports.validate import Checked

MARK = re.compile(r'<d n="([0-9]+)">(.*?)</d>', re.DOTALL)


def quoted(texts: Sequence[Prose], checked: Checked, facts: Facts, templates: Path) -> tuple[Quoted, ...]:
    """Each of `texts` filled in with the figures of its own report. Texts that name none cost nothing."""
    if not any(BRACES.search(prose.text) for prose in texts):
        return tuple(Quoted(((one_line(prose.text), ()),), prose.place) for prose in texts)
    rendering = Rendering(
        templates, templates.name, facts, checked.source, checked.settings.unit_table(), checked.stood_in
    )
    found = tuple(replace(pieces_of(str(rendering.fill_in(prose)), rendering), place=prose.place) for prose in texts)
    rendering.close()
    return found


def pieces_of(markup: str, rendering: Rendering) -> Quoted:
    """The words of `markup`, taken apart at its marks."""
    pieces: list[tuple[str, tuple[Figure, ...]]] = []
    end = 0
    for found in MARK.finditer(markup):
        mark = rendering.marks.of(found[1])
        pieces += [(one_line(unescape(markup[end : found.start()])), ()), (mark.text, mark.figures)]
        end = found.end()
    pieces.append((one_line(unescape(markup[end:])), ()))
    return Quoted(tuple((text, figures) for text, figures in pieces if text))


def one_line(text: str) -> str:
    """`text` as it reads in a sentence."""
    return "".join(line.strip() for line in text.splitlines()) if "\n" in text else text
