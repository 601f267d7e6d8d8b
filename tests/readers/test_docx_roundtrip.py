"""What was written reads back block for block, also where an office program has opened and saved it.

That any record does so is tested where any record is made: tests/compose/test_any_record.py.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from conftest import EXAMPLES, ROOT
from docx_sample import sample
from flat import flat
from word_edits import MAIN, edited, reading

from fupin_reports.document import Document
from fupin_reports.readers.docx import read
from fupin_reports.readers.reading import Obstacle, Unreadable
from fupin_reports.writers.docx import write


@pytest.mark.parametrize("township", EXAMPLES)
def test_a_report_of_the_repo_reads_back_block_for_block(township: str, documents: dict[str, Document]) -> None:
    found = reading(write(documents[township]))
    assert flat(found.document) == flat(documents[township])
    assert found.document.meta == replace(documents[township].meta, names=())
    assert found.remarks == ()


def test_every_kind_of_block_reads_back() -> None:
    found = reading(write(sample()))
    assert flat(found.document) == flat(sample())
    assert found.remarks == ()


def test_a_file_saved_unchanged_by_libreoffice_reads_as_it_was_written() -> None:
    found = reading((ROOT / "tests" / "data" / "saved" / "libreoffice.docx").read_bytes())
    assert flat(found.document) == flat(sample())
    assert found.document.meta == sample().meta
    assert found.remarks == ()


def test_the_widths_of_the_columns_are_read() -> None:
    (table, _) = (b for b in sample().blocks if hasattr(b, "columns"))
    (read_back, _) = (b for b in reading(write(sample())).document.blocks if hasattr(b, "columns"))
    for column, again in zip(table.columns, read_back.columns, strict=True):
        assert abs(column.share - again.share) <= 1 * len(table.columns)  # each rounded down, the last takes the rest


def zipped(**parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "obstacle"),
    [
        (b"", Obstacle.NOT_A_DOCX),
        (b"%PDF-1.7", Obstacle.NOT_A_DOCX),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), Obstacle.ENCRYPTED),
        (zipped(a="b"), Obstacle.NOT_A_DOCX),
        (write(sample())[:-400], Obstacle.NOT_A_DOCX),  # the directory of a zip stands at its end
        (edited(write(sample()), ("</w:p>", "</w:q>")), Obstacle.DAMAGED),
    ],
    ids=["empty", "pdf", "with a password", "another zip", "cut off", "broken xml"],
)
def test_what_is_no_docx_is_told_apart(content: bytes, obstacle: Obstacle) -> None:
    assert read(content) == Unreadable(obstacle)


def test_damaged_compressed_bytes_are_told() -> None:
    content = bytearray(write(sample()))
    with ZipFile(BytesIO(bytes(content))) as packed:
        place = packed.getinfo(MAIN).header_offset + 60
    content[place : place + 40] = bytes(40)
    assert read(bytes(content)) == Unreadable(Obstacle.DAMAGED)


def test_a_file_of_other_styles_only_cannot_be_read_with_confidence() -> None:
    import docx

    word, file = docx.Document(), BytesIO()
    word.add_paragraph("一、基本情况")
    word.add_paragraph("全乡共有贫困户。")
    word.save(file)
    assert read(file.getvalue()) == Unreadable(Obstacle.NO_STYLES)
