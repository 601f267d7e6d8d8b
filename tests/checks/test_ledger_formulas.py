"""The relations of the sample reports that only a formula can see, as data: what agrees is silent, the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import codes, facts_of, figure, rule_problems

from fupin_reports.checks import formula_findings
from fupin_reports.problems import Problem, Severity


def told(folder: Path, text: str) -> tuple[Problem, ...]:
    return formula_findings(facts_of(folder, text))


def income(stated: str, formula: str) -> str:
    """篇七: incomes of the nation, the province and the city, and a figure stated beside its formula."""
    return f"""
    指标:
      全国人均: 5153元
      全省人均: 3050元
      全市人均: 2380元
      所求:
        值: {stated}
        算式: {formula}
    """


@pytest.mark.parametrize(
    ("stated", "formula"),
    [
        ("2773元", "指标.全国人均 − 指标.全市人均"),  # 5153 − 2380
        ("670元", "指标.全省人均 − 指标.全市人均"),  # 3050 − 2380
        ("78%", "指标.全市人均 ÷ 指标.全省人均"),  # 78.032…
        ("78.0%", "占比(指标.全市人均, 指标.全省人均)"),
        ("46.2%", "占比(指标.全市人均, 指标.全国人均)"),  # 46.186…
    ],
)
def test_a_figure_that_agrees_is_silent(tmp_path: Path, stated: str, formula: str) -> None:
    assert told(tmp_path, income(stated, formula)) == ()


def test_the_same_share_stated_otherwise_is_an_error(tmp_path: Path) -> None:
    (found,) = told(tmp_path, income("79.3%", "占比(指标.全市人均, 指标.全省人均)"))
    assert (found.code, found.severity, found.place.line) == ("F701", Severity.ERROR, 6)
    assert found.words["declared"] == "79.3%"
    assert found.words["computed"] == "78.0328%"  # 2380 ÷ 3050 = 0.78032786…
    assert found.words["difference"] == "1.2672百分点"  # 79.3 − 78.03278… = 1.26721…
    assert [place.line for place in found.related] == [3, 4]
    assert found.subject == "指标.所求"


VILLAGES = """
指标:
  整村推进资金: 27941万元
  整村推进村数: 396个
  贫困村数: 1198个
  每村资金:
    值: {each}
    算式: 指标.整村推进资金 ÷ 指标.整村推进村数
  实施面:
    值: {share}
    算式: 占比(指标.整村推进村数, 指标.贫困村数)
"""


def test_an_average_cut_off_instead_of_rounded_is_recognised(tmp_path: Path) -> None:
    (found,) = told(tmp_path, VILLAGES.format(each="70万元", share="33.1%"))  # 396 ÷ 1198 = 33.055…% is 33.1%
    assert (found.code, found.severity) == ("F702", Severity.WARNING)
    assert found.words["computed"] == "70.558万元"  # 27941 ÷ 396 = 70.55808…
    assert found.words["rounded"] == "71万元"
    assert told(tmp_path, VILLAGES.format(each="71万元", share="33.1%")) == ()


def test_forty_percent_of_1198_villages_is_not_396(tmp_path: Path) -> None:
    (found,) = told(tmp_path, VILLAGES.format(each="70.56万元", share="40%"))
    assert (found.code, found.words["computed"], found.words["difference"]) == ("F701", "33.055%", "6.945百分点")


def test_a_share_cut_off_instead_of_rounded_is_recognised(tmp_path: Path) -> None:
    text = """
    指标:
      三西专项: 3200万元
      全省专项: 3亿元
      三西占比:
        值: 10.6%
        算式: 占比(指标.三西专项, 指标.全省专项)
    """
    (found,) = told(tmp_path, text)
    assert (found.code, found.words["rounded"]) == ("F702", "10.7%")  # 3200 ÷ 30000 = 10.666…%
    assert told(tmp_path, text.replace("10.6%", "10.7%")) == ()


def test_the_overlap_of_two_groups_does_not_add_up(tmp_path: Path) -> None:
    text = """
    指标:
      扶贫对象: {单位: 万人, 值: 6.35}
      低保对象: {单位: 万人, 值: 4.77, 算式: 指标.交叉 + 指标.丧失劳动能力}
      交叉: {单位: 万人, 值: 3.99}
      丧失劳动能力: {单位: 万人, 值: 0.84}
      贫困人口:
        单位: 万人
        值: 7.19
        算式: 指标.扶贫对象 + 指标.低保对象 − 指标.交叉
    """
    one, two = told(tmp_path, text)
    # 3.99 + 0.84 = 4.83 against 4.77; 6.35 + 4.77 − 3.99 = 7.13 against 7.19
    assert [(p.code, p.words["computed"], p.words["difference"]) for p in (one, two)] == [
        ("F701", "4.83万人", "-0.06万人"),
        ("F701", "7.13万人", "0.06万人"),
    ]
    assert [place.line for place in two.related] == [2, 3, 4]


def test_a_difference_of_percentages_is_in_points(tmp_path: Path) -> None:
    text = """
    指标:
      本市发生率: 35.15%
      全国发生率: 3.2%
      高出:
        值: 31.95百分点
        算式: 指标.本市发生率 − 指标.全国发生率
    """
    assert told(tmp_path, text) == ()  # 35.15 − 3.2
    (found,) = told(tmp_path, text.replace("31.95", "31.85"))
    assert (found.code, found.words["difference"]) == ("F701", "-0.1百分点")


def test_what_is_left_is_the_plan_less_what_is_done(tmp_path: Path) -> None:
    text = """
    指标:
      贫困村: 1198个
      规划村: 944个
      难以实施村: {值: 254个, 算式: 指标.贫困村 - 指标.规划村}
    """
    assert told(tmp_path, text) == ()  # 1198 − 944


def test_the_list_of_the_new_villages_lacks_the_501_of_the_next_sentence(tmp_path: Path) -> None:
    text = """
    指标:
      一: 912万元
      二: 2440万元
      三: 250万元
      四: 40万元
      新农村资金:
        值: 4143万元
        算式: 指标.一 + 指标.二 + 指标.三 + 指标.四
    存在问题:
      - 同时，投入财政扶贫资金501万元，仍有缺口
    """
    (found,) = told(tmp_path, text)  # 912 + 2440 + 250 + 40 = 3642; 4143 − 3642 = 501
    assert (found.code, found.words["computed"], found.words["difference"]) == ("F701", "3642万元", "501万元")
    assert [(hint.key, hint.words["line"]) for hint in found.hints] == [("H03", "10")]


def test_a_partition_of_households_agrees_with_its_total(tmp_path: Path) -> None:
    text = """
    指标:
      扶持户: {值: 80户, 算式: 户人分解.脱贫户.合计.户}
    户人分解:
      - 名称: 脱贫户
        关系: 划分
        分项:
          - {名称: 养鸡, 规模: 6户}
          - {名称: 养猪, 规模: 4户}
          - {名称: 养羊, 规模: 6户}
          - {名称: 种植, 规模: 64户}
    """
    assert told(tmp_path, text) == ()  # 6 + 4 + 6 + 64 = 80
    (found,) = told(tmp_path, text.replace("80户", "86户"))
    assert (found.code, found.words["difference"]) == ("F701", "6户")
    assert [place.line for place in found.related] == [7, 8, 9, 10]


def test_land_and_relocation_of_the_ninth_report_agree(tmp_path: Path) -> None:
    text = """
    指标:
      已分配: 3万亩
      已流转: 4.2万亩
      种草: 9.16万亩
      土地: {值: 16.36万亩, 算式: 指标.已分配 + 指标.已流转 + 指标.种草}
      搬迁: {值: 1891户, 算式: 322户 + 565 + 504 + 500}
    """
    assert told(tmp_path, text) == ()  # 3 + 4.2 + 9.16 = 16.36; 322 + 565 + 504 + 500 = 1891
    (found,) = told(tmp_path, text.replace("16.36", "16.4"))
    assert (found.code, found.words["computed"]) == ("F708", "16.36万亩")  # rounded, and no division: told


HELPED = """
指标:
  识别户: 591户1593人
结对:
  帮扶对象: 558户1593人
"""


def test_591_households_are_not_558(tmp_path: Path) -> None:
    rule = "勾稽规则:\n  - 名称: 识别户都有人帮扶\n    式: 指标.识别户 = 结对.帮扶对象\n"
    (found,) = rule_problems(tmp_path, HELPED, rule)
    assert (found.code, found.severity, found.words["part"]) == ("F710", Severity.ERROR, "户")
    assert (found.words["left"], found.words["right"], found.words["difference"]) == ("591户", "558户", "33户")
    assert [(place.file, place.line) for place in (found.place, *found.related)] == [
        ("data/2023/青坪乡.yaml", 2),
        ("data/2023/青坪乡.yaml", 4),
        ("data/勾稽规则.yaml", 3),
    ]


def test_an_indicator_without_a_value_is_what_its_formula_gives(tmp_path: Path) -> None:
    text = """
    指标:
      贫困户: 591户1593人
      总人口: 6000人
      发生率:
        算式: 占比(指标.贫困户.人, 指标.总人口)
      未脱贫人口:
        单位: 人
        算式: 指标.总人口 × 指标.发生率 − 93
    """
    facts = facts_of(tmp_path, text)
    assert codes(formula_findings(facts)) == []
    rate = figure(facts, "指标", "发生率")
    assert f"{rate.value}{rate.unit}" == "26.55%"  # 1593 ÷ 6000
    left = figure(facts, "指标", "未脱贫人口")
    assert (left.value, left.unit) == (1500, "人")  # 6000 × 26.55% − 93 = 1593 − 93
    assert [part.name for part in left.inputs] == ["指标.总人口", "指标.发生率"]
