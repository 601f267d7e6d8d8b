"""Our shorter ways through WeasyPrint: the same pages as on its own, in the one version whose source they know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import weasyprint
from hard_samples import SAMPLES, SIGNED
from pdf_samples import META, paragraph, whole_report, words
from test_office import document as issued
from test_turned import document as turned
from weasyprint.layout import block, percent
from weasyprint.pdf import stream

from fupin_reports.document import Blank, Document, DraftNote, Flag, Paragraph, Text, Title
from fupin_reports.fonts import found_faces
from fupin_reports.writers.pdf import PdfWriter
from fupin_reports.writers.pdf.engine import Engine
from fupin_reports.writers.pdf.swift import KNOWN, as_it_comes, in_use, quicken, ways
from fupin_reports.writers.pdf.swift.replacing import of_a_style


def drafted() -> Document:
    """A draft: its note on grey, a gap underlined."""
    note = DraftNote("稿", words("草稿：还有1处没有填。"), (words("一、资金：没有填。"),))
    gap = Paragraph("p", (Text("投入"), Blank("〔待填〕"), Text("万元"), Flag("F201", "〔F201〕"), Text("。")))
    return Document(replace(META, draft="草　稿"), (note, Title("题", words("总结")), gap, *SIGNED))


def bytes_of(document: Document) -> bytes:
    return PdfWriter(found_faces(only_ours=True)).write(document)


@pytest.mark.parametrize(
    "sample",
    [whole_report, *SAMPLES.values(), issued, lambda: issued(paragraph("q", "正文。" * 400)), turned, drafted],
    ids=["whole", *SAMPLES, "issued", "overleaf", "turned", "draft"],
)
def test_pages_are_the_same_as_on_its_own_ways(sample: Callable[[], Document]) -> None:
    """A failure here with a new version of WeasyPrint: `swift` says what to do."""
    ours = bytes_of(sample())
    with as_it_comes():
        assert bytes_of(sample()) == ours


def test_one_writer_prints_a_report_the_same_first_and_later() -> None:
    """What is kept from the reports before does not show."""
    writer = PdfWriter(found_faces(only_ours=True))
    first = writer.write(whole_report())
    writer.write(issued())
    assert writer.write(whole_report()) == first


def test_the_ways_are_those_of_the_version_installed() -> None:
    """When this fails, read again what `swift` replaces in the source of the new version, then raise KNOWN."""
    assert weasyprint.__version__ == KNOWN
    assert in_use()


def test_its_own_ways_are_all_put_back_and_ours_again() -> None:
    ours = block.resolve_percentages, stream.Font, Engine
    with as_it_comes():
        assert not in_use()
        assert block.resolve_percentages is percent.resolve_percentages is not ours[0]
        assert stream.Font is weasyprint.pdf.fonts.Font is not ours[1]
        assert [way for way in ways.WAYS if way.owner and getattr(way.owner, way.name) is not way.original] == []
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
