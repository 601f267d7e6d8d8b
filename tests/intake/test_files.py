"""Files that are no workbooks, that are damaged, closed or too large; encodings and delimiters of CSV."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cells import read, told
from workbooks import bomb, saved, sheet_of, with_part

from fupin_reports.intake.written import lines_of
from fupin_reports.load import parsed
from fupin_reports.readers.grids import sheet as sheets

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
TABLE = "村,类别,扶贫资金（万元）,合计（万元）\n甲村,道路,6.96,6.96\n合计,,6.96,6.96\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("表.xls", OLE + b"\0" * 512, "xls"),
        ("表.xlsx", OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("表.xlsx", b"PK\x03\x04 cut off", "damaged"),
        ("表.xlsx", b"", "empty"),
        ("表.pdf", b"%PDF-1.7", "other"),
        ("表.docx", "一段话".encode(), "other"),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = read(path)
    assert [(p.code, p.words["kind"]) for p in found.problems] == [("W001", kind)]
    assert found.text == ""


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    assert [p.words["kind"] for p in read(tmp_path / "没有.xlsx").problems] == ["missing"]
    (tmp_path / "夹.xlsx").mkdir()
    assert [p.words["kind"] for p in read(tmp_path / "夹.xlsx").problems] == ["folder"]


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet><sheetData><row><c>",
        b"not xml at all",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>",
    ],
)
def test_a_damaged_sheet_is_told(content: bytes, tmp_path: Path) -> None:
    path = with_part(saved(tmp_path / "表.xlsx", ("甲村", "道路", 1, 1)), "xl/worksheets/sheet1.xml", content)
    assert [(p.code, p.words["kind"]) for p in read(path).problems] == [("W001", "damaged")]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = bomb(tmp_path / "表.xlsx")
    assert path.stat().st_size < 500_000
    assert [(p.code, p.words["kind"]) for p in read(path).problems] == [("W002", "unpacked")]


def test_rows_that_are_only_formatted_cost_nothing_but_have_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(5, 20_005))
    book, _ = sheet_of(("甲村", "道路", 1, 1))
    path = tmp_path / "表.xlsx"
    book.save(path)
    with ZipFile(path) as parts:
        whole = parts.read("xl/worksheets/sheet1.xml").decode().replace("</sheetData>", rows + "</sheetData>")
    with_part(path, "xl/worksheets/sheet1.xml", whole.encode())
    assert told(read(path)) == []
    monkeypatch.setattr(sheets, "MOST_ROWS", 20_000)
    assert [(p.code, p.words["kind"]) for p in read(path).problems] == [("W002", "cells")]


def test_macros_are_not_run_and_said(tmp_path: Path) -> None:
    path = saved(tmp_path / "表.xlsm", ("甲村", "道路", 1, 1))
    with ZipFile(path) as parts:
        rels = parts.read("xl/_rels/workbook.xml.rels").decode()
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    more = f'<Relationship Id="rIdX" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
    with_part(path, "xl/_rels/workbook.xml.rels", rels.replace("</Relationships>", more).encode())
    found = read(path)
    assert [(p.code, p.words["kind"]) for p in found.problems] == [("W003", "macros")]
    assert "扶贫资金: 1\n" in found.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_of_any_encoding_and_delimiter_is_read(encoding: str, delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(TABLE.replace(",", delimiter).encode(encoding))
    found = read(path)
    assert {p.code for p in found.problems} <= {"L003"}
    assert "            扶贫资金: 6.96\n" in found.text


def test_a_csv_with_a_broken_quotation_mark_says_in_which_line(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text(TABLE.replace("道路", '"道路'), "utf-8")
    assert [(p.code, p.words["reason"]) for p in read(path).problems] == [("W001", "3")]


ODD = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp", "Cf"]), min_size=1, max_size=20)


@given(ODD, ODD)
def test_every_text_is_read_back_as_it_was_written(one: str, two: str) -> None:
    one, two = " ".join(one.split()), " ".join(two.split())
    text = "\n".join(lines_of({"内容": one, "项目": [{"类别": two}, {"类别": one}], "说明": [one, two]})) + "\n"
    source, problems = parsed(text, "表.yaml", None)
    assert source is not None, (text, problems)
    assert not problems, (text, problems)
    assert source.root == {
        "内容": one or None,
        "项目": [{"类别": two or None}, {"类别": one or None}],
        "说明": [one, two],
    }
