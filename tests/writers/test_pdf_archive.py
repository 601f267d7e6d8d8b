"""PDF/A-2a for the archives: what can be checked of it without a validator, page by page what the plain PDF is."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pdf_samples as samples
import pypdf
import pytest

from fupin_reports.fonts import found_faces
from fupin_reports.writers.pdf import PdfWriter

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}


def titles(entries: list[object]) -> list[str]:
    """The outline from top to bottom."""
    return [
        title for entry in entries for title in (titles(entry) if isinstance(entry, list) else [str(entry["/Title"])])
    ]


@pytest.fixture(scope="module")
def content() -> bytes:
    return PdfWriter(found_faces(only_ours=True), archive=True).write(samples.whole_report())


@pytest.fixture(scope="module")
def archived(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def plain() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(PdfWriter(found_faces(only_ours=True)).write(samples.whole_report())))


def test_it_says_which_part_and_level_it_conforms_to(archived: pypdf.PdfReader) -> None:
    xmp = archived.trailer["/Root"]["/Metadata"].get_data()
    said = {key: value for element in ElementTree.fromstring(xmp).iter() for key, value in element.attrib.items()}
    assert (said[f"{PDFA}part"], said[f"{PDFA}conformance"]) == ("2", "A")


def test_the_metadata_stream_agrees_with_the_info_dictionary(archived: pypdf.PdfReader) -> None:
    xmp = archived.trailer["/Root"]["/Metadata"].get_data().decode()
    assert archived.metadata["/CreationDate"] == archived.metadata["/ModDate"] == "D:20231220"
    assert xmp.count(">2023-12-20<") == 2  # created and modified
    assert archived.metadata["/Title"] in xmp
    assert archived.metadata["/Author"] in xmp


def test_colours_have_an_output_intent_with_its_profile(archived: pypdf.PdfReader) -> None:
    intent = archived.trailer["/Root"]["/OutputIntents"][0]
    assert intent["/S"] == "/GTS_PDFA1"
    assert len(intent["/DestOutputProfile"].get_data()) > 2000


def test_tags_language_and_outline_are_kept(archived: pypdf.PdfReader, plain: pypdf.PdfReader) -> None:
    root = archived.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "zh-CN"
    assert titles(archived.outline) == titles(plain.outline)
    assert titles(archived.outline)[:2] == [
        "一、基本情况",
        "（一）上年度（2022年）扶贫项目完成情况及资金到位、拨付、使用和绩效管理的有关情况说明",
    ]


def test_every_font_is_embedded_and_says_what_its_glyphs_mean(archived: pypdf.PdfReader) -> None:
    for page in archived.pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            assert "/ToUnicode" in font
            assert FONT_FILES & set(font["/DescendantFonts"][0].get_object()["/FontDescriptor"])


def test_nothing_is_transparent_locked_or_run(archived: pypdf.PdfReader) -> None:
    for page in archived.pages:
        assert "/Group" not in page
        states = (state.get_object() for state in page["/Resources"].get("/ExtGState", {}).values())
        for state in states:
            assert state.get("/ca", 1) == state.get("/CA", 1) == 1
            assert state.get("/SMask", "/None") == "/None"
    assert "/Encrypt" not in archived.trailer
    assert len(archived.trailer["/ID"]) == 2
    objects = [archived.get_object(number) for number in range(1, archived.trailer["/Size"])]
    found = {value for one in objects if isinstance(one, dict) for value in (*one, *map(str, one.values()))}
    assert {"/StructElem", "/Font"} <= found  # every object was looked at
    assert not found & {"/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/SMask", "/Transparency"}


def test_the_pages_are_those_of_the_plain_pdf(archived: pypdf.PdfReader, plain: pypdf.PdfReader) -> None:
    assert [page.extract_text() for page in archived.pages] == [page.extract_text() for page in plain.pages]
    assert "/OutputIntents" not in plain.trailer["/Root"]


def test_it_is_the_same_bytes_every_time(content: bytes) -> None:
    assert PdfWriter(found_faces(only_ours=True), archive=True).write(samples.whole_report()) == content
