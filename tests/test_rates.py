"""A price a unit is read exactly as typed, and refused where either half of it is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from clerk import HEAD, check, checked, settings, told

from fupin_reports.quantities import QuantityError, Unit
from fupin_reports.rates import Rate, parse_rate

UNITS = settings().unit_table()
MONEY = UNITS.get("万元")


@pytest.mark.parametrize(
    ("text", "value", "money", "per"),
    [
        ("300元/亩", "300", "元", "亩"),
        ("30.50元/m", "30.50", "元", "m"),
        ("1.7万元／公里", "1.7", "万元", "公里"),
        ("约40元/m", "40", "元", "m"),
    ],
)
def test_a_price_is_money_for_one_unit(text: str, value: str, money: str, per: str) -> None:
    rate = parse_rate(text, UNITS, MONEY)
    assert (rate.price.value, rate.price.unit, rate.per) == (Decimal(value), UNITS.get(money), UNITS.get(per))
    assert str(rate.price.value) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("300", "dimension"),
        ("300元", "dimension"),
        ("300元/", "dimension"),
        ("300亩/元", "dimension"),
        ("300/亩", "no_unit"),
        ("300元/斗", "unit"),
        ("300—400元/亩", "number"),
        ("不详（未报）/亩", "number"),
        ("几百元/亩", "number"),
    ],
)
def test_what_is_no_price_is_refused(text: str, kind: str) -> None:
    with pytest.raises(QuantityError) as raised:
        parse_rate(text, UNITS, MONEY)
    assert raised.value.kind == kind


def test_a_price_reads_as_it_was_typed() -> None:
    rate = parse_rate("28.10元/m", UNITS, MONEY)
    assert rate.stated == "28.10元/m"


BODY = """本年:
  状态: 实施中
  项目:
    - 类别: 种植业
      工程量:
        - 对象: 核桃
          数量: 80亩
          单价: {}
          单价对应: {}
"""


def test_a_price_stands_at_its_work() -> None:
    found = checked(BODY.format("300元/亩", "农户自筹")).report.this_year
    assert found is not None
    price = found.projects[0].works[0].price
    assert isinstance(price, Rate)
    assert price.per == Unit("亩", "面积")
    assert price.place is not None
    assert (price.place.line, price.place.column) == (12, 15)


@pytest.mark.parametrize(
    ("price", "source", "expected"),
    [
        ("300", "扶贫资金", ["12:15 V011"]),
        ("300元/斗", "扶贫资金", ["12:15 V008"]),
        ("待填", "扶贫资金", ["12:15 V027"]),
        ("", "扶贫资金", []),
        ("300元/亩", "扶贫", ["13:11 V017"]),
    ],
)
def test_a_wrong_price_is_told_at_its_place(price: str, source: str, expected: list[str]) -> None:
    assert told(check(HEAD + BODY.format(price, source))[1]) == expected
