"""Our shorter ways through WeasyPrint: the same pages as on its own, in the one version whose source they know."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pydyf
import pytest
import weasyprint
from hard_samples import SAMPLES, SIGNED
from pdf_samples import META, document, paragraph, project_table, whole_report, words
from test_office import document as issued
from test_turned import document as turned
from weasyprint.layout import block, percent
from weasyprint.pdf import stream

from fupin_reports.document import Blank, Document, DraftNote, Flag, Paragraph, Text, Title
from fupin_reports.fonts import Origin, found_faces
from fupin_reports.gbt9704 import STANDARD, PageNumberPlace
from fupin_reports.writers.pdf import PdfWriter
from fupin_reports.writers.pdf.engine import Engine
from fupin_reports.writers.pdf.swift import KNOWN, as_it_comes, in_use, quicken, ways
from fupin_reports.writers.pdf.swift.boxes import sizes_of
from fupin_reports.writers.pdf.swift.faces import file_of
from fupin_reports.writers.pdf.swift.replacing import of_a_style


def drafted() -> Document:
    """A draft: its note on grey, a gap underlined."""
    note = DraftNote("稿", words("草稿：还有1处没有填。"), (words("一、资金：没有填。"),))
    gap = Paragraph("p", (Text("投入"), Blank("〔待填〕"), Text("万元"), Flag("F201", "〔F201〕"), Text("。")))
    return Document(replace(META, draft="草　稿"), (note, Title("题", words("总结")), gap, *SIGNED))


def narrow() -> Document:
    """An office's own page: numbers in the middle, larger type."""
    layout = replace(STANDARD, page_number_place=PageNumberPlace.CENTRE, body_size_pt=Decimal(18), left_mm=Decimal(35))
    return replace(whole_report(), layout=layout)


def bytes_of(document: Document, *, archive: bool = False) -> bytes:
    return PdfWriter(found_faces(only_ours=True), archive=archive).write(document)


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "whole": whole_report,
    **SAMPLES,
    "issued": issued,
    "overleaf": lambda: issued(paragraph("q", "正文。" * 400)),
    "turned": turned,
    "draft": drafted,
    "narrow": narrow,
}


@pytest.mark.parametrize("sample", DOCUMENTS)
def test_pages_are_the_same_as_on_its_own_ways(sample: str) -> None:
    """A failure here with a new version of WeasyPrint: `swift` says what to do."""
    ours = bytes_of(DOCUMENTS[sample]())
    with as_it_comes():
        assert bytes_of(DOCUMENTS[sample]()) == ours


def test_pages_for_the_archive_are_the_same() -> None:
    ours = bytes_of(whole_report(), archive=True)
    with as_it_comes():
        assert bytes_of(whole_report(), archive=True) == ours


def test_pages_in_fonts_of_the_machine_are_the_same() -> None:
    """Those are told not to kern, which our way with texts leaves to WeasyPrint."""
    faces = tuple(replace(face, origin=Origin.SUBSTITUTE) for face in found_faces(only_ours=True))
    ours = PdfWriter(faces).write(whole_report())
    with as_it_comes():
        assert PdfWriter(faces).write(whole_report()) == ours


def test_one_writer_prints_every_report_as_if_it_were_the_first() -> None:
    """What is kept from the reports before does not show, whatever they were."""
    writer = PdfWriter(found_faces(only_ours=True))
    for sample in (*DOCUMENTS, *reversed(DOCUMENTS)):
        assert writer.write(DOCUMENTS[sample]()) == bytes_of(DOCUMENTS[sample]()), sample


def configurations() -> list[Any]:
    """The font configurations of this process: each writer has its own, and its styles with it."""
    return [found for found in gc.get_objects() if isinstance(found, weasyprint.text.fonts.FontConfiguration)]


def test_a_writer_that_goes_on_keeps_no_more() -> None:
    """Tables stand at other heights in every report: nothing is kept of that."""
    others = configurations()
    writer = PdfWriter(found_faces(only_ours=True))

    def kept(paragraphs: int) -> tuple[int, int]:
        before = [paragraph(f"p{n}", "正文。") for n in range(paragraphs)]
        writer.write(document(*before, project_table(12 + paragraphs)))
        (own,) = [found for found in configurations() if found not in others]
        styles = own._swift_styles.values()
        return len(styles), sum(len(sizes_of(style) or ()) for style in styles)

    assert min(kept(1)) > 0
    assert kept(3) == kept(2)
    assert kept(5) == kept(2)


def test_a_font_in_a_folder_that_fontconfig_would_misread_goes_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rules are UTF-8, its file names are the machine's: 中文 is two names where that is GBK."""
    file = Path("/家/字体/FandolFang.otf")
    said = {"src": [("external", "file:///x")], "font_family": "F"}
    fetcher = SimpleNamespace(allowed={"file:///x": file})
    assert file_of(said, fetcher) == file
    monkeypatch.setattr(weasyprint.text.fonts, "PREFERRED_ENCODING", "gbk")
    assert file_of(said, fetcher) is None
    fetcher.allowed["file:///x"] = Path("/home/FandolFang.otf")
    assert file_of(said, fetcher) == Path("/home/FandolFang.otf")


def test_the_ways_are_those_of_the_version_installed() -> None:
    """When this fails, read again what `swift` replaces in the source of the new version, then raise KNOWN."""
    assert (weasyprint.__version__, pydyf.__version__) == KNOWN
    assert in_use()


def test_its_own_ways_are_all_put_back_and_ours_again() -> None:
    ours = block.resolve_percentages, stream.Font, Engine
    with as_it_comes():
        assert not in_use()
        assert block.resolve_percentages is percent.resolve_percentages is not ours[0]
        assert stream.Font is weasyprint.pdf.fonts.Font is not ours[1]
        assert [way for way in ways.ways() if way.owner and getattr(way.owner, way.name) is not way.original] == []
    assert (block.resolve_percentages, stream.Font, Engine) == ours


def test_another_version_goes_its_own_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    with as_it_comes():
        monkeypatch.setattr(weasyprint, "__version__", "71.0")
        quicken()
        assert not in_use()
        own = bytes_of(drafted())
        monkeypatch.undo()
    assert in_use()
    assert bytes_of(drafted()) == own


def test_what_a_style_says_is_worked_out_once_and_not_for_its_copy() -> None:
    class Style(dict[str, int]):
        """A style has a dictionary of its own besides its properties."""

    asked: list[int] = []

    @of_a_style
    def double(style: Style) -> int:
        asked.append(style["size"])
        return style["size"] * 2

    style, other = Style(size=16), Style(size=14)
    assert [double(style), double(style), double(other)] == [32, 32, 28]
    assert asked == [16, 14]
