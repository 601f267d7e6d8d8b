"""Formulas: what they say, what they come to, and what is refused, at which characters."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from clerk import settings
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.figures import Figure
from fupin_reports.formulas import (
    Amount,
    FormulaError,
    Name,
    converted,
    cut_off,
    half_up,
    is_ratio,
    names_in,
    parse,
    parse_comparison,
    worked_out,
)
from fupin_reports.formulas.amounts import over
from fupin_reports.formulas.faults import Fault, Kind
from fupin_reports.quantities import Unit, parse_quantity

UNITS = settings().unit_table()
FIGURES = {
    "指标.村数": "396座",
    "指标.推进资金": "27941万元",
    "指标.小额": "5000元",
    "指标.总户数": "591户",
    "指标.户": "558户",
    "指标.人": "1593人",
    "指标.救助": "1823.21万元",
    "指标.率": "60%",
    "指标.约数": "约63万元",
    "指标.范围": "2—3户",
    "指标.不详": "不详（未报）",
    "指标.零": "0户",
    "本年.项目村.甲村·一组.资金.合计": "12.5万元",
    "户人分解.危房（二期）.户": "9户",
}


def found(name: Name) -> Figure:
    if name.text not in FIGURES:
        raise FormulaError(Kind.NAME, name.start, name.end, name=name.text)
    return Figure(name.text, parse_quantity(FIGURES[name.text], UNITS))


def work(text: str) -> Amount:
    return worked_out(parse(text, UNITS), found)


def result(text: str) -> str:
    """The value and unit, exact: 1/3 where it has no end."""
    amount = work(text)
    return f"{amount.value}{amount.unit_name}"


def fault(text: str) -> Fault:
    with pytest.raises(FormulaError) as raised:
        work(text)
    return raised.value.fault


def refused(text: str) -> tuple[str, str]:
    """Which fault, and the characters it points at."""
    one = fault(text)
    cause = one.words.get("cause", "")
    return f"{one.kind} {cause}".strip(), text[one.start : one.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 × 3", "7"),
        ("(1 + 2) × 3", "9"),
        ("（１＋２）×３", "9"),
        ("10 − 2 - 3", "5"),  # from the left: 8 − 3
        ("12 ÷ 3 ÷ 2", "2"),  # from the left: 4 ÷ 2
        ("-3 + 5", "2"),
        ("2 × -3", "-6"),
        ("1 ÷ 3", "1/3"),
        ("0.1 + 0.2", "3/10"),
    ],
)
def test_arithmetic_is_exact_and_goes_by_the_usual_order(text: str, expected: str) -> None:
    assert result(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指标.推进资金 + 指标.小额", "55883/2万元"),  # 27941 + 0.5 = 27941.5
        ("指标.小额 + 指标.推进资金", "279415000元"),  # in the unit of the first
        ("指标.户 + 3", "561户"),  # a bare number takes the unit beside it
        ("3 + 指标.户", "561户"),
        ("指标.户 × 2", "1116户"),
        ("指标.总户数 × 指标.率", "1773/5户"),  # 591 × 0.6 = 354.6
        ("指标.推进资金 ÷ 指标.村数", "27941/396万元/座"),
        ("指标.推进资金 ÷ 指标.村数 × 指标.村数", "27941万元"),
        ("指标.户 ÷ 指标.总户数", "186/197"),  # 558/591, a pure number
        ("占比(指标.户, 指标.总户数)", "18600/197%"),
        ("占比（指标.小额，指标.推进资金）", "50/27941%"),  # 0.5 ÷ 27941 × 100
        ("增幅(3, 2)", "50%"),
        ("100% - 60%", "40%"),
        ("指标.率 - 13%", "47个百分点"),
        ("1 - 60%", "40%"),
        ("300元/亩 × 80亩", "24000元"),
        ("1.5公里 + 300m", "9/5公里"),
        ("本年.项目村.甲村·一组.资金.合计 × 2", "25万元"),
        ("户人分解.“危房（二期）”.户 + 1户", "10户"),
    ],
)
def test_units_go_along(text: str, expected: str) -> None:
    assert result(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "at"),
    [
        ("指标.户 + 指标.推进资金", "unit add", "指标.户 + 指标.推进资金"),
        ("指标.户 + 指标.人", "unit add", "指标.户 + 指标.人"),
        ("1户 + 指标.推进资金 ÷ 指标.村数", "unit add", "1户 + 指标.推进资金 ÷ 指标.村数"),
        ("指标.推进资金 + 指标.推进资金 ÷ 指标.村数", "unit add", "指标.推进资金 + 指标.推进资金 ÷ 指标.村数"),
        ("2 × (指标.户 × 指标.人)", "unit multiply", "指标.户 × 指标.人"),
        ("3 ÷ 指标.户", "unit divide", "3 ÷ 指标.户"),
        ("占比(指标.户, 指标.人)", "unit add", "占比(指标.户, 指标.人)"),
        ("指标.户 ÷ 指标.零", "missing zero", "指标.户 ÷ 指标.零"),
        ("占比(指标.户, 0)", "missing zero", "占比(指标.户, 0)"),
        ("增幅(指标.户, 0户)", "missing zero", "增幅(指标.户, 0户)"),
        ("1户 + 指标.范围", "missing range", "指标.范围"),
        ("1户 + 指标.不详", "missing unknown", "指标.不详"),
        ("1户 + 指标.没有", "name", "指标.没有"),
    ],
)
def test_what_cannot_be_worked_out_is_told_with_its_characters(text: str, expected: str, at: str) -> None:
    assert refused(text) == (expected, at)


@pytest.mark.parametrize(
    ("text", "expected", "at"),
    [
        ("", "empty", ""),
        ("   ", "empty", " "),
        ("1 +", "operand", ""),
        ("+ 1", "operand", "+"),
        ("1 ++ 2", "operand", "+"),
        ("(1 + 2", "closing", ""),
        ("1 + 2)", "rest", ")"),
        ("指标.户 指标.人", "rest", "指"),
        ("指标.户(1)", "rest", "("),
        ("指标.户.", "rest", "."),
        ("3斤", "unit", "3"),
        ("最大(1, 2)", "function", "最大("),
        ("占比(1)", "arguments", "占比(1)"),
        ("占比(1, 2, 3)", "arguments", "占比(1, 2, 3)"),
        ("1 = 2", "comparison", "="),
        ("{{ 指标.户 }}", "character", "{"),
        ("__import__", "character", "_"),
        ("1 ** 2", "operand", "*"),
        ("指标['户']", "rest", "["),
        ("1 if 1 else 2", "unit", "1"),
        ("1e3", "unit", "1"),
        ("(" * 30 + "1" + ")" * 30, "deep", "("),
        ("-" * 30 + "1", "deep", "-"),
        ("1+" * 250 + "1", "long", "1"),
    ],
)
def test_what_is_no_formula_is_refused_at_its_characters(text: str, expected: str, at: str) -> None:
    assert refused(text) == (f"syntax {expected}", at)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("1 = 2", "="),
        ("1 ＝ 2", "="),
        ("1 == 2", "="),
        ("1 ≠ 2", "≠"),
        ("1 <= 2", "≤"),
        ("1 ≥ 2", "≥"),
        ("1＜2", "<"),
        ("1 > 2", ">"),
    ],
)
def test_a_comparison_has_one_sign(text: str, sign: str) -> None:
    assert parse_comparison(text, UNITS).sign == sign


@pytest.mark.parametrize("text", ["1 + 2", "1 < 2 < 3", "1 = 2 = 3", "= 2"])
def test_a_comparison_without_one_or_with_two_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_comparison(text, UNITS)


def test_what_a_formula_names_is_known_in_its_order() -> None:
    names = [name.text for name in names_in(parse("指标.甲 + 占比(指标.乙, 本年.资金.合计) × -指标.丙", UNITS))]
    assert names == ["指标.甲", "指标.乙", "本年.资金.合计", "指标.丙"]


def test_only_a_division_makes_a_ratio() -> None:
    assert [is_ratio(parse(text, UNITS)) for text in ("1 + 2 × 3", "1 ÷ 2", "-(1 ÷ 2)", "占比(1, 2)")] == [
        False,
        True,
        True,
        True,
    ]


def test_an_approximate_input_makes_an_approximate_result() -> None:
    assert work("指标.约数 + 1万元").hedged
    assert not work("指标.推进资金 + 1万元").hedged


def test_half_up_and_cut_off_go_by_the_exact_fraction() -> None:
    share = Fraction(3200, 300)  # 10.666…
    assert (str(half_up(share, 1)), str(cut_off(share, 1))) == ("10.7", "10.6")
    assert str(half_up(Fraction(-5, 2), 0)) == "-3"  # away from zero
    assert str(half_up(Fraction(5, 1000), 2)) == "0.01"
    assert str(cut_off(Fraction(-1, 1000), 2)) == "0.00"


@given(st.text(alphabet="指标.户人占比增幅(),，（）+-×÷*/=<>≤0123456789元万% “”\"'{}[]_a", max_size=40))
def test_no_text_stops_the_parser(text: str) -> None:
    for read in (parse, parse_comparison):
        try:
            read(text, UNITS)
        except FormulaError as error:
            assert error.fault.kind is Kind.SYNTAX
            assert 0 <= error.fault.start < error.fault.end


def test_money_over_ten_thousands_of_people_is_money_for_one_person() -> None:
    people = Amount(Fraction("3.4282"), Unit("万人", "人", Decimal(10000)))
    amount = over(over(work("指标.救助"), people), work("12"))
    assert amount.unit_name == "万元/人"
    assert half_up(converted(amount, UNITS.get("元")), 2) == Decimal("44.32")  # 18232100 ÷ 34282 ÷ 12
