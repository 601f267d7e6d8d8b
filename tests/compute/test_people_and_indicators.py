"""户人分解, 培训, 结对, 帮扶, 指标, 今后打算 as figures; and what the repo's three townships say of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from townships import facts_of, figure, named, office, scale, typed_at, value

from fupin_reports.compose.display import shown, shown_scale
from fupin_reports.compute import Facts, Listing, Names, compute, distinct, key_of
from fupin_reports.load import load
from fupin_reports.validate import validate


def township(name: str) -> Facts:
    """The figures of one of the repo's townships."""
    path = ROOT / "data" / "2023" / f"{name}.yaml"
    source, _ = load(path, path.name)
    assert source is not None
    checked, problems = validate(source, office(), 2023)
    assert checked is not None, problems
    return compute(checked)


GROUP = """
户人分解:
  - 名称: 移民搬迁
    关系: 划分
    分项:
      - 名称: 分散安置
        规模: 5户18人
      - 名称: 集中安置
        规模: 50户170人
"""


def test_parts_of_a_partition_are_summed_households_and_people_each(tmp_path: Path) -> None:
    whole = scale(facts_of(tmp_path, GROUP), "户人分解", "移民搬迁", "合计")
    assert shown_scale(whole) == "55户188人"  # 5 + 50 and 18 + 170
    assert [typed_at(f) for f in whole.figures()] == [[6, 8], [6, 8]]


def test_overlapping_parts_are_never_summed(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, GROUP.replace("划分", "交叉"))
    group = named(facts, "户人分解", "移民搬迁")
    assert isinstance(group, Names)
    assert group.entries["合计"] is None
    assert group.headline is None


def test_people_are_summed_only_where_every_part_states_them(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, GROUP.replace("5户18人", "5户"))
    assert shown_scale(scale(facts, "户人分解", "移民搬迁", "合计")) == "55户"


def test_an_unknown_part_leaves_no_sum(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, GROUP.replace("5户18人", "不详（未报）"))
    group = named(facts, "户人分解", "移民搬迁")
    assert isinstance(group, Names)
    assert group.entries["合计"] is None


def test_a_part_called_after_a_name_of_the_group_does_not_take_its_place(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, GROUP.replace("分散安置", "合计"))
    assert shown_scale(scale(facts, "户人分解", "移民搬迁", "合计")) == "55户188人"


def test_a_part_can_be_named_by_itself(tmp_path: Path) -> None:
    assert shown_scale(scale(facts_of(tmp_path, GROUP), "户人分解", "移民搬迁", "集中安置")) == "50户170人"


def test_only_partners_that_state_an_amount_are_counted_and_summed(tmp_path: Path) -> None:
    text = """
    帮扶:
      - 单位: 县教育局
        资金: 100
      - 单位: 县司法局
        资金: 5
      - 单位: 县农工部
      - 单位: 县水利局
        资金: 不详（未报）
      - 单位: 县林业局
        资金: 2—3
    """
    facts = facts_of(tmp_path, text)
    assert value(facts, "帮扶", "家数") == 5
    assert value(facts, "帮扶", "列资家数") == 2
    assert value(facts, "帮扶", "资金合计") == 105  # 100 + 5


def test_an_indicator_gives_its_growth_and_a_pair_its_size_of_household(tmp_path: Path) -> None:
    text = """
    指标:
      人均收入:
        单位: 元
        值: 3200
        上年: 2560
        目标: 965元以上
      贫困户: 40户150人
    """
    facts = facts_of(tmp_path, text)
    assert shown(figure(facts, "指标", "人均收入", "增幅")) == "25.0%"  # (3200 − 2560) ÷ 2560
    assert shown(figure(facts, "指标", "人均收入", "目标")) == "965元以上"
    assert shown(figure(facts, "指标", "贫困户", "户均人口")) == "3.75人"  # 150 ÷ 40
    assert shown_scale(scale(facts, "指标", "贫困户")) == "40户150人"


def test_money_of_the_plans_is_summed_only_where_each_that_states_it_knows_it(tmp_path: Path) -> None:
    text = """
    今后打算:
      - 要点: 修路
        资金: 20
      - 要点: 引水
        资金: 5000元
      - 要点: 宣传
    """
    assert value(facts_of(tmp_path, text), "今后打算", "资金合计") == value(
        facts_of(tmp_path, text.replace("5000元", "0.5")), "今后打算", "资金合计"
    )
    gap = facts_of(tmp_path, text.replace("5000元", "不详（未定）"))
    assert named(gap, "今后打算", "资金合计") is None


def test_a_key_is_made_of_the_first_words_and_given_once() -> None:
    assert key_of("居住分散，山区贫困程度深，配套困难") == "居住分散山区贫困程度深配"  # twelve letters, no marks
    assert key_of("……") == "条"
    assert distinct(["路", "路", "桥", "路·2", "路"]) == ["路", "路·2", "桥", "路·2·2", "路·3"]


# ───── the repo's townships; numbers from the ledger of the samples ─────


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("青坪乡", ("上年", "资金", "占比", "扶贫资金"), "50.9%"),  # 30 ÷ 58.95
        ("青坪乡", ("本年", "资金", "占比", "扶贫资金"), "55.3%"),  # 60 ÷ 108.504 = 0.552975…
        ("青坪乡", ("本年", "资金", "占比", "群众自筹"), "40.1%"),  # 43.544 ÷ 108.504
        ("青坪乡", ("本年", "增幅"), "84.1%"),  # 49.554 ÷ 58.95
        ("青坪乡", ("本年", "级别", "省级"), "42.719万元"),  # 18.11 + 24.609
        ("青坪乡", ("本年", "级别", "市级"), "27.985万元"),
        ("青坪乡", ("本年", "级别", "区级"), "37.8万元"),
        ("青坪乡", ("本年", "村均投入"), "27.13万元"),  # 108.504 ÷ 4 = 27.126
        ("青坪乡", ("指标", "人均经济收入", "目标"), "965元以上"),
        ("云溪镇", ("帮扶", "资金合计"), "105万元"),  # 100 + 5
        ("云溪镇", ("帮扶", "列资家数"), "2家"),
        ("云溪镇", ("培训", "农业实用技术培训", "每次人次"), "60.83人次"),  # 365 ÷ 6
        ("云溪镇", ("指标", "识别贫困户", "户均人口"), "2.7人"),  # 1593 ÷ 591 = 2.6954…
        ("柳河镇", ("本年", "资金", "已列合计"), "77万余元"),  # 27万余 + 50
        ("柳河镇", ("本年", "已列个数"), "2个"),
        ("柳河镇", ("本年", "项目数"), "9个"),
    ],
)
def test_what_the_three_townships_say(name: str, path: tuple[str, ...], expected: str) -> None:
    assert shown(figure(township(name), *path)) == expected


def test_households_of_the_three_townships() -> None:
    assert shown_scale(scale(township("柳河镇"), "户人分解", "搬迁安置", "合计")) == "219户（套）"  # 72 + 51 + 26 + 70
    assert shown_scale(scale(township("云溪镇"), "户人分解", "移民搬迁", "合计")) == "55户"  # 5 + 50
    assert shown_scale(scale(township("云溪镇"), "结对", "帮扶对象")) == "558户1593人"
    assert named(township("青坪乡"), "户人分解") == Listing({})


def test_a_plan_gives_what_is_left_and_how_far_it_got(tmp_path: Path) -> None:
    text = """
    指标:
      整村推进:
        单位: 村
        值: 944
        计划: 1198
        时点: 2023年底
        其中:
          省级: 396
    """
    facts = facts_of(tmp_path, text)
    assert shown(figure(facts, "指标", "整村推进", "剩余")) == "254村"  # 1198 − 944
    assert shown(figure(facts, "指标", "整村推进", "完成率")) == "78.8%"  # 944 ÷ 1198 = 78.798…
    assert shown(figure(facts, "指标", "整村推进", "其中", "省级")) == "396村"
    assert named(facts, "指标", "整村推进", "时点") == "2023年底"
