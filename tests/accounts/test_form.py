"""The blank form as a spreadsheet program works it out once somebody has filled it in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from conftest import Terminal

from fupin_reports.project import Project

FIRST = 5
"""The row below the example."""
PLACES = {"村": "B", "类别": "F", "扶贫资金": "N", "群众自筹": "Q", "投入": "R", "合计": "S"}


def filled(project: Project, terminal: Terminal, *rows: dict[str, object]) -> Path:
    """The form with those rows."""
    assert terminal.run("import", "--blank", "空表.xlsx", "--name", "红旗乡", "--year", "2023")[0] == 0
    path = project.root / "空表.xlsx"
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, FIRST):
        for head, value in ({"村": "甲村", "类别": "道路"} | row).items():
            assert str(book["本年项目"][f"{PLACES[head]}3"].value).startswith(head)
            book["本年项目"][f"{PLACES[head]}{number}"] = value
    book.save(path)
    return path


def recalculated(path: Path, into: Path) -> Path:
    """The same as LibreOffice saves it."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(into), str(path)]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    return into / path.name


def test_the_total_of_a_row_is_its_sources_else_its_lump_never_both(
    project: Project, terminal: Terminal, tmp_path: Path
) -> None:
    path = filled(
        project,
        terminal,
        {"扶贫资金": 6.96, "群众自筹": 0.9, "投入": 7.86},  # 6.96 + 0.9 = 7.86, typed twice over
        {"投入": 3},
        {"扶贫资金": 2},
    )
    saved = recalculated(path, tmp_path)
    sheet = openpyxl.load_workbook(saved, data_only=True)["本年项目"]
    assert [round(sheet[f"S{row}"].value, 2) for row in (FIRST, FIRST + 1, FIRST + 2, FIRST + 3)] == [7.86, 3, 2, 0]
    assert round(sheet["S41"].value, 2) == 12.86  # 7.86 + 3 + 2
    code, said = terminal.run("import", str(saved), "--preview")
    assert code == 0, said
    assert "合计 12.86万元" in said


def test_a_form_of_before_that_counts_money_twice_is_refused_with_the_cause(
    project: Project, terminal: Terminal, tmp_path: Path
) -> None:
    path = filled(project, terminal, {"扶贫资金": 6.96, "群众自筹": 0.9, "投入": 7.86})
    book = openpyxl.load_workbook(path)
    for row in range(FIRST, 41):
        book["本年项目"][f"S{row}"] = f"=SUM(N{row}:R{row})"
    book.save(path)
    code, said = terminal.run("import", str(recalculated(path, tmp_path)), "--preview")
    assert code == 1
    cause = "有的行“投入”和各来源都填了，合计把同一笔钱加了两次"
    assert f"S5: 错误 W301 第5行的“合计（万元）”写的是15.72万元，按各格加起来是7.86万元，相差7.86万元：{cause}" in said
    assert f"S41: 错误 W301 合计的“合计（万元）”写的是15.72万元，按各格加起来是7.86万元，相差7.86万元：{cause}" in said


def test_an_amount_in_words_as_the_form_asks_for_is_no_wrong_sum(
    project: Project, terminal: Terminal, tmp_path: Path
) -> None:
    path = filled(project, terminal, {"扶贫资金": "约63", "群众自筹": 2}, {"投入": "约5"}, {"投入": 1})
    code, said = terminal.run("import", str(recalculated(path, tmp_path)), "--preview")
    assert code == 0, said
    # The program adds up the numbers alone: 2 in the first row, nothing in the second, 2 + 1 in the last.
    for place, stated, computed in (("S5", "第5行的“合计（万元）”2", "65"), ("S41", "合计的“合计（万元）”3", "71")):
        wanted = f"{place}: 提示 W302 {stated}万元没有算写成文字的数（如“约63”），加上是{computed}万元"
        assert wanted in said
    assert "W301" not in said


def test_a_lump_beside_a_source_that_is_not_known_is_the_total(
    project: Project, terminal: Terminal, tmp_path: Path
) -> None:
    path = filled(project, terminal, {"扶贫资金": "不详（上报件缺失）", "投入": 3})
    code, said = terminal.run("import", str(recalculated(path, tmp_path)), "--preview")
    assert code == 0, said
    assert "合计 3万元" in said
