"""工程量: nothing that was built is lost without a word, and a number has one unit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from test_cells import read, told
from workbooks import Cells, saved

from fupin_reports.intake import Understood

HEAD = ("村", "类别", "对象", "规格", "数量", "计量单位", "扶贫资金（万元）")


def of_rows(path: Path, *rows: Cells) -> Understood:
    return read(saved(path / "表.xlsx", *rows, head=HEAD))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("甲村", "道路", None, None, 2, "公里", 3)], ["E2 W203"]),
        ([("甲村", "道路", None, "宽3米", 2, "公里", 3)], ["E2 W203"]),
        ([("甲村", "道路", "水泥路", None, 2, "公里", 3), (None, None, None, None, 3, "个", None)], ["E3 W203"]),
        ([("甲村", "道路", "水泥路", None, date(2023, 1, 2), "公里", 3)], ["E2 W104"]),
        ([("甲村", "道路", "水泥路", None, "2000米", "公里", 3)], ["E2 W110"]),
    ],
)
def test_an_amount_of_nothing_or_in_two_units_is_refused(
    rows: list[Cells], expected: list[str], tmp_path: Path
) -> None:
    found = of_rows(tmp_path, *rows)
    assert told(found) == expected
    assert found.text == ""


def test_a_size_alone_is_left_out_and_told(tmp_path: Path) -> None:
    found = of_rows(tmp_path, ("甲村", "道路", None, "宽3米", None, None, 3))
    assert [(str(p.place)[-2:], p.code, p.severity.name) for p in found.problems] == [("D2", "W203", "WARNING")]
    assert "工程量" not in found.text


def test_a_unit_that_was_dragged_down_is_no_amount(tmp_path: Path) -> None:
    assert told(of_rows(tmp_path, ("甲村", "培训", None, None, None, "座", 3))) == []


@pytest.mark.parametrize(
    ("amount", "unit", "expected", "codes"),
    [
        (2, "公里", "2公里", []),
        ("1,000", "米", "1000米", ["E2 W106"]),
        ("1,000米", None, "1000米", ["E2 W106"]),
        ("2000米", "m", "2000米", []),  # two names of one unit
        ("约2", "公里", "约2公里", []),
        ("200余", "户", "200余户", []),
        ("不详（上报件缺失）", "公里", "不详（上报件缺失）", []),
    ],
)
def test_an_amount_has_its_unit_once(
    amount: object, unit: str | None, expected: str, codes: list[str], tmp_path: Path
) -> None:
    found = of_rows(tmp_path, ("甲村", "道路", "水泥路", None, amount, unit, 3))
    assert told(found) == codes
    assert f"            - 对象: 水泥路\n              数量: {expected}\n" in found.text


def test_an_amount_with_a_word_in_its_format_keeps_the_word(tmp_path: Path) -> None:
    def change(_book: object, sheet: object) -> None:
        sheet["E2"].number_format = 'General"余"'  # type: ignore[index]

    rows = ("甲村", "道路", "水泥路", None, 2, "公里", 3)
    found = read(saved(tmp_path / "表.xlsx", rows, head=HEAD, change=change))
    assert "              数量: 2余公里\n" in found.text


def test_a_row_without_a_category_is_told_with_its_amount(tmp_path: Path) -> None:
    found = of_rows(tmp_path, ("甲村", "道路", None, None, None, None, 3), (None, None, "涵管", None, 3, "个", 1))
    assert [(str(p.place)[-2:], p.code, p.words["text"]) for p in found.problems] == [("G3", "W203", "1")]
