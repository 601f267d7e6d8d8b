"""All families together: every finding says what it is about, and a wrong value elsewhere hides none that stands by itself."""

from __future__ import annotations

from pathlib import Path

from conftest import Terminal
from townships import findings_of

from fupin_reports.project import Project

ODD = """
本年:
  状态: 已完成
  资金执行:
    - 来源: 扶贫资金
      到位: 60
      支出: 61.3
  项目:
    - 序号: 1
      类别: 种植业
      内容: 正在补种
      工程量:
        - 对象: 核桃
          数量: 80亩
          单价: 300元/亩
      投入: 1.66
    - 序号: 3
      类别: 养殖业
      投入: 1.66
指标:
  贫困户: 591户1593人
  新农村:
    值: 4143万元
    关系: 划分
    其中:
      甲: 912万元
结对:
  帮扶对象: 558户1593人
"""


def test_every_finding_says_what_it_is_about_and_once_each(tmp_path: Path) -> None:
    found = findings_of(tmp_path, ODD)
    assert {p.code for p in found} == {"F210", "F301", "F409", "F502", "F503", "F505", "F601"}
    assert all(p.subject and p.place.file and p.place.line for p in found)
    assert len({(p.code, p.subject) for p in found}) == len(found)


def test_what_a_finding_is_about_does_not_change_with_the_lines_above(tmp_path: Path) -> None:
    moved = findings_of(tmp_path, "导语:\n  - 甲\n" + ODD.lstrip("\n"))
    assert [(p.code, p.subject) for p in moved] == [(p.code, p.subject) for p in findings_of(tmp_path, ODD)]


def test_a_wrong_value_elsewhere_hides_no_finding_that_rests_on_what_is_there(
    project: Project, terminal: Terminal
) -> None:
    path = project.file("云溪镇", 2023)
    text = path.read_text("utf-8").replace("数量: 300m", "数量: 很长")
    path.write_text(text.replace("受助大学生: 3名", "受助大学生: 8户3人"), "utf-8")
    code, said = terminal.run("check", "云溪镇")
    assert code == 1
    assert all(one in said for one in ("V007", "F401", "F502"))
