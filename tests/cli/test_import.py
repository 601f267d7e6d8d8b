"""`fupin import --blank` and the form filled in; and that commands which need no workbook load nothing for them."""

from __future__ import annotations

import subprocess
import sys

import openpyxl
import pytest
from conftest import ROOT, Terminal

from fupin_reports.project import Project


def test_a_blank_form_filled_in_becomes_a_data_file(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("import", "--blank", "空表.xlsx", "--name", "红旗乡", "--year", "2023")
    assert code == 0, said
    path = project.root / "空表.xlsx"
    book = openpyxl.load_workbook(path)
    sheet, about = book["本年项目"], book["说明"]
    heads = {str(cell.value).partition("\n")[0]: cell.column for cell in sheet[3]}
    typed = {"村": "忠义村委会", "组": "第五村民小组", "级别": "区级", "类别": "水利", "对象": "灌渠", "数量": 794}
    for head, value in {**typed, "计量单位": "m", "扶贫资金": 6.96, "群众自筹": 0.9}.items():
        sheet.cell(5, heads[head]).value = value
    about["B8"] = "2023年12月20日"
    assert about["A8"].value == "日期"
    book.save(path)
    code, said = terminal.run("import", "空表.xlsx")
    assert code == 0, said
    assert "1个村、1个项目，合计 7.86万元，其中 扶贫资金 6.96万元、群众自筹 0.9万元" in said  # 6.96 + 0.9
    assert "“示例”一行没有读" in said
    text = project.file("红旗乡", 2023).read_text("utf-8")
    assert "40户160人" not in text  # of the example
    code, said = terminal.run("check", "红旗乡", "--year", "2023")
    assert code == 0, said


def test_a_blank_form_offers_lists_and_is_ready_to_print(project: Project, terminal: Terminal) -> None:
    terminal.run("import", "--blank", "空表.xlsx")
    book = openpyxl.load_workbook(project.root / "空表.xlsx")
    sheet = book["本年项目"]
    offered = {
        str(v.sqref).rstrip("0123456789").partition(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation
    }
    assert any("省级,市级,县级" in str(source) for source in offered.values())
    assert any("座,处,条" in str(source) for source in offered.values())
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "D4"
    assert sheet.page_setup.orientation == "landscape"


def test_a_blank_form_is_never_written_over_another_file(project: Project, terminal: Terminal) -> None:
    (project.root / "空表.xlsx").write_bytes(b"theirs")
    code, said = terminal.run("import", "--blank", "空表.xlsx")
    assert code == 1
    assert "W008" in said
    assert (project.root / "空表.xlsx").read_bytes() == b"theirs"


def test_an_empty_blank_form_has_nothing_to_read(project: Project, terminal: Terminal) -> None:
    terminal.run("import", "--blank", "空表.xlsx", "--name", "红旗乡", "--year", "2023")
    code, said = terminal.run("import", "空表.xlsx")
    assert code == 1
    assert "错误 W009" in said
    assert not project.file("红旗乡", 2023).exists()


def test_a_status_that_is_not_written_is_said_to_be_none(project: Project, terminal: Terminal) -> None:
    (project.root / "表.csv").write_text("村,类别,扶贫资金（万元）\n甲村,道路,1\n", "utf-8")
    code, said = terminal.run("import", "表.csv", "--name", "红旗乡", "--year", "2023")
    assert code == 0, said
    assert "本年（状态没有写）：1个村、1个项目，合计 1万元" in said


@pytest.mark.parametrize("name", ["../外面", "a/b", ".隐藏", "乡" * 90, "-x", "CON", "nul.乡", "乡."])
def test_a_name_that_leaves_the_folder_is_refused(name: str, project: Project, terminal: Terminal) -> None:
    (project.root / "表.csv").write_text("村,类别,扶贫资金（万元）\n甲村,道路,1\n", "utf-8")
    code, said = terminal.run("import", "表.csv", f"--name={name}", "--year", "2023")
    assert code == 1
    assert "不能用作文件名" in said


@pytest.mark.parametrize("arguments", ["'--help'", "'check'", "'build'"])
def test_no_library_of_workbooks_is_loaded_where_none_is_needed(
    arguments: str, project: Project, terminal: Terminal
) -> None:
    terminal.run("build")  # so that there is nothing left to do
    probe = (
        f"import sys; sys.argv = ['fupin', {arguments}]\n"
        "from fupin_reports.cli.app import main\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        "print('LOADED', [m for m in ('xlsxwriter', 'openpyxl') if m in sys.modules])"
    )
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, encoding="utf-8", check=True, env=environment
    )
    assert "LOADED []" in done.stdout


@pytest.mark.parametrize("year", ["20235", "0", "-5"])
def test_a_form_of_a_year_that_is_none_is_refused(year: str, project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("import", "--blank", "空表.xlsx", f"--year={year}")
    assert (code, said) == (2, f"错误：“{year}”不是年份，写成四位数，如 2023\n")
    assert not (project.root / "空表.xlsx").exists()


def test_the_next_command_can_be_typed_as_it_is_said(project: Project, terminal: Terminal) -> None:
    _, said = terminal.run("import", "--blank", "空 表.xlsx")
    assert said.endswith('填好后运行 fupin import "空 表.xlsx"\n')
    (project.root / "表.csv").write_text("村,类别,扶贫资金（万元）\n甲村,道路,1\n", "utf-8")
    _, said = terminal.run("import", "表.csv", "--name", "乙 乡", "--year", "2023")
    assert '下一步：运行 fupin check "乙 乡" --year 2023，' in said
    _, said = terminal.run("check", "丙 乡", "--year", "2023")
    assert '要新建，运行 fupin new "丙 乡" --year 2023。' in said
    _, said = terminal.run("new", "丁 乡", "--year", "2023")
    assert '填好后运行 fupin build "丁 乡" --year 2023\n' in said
