"""`fupin diff`: old and new, the line of the correction, every place it reached, roll-ups included."""

from __future__ import annotations

import json

from conftest import Terminal

from fupin_reports.project import Project

NAME = "云溪镇"
COUNTY = "文种: 县级汇总\n单位: 清源县\n年度: 2023\n日期: 2023年12月28日\n导语:\n  - 汇总如下\n"


def correct(project: Project, old: str, new: str) -> None:
    path = project.file(NAME, 2023)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def build(terminal: Terminal) -> str:
    code, said = terminal.run("build", "--format", "docx")
    assert code == 0, said
    return said.splitlines()[-1]


def test_a_correction_is_told_with_everything_it_reached(project: Project, terminal: Terminal) -> None:
    project.file("清源县", 2023).write_text(COUNTY, "utf-8")
    build(terminal)
    correct(project, "识别贫困户: 591户1593人", "识别贫困户: 601户1593人")
    assert "2 份的数有变化，看 fupin diff" in build(terminal)
    code, said = terminal.run("diff")
    assert code == 0
    line = 1 + next(
        n for n, text in enumerate(project.file(NAME, 2023).read_text("utf-8").splitlines()) if "601户" in text
    )
    assert f"  指标.识别贫困户.户  591户 → 601户  data/2023/{NAME}.yaml:{line}:10\n" in said
    assert "  指标.识别贫困户.户均人口  2.7人 → 2.65人\n" in said  # 1593÷601
    assert "  占比(结对.帮扶对象.户, 指标.识别贫困户.户)  94.4% → 92.8%\n" in said  # 558÷601
    assert "  指标汇总.识别贫困户.合计.户  591户 → 601户\n" in said
    assert "印在：精准识别和建档立卡：" in said
    assert "清源县（" in said


def test_comments_order_and_spelling_move_nothing(project: Project, terminal: Terminal) -> None:
    build(terminal)
    correct(project, "受助大学生: 3名", "# 核对过\n  受助大学生:   3名")
    build(terminal)
    assert "→" not in terminal.run("diff", "--since", "2000-01-01")[1]


def test_only_the_last_run_unless_since_is_asked_for(project: Project, terminal: Terminal) -> None:
    build(terminal)
    history = project.output(2023) / ".fupin" / "history.jsonl"
    old = [{**json.loads(line), "run": "2023-12-01T08:00:00+08:00"} for line in history.read_text("utf-8").splitlines()]
    history.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in old), "utf-8")
    correct(project, "受助大学生: 3名", "受助大学生: 4名")
    build(terminal)
    said = terminal.run("diff")[1]
    assert "指标.受助大学生  3名 → 4名" in said
    assert "新生成" not in said
    assert terminal.run("diff", "--since", "2023-12-01")[1].count("新生成") == 3
    assert "新生成" not in terminal.run("diff", "--since", "2023年12月2日")[1]
    assert "受助大学生" in terminal.run("diff", NAME)[1]
    assert terminal.run("diff", "青坪乡")[1].startswith("2023 年：没有数变过")
    assert terminal.run("diff", "--since", "昨天")[0] == 2


def test_a_damaged_history_is_passed_over(project: Project, terminal: Terminal) -> None:
    build(terminal)
    (project.output(2023) / ".fupin" / "history.jsonl").write_text("{ half\n", "utf-8")
    assert terminal.run("diff") == (0, "2023 年：没有数变过（最近一次生成）\n")
    correct(project, "受助大学生: 3名", "受助大学生: 4名")
    build(terminal)
    assert "3名 → 4名" in terminal.run("diff")[1]


def test_another_name_for_a_village_moves_no_figure(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    build(terminal)
    text = path.read_text("utf-8")
    assert text.count("组: 烈足村民小组") == 1
    path.write_text(text.replace("组: 烈足村民小组", "组: 光明村民小组"), "utf-8")
    code, said = terminal.run("build", "青坪乡", "--format", "docx", "--corrections")
    assert code == 0, said
    assert "→" not in terminal.run("diff", "青坪乡")[1]
    assert list(project.output(2023).glob("*更正说明*")) == []
