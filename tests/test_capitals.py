"""Amounts in capital numerals, by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fupin_reports.capitals import capital_amount


@pytest.mark.parametrize(
    ("yuan", "written"),
    [
        ("67348.18", "陆万柒仟叁佰肆拾捌元壹角捌分"),
        ("0.78", "柒角捌分"),
        ("12000.01", "壹万贰仟元零壹分"),
        ("0.01", "壹分"),
        ("100005000", "壹亿零伍仟元整"),
        ("0", "零元整"),
        ("-35.20", "负叁拾伍元贰角"),
        ("10", "壹拾元整"),
        ("1085050", "壹佰零捌万伍仟零伍拾元整"),
        ("1000000001", "壹拾亿零壹元整"),
        ("20010.5", "贰万零壹拾元伍角"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("0.005", "壹分"),
        ("-0.004", "零元整"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_amounts_as_accounts_write_them(yuan: str, written: str) -> None:
    assert capital_amount(Decimal(yuan)) == written


def test_an_amount_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="more than"):
        capital_amount(Decimal(10) ** 12)
