"""Cells as clerks leave them: what is understood, what is refused, and where it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import ROOT
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from townships import office
from workbooks import HEAD, Cells, saved, with_part

from fupin_reports.accounts import read_book_wording
from fupin_reports.intake import Given, Understood, understood

GIVEN = Given("甲乡", 2023)


def read(path: Path) -> Understood:
    """The file as 甲乡's of 2023."""
    return understood(path, path.name, office(), read_book_wording(ROOT / "templates"), GIVEN)


def of_table(tmp_path: Path, *rows: Cells, head: Cells = HEAD, change: object = None) -> Understood:
    """A workbook of those rows."""
    return read(saved(tmp_path / "表.xlsx", *rows, head=head, change=change))  # type: ignore[arg-type]


def told(found: Understood) -> list[str]:
    """Cell and code of every finding."""
    return [f"{str(p.place).rpartition('!')[2]} {p.code}" for p in found.problems]


@pytest.mark.parametrize(
    ("typed", "format_", "expected", "codes"),
    [
        (58.95, "General", "58.95", []),
        (12.5, "0.00", "12.5", []),
        (60, "General", "60", []),
        ("58.95万元", "General", "58.95", []),
        ("589500元", "General", "58.95", ["C2 W106"]),
        ("１２．５", "General", "12.5", ["C2 W106"]),
        ("1,234.5", "General", "1234.5", ["C2 W106"]),
        (" 58.95 ", "General", "58.95", ["C2 W106"]),
        ("约63", "General", "约63", []),
        (27, 'General"余"', "27余", []),
        (63, '"约"#,##0.00', "约63", []),
        ("不详（上报件缺失）", "General", "不详（上报件缺失）", []),
    ],
)
def test_an_amount_with_one_meaning_is_understood(
    typed: object, format_: str, expected: str, codes: list[str], tmp_path: Path
) -> None:
    def change(_book: Workbook, sheet: Worksheet) -> None:
        sheet["C2"].number_format = format_

    found = of_table(tmp_path, ("甲村", "道路", typed, None), change=change)
    assert told(found) == codes
    assert f"            扶贫资金: {expected}\n" in found.text


@pytest.mark.parametrize(
    ("digits", "expected", "codes"),
    [
        ("8.6999999999999993", "8.7", []),  # as Excel writes a typed 8.7: both name the same double
        ("58.95", "58.95", []),
        ("58.949999999999996", "58.95", ["C2 W106"]),  # another double than that of 58.95: left by a computation
        ("0.30000000000000004", "0.3", ["C2 W106"]),  # 0.1 + 0.2
        ("8.699999999999999", "8.7", []),  # as openpyxl and XlsxWriter write a float of 8.7: still its double
        ("5.895E1", "58.95", []),
        ("1E-2", "0.01", []),
        ("1.0E-2", "0.01", []),
        ("33.333333333333336", "", ["C2 W105"]),  # 100 ÷ 3
        ("NaN", "", ["C2 W101"]),
        ("1E+999", "", ["C2 W101"]),
    ],
)
def test_the_digits_of_a_file_are_the_amount_that_was_typed(
    digits: str, expected: str, codes: list[str], tmp_path: Path
) -> None:
    path = saved(tmp_path / "表.xlsx", ("甲村", "道路", 77, None))
    with ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").replace(b"<v>77</v>", f"<v>{digits}</v>".encode())
    found = read(with_part(path, "xl/worksheets/sheet1.xml", sheet))
    refused = not expected
    assert [code for code in told(found) if refused is False or code != "C2 W106"] == codes
    assert (f"            扶贫资金: {expected}\n" in found.text) is not refused


@pytest.mark.parametrize(
    ("typed", "format_", "code"),
    [
        ("待定", "General", "W101"),
        ("3万亩", "General", "W101"),
        ("不详", "General", "W101"),  # without a reason
        ("5/6", "General", "W101"),
        ("#REF!", "General", "W102"),
        ("=3+4", "General", "W103"),
        (0.793, "0.0%", "W104"),
        ("79.3%", "General", "W104"),
        (date(2023, 12, 20), "yyyy-mm-dd", "W104"),
        (45280, 'yyyy"年"m"月"d"日"', "W104"),
        (True, "General", "W104"),
        (100 / 3, "General", "W105"),  # 33.3333333333333
        ("+8613800", "General", "W107"),
        ("@SUM(1)", "General", "W107"),
    ],
)
def test_what_is_no_amount_is_refused_at_its_cell(typed: object, format_: str, code: str, tmp_path: Path) -> None:
    def change(_book: Workbook, sheet: Worksheet) -> None:
        sheet["C2"].number_format = format_

    found = of_table(tmp_path, ("甲村", "道路", typed, None), change=change)
    assert f"C2 {code}" in told(found)
    assert found.text == ""


def test_digits_left_by_a_computation_are_cut_in_a_csv_as_well(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("村,类别,扶贫资金（万元）\n甲村,道路,58.949999999999996\n甲村,水利,8.6999999999999993\n", "utf-8")
    found = read(path)
    assert [(p.code, p.words["meant"]) for p in found.problems] == [("W106", "58.95万元")]
    assert "扶贫资金: 58.95\n" in found.text
    assert "扶贫资金: 8.7\n" in found.text


@pytest.mark.parametrize("mark", ["-", "—", "/", "无"])
def test_a_stroke_through_a_cell_is_nothing(mark: str, tmp_path: Path) -> None:
    found = of_table(tmp_path, ("甲村", "道路", mark, None), ("甲村", "水利", 3, 3), ("合计", None, 3, 3))
    assert told(found) == ["C2 W106"]
    assert found.text.count("          资金:\n") == 1


def test_everything_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    found = of_table(
        tmp_path,
        ("甲村", "道路", "待定", None),
        ("甲村", "水利", "#N/A", 2),
        ("甲村", None, 5, None),
        ("甲村", "桥梁", 5, 6),
        ("合计", None, 99, 99),
    )
    assert told(found) == ["C2 W101", "C3 W102", "C4 W203", "D5 W301"]  # 合计 is not judged: amounts are lacking


def test_an_unknown_column_with_money_is_refused_and_one_without_is_told(tmp_path: Path) -> None:
    head = (*HEAD, "照片编号", "彩票公益金（万元）")
    found = of_table(tmp_path, ("甲村", "道路", 1, 3, "IMG1", 2), head=head)
    assert {"E1 W201", "F1 W201"} <= set(told(found))
    by_cell = {str(p.place)[-2:]: p.severity.name for p in found.problems if p.code == "W201"}
    assert by_cell == {"E1": "WARNING", "F1": "ERROR"}


def test_a_moved_column_and_other_names_of_heads_are_understood(tmp_path: Path) -> None:
    head = ("财政扶贫资金\n(万元)", "行政村", "农户自筹", "建 设 内 容", "项目类别", "总投资（万元）")
    found = of_table(tmp_path, (6.96, "甲村", 0.9, "灌渠", "水利", 7.86), head=head)
    assert told(found) == []
    assert "        - 类别: 水利\n          内容: 灌渠\n          资金:\n            扶贫资金: 6.96\n" in found.text
    assert "            群众自筹: 0.9\n" in found.text


def test_a_head_of_two_rows_is_understood(tmp_path: Path) -> None:
    def change(_book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:B2")
        sheet.merge_cells("C1:D1")

    rows = ((None, None, "扶贫资金", "群众自筹"), ("甲村", "道路", 69600, 9000))
    found = of_table(tmp_path, *rows, head=("村", "类别", "资金来源（元）", None), change=change)
    assert told(found) == []
    assert "金额单位: 元\n" in found.text
    assert "            扶贫资金: 69600\n            群众自筹: 9000\n" in found.text


def test_a_village_merged_over_its_projects_is_the_village_of_all(tmp_path: Path) -> None:
    rows = (("甲村", "道路", 1, 1), (None, "水利", 2, 2), ("乙村", "桥梁", 3, 3))
    found = of_table(tmp_path, *rows, change=lambda _b, sheet: sheet.merge_cells("A2:A3"))
    assert told(found) == []
    assert found.text.count("    - 村: ") == 2
    first, second = found.text.split("    - 村: ")[1:]
    assert (first.count("- 类别"), second.count("- 类别")) == (2, 1)


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    def change(_book: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    found = of_table(tmp_path, ("甲村", "道路", 1, 1), ("甲村", "水利", 2, 2), ("合计", None, 3, 3), change=change)
    assert told(found) == ["A3 W108", "C1 W108"]
    assert "扶贫资金: 2" in found.text


def test_a_subtotal_is_of_the_rows_above_it_and_a_total_of_all(tmp_path: Path) -> None:
    rows = (
        ("甲村", "道路", 1, 1),
        ("甲村", "水利", 2, 2),
        ("小计", None, 3, 3),
        ("乙村", "桥梁", 4, 4),
        ("小计", None, 4, 4),
        ("合 计", None, 7, 7),
    )
    assert told(of_table(tmp_path, *rows)) == []
    wrong = (*rows[:4], ("小计", None, 7, 7), rows[5])
    assert told(of_table(tmp_path, *wrong)) == ["C6 W301", "D6 W301"]


def test_a_total_in_each_block_is_that_of_its_block(tmp_path: Path) -> None:
    rows = (
        ("甲村", "道路", 1, 1),
        ("甲村", "水利", 2, 2),
        ("合计", None, 3, 3),
        ("乙村", "桥梁", 4, 4),
        ("合计", None, 4, 4),
    )
    assert told(of_table(tmp_path, *rows)) == []
    assert told(of_table(tmp_path, *rows, ("总计", None, 7, 7))) == []
    assert told(of_table(tmp_path, *rows, ("总计", None, 8, 7))) == ["C7 W301"]


def test_a_sum_that_leaves_a_text_number_out_is_told_with_the_cell_that_it_leaves_out(tmp_path: Path) -> None:
    found = of_table(tmp_path, ("甲村", "道路", 1, None), ("甲村", "水利", "2", None), ("合计", None, 1, None))
    assert told(found) == ["C3 W106", "C4 W301"]  # Excel's SUM would be 1, the amounts are 3


def test_empty_rows_and_lines_beside_the_table_are_passed_over(tmp_path: Path) -> None:
    rows = (
        ("甲村", "道路", 1, 1),
        (),
        (),
        ("甲村", "水利", 2, 2),
        ("合计", None, 3, 3),
        (),
        ("填表人：某某", None, None, None),
    )
    found = of_table(tmp_path, *rows)
    assert told(found) == ["A8 W204"]
    assert found.text.count("- 类别") == 2


def test_a_category_that_looks_like_a_formula_is_taken_as_words(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('村,类别,扶贫资金（万元）\n甲村,"=HYPERLINK(""http://x"")",1\n', "utf-8")
    found = read(path)
    assert [p.code for p in found.problems] == ["W107"]
    assert "类别: '=HYPERLINK(\"http://x\")'\n" in found.text


def test_further_quantities_stand_in_rows_below(tmp_path: Path) -> None:
    head = ("村", "类别", "对象", "规格", "数量", "计量单位", "扶贫资金（万元）")
    rows = (("甲村", "人畜饮水", "水池", "50m³", 2, "座", 3), (None, None, "钢管", None, 2700, "m", None))
    found = of_table(tmp_path, *rows, head=head)
    assert told(found) == []
    wanted = "            - 对象: 水池\n              规格: 50m³\n              数量: 2座\n"
    assert wanted + "            - 对象: 钢管\n              数量: 2700m\n" in found.text


def test_only_a_total_is_an_amount_without_sources(tmp_path: Path) -> None:
    found = of_table(tmp_path, ("甲村", "道路", 8.6), head=("村", "类别", "合计（万元）"))
    assert told(found) == ["C2 W106"]
    assert "          投入: 8.6\n" in found.text


def test_a_row_without_a_village_is_not_guessed_into_one_where_it_says_so(tmp_path: Path) -> None:
    head = ("归属", "村", "类别", "扶贫资金（万元）")
    found = of_table(tmp_path, ("项目村", "甲村", "道路", 1), ("本级", None, "培训", 2), head=head)
    assert told(found) == []
    assert "  项目:\n    - 类别: 培训\n      资金:\n        扶贫资金: 2\n" in found.text
