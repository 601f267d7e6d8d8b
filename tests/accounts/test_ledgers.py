"""The workbooks of the repo's own data: their totals, worked out by hand, and what every cell is."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from conftest import Terminal
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import LEDGERS, workbook_of

from fupin_reports.project import Project
from fupin_reports.readers.grids import read_tables
from fupin_reports.workbook import Column, Formula, Look, Number, Row, Sheet, Words, Workbook
from fupin_reports.writers.xlsx import TooLong, write


@pytest.fixture(scope="session")
def books() -> dict[str, bytes]:
    """Every ledger, written."""
    return {name: write(workbook_of(name)) for name in LEDGERS}


def opened(content: bytes, *, results: bool) -> openpyxl.Workbook:
    """As another program reads it: formulas, or their stored results."""
    return openpyxl.load_workbook(BytesIO(content), data_only=results)


def row_of(sheet: Worksheet, label: str) -> dict[str, object]:
    """The row that begins with `label`, by the heads of its columns."""
    heads = [re.sub(r"\s|（万元）", "", str(cell.value)) for cell in sheet[3]]
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if label in row[:2]:
            return dict(zip(heads, row, strict=True))
    raise AssertionError(label)


def test_the_totals_are_those_worked_out_by_hand(books: dict[str, bytes]) -> None:
    book = opened(books["青坪乡"], results=True)
    now, before = row_of(book["本年资金"], "合计"), row_of(book["上年资金"], "合计")
    assert before["金额"] == 58.95  # 28.8 + 30.15
    assert now["金额"] == 108.504  # 18.11 + 24.609 + 27.985 + 37.8
    assert row_of(book["上年资金"], "扶贫资金")["金额"] == 30  # 15 + 15
    assert row_of(book["上年资金"], "挂钩单位扶持")["金额"] == 12.9  # 10 + 2.9
    assert row_of(book["上年资金"], "群众自筹")["金额"] == 16.05  # 3.8 + 12.25
    whole = row_of(book["本年分村"], "合计")
    assert (whole["扶贫资金"], whole["挂钩单位扶持"], whole["群众自筹"]) == (60, 4.96, 43.544)
    first = row_of(book["本年分村"], "羊见村委会")
    assert first["扶贫资金"] == 15  # 6.96+0.11+1.31+1+1.72+1.5+0.6+1.6+0.2
    assert first["合计"] == 18.11  # 15 + 0.9+0.31+0.9+0.2+0.8


def test_a_sum_of_a_source_that_is_not_of_every_project_is_marked(books: dict[str, bytes]) -> None:
    book = opened(books["青坪乡"], results=True)
    projects, villages = book["本年项目"], book["本年分村"]
    last = projects[projects.max_row]
    marked = {c.value: c.number_format.endswith('"*"') for c in last if isinstance(c.value, int | float)}
    # 15 + 0.9+0.31+0.9+0.2+0.8 of the first village; 24.609, 27.985 and 37.8 of the others are 投入 of their projects
    assert marked == {15: True, 3.11: True, 108.504: False}
    whole = villages[villages.max_row]
    assert not any(c.number_format.endswith('"*"') for c in whole)  # 60 + 4.96 + 43.544 = 108.504: all of it
    legend = [row[1] for row in book["说明"].iter_rows(min_row=4, values_only=True)]
    assert any("有的项目只填了总额，没有分来源" in str(note) for note in legend)


def test_every_total_is_a_live_sum(books: dict[str, bytes]) -> None:
    for name, content in books.items():
        for sheet in opened(content, results=False).worksheets:
            heads = [str(cell.value) for cell in sheet[3]]
            for row in sheet.iter_rows(min_row=4):
                for head, cell in zip(heads, row, strict=True):
                    is_total = head.startswith(("合计", "金额")) or (cell.font.b and head.endswith("（万元）"))
                    if is_total and cell.value is not None:
                        assert str(cell.value).startswith("=SUM("), (name, sheet.title, cell.coordinate)


def test_the_county_is_the_sum_of_its_townships(books: dict[str, bytes]) -> None:
    sheet = opened(books["清源县"], results=True)["本年汇总"]
    whole = row_of(sheet, "已列合计")
    assert whole["合计"] == 185.504  # 108.504 + 77 (27余 + 50)
    assert (whole["扶贫资金"], whole["市整村推进资金"]) == (87, 50)  # 60 + 27余; 50: all that 柳河镇 lists has a source
    assert whole["未列来源"] is None
    assert whole["项目（个）"] == 42  # 30 + 3 + 9
    assert row_of(sheet, "云溪镇")["情况"] == "没有填金额"
    assert row_of(sheet, "柳河镇")["合计"] == 77
    formulas = row_of(opened(books["清源县"], results=False)["本年汇总"], "已列合计")
    assert formulas["合计"] == "=SUM(J4:J6)"


def test_an_approximate_amount_is_a_number_whose_format_says_so(books: dict[str, bytes]) -> None:
    sheet = opened(books["柳河镇"], results=True)["本年项目"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 27 and "余" in c.number_format)
    assert cell.number_format == 'General"余"'


def test_an_unknown_quantity_says_why(books: dict[str, bytes]) -> None:
    sheet = opened(books["青坪乡"], results=True)["本年项目"]
    assert any(c.value == "长度不详（上报件此处缺失）" for row in sheet.iter_rows() for c in row)


@pytest.mark.parametrize("name", LEDGERS)
def test_a_page_is_ready_to_print(name: str, books: dict[str, bytes]) -> None:
    for sheet in opened(books[name], results=False).worksheets:
        assert sheet.print_title_rows == "$3:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes is not None
        assert str(sheet.freeze_panes).endswith("4")


def test_the_file_says_whose_it_is_and_no_person_made_it(books: dict[str, bytes], documents: dict[str, object]) -> None:
    book = opened(books["青坪乡"], results=False)
    assert (book.properties.creator, book.properties.lastModifiedBy) == ("青坪乡", "青坪乡")
    assert str(book.properties.created) == "2023-12-20 00:00:00"
    about = {row[0]: row[1] for row in book["说明"].iter_rows(min_row=4, values_only=True)}
    found = {entry.name: entry.value for entry in book.custom_doc_props.props}
    assert about["单位"] == found["单位"] == "青坪乡"
    assert about["数据指纹"] == found["数据指纹"]


def test_the_same_data_give_the_same_bytes(books: dict[str, bytes]) -> None:
    assert write(workbook_of("青坪乡")) == books["青坪乡"]


def one_cell(cell: Number | Words | Formula) -> bytes:
    """A workbook with one cell, A4."""
    sheet = Sheet("表", "题", "", (Column("金额（万元）", Look.AMOUNT, 12),), (Row((cell,)),))
    return write(Workbook("题", "甲乡", "2023-12-20", (sheet,)))


def xml_of(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as parts:
        return parts.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("digits", ["8.7", "58.95", "0.1", "43.544", "123456789012.345", "0.000001", "100"])
def test_an_amount_is_written_digit_by_digit(digits: str) -> None:
    # 8.7 through a float would be 8.699999999999999
    assert f"<v>{digits}</v>" in xml_of(one_cell(Number(Decimal(digits))))
    assert f"<f>SUM(B4)</f><v>{digits}</v>" in xml_of(one_cell(Formula("=SUM(B4)", Decimal(digits))))


def test_a_number_that_no_workbook_keeps_is_refused() -> None:
    with pytest.raises(TooLong):
        one_cell(Number(Decimal("1234567890.123456")))  # 16 digits


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_every_amount_of_fifteen_digits_comes_back(value: Decimal) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        path.write_bytes(one_cell(Number(value)))
        table, _ = read_tables(path, path.name)
    assert table is not None
    assert Decimal(table.grids[0].cells[4, 1].text) == value


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "http://example.com", "007"]
)
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    cell = opened(one_cell(Words(text)), results=False)["表"]["A4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_a_text_of_a_township_that_looks_like_a_formula_reaches_the_ledger_as_text(
    project: Project, terminal: Terminal
) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("村: 龙潭村委会", "村: '=cmd|calc'"), "utf-8")
    assert terminal.run("build", "青坪乡", "--format", "xlsx")[0] == 0
    book = openpyxl.load_workbook(project.output(2023) / "青坪乡（资金台账）.xlsx")
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value == "=cmd|calc"]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_line_below_the_title_that_is_longer_than_the_table_has_room_for_both_lines(books: dict[str, bytes]) -> None:
    sheets = opened(books["青坪乡"], results=False)
    one, two = sheets["本年项目"].row_dimensions[2].height, sheets["本年资金"].row_dimensions[2].height
    assert two == pytest.approx(
        2 * one, abs=1
    )  # spreadsheets measure in whole pixels; three narrow columns; 单位…年度…金额单位…状态 is 60 half characters
