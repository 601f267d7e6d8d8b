"""Numbers as clerks type them: exact, with unit, approximate word or range; what is not a number is refused, not mended."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from clerk import settings
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.quantities import (
    Hedge,
    Missing,
    Pair,
    Quantity,
    QuantityError,
    Unit,
    Units,
    is_pair,
    parse_pair,
    parse_quantity,
    size_and_count,
    with_unit,
)
from fupin_reports.source import STAND_IN, Span

UNITS = settings().unit_table()


def unit(name: str) -> Unit:
    found = UNITS.get(name)
    assert found is not None
    return found


WAN, HOUSEHOLDS, PEOPLE = unit("万元"), unit("户"), unit("人")


def quantity(text: str, default: Unit | None = None) -> Quantity:
    return parse_quantity(text, UNITS, default)


def refusal(text: str, default: Unit | None = None) -> tuple[str, str]:
    with pytest.raises(QuantityError) as refused:
        parse_quantity(text, UNITS, default)
    assert refused.value.text == text
    return refused.value.kind, refused.value.unit


UNDERSTOOD = [
    # typed, value, upper end of a range, unit, approximate word
    ("28.8万元", "28.8", None, "万元", None),
    ("28.8 万元", "28.8", None, "万元", None),
    (" 28.8万元 ", "28.8", None, "万元", None),
    ("约63万元", "63", None, "万元", Hedge.ABOUT),
    ("约 63 万元", "63", None, "万元", Hedge.ABOUT),
    ("近400亩", "400", None, "亩", Hedge.NEARLY),
    ("超过60%", "60", None, "%", Hedge.OVER),
    ("不到5%", "5", None, "%", Hedge.UNDER),
    ("200余户", "200", None, "户", Hedge.ODD),
    ("800余人", "800", None, "人", Hedge.ODD),
    ("27万余元", "27", None, "万元", Hedge.ODD),
    ("3万多元", "3", None, "万元", Hedge.MORE),
    ("3多万元", "3", None, "万元", Hedge.MORE),
    ("2亿多元", "2", None, "亿元", Hedge.MORE),
    ("965元以上", "965", None, "元", Hedge.AT_LEAST),
    ("10户以下", "10", None, "户", Hedge.AT_MOST),
    ("100万元左右", "100", None, "万元", Hedge.AROUND),
    ("2—3户", "2", "3", "户", None),
    ("2-3户", "2", "3", "户", None),
    ("2–3户", "2", "3", "户", None),
    ("2～3户", "2", "3", "户", None),
    ("2~3户", "2", "3", "户", None),
    ("2至3户", "2", "3", "户", None),
    ("2 — 3 户", "2", "3", "户", None),
    ("约2—3户", "2", "3", "户", Hedge.ABOUT),
    ("7—32%", "7", "32", "%", None),
    ("794m", "794", None, "m", None),
    ("794米", "794", None, "m", None),
    ("0.5公里", "0.5", None, "公里", None),
    ("60%", "60", None, "%", None),
    ("8户（套）", "8", None, "户（套）", None),
    ("-35.20元", "-35.20", None, "元", None),
    ("0元", "0", None, "元", None),
    ("两座", "2", None, "座", None),
    ("十二户", "12", None, "户", None),
    ("一百余亩", "100", None, "亩", Hedge.ODD),
    ("十多万元", "10", None, "万元", Hedge.MORE),
    ("三万元", "3", None, "万元", None),
    ("三万余元", "3", None, "万元", Hedge.ODD),
    ("一亿二千万元", "12000", None, "万元", None),
    ("三千元", "3000", None, "元", None),
    ("三万户", "30000", None, "户", None),
    ("两至三户", "2", "3", "户", None),
    ("2到3户", "2", "3", "户", None),
    ("2——3户", "2", "3", "户", None),
    ("7%～32%", "7", "32", "%", None),
    ("3万元至5万元", "3", "5", "万元", None),
    ("3万—5万元", "3", "5", "万元", None),
    ("60％", "60", None, "%", None),
    ("794ｍ", "794", None, "m", None),
]


@pytest.mark.parametrize(("typed", "value", "upper", "name", "hedge"), UNDERSTOOD)
def test_a_number_is_understood_as_it_is_written(
    typed: str, value: str, upper: str | None, name: str, hedge: Hedge | None
) -> None:
    expected = Quantity(Decimal(value), unit(name), hedge, Decimal(upper) if upper else None)
    assert quantity(typed) == expected


@pytest.mark.parametrize("typed", ["28.10", "0.10", "0.005", "4.8", "2.97", "5", "19.990", "67348.18"])
def test_the_decimals_stay_as_typed(typed: str) -> None:
    value = quantity(typed, WAN).value
    assert str(value) == typed
    assert isinstance(value, Decimal)


def test_decimals_of_any_number_add_up_exactly() -> None:
    # 28.10 + 0.10 + 0.10 + 0.10 = 28.40 · 100 × 19.99 = 1999.00 · 4.8 + 2.97 = 7.77 · 5 + 0.005 = 5.005 ·
    # 12.50 + 8.30 + 4.21 = 25.01
    def total(*typed: str) -> str:
        return str(sum((quantity(t, WAN).value or Decimal(0) for t in typed), Decimal(0)))

    assert total("28.10", "0.10", "0.10", "0.10") == "28.40"
    assert total(*["19.99"] * 100) == "1999.00"
    assert total("4.8", "2.97") == "7.77"
    assert total("5", "0.005") == "5.005"
    assert total("12.50", "8.30", "4.21") == "25.01"


def test_a_bare_number_takes_the_unit_of_its_field_and_is_refused_where_there_is_none() -> None:
    assert quantity("15", WAN) == Quantity(Decimal(15), WAN)
    assert refusal("794") == ("no_unit", "")
    assert refusal("约80") == ("no_unit", "")


def test_a_typed_unit_stays_what_was_typed() -> None:
    assert quantity("28800元", WAN) == Quantity(Decimal(28800), unit("元"))


def test_a_unit_of_another_kind_is_refused_and_names_the_wanted_one() -> None:
    assert refusal("30亩", WAN) == ("dimension", "万元")
    assert refusal("5户", unit("次")) == ("dimension", "次")


@pytest.mark.parametrize(("typed", "name"), [("28.8万园", "万园"), ("3打", "打"), ("三斗", "斗")])
def test_an_unknown_unit_is_refused_by_name(typed: str, name: str) -> None:
    assert refusal(typed) == ("unit", name)


NOT_NUMBERS = [
    "1e3",
    "1E3",
    "1_000",
    "+3",
    " +3",
    "1,234.5",
    "1，234",
    "1 000",
    "2 8.8万元",
    "１５",
    "1５",
    "１２.５",
    "12．5",
    ".60",
    "5.",
    "0755",
    "00",
    "3:1",
    "12:30",
    "1.2.3",
    "--3",
    "- 3",
    "2--3户",
    "5—3户",
    "2—3—4户",
    "2023-12-20",
    "2023-12",
    "几十户",
    "上千户",
    "三四户",
    "半亩",
    "xx",
    "万元",
    "约",
    "余户",
    "nan",
    "inf",
    "0x1F",
    "١٢",
    "²",
    "no",
    "~",
    "null",
]


@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_not_plainly_a_number_is_refused(typed: str) -> None:
    assert refusal(typed, WAN)[0] == "number"
    assert refusal(typed)[0] == "number"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,234.5", "1234.5"),
        ("1，234户", "1234户"),
        (".60", "0.60"),
        ("5.", "5"),
        ("1。5", "1.5"),
        ("010", "10"),
        ("1e3", "1000"),
        ("1_000", "1000"),
        ("+3", "3"),
        ("1,2", ""),  # 1.2, or 1 and 2?
        ("1.2.3", ""),
        ("3:1", ""),
        ("no", ""),
        ("几十户", ""),
    ],
)
def test_a_refused_number_is_told_as_what_it_would_be_in_plain_digits(typed: str, meant: str) -> None:
    with pytest.raises(QuantityError) as refused:
        parse_quantity(typed, UNITS, HOUSEHOLDS)
    assert (refused.value.kind, refused.value.near) == ("number", meant)


@pytest.mark.parametrize(
    ("typed", "default", "meant"),
    [
        ("3万", "万元", "3万元"),
        ("三万", "元", "三万元"),
        ("1.2万人", "人", "12000人"),  # 1.2 × 10000
        ("3万", "户", "30000户"),
        ("3斗", "户", ""),
    ],
)
def test_a_unit_that_is_half_there_is_refused_with_the_whole_one(typed: str, default: str, meant: str) -> None:
    with pytest.raises(QuantityError) as refused:
        parse_quantity(typed, UNITS, unit(default))
    assert (refused.value.kind, refused.value.near) == ("unit", meant)


@pytest.mark.parametrize("typed", ["5000元—1万元", "三至五万元", "5—3户", "2户—3人"])
def test_a_range_in_two_units_or_downwards_is_refused(typed: str) -> None:
    assert refusal(typed)[0] == "number"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("50m³×2座", "size"), ("4m×3m", "size"), ("5元*3户", "size"), ("50m32座", "fused"), ("3m2", "fused")],
)
def test_a_size_or_a_fused_exponent_is_no_number(typed: str, kind: str) -> None:
    assert refusal(typed)[0] == kind


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("50m³×2座", ("50m³", "2座")),
        ("50m³*2座", ("50m³", "2座")),
        ("50m³ x 2座", ("50m³", "2座")),
        ("50m³ × 两座", ("50m³", "两座")),
        ("1m×1m×1m×2座", ("1m×1m×1m", "2座")),
        ("4m×4m×3m", None),  # a size alone
        ("2×3座", None),  # 2 of what?
        ("50m³×2万元", None),
        ("50m³×2", None),
        ("2座", None),
    ],
)
def test_a_size_times_a_count_comes_apart_where_the_count_counts_things(
    typed: str, parts: tuple[str, str] | None
) -> None:
    assert size_and_count(typed, UNITS) == parts


@pytest.mark.parametrize("typed", ["约200余户", "近3万多元", "超过100万元以上", "3多万余元"])
def test_two_approximate_words_are_refused_because_one_would_be_lost(typed: str) -> None:
    assert refusal(typed)[0] == "hedge"


@pytest.mark.parametrize("typed", ["", " ", "待填", STAND_IN])
def test_a_blank_is_still_to_be_filled_in_and_not_zero(typed: str) -> None:
    found = quantity(typed, WAN)
    assert found.value is None
    assert (found.missing, found.stated, found.unit) == (Missing.TO_FILL, "待填", WAN)


UNKNOWN = [
    ("不详（原件缺失）", Missing.UNKNOWN, "不详", "原件缺失"),
    ("不详(原件缺失)", Missing.UNKNOWN, "不详", "原件缺失"),
    ("长度不详（原件缺失）", Missing.UNKNOWN, "长度不详", "原件缺失"),
    ("长度不详 （ 原件 缺失 ）", Missing.UNKNOWN, "长度不详", "原件 缺失"),
    ("不详（原件（2022年）缺失）", Missing.UNKNOWN, "不详", "原件（2022年）缺失"),
    ("不适用（本乡没有搬迁任务）", Missing.NOT_APPLICABLE, "不适用", "本乡没有搬迁任务"),
]


@pytest.mark.parametrize(("typed", "missing", "stated", "reason"), UNKNOWN)
def test_what_is_not_known_keeps_its_words_and_its_reason(
    typed: str, missing: Missing, stated: str, reason: str
) -> None:
    assert quantity(typed, WAN) == Quantity(None, WAN, missing=missing, stated=stated, reason=reason)


@pytest.mark.parametrize("typed", ["不详", "长度不详", "不适用", "不详（）", "不详（ ）", "不详()"])
def test_what_is_not_known_needs_a_reason(typed: str) -> None:
    assert refusal(typed)[0] == "reason"


def test_a_quantity_knows_where_it_stands_and_is_equal_wherever_that_is() -> None:
    place = Span("甲乡.yaml", 5, 7, 10)
    found = parse_quantity("2.5", UNITS, WAN, place)
    assert found.place == place
    assert found == quantity("2.5", WAN)


def test_an_amount_in_another_unit_of_its_kind_is_exact() -> None:
    assert quantity("28.8万元").to(unit("元")).value == Decimal(288000)  # 28.8 × 10000
    assert quantity("4元").to(WAN).value == Decimal("0.0004")  # 4 / 10000
    assert quantity("1.5亿元").to(WAN).value == Decimal(15000)  # 1.5 × 10000
    assert quantity("794m").to(unit("公里")).value == Decimal("0.794")
    assert quantity("2—3公里").to(unit("m")).upper == Decimal(3000)


def test_an_amount_keeps_its_approximate_word_in_another_unit_and_goes_to_no_other_kind() -> None:
    about = quantity("约63万元")
    assert about.to(unit("元")) == replace(about, value=Decimal(630000), unit=unit("元"))
    with pytest.raises(ValueError, match="is not a 面积"):
        about.to(unit("亩"))


def test_what_is_missing_takes_any_unit() -> None:
    assert quantity("不详（缺）", WAN).to(unit("亩")).value is None


def pair(text: str) -> Pair:
    return parse_pair(text, UNITS)


PAIRS = [
    ("591户1593人", "591户", "1593人"),
    ("591户，1593人", "591户", "1593人"),
    ("591户、1593人", "591户", "1593人"),
    ("591 户 1593 人", "591户", "1593人"),
    ("约591户1593余人", "约591户", "1593余人"),
    ("72户", "72户", None),
    ("72余户", "72余户", None),
    ("365人", None, "365人"),
    ("72", "72户", None),
    ("约72", "约72户", None),
    ("400余亩", "400余亩", None),
    ("8户（套）", "8户（套）", None),
    ("365人次", "365人次", None),
    ("2—3户", "2—3户", None),
    ("十二户三十人", "12户", "30人"),
    ("五户", "5户", None),
]


@pytest.mark.parametrize(("typed", "households", "people"), PAIRS)
def test_households_and_people_are_typed_together_or_alone(
    typed: str, households: str | None, people: str | None
) -> None:
    found = pair(typed)
    assert found.households == (quantity(households) if households else None)
    assert found.people == (quantity(people) if people else None)


def test_households_that_are_missing_are_still_households() -> None:
    assert pair("").households == Quantity(None, HOUSEHOLDS, missing=Missing.TO_FILL, stated="待填")
    unknown = Quantity(None, HOUSEHOLDS, missing=Missing.UNKNOWN, stated="不详", reason="未统计")
    assert pair("不详（未统计）").households == unknown


REFUSED_PAIRS = [
    "591户1,593人",
    "1,000户",
    "5 91户1593人",
    "591户1593",
    "591户1593人5",
    "户人",
    "几户",
    "591户-3人",
    "0591户1593人",
]


@pytest.mark.parametrize("typed", REFUSED_PAIRS)
def test_a_pair_with_anything_else_in_it_is_refused(typed: str) -> None:
    with pytest.raises(QuantityError) as refused:
        pair(typed)
    assert refused.value.kind in ("number", "unit")


def test_a_pair_is_told_from_a_single_number() -> None:
    assert is_pair("591户1593人")
    assert is_pair(" 约591户，1593人 ")
    assert not is_pair("591户")
    assert not is_pair("1593人")
    assert not is_pair("")
    assert not is_pair("居住分散")


@pytest.mark.parametrize(
    ("typed", "dressed"),
    [
        ("3", "3户（套）"),
        (" 3 ", "3户（套）"),
        ("约5", "约5户（套）"),
        ("5余", "5余户（套）"),
        ("2—3", "2—3户（套）"),
        ("3户", "3户"),
        ("5以上", "5以上"),
        ("不详（缺）", "不详（缺）"),
        ("", ""),
        ("591户1593人", "591户1593人"),
    ],
)
def test_only_a_number_without_a_unit_is_given_one(typed: str, dressed: str) -> None:
    assert with_unit(typed, "户（套）") == dressed


def test_units_are_known_by_their_other_names_too() -> None:
    units = Units([Unit("m", "长度")], {"米": "m"})
    assert units.get("米") == units.get("m") == Unit("m", "长度")
    assert units.get("尺") is None
    assert units.names() == ("m", "米")


plain_numbers = st.from_regex(r"\A(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?\Z")


@given(plain_numbers)
def test_every_plain_number_comes_out_as_it_went_in(typed: str) -> None:
    assert str(Decimal(typed)) == str(quantity(typed, WAN).value)
    assert quantity(f"约{typed}万元") == Quantity(Decimal(typed), WAN, Hedge.ABOUT)


@given(st.text(max_size=30))
def test_any_text_is_a_quantity_or_refused(typed: str) -> None:
    for parse in (lambda: parse_quantity(typed, UNITS, WAN), lambda: parse_quantity(typed, UNITS), lambda: pair(typed)):
        try:
            parse()
        except QuantityError as refused:
            assert refused.text == typed
