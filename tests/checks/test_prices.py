"""Unit price times quantity against the amount, and one kind of work against itself elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import findings_of, lines, only

from fupin_reports.problems import Severity

WALNUTS = """
本年:
  状态: 实施中
  项目:
    - 类别: 种植业
      工程量:
        - 对象: 核桃
          数量: {amount}
          单价: {price}
          单价对应: {source}
      资金:
        扶贫资金: 1.6
        农户自筹: 0.8
"""


def walnuts(price: str, amount: str = "80亩", source: str = "扶贫资金") -> str:
    return WALNUTS.format(price=price, amount=amount, source=source)


def test_a_price_that_does_not_give_the_amount_is_a_warning(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, walnuts("300元/亩")), "F301")
    assert found.severity is Severity.WARNING
    assert (found.place.line, [place.line for place in found.related]) == (8, [7, 11])
    assert found.words["made"] == "300元/亩×80亩"
    assert found.words["computed"] == "2.4万元"  # 300 × 80 = 24000元
    assert found.words["declared"] == "1.6万元"
    assert found.words["difference"] == "-0.8万元"  # 1.6 − 2.4


@pytest.mark.parametrize(
    ("price", "amount", "source", "expected"),
    [
        ("200元/亩", "80亩", "扶贫资金", []),  # 16000元
        ("0.02万元/亩", "80亩", "扶贫资金", []),
        ("200元/亩", "0.008万亩", "扶贫资金", []),
        ("3000元/公顷", "80亩", "扶贫资金", []),  # 80亩 are 16/3 公顷, and 3000 × 16/3 = 16000, exactly
        ("100元/亩", "80亩", "群众自筹", []),  # the source by its name, typed by its alias: 8000元
        ("100元/亩", "80亩", "农户自筹", []),
        ("300元/亩", "80亩", "", []),  # of the whole: 1.6 + 0.8 = 2.4
        ("300元/亩", "约80亩", "扶贫资金", []),
        ("约300元/亩", "80亩", "扶贫资金", []),
        ("300元/亩", "80头", "扶贫资金", []),  # nothing to multiply
        ("300元/亩", "80亩", "挂钩单位扶持", []),  # gave nothing to this work
    ],
)
def test_prices_are_exact_across_units_and_only_exact_numbers_are_compared(
    tmp_path: Path, price: str, amount: str, source: str, expected: list[str]
) -> None:
    assert lines(findings_of(tmp_path, walnuts(price, amount, source))) == expected


def test_an_amount_that_is_the_product_rounded_is_a_note(tmp_path: Path) -> None:
    found = only(
        findings_of(tmp_path, walnuts("192.5元/亩", "83.3亩")), "F303"
    )  # 192.5 × 83.3 = 16035.25元, 1.6 half up
    assert found.severity is Severity.NOTE
    assert found.words["computed"] == "1.603525万元"


def test_all_works_priced_for_one_source_are_added(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 基本农田
          工程量:
            - 对象: 坡改梯
              数量: 30亩
              单价: 500元/亩
              单价对应: 扶贫资金
            - 对象: 群众投工
              数量: 300工日
              单价: 30元/工日
              单价对应: 群众自筹
          资金:
            扶贫资金: 1.5
            群众自筹: 0.9
    """
    assert findings_of(tmp_path, text) == ()  # 30 × 500 = 15000; 300 × 30 = 9000
    assert lines(
        findings_of(
            tmp_path,
            text.replace("群众自筹\n      资", "扶贫资金\n      资").replace(
                "单价对应: 群众自筹", "单价对应: 扶贫资金"
            ),
        )
    ) == ["8 F301"]


def test_works_without_a_price_may_take_the_rest_of_the_whole(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 水利
          投入: 10
          工程量:
            - 对象: 胶管
              数量: 4000m
              单价: {}
            - 对象: 阀门
              数量: 3个
    """
    assert findings_of(tmp_path, text.format("2.5元/m")) == ()  # 1万元 of 10万元
    assert lines(findings_of(tmp_path, text.format("30元/m"))) == ["9 F301"]  # 12万元 are too much


ROADS = """
上年:
  状态: 已完成
  项目村:
    - 村: 寒镜罗
      项目:
        - 类别: 道路
          投入: 8.6
          工程量:
            - 对象: 水泥卫生路
              数量: 2公里
本年:
  状态: 实施中
  项目:
    - 村: 金安
      类别: 道路
      投入: 4.636
      工程量:
        - 对象: 水泥卫生路
          数量: 173m
    - 村: 五箐明
      类别: 道路
      投入: 9.6
      工程量:
        - 对象: 水泥卫生路
          数量: 1500m
"""


def test_the_same_work_at_more_than_three_times_the_price_names_all_of_them(tmp_path: Path) -> None:
    found = only(findings_of(tmp_path, ROADS), "F302")
    assert found.severity is Severity.WARNING
    # 86000 ÷ 2000 = 43; 96000 ÷ 1500 = 64; 46360 ÷ 173 = 267.9768…
    assert found.words["prices"] == "上年 寒镜罗43元/m，本年 五箐明64元/m，本年 金安267.98元/m"
    assert found.words["times"] == "6.2"  # 267.98 ÷ 43
    assert (found.place.line, [place.line for place in found.related]) == (19, [10, 25])


def test_other_works_sizes_or_approximate_numbers_are_not_compared(tmp_path: Path) -> None:
    assert findings_of(tmp_path, ROADS.replace("173m", "约173m")) == ()  # 64 is not three times 43
    assert findings_of(tmp_path, ROADS.replace("173m", "3座")) == ()
    assert lines(findings_of(tmp_path, ROADS.replace("4.636", "不详（未报）")), "F3") == []
    assert (
        findings_of(
            tmp_path,
            ROADS.replace(
                "        - 对象: 水泥卫生路\n          数量: 173m", "        - 对象: 石板路\n          数量: 173m"
            ),
        )
        == ()
    )
    more = "          数量: 173m\n        - 对象: 护栏\n          数量: 20m"
    assert (
        findings_of(tmp_path, ROADS.replace("          数量: 173m", more)) == ()
    )  # what the road alone cost is not known
