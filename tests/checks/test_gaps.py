"""What would explain a gap: only what explains it to the last digit, the likeliest first, each with its line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Terminal
from townships import findings_of

from fupin_reports.messages import HINTS, read_catalogue
from fupin_reports.problems import Hint, Problem
from fupin_reports.project import Project

CATALOGUE = read_catalogue(ROOT / "templates")

# 篇一 as it was reported: 建乐二组 lists 1, 3, 4, 5; item 2 is not there.
# 6.96+0.9 + 0.11 + 1.31 + 1+0.31 + 1.5+0.9 + 0.6+0.2 + 1.6+0.8 + 0.2 = 16.39; 18.11 − 16.39 = 1.72
# 扶贫资金 6.96+0.11+1.31+1+1.5+0.6+1.6+0.2 = 13.28; 13.28 + 1.72 = 15
FIRST_REPORT = """
上年:
  状态: 已完成
  项目村:
    - 村: 忠义村委会
      资金:
        扶贫资金: 15
        群众自筹: 13.8
    - 村: 后山村委会
      资金:
        扶贫资金: 15
        挂钩单位扶持: 15.15
本年:
  状态: 实施中
  项目村:
    - 村: 建乐二组
      申报合计: 18.11
      项目:
        - {序号: 1, 类别: 灌渠, 资金: {扶贫资金: 6.96, 群众自筹: 0.9}}
        - {序号: 1, 类别: 渡槽, 资金: {扶贫资金: 0.11}}
        - {序号: 1, 类别: 拦土墙, 资金: {扶贫资金: 1.31}}
        - {序号: 1, 类别: 连心桥, 资金: {扶贫资金: 1, 群众自筹: 0.31}}
        - {序号: 3, 类别: 坡改梯, 资金: {扶贫资金: 1.5, 群众自筹: 0.9}}
        - {序号: 4, 类别: 公水牛, 资金: {扶贫资金: 0.6, 群众自筹: 0.2}}
        - {序号: 4, 类别: 核桃, 资金: {扶贫资金: 1.6, 群众自筹: 0.8}}
        - {序号: 5, 类别: 标志碑, 资金: {扶贫资金: 0.2}}
"""


def of_code(problems: tuple[Problem, ...], code: str) -> Problem:
    (found,) = [p for p in problems if p.code == code]
    return found


def hints(problem: Problem) -> list[str]:
    return [CATALOGUE.hint(hint) for hint in problem.hints]


def items(declared: str, *amounts: str, more: str = "") -> str:
    """A year with that 申报合计 on line 3 and items whose amounts stand on lines 6, 8, 10 …; `more` follows."""
    body = "".join(f"    - 类别: 类{n}\n      投入: {amount}\n" for n, amount in enumerate(amounts))
    return f"本年:\n  状态: 实施中\n  申报合计: {declared}\n  项目:\n{body}{more}"


def explained(folder: Path, text: str) -> list[str]:
    return hints(of_code(findings_of(folder, text), "F201"))


def test_a_missing_item_is_named_with_the_source_that_it_would_round_out(tmp_path: Path) -> None:
    found = of_code(findings_of(tmp_path, FIRST_REPORT), "F201")
    assert found.words["difference"] == "1.72万元"
    assert found.subject == "本年.项目村.建乐二组.申报合计"
    assert hints(found) == [
        "序号里缺第2项，漏填的就是它，金额是1.72万元；补上以后，本年 建乐二组的“扶贫资金”正好是15万元，"
        "和上年 忠义村委会、上年 后山村委会一样"
    ]


def test_a_source_that_would_be_round_without_an_example_is_named_alone(tmp_path: Path) -> None:
    text = FIRST_REPORT.replace("扶贫资金: 15\n", "扶贫资金: 14.5\n")
    assert explained(tmp_path, text)[0].endswith("正好是15万元")


def test_a_missing_item_that_rounds_nothing_is_named_by_its_number(tmp_path: Path) -> None:
    text = FIRST_REPORT.replace("18.11", "18.12")
    assert explained(tmp_path, text) == ["序号里缺第2项，漏填的就是它，金额是1.73万元"]  # 13.28 + 1.73 = 15.01


def test_no_item_is_missing_where_more_is_listed_than_declared(tmp_path: Path) -> None:
    assert explained(tmp_path, FIRST_REPORT.replace("18.11", "16.27")) == []  # −0.12


def test_the_same_gap_below_is_where_to_begin(tmp_path: Path) -> None:
    text = FIRST_REPORT.replace("本年:\n  状态: 实施中\n", "本年:\n  状态: 实施中\n  申报合计: 18.11\n")
    year, village = [p for p in findings_of(tmp_path, text) if p.code == "F201"]
    assert (year.subject, village.subject) == ("本年.申报合计", "本年.项目村.建乐二组.申报合计")
    assert hints(year) == ["下面的“本年 建乐二组”也正好差1.72万元，先改那一处，这里也就对了"]


def test_a_number_in_a_sentence_that_is_just_the_gap_is_pointed_at(tmp_path: Path) -> None:
    # 篇七: 4143 − (912 + 2440 + 250 + 40) = 501, the number of the next sentence
    more = "存在问题:\n  - 同时，投入财政扶贫资金501万元，产业带动不足\n"
    text = items("4143", "912", "2440", "250", "40", more=more)
    found = of_code(findings_of(tmp_path, text), "F201")
    assert hints(found) == ["第14行的501万元正好等于相差的数，漏加的就是它"]
    assert found.hints[0].place is not None
    # “  - 同时，投入财政扶贫资金” takes 15 columns, 501万元 five
    assert (found.hints[0].place.column, found.hints[0].place.end_column) == (16, 21)


def test_a_number_in_another_unit_or_field_is_the_same_number(tmp_path: Path) -> None:
    more = "帮扶:\n  - 单位: 县教育局\n    资金: 5010000元\n"
    text = items("4143", "912", "2440", "250", "40", more=more)
    assert explained(tmp_path, text) == ["第15行的5010000元正好等于相差的数，漏加的就是它"]


@pytest.mark.parametrize(
    "more",
    [
        "存在问题:\n  - 涉及501户\n",  # households are no money
        "存在问题:\n  - 投入5011万元\n",  # another number
        "存在问题:\n  - 投入501万元，又投入501万元\n  - 还有501万元\n  - 再加501万元\n",  # which of them?
        "存在问题:\n  - 资金不足    # 上年501万元\n",  # a comment is no data
    ],
)
def test_what_only_looks_like_the_gap_is_not_pointed_at(tmp_path: Path, more: str) -> None:
    assert explained(tmp_path, items("4143", "912", "2440", "250", "40", more=more)) == []


def test_a_round_gap_is_not_looked_for_elsewhere(tmp_path: Path) -> None:
    more = "存在问题:\n  - 缺口50万元\n"
    assert explained(tmp_path, items("112", "30.5", "31.5", more=more)) == []  # 112 − 62 = 50


def test_an_item_typed_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    assert explained(tmp_path, items("12.3", "8", "4.3", "4.3")) == ["第8、10行都是4.3万元，同一项填了两次"]


def test_an_item_that_is_one_too_many_is_told(tmp_path: Path) -> None:
    assert explained(tmp_path, items("12.3", "8", "4.3", "2.6")) == [
        "第10行的2.6万元正好等于相差的数，它不该算进来"  # 14.9 − 12.3
    ]


def test_an_item_added_twice_into_the_declared_total_is_told(tmp_path: Path) -> None:
    assert explained(tmp_path, items("16.6", "8", "4.3")) == [
        "第8行的4.3万元正好等于相差的数，算合计时把它加了两次"  # 8 + 4.3 + 4.3
    ]


def test_two_digits_that_changed_places_are_told(tmp_path: Path) -> None:
    # 8.63 + 4.2 = 12.83; declared 12.38: the gap of 0.45 is a multiple of 0.09
    assert explained(tmp_path, items("12.38", "8.63", "4.2")) == ["第3行的12.38万元有两个数字写颠倒了，应当是12.83万元"]
    # 8.36 typed for 8.63: 8.36 + 4.2 = 12.56, declared 12.83
    assert explained(tmp_path, items("12.83", "8.36", "4.2")) == ["第6行的8.36万元有两个数字写颠倒了，应当是8.63万元"]


def test_a_gap_of_nine_without_such_digits_explains_nothing(tmp_path: Path) -> None:
    assert explained(tmp_path, items("30.11", "17.11", "4")) == []  # 30.11 − 21.11 = 9


def test_a_slipped_point_and_a_wrong_unit_are_told(tmp_path: Path) -> None:
    # 46.36 typed for 4.636: 46.36 + 20 = 66.36, declared 24.636
    assert explained(tmp_path, items("24.636", "46.36", "20")) == ["第6行的46.36万元小数点错了一位，应当是4.636万元"]
    # 270000 typed without 元: 270000万元 for 27万元
    assert explained(tmp_path, items("47", "270000", "20")) == [
        "第6行的270000万元单位写错了（元写成万元，或者反过来），应当是27万元"
    ]


def test_approximate_figures_are_not_explained(tmp_path: Path) -> None:
    assert explained(tmp_path, items("近24", "8", "20")) == []


def test_a_source_and_its_sum_below_are_explained_as_well(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      资金:
        扶贫资金: 16.3
      项目:
        - {类别: 道路, 资金: {扶贫资金: 10}}
        - {类别: 水利, 资金: {扶贫资金: 3.6}}
    """
    found = of_code(findings_of(tmp_path, text), "F203")  # 16.3 − 13.6 = 2.7 = 0.9 × 3: 13.6 with two digits swapped
    assert found.words["difference"] == "2.7万元"
    assert hints(found) == [
        "第4行的16.3万元有两个数字写颠倒了，应当是13.6万元",
        "第7行的3.6万元有两个数字写颠倒了，应当是6.3万元",
    ]


def test_the_gap_of_a_group_is_explained_for_people_as_for_households(tmp_path: Path) -> None:
    text = """
    户人分解:
      - 名称: 移民搬迁
        关系: 划分
        申报合计: 55户198人
        分项:
          - {名称: 分散安置, 规模: 5户18人}
          - {名称: 集中安置, 规模: 50户171人}
    """
    found = of_code(findings_of(tmp_path, text), "F206")  # 198 − 189 = 9
    assert found.subject == "户人分解.移民搬迁.申报合计.人"
    assert hints(found) == ["第4行的198人有两个数字写颠倒了，应当是189人"]


def test_the_screen_shows_hints_between_the_lines_and_the_cure(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    text = path.read_text("utf-8").replace("申报合计: 27.985", "申报合计: 29.785")
    path.write_text(text, "utf-8")
    line = text[: text.index("29.785")].count("\n") + 1
    code, said = terminal.run("check", "青坪乡")
    assert code == 1
    lines = said.splitlines()
    at = next(n for n, one in enumerate(lines) if one.startswith("   可能："))
    assert lines[at] == f"   可能：第{line}行的29.785万元有两个数字写颠倒了，应当是27.985万元"
    assert lines[at + 1].startswith("   改法：")


def test_json_gives_the_hypotheses_and_what_a_finding_is_about(project: Project, terminal: Terminal) -> None:
    path = project.file("青坪乡", 2023)
    path.write_text(path.read_text("utf-8").replace("申报合计: 27.985", "申报合计: 29.785"), "utf-8")
    _, said = terminal.run("check", "青坪乡", "--format", "json")
    (found,) = [p for p in json.loads(said)["problems"] if p["code"] == "F201"]
    assert found["subject"] == "本年.项目村.忠义村委会烈足村民小组.申报合计"
    assert [(h["key"], h["place"]["line"]) for h in found["hypotheses"]] == [("H06", found["line"])]


def test_every_hypothesis_has_its_sentence_and_every_sentence_its_hypothesis() -> None:
    source = (ROOT / "fupin_reports/checks/gaps.py").read_text("utf-8")
    raised = set(re.findall(r'"(H[0-9]{2})"', source))
    assert set(re.findall(r"(?m)^(H[0-9]{2}):", (ROOT / "templates" / HINTS).read_text("utf-8"))) == raised


def test_a_hypothesis_without_its_sentence_is_told_in_its_bare_words(tmp_path: Path) -> None:
    shutil.copy(ROOT / "templates/问题.yaml", tmp_path)
    hint = Hint("H05", {"lines": "8", "text": "4.3万元"})
    assert read_catalogue(tmp_path).hint(hint) == "lines＝8，text＝4.3万元"
    (tmp_path / HINTS).write_text("H05: [\n", "utf-8")
    damaged = read_catalogue(tmp_path)
    assert [p.code for p in damaged.damaged] == ["L101"]
    assert damaged.hint(hint) == "lines＝8，text＝4.3万元"
