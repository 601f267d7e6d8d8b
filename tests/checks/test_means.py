"""Plans that were not reached, money that was not there, targets behind the present."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.problems import Severity


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("本年:\n  状态: 实施中\n  项目:\n    - 类别: 香菇\n      完成率: {}\n", 5),
        ("指标:\n  产业计划完成率: {}\n", 2),  # by its name: 完成率 is among the words of the settings
        ("指标:\n  改造:\n    值: 60户\n    完成率: {}\n", 4),
    ],
)
def test_a_plan_not_reached_asks_for_an_issue(tmp_path: Path, block: str, line: int) -> None:
    found = only(findings_of(tmp_path, block.format("60%")), "F408")
    assert (found.severity, found.place.line) == (Severity.WARNING, line)
    assert "60%" in found.words["plans"]
    assert findings_of(tmp_path, block.format("60%") + "存在问题:\n  - 苗到货晚\n") == ()
    assert findings_of(tmp_path, block.format("100%")) == ()


def test_a_plan_is_also_behind_where_only_the_numbers_say_so(tmp_path: Path) -> None:
    text = "指标:\n  改造:\n    值: {}\n    计划: 1198村\n"
    assert (
        only(findings_of(tmp_path, text.format("944村")), "F408").words["plans"] == "改造78.8%"
    )  # 944 ÷ 1198 = 78.798…
    assert findings_of(tmp_path, text.format("1198村")) == ()


EXECUTION = """
本年:
  状态: 已完成
  资金执行:
    - 来源: 扶贫资金
      计划: {planned}
      到位: {received}
      支出: {spent}
      上年结转: {carried}
"""


def execution(planned: str = "60", received: str = "60", spent: str = "60", carried: str = "0") -> str:
    return EXECUTION.format(planned=planned, received=received, spent=spent, carried=carried)


def test_no_more_is_spent_than_came_in_and_was_left_over(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, execution(spent="61.3")), "F409")
    assert (found.severity, found.place.line, found.words["difference"]) == (Severity.ERROR, 7, "1.3万元")  # 61.3 − 60
    assert findings_of(tmp_path, execution(spent="61.3", carried="1.3")) == ()
    assert lines(findings_of(tmp_path, execution(spent="61.4", carried="13000元"))) == ["7 F409"]
    assert findings_of(tmp_path, execution(spent="约61")) == ()
    assert findings_of(tmp_path, execution(spent="600000元")) == ()


def test_more_than_planned_is_a_warning(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, execution(received="65")), "F410")
    assert (found.severity, found.place.line, found.words["difference"]) == (Severity.WARNING, 6, "5万元")  # 65 − 60
    assert findings_of(tmp_path, execution(planned="60以上", received="65")) == ()


def test_money_below_zero_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 已完成
      投入: -8.6
      申报合计: -8.6
    帮扶:
      - 单位: 县教育局
        资金: -5
    今后打算:
      - 要点: 修路
        资金: -30
    """
    assert lines(findings_of(tmp_path, text), "F411") == ["3 F411", "4 F411", "7 F411", "10 F411"]
    assert findings_of(tmp_path, text.replace(": -", ": ")) == ()


def test_a_change_may_be_below_zero(tmp_path: Path) -> None:
    assert findings_of(tmp_path, "指标:\n  结余变化:\n    值: -3.5万元\n") == ()


def test_a_target_lies_above_what_there_is_except_where_less_is_better(tmp_path: Path) -> None:
    plan = "今后打算:\n  - 要点: {}\n    现值: 1.3万人\n    目标: {}\n"
    found = only(findings_of(tmp_path, plan.format("培训劳动力", "5000人")), "F412")
    assert (found.severity, found.place.line, found.words["difference"]) == (
        Severity.WARNING,
        4,
        "0.8万人",
    )  # 1.3 − 0.5
    assert findings_of(tmp_path, plan.format("减少贫困人口", "5000人")) == ()
    assert findings_of(tmp_path, plan.format("培训劳动力", "1.5万人")) == ()
    assert findings_of(tmp_path, plan.format("培训劳动力", "5000人以上")) == ()
    assert findings_of(tmp_path, plan.format("培训劳动力", "5000户")) == ()
    assert lines(findings_of(tmp_path, "指标:\n  人均收入:\n    值: 2380元\n    目标: 2000元\n")) == ["4 F412"]
