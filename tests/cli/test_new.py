"""`fupin new`: never over a file, from a blank form or from last year's."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from conftest import EXAMPLES, ROOT, Terminal

from fupin_reports.project import Project


def test_a_blank_form_names_township_and_year(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("new", "红旗乡", "--year", "2023")
    text = project.file("红旗乡", 2023).read_text("utf-8")
    assert code == 0
    assert "data/2023/红旗乡.yaml" in said
    assert text.startswith("# yaml-language-server: $schema=../schema/报告.json\n")
    assert "\n单位: 红旗乡\n" in text
    assert "\n年度: 2023\n" in text


def test_a_blank_form_asks_for_everything_at_once(project: Project, terminal: Terminal) -> None:
    terminal.run("new", "红旗乡", "--year", "2023")
    code, said = terminal.run("check", "红旗乡")
    assert code == 1
    for key in ("日期", "村", "类别", "对象", "要点", "扶贫资金", "群众自筹"):
        assert f"“{key}”还没有填" in said


def test_an_existing_file_is_not_touched(project: Project, terminal: Terminal) -> None:
    before = project.file("青坪乡", 2023).read_bytes()
    code, said = terminal.run("new", "青坪乡", "--year", "2023")
    assert code == 1
    assert "已经有了，没有动它" in said
    assert project.file("青坪乡", 2023).read_bytes() == before


def test_a_draft_turns_this_year_into_last_year_and_empties_the_rest(project: Project, terminal: Terminal) -> None:
    code, _ = terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")
    text = project.file("青坪乡", 2024).read_text("utf-8")
    assert code == 0
    assert "\n年度: 2024\n" in text
    assert "\n日期:\n" in text
    last, this = text.split("\n本年:", 1)
    assert "\n上年:\n  状态:    # 去年这时写的是：实施中；完成了的写 已完成\n" in last
    assert "扶贫资金: 6.96" in last  # 2023's running projects, as they stood
    assert "15" not in this.split("指标:", 1)[0].replace("如：", "")
    assert "目标:    # 上年：965元以上" in this
    assert "58.95" not in text  # 2022's projects are gone


def test_a_draft_of_households_and_people_keeps_last_years_pair_readable(project: Project, terminal: Terminal) -> None:
    terminal.run("new", "云溪镇", "--year", "2024", "--from-last-year")
    text = project.file("云溪镇", 2024).read_text("utf-8")
    assert "\n  识别贫困户:    # 上年：591户1593人\n" in text
    assert "\n  帮扶对象:    # 上年：558户1593人\n" in text


def test_every_number_of_a_draft_is_asked_for_again(project: Project, terminal: Terminal) -> None:
    terminal.run("new", "云溪镇", "--year", "2024", "--from-last-year")
    code, said = terminal.run("check", "云溪镇", "--year", "2024")
    assert code == 1
    for key in ("状态", "日期", "识别贫困户", "规模", "次数", "人次", "人数", "帮扶对象", "每人户数", "资金", "值"):
        assert f"“{key}”还没有填" in said


def test_a_township_of_another_year_is_found_out(project: Project, terminal: Terminal) -> None:
    terminal.run("new", "红旗乡", "--year", "2022")
    code, said = terminal.run("build", "红旗乡", "--format", "docx")
    assert code == 1
    assert "data/2023/ 里没有“红旗乡”，2022 年的有" in said
    assert "加上 --year 2022" in said


def test_a_draft_needs_last_years_file(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("new", "红旗乡", "--year", "2023", "--from-last-year")
    assert code == 1
    assert "没有上年的文件 data/2022/红旗乡.yaml" in said
    assert not project.file("红旗乡", 2023).exists()


def test_a_draft_of_a_file_with_errors_is_refused(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("金额单位: 万元", "金额单位: 万圆"), "utf-8")
    code, said = terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")
    assert code == 1
    assert "V021" in said
    assert not project.file("青坪乡", 2024).exists()


@pytest.mark.parametrize("name", ["../外面", "a/b", ".隐藏", "  ", "乡" * 90, "CON", "aux.乡"])
def test_a_name_that_leaves_the_folder_is_refused(name: str, project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("new", name, "--year", "2023")
    assert code == 1
    assert "不能用作文件名" in said


def test_an_unknown_kind_is_a_usage_error(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("new", "红旗乡", "--year", "2023", "--kind", "年终小结")
    assert code == 2
    assert "乡镇年终总结" in said


def test_a_drafts_last_year_names_last_years_figures(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(
        path.read_text("utf-8").replace("本年:\n", "本年:\n  说明:\n    - 本年共需投入{{ 本年.资金.合计 }}\n"), "utf-8"
    )
    terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")
    text = project.file("青坪乡", 2024).read_text("utf-8")
    assert "    - 本年共需投入{{ 上年.资金.合计 }}\n" in text


def test_a_draft_keeps_the_brackets_of_a_line_in_one(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("指标:\n", "指标:\n  收入: {单位: 元, 值: 500}\n"), "utf-8")
    terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")
    assert "  收入: {单位: 元, 值: , 上年: 500}\n" in project.file("青坪乡", 2024).read_text("utf-8")


def test_a_draft_asks_again_what_time_a_number_is_of(project: Project, terminal: Terminal) -> None:
    path = project.file("云溪镇", 2023)
    new = "  公募对象:\n    值: 18户\n    时点: 2023年底\n    计划: 20户\n"
    path.write_text(path.read_text("utf-8").replace("  公募对象: 18户\n", new), "utf-8")
    terminal.run("new", "云溪镇", "--year", "2024", "--from-last-year")
    text = project.file("云溪镇", 2024).read_text("utf-8")
    assert "    时点:    # 上年：2023年底\n" in text
    assert "    计划:    # 上年：20户\n" in text


def test_last_years_file_is_mended_before_it_becomes_a_draft(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")
    draft = project.file("青坪乡", 2024)
    wanted = draft.read_text("utf-8")
    draft.unlink()
    text = re.sub(r"(?m)^(\s*(?:- )?[^\s#:]+): (?=[^\s#])", r"\1：", path.read_text("utf-8"))
    assert text.count("：") > 200
    path.write_text(text, "utf-8")
    code, _ = terminal.run("new", "青坪乡", "--year", "2024", "--from-last-year")
    assert code == 0
    assert draft.read_text("utf-8") == wanted


def test_last_years_file_is_the_draft_unless_a_blank_form_is_asked_for(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("new", "云溪镇", "--year", "2024")
    assert code == 0
    assert "以上年的 data/2023/云溪镇.yaml 为底稿；要空白表的，加 --blank。" in said
    assert "社会公募" in project.file("云溪镇", 2024).read_text("utf-8")
    project.file("云溪镇", 2024).unlink()
    assert terminal.run("new", "云溪镇", "--year", "2024", "--blank")[0] == 0
    assert "社会公募" not in project.file("云溪镇", 2024).read_text("utf-8")


def test_a_file_of_another_kind_is_no_draft(project: Project, terminal: Terminal) -> None:
    code, said = terminal.run("new", "云溪镇", "--year", "2024", "--kind", "经验介绍")
    assert code == 0
    assert "上年的文件是“乡镇年终总结”，不是“经验介绍”，用空白表。" in said
    assert "\n文种: 经验介绍\n" in project.file("云溪镇", 2024).read_text("utf-8")


def test_the_value_of_an_indicator_moves_to_last_year(project: Project, terminal: Terminal) -> None:
    terminal.run("new", "云溪镇", "--year", "2024")
    text = project.file("云溪镇", 2024).read_text("utf-8")
    assert "\n  公募对象:\n    值:\n    上年: 18户\n" in text  # typed on one line
    assert "\n  公募资金需求:\n    值:\n    上年: 约63万元\n" in text  # typed below


def test_in_a_draft_the_base_year_stays_and_every_number_of_a_line_is_told(
    project: Project, terminal: Terminal
) -> None:
    path = project.file("云溪镇", 2023)
    new = "  贫困人口: {值: 54人, 上年: 60人, 基期: 90人, 目标: 40人, 参照: {全县: 800人}}   # 县里的口径\n"
    path.write_text(path.read_text("utf-8").replace("指标:\n", "指标:\n" + new), "utf-8")
    terminal.run("new", "云溪镇", "--year", "2024")
    wanted = "  贫困人口: {值: , 上年: 54人, 基期: 90人, 目标: , 参照: {全县: {值: , 上年: 800人}}}"
    assert wanted + "    # 上年：值54人、目标40人；县里的口径\n" in project.file("云溪镇", 2024).read_text("utf-8")


def test_what_was_intended_becomes_work_to_report_on(project: Project, terminal: Terminal) -> None:
    path = project.file("云溪镇", 2023)
    new = "\n今后打算:\n  - 要点: 扩大养殖，发展{{ 指标.公募对象 }}\n    目标: 30户\n    时限: 2024年6月底\n"
    path.write_text(path.read_text("utf-8").replace("\n今后打算:\n", new), "utf-8")
    code, said = terminal.run("new", "云溪镇", "--year", "2024")
    assert code == 0, said
    text = project.file("云溪镇", 2024).read_text("utf-8")
    work, plans = text.split("\n今后打算:\n")
    aim = "上年的打算（目标30户，时限2024年6月底）：写做得怎样；没有做的删去，写进存在问题"
    assert f"  - 标题: 扩大养殖，发展    # {aim}\n    内容:\n      -\n" in work
    assert "扩大养殖" not in plans
    assert "  - 要点:\n" in plans


def test_every_draft_only_asks_for_what_is_empty(project: Project, terminal: Terminal) -> None:
    shutil.copytree(ROOT / "data" / "2023", project.data / "2023", dirs_exist_ok=True)
    for name in EXAMPLES:
        assert terminal.run("new", name, "--year", "2024")[0] == 0
    found = json.loads(terminal.run("check", "--year", "2024", "--format", "json")[1])["problems"]
    assert {p["code"] for p in found if p["severity"] == "error"} == {"V006", "V027"}


def test_a_plan_of_several_years_is_kept(project: Project, terminal: Terminal) -> None:
    shutil.copy(ROOT / "data" / "2023" / "云岭村.yaml", project.data / "2023")
    terminal.run("new", "云岭村", "--year", "2024")
    text = project.file("云岭村", 2024).read_text("utf-8")
    assert "        扶贫资金: 100\n        群众自筹: 25.6\n" in text
