"""Numbers with a unit in running text: what is one, what it is worth, where it stands, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from townships import office

from fupin_reports.prose.amounts import Fit, bounds, fit
from fupin_reports.prose.mentions import Mention, mentions


def read(text: str) -> list[Mention]:
    return list(mentions(text, office().unit_table()))


def said(text: str) -> list[str]:
    """Value, unit and approximate word of every number."""
    found = []
    for m in read(text):
        assert m.quantity.value is not None
        assert m.quantity.unit is not None
        found.append(f"{m.quantity.value.normalize():f}{m.quantity.unit.name}{m.quantity.hedge or ''}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全乡识别贫困户591户1593人", ["591户", "1593人"]),
        ("投入资金108.505万元", ["108.505万元"]),
        ("投入资金１０８．５万元", ["108.5万元"]),
        ("覆盖1,593人，新建23,456平方米", ["1593人", "23456平方米"]),
        ("贫困人口五十四点七七万人", ["54.77万人"]),
        ("走访二百余户，送去三万多元", ["200户余", "3万元多"]),
        ("一百二十五户三百零六人", ["125户", "306人"]),
        ("土地近400亩、约63万元、965元以上、不到20户", ["400亩近", "63万元约", "965元以上", "20户不到"]),
        ("培育种苗1.3万个，输出5.81万人", ["13000个", "5.81万人"]),
        ("完成率百分之七十八，提高12.4个百分点", ["78%", "12.4百分点"]),
        ("修路2500米、架线2.5公里", ["2500m", "2.5公里"]),
    ],
)
def test_numbers_are_read_as_clerks_write_them(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月20日",
        "三年内、第12位、居第二位",
        "每人包2—3户，2至3户，7%～32%",
        "4m×3m的水池、50m32座",
        "补助300元/亩、132元/月",
        "一户一策、一村一品、三个村、两项制度、一条路",
        "按“334”方式、政办〔2019〕58号",
        "20xx年、xx3200万元",
        "人均2000元以上的农户",
        "一二三四五六七八九十百千万" * 3 + "户",
    ],
)
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_the_span_is_that_of_the_number_with_its_unit_and_words() -> None:
    text = "全镇共走访约200户，户均三万余元。"
    assert [text[m.start : m.end] for m in read(text)] == ["约200户", "三万余元"]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("591户", "558户", Fit.OTHER),
        ("54.77万人", "547700人", Fit.SAME),  # 54.77 × 10000
        ("108.505万元", "108.51万元", Fit.ROUNDED),  # half up
        ("108.504万元", "108.51万元", Fit.OTHER),
        ("10.67%", "10.6%", Fit.OTHER),  # cut off, not rounded
        ("58.95万元", "59万元", Fit.ROUNDED),
        ("200多户", "258户", Fit.NEAR),
        ("200多户", "312户", Fit.OTHER),
        ("800余人", "900人", Fit.OTHER),
        ("800余人", "800人", Fit.NEAR),
        ("约63万元", "63.4万元", Fit.NEAR),
        ("近400亩", "410亩", Fit.OTHER),
        ("800余人", "800余人", Fit.SAME),
        ("不到20户", "18户", Fit.NEAR),
        ("43名", "43人", Fit.SAME),
        ("795个", "795户", Fit.SAME),
        ("43亩", "43人", Fit.NONE),
    ],
)
def test_two_numbers_go_together_or_not(one: str, two: str, expected: Fit) -> None:
    first, second = (read(f"共{text}")[0].quantity for text in (one, two))
    assert fit(first, second) is fit(second, first) is expected


def test_an_approximate_word_reaches_as_far_as_its_last_digit() -> None:
    more, about = (read(text)[0].quantity for text in ("570多万亩", "约1.5亿元"))
    assert bounds(more) == (Decimal(5_700_000), Decimal(5_800_000))  # 570万, and 10万 more
    assert bounds(about) == (Decimal(140_000_000), Decimal(160_000_000))  # 1.5亿 ± 0.1亿


def test_a_long_row_of_numerals_costs_no_more_than_another_text() -> None:
    text = "一二三四五六七八九十百千万" * 8000
    assert said(text + "，一百二十户") == ["120户"]  # in a tenth of a second; quadratic it would be an hour
