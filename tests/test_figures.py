"""Exact sums, shares, growth, averages; approximate words carried; ranges and 不详 in no sum; half up, once, when shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from townships import office

from fupin_reports.compose.display import in_column, shown
from fupin_reports.exact import decimals, rounded
from fupin_reports.figures import (
    Figure,
    How,
    average,
    count,
    countable,
    difference,
    each,
    growth,
    pending,
    share,
    to_fill,
    total,
)
from fupin_reports.quantities import Hedge, Missing, Quantity, Unit, parse_quantity
from fupin_reports.source import Span

UNITS = office().unit_table()
WAN = UNITS.get("万元")
YUAN = UNITS.get("元")
HOUSEHOLDS = UNITS.get("户")
assert WAN and YUAN and HOUSEHOLDS


def typed(text: str, unit: Unit | None = WAN) -> Figure:
    """A figure as a clerk types it; a bare number is 万元."""
    return Figure(text, parse_quantity(text, UNITS, unit, Span("f.yaml", 1, 1)))


def sum_of(*texts: str) -> Figure:
    found = total("合计", [typed(t) for t in texts])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["28.10", "0.10", "0.10", "0.10"], "28.40"),  # 28.10 + 0.30
        (["19.99"] * 100, "1999.00"),  # 100 × 19.99
        (["4.8", "2.97"], "7.77"),
        (["5", "0.005"], "5.005"),
        (["4.636", "13.14", "3.333", "3.3", "0.2"], "24.609"),
        (["60", "4.96", "43.544"], "108.504"),
        (["0.1", "0.2"], "0.3"),
        (["-0.1", "0.1"], "0.0"),
    ],
)
def test_a_sum_is_exact_and_has_the_decimals_of_its_most_exact_part(parts: list[str], expected: str) -> None:
    found = sum_of(*parts)
    assert str(found.value) == expected
    assert shown(found) == expected + "万元"
    assert found.how is How.SUM


def test_a_sum_remembers_its_parts_in_order() -> None:
    parts = [typed("15"), typed("10"), typed("3.8")]
    found = total("合计", parts)
    assert found is not None
    assert found.inputs == tuple(parts)
    assert found.place is None  # a computed figure stands nowhere; its parts do
    assert [p.place for p in found.inputs] == [Span("f.yaml", 1, 1)] * 3


def test_a_sum_of_one_keeps_what_was_typed_and_is_a_sum_all_the_same() -> None:
    found = sum_of("28.10")
    assert (str(found.value), found.how, len(found.inputs)) == ("28.10", How.SUM, 1)
    assert found.place is None


def test_thirty_digits_are_summed_and_rounded_exactly() -> None:
    # Decimal's default of 28 digits would lose the cent, or refuse to round
    found = sum_of("100000000000000000000000000000", "0.005")
    assert str(found.value) == "100000000000000000000000000000.005"
    assert found.value is not None
    assert str(rounded(found.value, 2)) == "100000000000000000000000000000.01"


def test_yuan_and_wan_are_added_in_one_unit_without_the_zeros_of_the_conversion() -> None:
    # 50万元 + 270000元 = 50 + 27 = 77万元, not 77.0000
    assert shown(sum_of("50", "270000元")) == "77万元"
    # 28.10万元 + 2705.50元 = 28.10 + 0.27055
    assert shown(sum_of("28.10", "2705.50元")) == "28.37055万元"
    found = total("合计", [typed("1.5万元"), typed("300元")], YUAN)
    assert found is not None
    assert shown(found) == "15300元"  # 1.5 × 10000 + 300


def test_a_conversion_is_exact_where_the_result_is_finite() -> None:
    dozen, piece = Unit("打", "件", Decimal(12)), Unit("件", "件")
    assert Quantity(Decimal(24), piece).to(dozen).value == 2  # 24 ÷ 12, not 24 × 0.08333…
    assert str(Quantity(Decimal("0.5"), dozen).to(piece).value) == "6"  # 0.5 × 12
    wide = Quantity(Decimal(1), YUAN, upper=Decimal(20000)).to(WAN)
    assert (str(wide.value), str(wide.upper)) == ("0.0001", "2")


def test_units_of_two_dimensions_are_never_added_compared_or_divided_into_a_share() -> None:
    money, length = typed("28.8"), typed("794m", None)
    assert total("合计", [money, length]) is None
    assert total("合计", [length], WAN) is None
    assert share("占比", length, money) is None
    assert growth("增幅", length, money) is None
    assert difference("差额", length, money) is None
    with pytest.raises(ValueError, match="金额"):
        length.quantity.to(money.quantity.unit)  # type: ignore[arg-type]  # 万元 is a unit


def test_units_that_can_stand_for_each_other_are_added() -> None:
    found = total("合计", [typed("72户（套）", None), typed("51户", None)])
    assert found is not None
    assert shown(found) == "123户（套）"  # in the unit of the first


def test_nothing_is_the_sum_of_nothing() -> None:
    assert total("合计", []) is None
    assert total("合计", [None, None]) is None


@pytest.mark.parametrize("missing", ["不详（原件缺失）", "不适用（未立项）", "待填", "2—3"])
def test_a_range_or_a_missing_amount_enters_no_sum_share_growth_difference_or_average(missing: str) -> None:
    gap, known = typed(missing), typed("5")
    assert total("合计", [known, gap]) is None
    assert total("合计", [gap]) is None
    for make in (share, growth, difference):
        assert make("x", gap, known) is None
        assert make("x", known, gap) is None
    assert average("平均", gap, known) is None
    assert average("平均", known, gap) is None


def test_an_approximate_part_makes_an_approximate_sum() -> None:
    assert shown(sum_of("27万余元", "50")) == "77万余元"
    assert shown(sum_of("约63", "1.5")) == "约64.5万元"
    assert shown(sum_of("965元以上", "35元")) == "1000元以上"
    assert shown(sum_of("27万余元", "3万余元")) == "30万余元"
    assert shown(sum_of("27万余元", "约3")) == "约30万元"  # two words: the result is about so much
    assert sum_of("1", "2").quantity.hedge is None


def test_a_ratio_of_anything_approximate_is_approximate() -> None:
    about = share("占比", typed("27万余元"), typed("50"))
    assert about is not None
    assert shown(about) == "约54.0%"  # 27 ÷ 50
    for make in (growth, difference):
        found = make("x", typed("约63"), typed("60"))
        assert found is not None
        assert found.quantity.hedge is Hedge.ABOUT
    found = average("平均", typed("3万多元"), count("家", 2, Unit("家", "家")))
    assert found is not None
    assert shown(found) == "约1.5万元"


def test_growth_is_the_exact_fraction_of_the_year_before() -> None:
    found = growth("增幅", typed("108.504"), typed("58.95"))
    assert found is not None
    assert found.value is not None
    # (108.504 − 58.95) ÷ 58.95 × 100 = 49.554 ÷ 58.95 × 100 = 84.061068…
    exact = (Fraction("108.504") - Fraction("58.95")) * 100 / Fraction("58.95")
    assert abs(Fraction(found.value) - exact) < Fraction(1, 10**24)
    assert str(found.value).startswith("84.0610687022900763358778")
    assert shown(found) == "84.1%"
    assert [f.name for f in found.inputs] == ["108.504", "58.95"]
    assert found.how is How.GROWTH


def test_a_fall_is_a_negative_growth() -> None:
    found = growth("增幅", typed("58.95"), typed("108.504"))
    assert found is not None
    assert shown(found) == "-45.7%"  # −49.554 ÷ 108.504 = −45.670…


def test_there_is_no_growth_on_nothing_on_zero_or_on_less() -> None:
    assert growth("增幅", typed("5"), None) is None
    assert growth("增幅", None, typed("5")) is None
    assert growth("增幅", typed("5"), typed("0")) is None
    assert growth("增幅", typed("5"), typed("0.00")) is None
    assert growth("增幅", typed("5"), typed("-3")) is None


def test_a_share_is_a_percentage_in_whatever_units() -> None:
    found = share("占比", typed("30"), typed("589500元"))
    assert found is not None
    assert shown(found) == "50.9%"  # 30 ÷ 58.95 = 0.508905…
    assert share("占比", typed("5"), typed("0")) is None
    assert share("占比", None, typed("5")) is None
    above = share("支出进度", typed("12"), typed("10"), How.RATE)
    assert above is not None
    assert shown(above) == "120.0%"  # last year's balance may be spent this year


def test_a_difference_has_the_unit_of_the_first() -> None:
    found = difference("差额", typed("10"), typed("3500元"))
    assert found is not None
    assert shown(found) == "9.65万元"  # 10 − 0.35
    assert [f.name for f in found.inputs] == ["10", "3500元"]


def test_an_average_has_at_most_two_decimals_and_no_zeros_at_the_end() -> None:
    def each(whole: str, unit: str, over: int) -> str:
        found = average("平均", typed(whole + unit, None), count("次", over, Unit("次", "次")))
        assert found is not None
        return shown(found)

    assert each("365", "人次", 6) == "60.83人次"  # 60.8333…
    assert each("1593", "人", 591) == "2.7人"  # 2.6954… → 2.70
    assert each("100", "人", 4) == "25人"
    assert each("1000", "人", 4) == "250人"  # no 2.5E+2
    assert average("平均", typed("5"), count("村", 0, Unit("个村", "村"))) is None


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.675", 2, "2.68"),
        ("0.125", 2, "0.13"),
        ("108.505", 2, "108.51"),
        ("1.255", 2, "1.26"),
        ("5.005", 2, "5.01"),
        ("24.609", 2, "24.61"),
        ("-2.675", 2, "-2.68"),
        ("-0.004", 2, "0.00"),
        ("-0", 0, "0"),
        ("28.8", 3, "28.800"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
    ],
)
def test_rounding_is_half_up_and_zero_has_no_sign(value: str, places: int, expected: str) -> None:
    assert str(rounded(Decimal(value), places)) == expected


def test_minus_three_yuan_in_a_column_of_wan_is_zero_without_a_sign() -> None:
    assert in_column(typed("-3.50元"), WAN, 2) == "0.00"


def test_decimals_counts_what_was_written() -> None:
    assert [decimals(Decimal(t)) for t in ("28.10", "28", "0.005", "1E+2")] == [2, 0, 3, 0]


def test_a_figure_refuses_to_become_plain_text() -> None:
    with pytest.raises(TypeError):
        str(typed("28.8"))
    with pytest.raises(TypeError):
        f"{typed('28.8')}"


def test_how_each_kind_of_quantity_is_printed() -> None:
    texts = [
        "28.10",
        "约63万元",
        "近400亩",
        "27万余元",
        "3万多元",
        "200余户",
        "965元以上",
        "2—3户",
        "长度不详（缺失）",
        "60%",
    ]
    printed = [shown(typed(t, WAN if t == "28.10" else None)) for t in texts]
    assert printed == ["28.10万元", *texts[1:7], "2～3户", "长度不详", "60%"]


amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=3, allow_nan=False, allow_infinity=False)


@settings(deadline=None)
@given(st.lists(amounts, min_size=1, max_size=30))
def test_a_sum_is_that_of_fractions_in_any_order(values: list[Decimal]) -> None:
    figures = [Figure(str(n), Quantity(v, WAN)) for n, v in enumerate(values)]
    found, turned = total("合计", figures), total("合计", reversed(figures))
    assert found is not None
    assert turned is not None
    assert found.value is not None
    assert Fraction(found.value) == sum(map(Fraction, values))
    assert found.value == turned.value


@settings(deadline=None)
@given(amounts, st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_digit_at_most_and_never_prints_minus_zero(
    value: Decimal, places: int
) -> None:
    result = rounded(value, places)
    assert abs(Fraction(result) - Fraction(value)) <= Fraction(1, 2 * 10**places)
    assert not str(result).startswith("-0") or result != 0
    assert decimals(result) == places


@settings(deadline=None)
@given(st.lists(amounts.filter(lambda v: v > 0), min_size=1, max_size=8))
def test_shares_of_a_whole_add_up_to_a_hundred(values: list[Decimal]) -> None:
    parts = [Figure(str(n), Quantity(v, WAN)) for n, v in enumerate(values)]
    whole = total("合计", parts)
    shares = [share("占比", p, whole) for p in parts]
    assert abs(sum(Fraction(s.value) for s in shares if s and s.value is not None) - 100) < Fraction(1, 10**18)


def test_what_lacks_a_part_not_filled_in_is_not_filled_in_itself() -> None:
    blank, three = typed("待填"), typed("3")
    whole = pending("合计", (three, blank), WAN)
    assert whole is not None
    assert to_fill(whole)
    assert not countable(whole)
    assert whole.inputs == (three, blank)
    assert total("合计", (three, blank)) is None
    assert pending("合计", (three, None), WAN) is None


def test_a_sum_of_one_part_that_is_no_number_says_what_was_typed() -> None:
    wrong = Figure("甲", Quantity(None, WAN, missing=Missing.TO_FILL, stated="待填", reason="三百多"))
    whole = pending("合计", (wrong,), WAN)
    assert whole is not None
    assert whole.quantity.reason == "三百多"


def test_what_comes_to_one_person_where_people_are_typed_by_ten_thousands() -> None:
    shared_out = each("人均", typed("38亿元", None), typed("60.51万人", None))
    assert shared_out is not None
    assert shown(shared_out) == "6279.95元"  # 3800000000 ÷ 605100


def test_an_approximate_share_in_a_column_has_the_decimals_of_a_share() -> None:
    # 77余 ÷ 165 = 46.666…%, 7 ÷ 15 of a hundred
    found = share("占比", typed("77余万元"), typed("165万元"))
    assert found is not None
    assert in_column(found, None, 1) == "约46.7"
    assert in_column(found, None, 2) == "约46.7"
