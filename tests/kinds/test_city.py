"""市级工作报告 (the sample 七), with the sums and comparisons the ledger of the samples works out."""

from __future__ import annotations

import pytest
from conftest import Terminal
from printed import changed, exact, line_of, printed

from fupin_reports.document import Document, Heading, Table
from fupin_reports.project import Project

CITY = "云河市"


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("指标.农村贫困人口.比基期", "-35.43万人"),  # 54.77−90.2
        ("指标.在建村", "52个"),  # 396−344
        ("指标.新农村试点资金.其余", "501万元"),  # 4143−(912+2440+250+40)
        ("指标.捐物折价", "10706万元"),  # 6938+2567+1201
        ("指标.互助试点村", "45个"),  # 10+35
        ("指标.互助资金", "747万元"),  # 534.5+158.3+54.2
        ("指标.试点县未保", "1.3418万人"),  # 4.77−3.4282
        ("指标.难以安排村", "254个"),  # 1198−944
        ("指标.还需年数", "12年"),  # (944−344)÷50
        ("指标.脱毒种薯应用率.目标差", "30个百分点"),  # 80−50
    ],
)
def test_what_follows_is_worked_out(documents: dict[str, Document], figure: str, value: str) -> None:
    assert exact(documents[CITY], figure) == value


@pytest.mark.parametrize(
    "words",
    [
        "农村贫困人口（国家监测）2012年底为90.2万人，2023年底为54.77万人，减少35.43万人（下降39.3%）。",
        "村均70.56万元；已完工344个，占86.9%，在建52个。",  # 27941÷396; 344÷396
        "平均每个项目193.47万元。",  # 3676÷19
        "占农民人均纯收入的70.25%。",  # 1672÷2380
        "输出劳动力人均6279.95元。",  # 380000万÷60.51万
        "占试点村贫困户3435户的80.9%。",  # 2780÷3435
        "占低保对象的71.9%",  # 3.4282÷4.77
        "人均每月44.32元",  # 1823.21÷3.4282÷12
        "我市比全国高31.95个百分点；全省21.3%，我市比全省高13.85个百分点。",
        "农民人均纯收入2380元，比上年增长11.4%，居全省第11位；全国5153元，比上年增长8.2%，我市比全国低2773元，"
        "相当于全国的46.2%；全省3050元，比上年增长12.0%，我市比全省低670元，相当于全省的78.0%。",
        "提高8.79个百分点，保障34.8万人，占低收入人口的37.1%",  # 12.73−3.94; 34.8÷93.78
        "比全省平均水平低124.3元",  # 567.9−443.6
        "占总量2亿元的13.0%",
        "金额增长23.1%，占比降到10.7%。",  # (3200−2600)÷2600; 3200÷30000
    ],
)
def test_it_says_what_the_numbers_say(documents: dict[str, Document], words: str) -> None:
    assert words in printed(documents[CITY])


def test_numbers_of_times_grow_by_times_and_not_by_percent(documents: dict[str, Document]) -> None:
    gap = next(line for line in printed(documents[CITY]).splitlines() if line.startswith("城乡收入倍差"))
    assert "比上年增加0.24倍" in gap  # 4.14−3.9
    assert "全国3.33倍，比上年增加0.43倍" in gap  # 3.33−2.9
    assert "全省3.96倍，比上年增加0.40倍" in gap  # 3.96−3.56
    assert "%" not in gap


def test_what_was_once_reported_wrong_is_not_printed(documents: dict[str, Document], terminal: Terminal) -> None:
    text = printed(documents[CITY])
    assert "70万元" not in text
    assert "79.3%" not in text
    assert "10.6%" not in text


def test_its_four_parts_and_the_requests_as_headings(documents: dict[str, Document]) -> None:
    headings = [
        (b.level, b.number + line_of(b).removeprefix(b.number))
        for b in documents[CITY].blocks
        if isinstance(b, Heading)
    ]
    assert [text for level, text in headings if level == 1] == [
        "一、工作回顾",
        "二、面临形势",
        "三、今后打算",
        "四、有关建议",
    ]
    assert (2, "（四）恢复“三西”资金原来的扶持比重") in headings


def test_the_annex_holds_every_comparison(documents: dict[str, Document]) -> None:
    table = next(b for b in documents[CITY].blocks if isinstance(b, Table))
    assert "农民人均纯收入全国5153元4761元低2773元46.2" in line_of(table)
    assert "城乡收入倍差全省3.96倍3.56倍高0.18倍—" in line_of(table)


def test_a_rate_at_the_level_of_another_is_level(project: Project) -> None:
    text = changed(project, CITY, lambda t: t.replace("参照: {全国: 3.2%", "参照: {全国: 35.15%"))
    assert "全国35.15%，我市比全国持平" not in text
    assert "全国35.15%，我市与全国持平" in text


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("目标: 80%, 时点: 2023年", "基期: 40%, 目标: 80%", "目前为50%，提高10个百分点；目标80%，还差30个百分点。"),
        ("目标: 80%, 时点: 2023年", "基期: 60%, 目标: 40%", "目前为50%，下降10个百分点；目标40%，还需减少10个百分点。"),
        ("目标: 80%, 时点: 2023年", "基期: 40%, 目标: 45%", "目标45%，超过目标5个百分点。"),
        ("目标: 80%, 时点: 2023年", "基期: 50%, 目标: 50%", "目前为50%，持平；目标50%，已达到目标。"),
        ("全国: {值: 5153元, 上年: 4761元}", "全国: 不详（未公布）", "居全省第11位；全国不详；全省3050元"),
        ("全国: {值: 5153元, 上年: 4761元}", "全国: 2380元", "全国2380元，我市与全国持平；全省"),
        ("名次: {全省: 11位}", "名次: {全省: 第11位}", "居全省第11位"),
        ("名次: {全省: 11位}", "名次: {全省: 11}", "居全省第11位"),
    ],
)
def test_words_follow_the_numbers(project: Project, old: str, new: str, wanted: str) -> None:
    assert wanted in changed(project, CITY, lambda t: t.replace(old, new))


def test_requests_of_which_one_has_no_more_than_its_point_are_all_printed(project: Project) -> None:
    text = changed(project, CITY, lambda t: t.replace("\n建议:\n", "\n建议:\n  - 多给些资金\n"))
    assert "四、有关建议\n1.多给些资金。\n2.继续把我市列为全省扶贫工作重点地区。我市" in text


def test_a_rank_moves_by_places_and_never_by_percent(project: Project) -> None:
    new = "  名次数: {值: 13位, 上年: 12位, 参照: {邻市: 10位}}\n  专项资金:"
    text = changed(
        project, CITY, lambda t: t.replace("  专项资金:", new).replace("      - 农民人均纯收入\n", "      - 名次数\n")
    )
    assert "名次数13位，比上年后移1位；邻市10位，我市比邻市后3位。" in text
