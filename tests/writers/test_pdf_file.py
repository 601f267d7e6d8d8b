"""The file of a PDF: what ISO 32000-2 asks of object and cross-reference streams, on samples worked out by hand."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pydyf
import pypdf
import pytest
from pdf_samples import whole_report

from fupin_reports.fonts import found_faces
from fupin_reports.writers.pdf import PdfWriter
from fupin_reports.writers.pdf.file import as_bytes, bytes_for, compressed, cross_references, object_stream, write


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (b"/Type", b"/Type"),
        ("/Page", b"/Page"),
        (12, b"12"),
        (True, b"True"),
        (595.0, b"595"),
        (0.5, b"0.5"),
        (1.23456789, b"1.234568"),
        (pydyf.String("a(b)"), rb"(a\(b\))"),
        (pydyf.Array([0, 0, 595.25]), b"[0 0 595.25]"),
        (
            pydyf.Dictionary({"Type": "/Font", "W": pydyf.Array([1, pydyf.Array([500])])}),
            b"<</Type /Font/W [1 [500]]>>",
        ),
    ],
)
def test_objects_as_they_stand_in_a_file(item: object, expected: bytes) -> None:
    assert as_bytes(item) == expected


def test_objects_of_a_stream_stand_behind_their_numbers_and_places() -> None:
    stream = object_stream([(3, b"<<>>"), (7, b"[1]")])
    head, body = stream.split(b"\nstream\n")
    assert b"/Type /ObjStm/N 2/First 8" in head  # "3 0 7 5" and the line's end
    assert zlib.decompress(body.removesuffix(b"\nendstream")) == b"3 0 7 5\n<<>>\n[1]"


def test_the_cross_references_are_as_narrow_as_their_largest() -> None:
    stream = cross_references([(0, 0, 65535), (1, 300, 0), (2, 9, 1)], {"Root": b"1 0 R"})
    head, body = stream.split(b"\nstream\n")
    assert b"/Index [0 3]/W [1 2 2]/Size 3/Root 1 0 R" in head
    assert zlib.decompress(body.removesuffix(b"\nendstream")).hex(" ", -5) == "000000ffff 01012c0000 0200090001"


def test_a_length_is_that_of_the_compressed_bytes() -> None:
    stream = compressed(b"q Q" * 100, {})
    body = stream.split(b"\nstream\n")[1].removesuffix(b"\nendstream")
    assert b"/Length %d>>" % len(body) in stream


@pytest.mark.parametrize(("number", "expected"), [(0, 1), (255, 1), (256, 2), (65535, 2), (65536, 3)])
def test_bytes_for_a_number(number: int, expected: int) -> None:
    assert bytes_for(number) == expected


@pytest.mark.parametrize("archive", [False, True])
def test_the_objects_are_those_that_pydyf_would_write(archive: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(one: Any) -> bytes:
        if isinstance(one, pypdf.generic.StreamObject):
            return bytes(one.get_data())
        output = io.BytesIO()
        one.write_to_stream(output)
        return output.getvalue()

    def objects() -> list[bytes]:
        pdf = PdfWriter(found_faces(only_ours=True), archive=archive).write(whole_report())
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        numbers = range(1, int(str(reader.trailer["/Size"])))
        found: list[Any] = [reader.get_object(pypdf.generic.IndirectObject(number, 0, reader)) for number in numbers]
        packing = {"/ObjStm", "/XRef"}
        return [said(one) for one in found if not (isinstance(one, dict) and one.get("/Type") in packing)]

    ours = objects()
    monkeypatch.setattr(pydyf, "__version__", "0.14")
    assert objects() == ours


def test_another_reader_opens_the_file_and_finds_every_object() -> None:
    pdf = pydyf.PDF()
    drawing = pydyf.Stream([b"0 0 m", b"9 9 l", b"S"], compress=True)
    pdf.add_object(drawing)
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 20, 30]),
                "Contents": drawing.reference,
            }
        )
    )
    pdf.info["Title"] = pydyf.String("总结")
    output = io.BytesIO()
    write(pdf, output, b"1.7", True, True)
    reader = pypdf.PdfReader(output, strict=True)
    assert reader.pdf_header == "%PDF-1.7"
    assert reader.metadata is not None
    assert reader.metadata.title == "总结"
    assert reader.pages[0].mediabox.height == 30
    assert reader.pages[0].get_contents().get_data() == b"0 0 m\n9 9 l\nS"
    assert len(reader.trailer["/ID"]) == 2
