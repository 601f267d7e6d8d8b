"""Whose table it is and in which unit of money: said twice in two ways, or in words that nobody knows, it is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from townships import office
from workbooks import Cells, saved

from fupin_reports.accounts import read_book_wording
from fupin_reports.intake import Given, Understood, understood

HEAD = ("村", "类别", "扶贫资金（万元）")
BARE = ("村", "类别", "扶贫资金")
ROW = ("甲村", "道路", 69600)
ABOUT = {"单位": "甲乡", "年度": 2023}


def read(path: Path, given: Given | None = None) -> Understood:
    return understood(path, path.name, office(), read_book_wording(ROOT / "templates"), given or Given())


def of_form(path: Path, about: dict[str, object], *rows: Cells, above: Cells = (), head: Cells = HEAD) -> Understood:
    """A sheet with a head, a line above it where there is one, and a sheet 说明."""

    def change(book: Workbook, sheet: Worksheet) -> None:
        if above:
            sheet.insert_rows(1)
            for column, text in enumerate(above, 1):
                sheet.cell(1, column, text)
        said = book.create_sheet("说明")
        for name, value in (ABOUT | about).items():
            said.append((name, value))

    return read(saved(path / "表.xlsx", *rows, head=head, change=change))


def told(found: Understood) -> list[str]:
    return [f"{str(p.place).rpartition(']')[2]} {p.code} {p.words.get('kind', '')}".strip() for p in found.problems]


@pytest.mark.parametrize(
    ("about", "above", "head", "expected"),
    [
        ({"金额单位": "元"}, (), HEAD, ["说明!B3 W207 head"]),  # 69600元 below （万元）: 6.96 or 69600万元?
        ({"金额单位": "千元"}, (), HEAD, ["说明!B3 W207 unknown"]),
        ({"金额单位": "万元"}, ("金额单位：元",), BARE, ["本年项目!A1 W207 said"]),
        ({}, ("（单位：元）",), HEAD, ["本年项目!A1 W207 head"]),
        ({}, ("单位：千元",), BARE, ["本年项目!A1 W207 unknown"]),  # no name of a township
        ({}, (), ("村", "类别", "扶贫资金（千元）", "群众自筹（万元）"), ["本年项目!C1 W201 money"]),
        ({}, (), ("村", "类别", "扶贫资金/元", "群众自筹（万元）"), ["本年项目!C1 W201 money"]),
    ],
)
def test_two_units_of_money_or_an_unknown_one_are_refused(
    about: dict[str, object], above: Cells, head: Cells, expected: list[str], tmp_path: Path
) -> None:
    found = of_form(tmp_path, about, ROW, above=above, head=head)
    assert told(found) == expected
    assert found.text == ""


@pytest.mark.parametrize(
    ("about", "above", "head"),
    [
        ({"金额单位": "元"}, (), BARE),
        ({"金额单位": "人民币元"}, (), BARE),
        ({}, ("单位：甲乡", "（单位：元）"), BARE),
        ({"金额单位": "元"}, ("金额单位：元",), ("村", "类别", "扶贫资金（元）")),
    ],
)
def test_one_unit_said_in_several_places_is_the_unit(
    about: dict[str, object], above: Cells, head: Cells, tmp_path: Path
) -> None:
    found = of_form(tmp_path, about, ROW, above=above, head=head)
    assert told(found) == []
    assert "单位: 甲乡\n" in found.text
    assert "金额单位: 元\n" in found.text
    assert "            扶贫资金: 69600\n" in found.text


def test_a_file_that_says_no_unit_of_money_is_read_in_the_usual_one_and_told(tmp_path: Path) -> None:
    found = of_form(tmp_path, {}, ("甲村", "道路", 6), head=BARE)
    assert told(found) == ["本年项目!C1 W207 none"]
    assert "金额单位: 万元\n" in found.text


def with_format(code: str) -> Callable[[Workbook, Worksheet], None]:
    def change(_book: Workbook, sheet: Worksheet) -> None:
        sheet["C2"].number_format = code

    return change


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("万元", '0.00,"万"'),  # shows 69.60万
        ("万元", "0!.0,"),  # shows 7.0
        ("万元", '0"元"'),
        ("元", "#,##0,"),  # shows 70
        ("元", '0.00"万元"'),
    ],
)
def test_a_format_that_shows_another_amount_is_refused(unit: str, code: str, tmp_path: Path) -> None:
    head = ("村", "类别", f"扶贫资金（{unit}）")
    found = read(saved(tmp_path / "表.xlsx", ROW, head=head, change=with_format(code)), Given("甲乡", 2023))
    assert told(found) == ["本年项目!C2 W207 format"]
    assert found.text == ""


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("元", '0!.0,"万"'),  # shows 7.0万: 69600 ÷ 10000, as it says
        ("元", "0!.0000\\万\\元"),  # shows 6.9600万元
        ("万元", '#,##0.00"万元"'),
        ("元", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
        ("元", '[Red]#,##0.00;-0,"万"'),  # only the form of negative amounts divides
        ("万元", 'General"余"'),
    ],
)
def test_a_format_that_says_the_same_amount_in_another_way_is_no_matter(unit: str, code: str, tmp_path: Path) -> None:
    head = ("村", "类别", f"扶贫资金（{unit}）")
    found = read(saved(tmp_path / "表.xlsx", ROW, head=head, change=with_format(code)), Given("甲乡", 2023))
    assert told(found) == []
    assert "            扶贫资金: 69600" in found.text


def test_a_status_or_kind_that_there_is_none_of_is_told_at_its_cell(tmp_path: Path) -> None:
    found = of_form(tmp_path, {"文种": "总结", "本年状态": "好了"}, ROW)
    assert told(found) == ["说明!B3 W206", "说明!B4 W206"]
    assert [p.words["key"] for p in found.problems] == ["文种", "本年状态"]
    assert found.text == ""


def test_a_year_that_is_none_is_told_at_its_cell(tmp_path: Path) -> None:
    found = of_form(tmp_path, {"年度": "二〇二三"}, ROW)
    assert [(str(p.place), p.code, p.words["text"]) for p in found.problems] == [
        ("[表.xlsx]说明!B2", "W006", "二〇二三")
    ]
