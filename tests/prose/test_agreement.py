"""One text against itself: numbers of one thing that differ, people without their households, parts that do not add up.

The sentences are made up; some of their numbers are those of the reports whose slips the finder must see.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from townships import office

from fupin_reports.prose import Conflict, Told, conflicts, own_level, passages_of, told


def clashes(text: str) -> list[tuple[str, ...]]:
    """What kind of conflict, and its numbers as typed."""
    passages = passages_of(text)
    texts = [p.text for p in passages]

    def typed(one: Told) -> str:
        return texts[one.passage][one.mention.start : one.mention.end]

    def shown(found: Conflict) -> tuple[str, ...]:
        return (found.how.value, typed(found.one), typed(found.two))

    return [shown(c) for c in conflicts(texts, told(passages, office().unit_table(), own_level(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我镇识别出贫困户591户1593人。\n全镇干部结对联系558户1593人，一户不漏。",
            [("pair", "591户", "558户")],
        ),
        (
            "全市农民人均纯收入只占全省平均水平的78%。\n我市城镇居民收入和农民人均纯收入分别占全省的81.7%、79.3%。",
            [("twice", "78%", "79.3%")],
        ),
        (
            "去冬以来，农村贫困人口从90.2万人减少到54.77万人。\n收入在1200元（国家贫困标准）以下的农村人口达93.78万人。",
            [("twice", "54.77万人", "93.78万人")],
        ),
        (
            "全乡扶贫项目共投入资金108.505万元，其中：财政60万元，挂钩单位4.96万元，群众43.55万元。",
            [("parts", "108.505万元", "60万元")],
        ),
    ],
    ids=["591户 or 558户", "78% or 79.3%", "54.77万人 or 93.78万人", "108.505万元 or 108.51万元"],
)
def test_the_slips_that_must_be_found(text: str, expected: list[tuple[str, ...]]) -> None:
    assert clashes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # 6 + 9 + 12.5 = 27.5
        "全乡共投入资金27.5万元，其中扶贫资金6万元，帮扶单位9万元，群众12.5万元。",
        # one sentence sets two places against each other
        "全国农民人均纯收入5153元，全省3050元，我县农民人均纯收入2380元。",
        # two villages, two years, done and planned, approximate
        "东村村民小组识别贫困户31户。\n西村村民小组识别贫困户47户。",
        "2021年全乡农民人均纯收入4800元。\n2022年全乡农民人均纯收入5230元。",
        "全乡农民人均纯收入5230元。\n力争全乡农民人均纯收入达到6000元。",
        "全乡农民人均纯收入5230元。\n全乡农民人均纯收入5200多元。",
        # different things
        "走访慰问贫困户120户。\n新建养殖大棚，带动贫困户35户。",
        "投入资金8.6万元修路。\n投入资金6.05万元建活动室。",
        # households and people of a village and of the whole
        "全乡贫困人口281户1078人，其中：东村81户299人，西村200户779人。\n全乡扶持养羊贫困户77户299人。",
        # parts that overlap, or that are not all named
        "全县低保对象500人，其中残疾320人，老人260人。",
        "全县低保对象500人，其中残疾120人，老人60人。",
        # who is the one may be the other: 180 + 200 = 380 of 365, 60 + 38 = 98 of 100
        "参训人员365人，其中妇女180人，贫困户劳动力200人。",
        "村干部100人，其中党员60人，大专以上学历38人。",
        "全镇劳动力3650人，其中男1900人，外出务工1700人。",
        "培训500人，其中县级培训300人，发放补助190人。",
        # where money comes from and what became of it: 35 + 24 = 59 of 60, 30 + 18 = 48 of 50
        "安排扶贫资金60万元，其中到户35万元，已兑付24万元。",
        "投入资金50万元，其中财政资金30万元，用于道路18万元。",
        # round numbers meet by chance
        "联系农户20户500人。\n培训农户35户500人。",
    ],
)
def test_what_does_not_contradict_itself(text: str) -> None:
    assert clashes(text) == []


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("搬迁55户，其中集中安置50户，分散安置4户。", "55户", "50户"),  # 50 + 4 = 54
        ("贫困村20个，其中省级12个，市级7个。", "20个", "12个"),  # 12 + 7 = 19
        ("土地160亩，其中流转30亩，剩余的125亩种草。", "160亩", "30亩"),  # 30 + 125 = 155
        ("落实110人，其中生态护林员88人，草场管护员20人。", "110人", "88人"),  # 88 + 20 = 108
        ("劳动力3650人，其中男1900人，女1700人。", "3650人", "1900人"),  # 1900 + 1700 = 3600
        ("贫困户281户，其中东村81户，西村190户。", "281户", "81户"),  # 81 + 190 = 271
        ("参训365人，其中妇女180人、青年175人。", "365人", "180人"),  # a list: 180 + 175 = 355
        ("投入资金50万元，其中财政资金30万元，群众自筹18万元。", "50万元", "30万元"),  # 30 + 18 = 48
        ("投入资金50万元，其中东村30万元，西村18万元。", "50万元", "30万元"),
    ],
)
def test_parts_of_one_kind_must_make_up_their_whole(text: str, whole: str, part: str) -> None:
    assert clashes(text) == [("parts", whole, part)]


def test_a_gap_that_stands_elsewhere_is_a_part_left_out() -> None:
    text = (
        "全市共为试点投入资金4143万元，其中整村推进912万元，结合项目2440万元，对口帮扶250万元，产业40万元。"
        "同时，投入财政资金501万元，扶持其余乡镇。"
    )
    passages = passages_of(text)
    (found,) = conflicts([p.text for p in passages], told(passages, office().unit_table(), own_level(text)))
    assert found.gap == 501  # 4143 − 912 − 2440 − 250 − 40
    assert found.explained is not None
    assert text[found.explained.mention.start : found.explained.mention.end] == "501万元"


def test_the_same_number_said_again_goes_with_the_first_conflict() -> None:
    text = "全乡贫困户590户。\n全乡贫困户591户。\n全乡贫困户有591户。"
    passages = passages_of(text)
    (found,) = conflicts([p.text for p in passages], told(passages, office().unit_table(), own_level(text)))
    assert [t.passage for t in (found.one, found.two, *found.more)] == [0, 1, 2]


def test_people_counted_by_the_piece_are_households() -> None:
    assert clashes("全镇确定贫困村10个，贫困户795户。\n对全镇790个贫困户逐户建档。") == [("twice", "795户", "790个")]


def test_a_heading_says_whose_the_lines_below_it_are() -> None:
    text = "（一）东村村民小组\n贫困户31户，都已建档。\n（二）西村村民小组\n贫困户47户，都已建档。"
    assert clashes(text) == []
    assert clashes(text.replace("（一）东村村民小组\n", "").replace("（二）西村村民小组\n", "")) == [
        ("twice", "31户", "47户")
    ]


@pytest.mark.parametrize(
    ("text", "level"), [("我镇认真落实，全市第一。", "镇"), ("全乡共投入。全乡上下。全县会议", "乡"), ("没有说", "")]
)
def test_a_text_says_of_which_level_it_is(text: str, level: str) -> None:
    assert own_level(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "识别贫困户591户1593人" * 5000,
        "共投入资金100万元，其中" * 2000 + "1万元，2万元",
        "（" * 20000 + "）" * 20000 + "3户" * 100,
    ],
    ids=["no stop", "其中 again and again", "brackets"],
)
def test_a_text_like_no_other_costs_little(text: str) -> None:
    assert clashes(text) == []  # in a second or two; quadratic it would not come to an end


@given(
    st.text(
        "0123456789.,%万亿户人元亩村乡全我共其中占的由从到，。；、（）()一二三十百点多余约近以上年贫困投入资金 \n",
        max_size=120,
    )
)
def test_no_text_breaks_the_reading(text: str) -> None:
    passages = passages_of(text)
    for one in told(passages, office().unit_table(), "乡"):
        assert 0 <= one.mention.start < one.mention.end <= len(passages[one.passage].text)
    clashes(text)
