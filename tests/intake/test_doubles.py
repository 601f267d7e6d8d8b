"""What stands in a workbook twice, or under another year's name, is read and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_cells import of_table, read
from workbooks import Cells, saved

from fupin_reports.intake import Understood


def told(found: Understood) -> list[str]:
    """Place, code and kind of every finding, all of them 提醒."""
    assert {p.severity.name for p in found.problems} <= {"WARNING"}
    return [f"{str(p.place).rpartition(']')[2]} {p.code} {p.words.get('kind', '')}".strip() for p in found.problems]


def named(path: Path, *names: str) -> Understood:
    """The same table on sheets of those names."""

    def change(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = names[0]
        for name in names[1:]:
            book.copy_worksheet(sheet).title = name

    return read(saved(path / "表.xlsx", ("甲村", "道路", 1, 1), change=change))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["本年项目", "本年项目 (2)"], ["本年项目 (2)!A1 W208 tables"]),
        (["本年项目", "上年项目"], []),
        (["2022年项目"], ["2022年项目!A1 W209"]),  # read as 2023's
        (["2023年项目"], []),
        (["2022年（上年）"], []),
        (["2021-2023年项目"], []),
        (["项目20220"], []),  # no year
    ],
)
def test_two_tables_of_a_year_or_a_name_of_another_year_are_told(
    names: list[str], expected: list[str], tmp_path: Path
) -> None:
    assert told(named(tmp_path, *names)) == expected


def test_two_rows_that_say_the_same_are_told_at_the_second(tmp_path: Path) -> None:
    rows: tuple[Cells, ...] = ((1, "甲村", "道路", 1), (2, "甲村", "水利", 1), (3, "甲村", "道路", 1))
    found = of_table(tmp_path, *rows, head=("序号", "村", "类别", "扶贫资金（万元）"))
    assert told(found) == ["本年项目!A4 W208 rows"]
    assert (found.problems[0].words["text"], found.problems[0].words["other"]) == ("4", "2")


def test_rows_that_differ_in_a_further_quantity_are_two_projects(tmp_path: Path) -> None:
    head = ("村", "类别", "对象", "数量", "计量单位", "扶贫资金（万元）")
    rows = (
        ("甲村", "道路", "路", 1, "公里", 1),
        ("甲村", "道路", "路", 1, "公里", 1),
        (None, None, "涵管", 2, "个", None),
    )
    assert told(of_table(tmp_path, *rows, head=head)) == []


@pytest.mark.parametrize(("one", "other"), [("甲 村", "甲村"), ("甲村(一组)", "甲村（一组）")])
def test_villages_that_differ_in_blanks_or_brackets_are_told_once(one: str, other: str, tmp_path: Path) -> None:
    rows = ((one, "道路", 1, 1), (other, "水利", 2, 2), (other, "桥梁", 3, 3))
    assert told(of_table(tmp_path, *rows)) == ["本年项目!A3 W208 villages"]
