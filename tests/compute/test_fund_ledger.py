"""资金台账: where the first sample places its money, rolled up without counting anything twice. See the samples' ledger §1."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT
from townships import HEAD, checked_of, codes, facts_of, figure, findings_of, named, typed_at, value

from fupin_reports.compose.display import shown
from fupin_reports.compute import Facts, Ledger, Names, compute
from fupin_reports.figures import Figure

SAMPLE = (ROOT / "data" / "2023" / "青坪乡.yaml").read_text("utf-8")

VILLAGE_ONLY = """
上年:
  状态: 已完成
  项目村:
    - 村: 忠义
      资金:
        扶贫资金: 15
        挂钩单位扶持: 10
        群众自筹: 3.8
      项目:
        - 类别: 道路
        - 类别: 水利
"""

TOTALS_BELOW_SOURCES_ABOVE = """
上年:
  状态: 已完成
  项目村:
    - 村: 寒镜罗
      资金:
        扶贫资金: 15
        挂钩单位扶持: 2.9
        群众自筹: 12.25
      项目:
        - 类别: 道路
          投入: 8.6
        - 类别: 人畜饮水
          投入: 11.9
        - 类别: 活动场所
          投入: 6.05
        - 类别: 文体设施
          投入: 3.6
"""

SOURCES_BELOW = """
本年:
  状态: 实施中
  项目村:
    - 村: 建乐二组
      项目:
        - 类别: 水利
          资金:
            扶贫资金: 6.96
            群众自筹: 0.9
        - 类别: 桥梁
          投入: 1.31
          资金:
            扶贫资金: 1
            农户自筹: 0.31
"""

TOTALS_BELOW = """
本年:
  状态: 实施中
  资金:
    扶贫资金: 20
    群众自筹: 4.609
  项目村:
    - 村: 金安
      项目:
        - 类别: 道路
          投入: 4.636
        - 类别: 水利
          投入: 13.14
        - 类别: 种植业
          投入: 3.333
        - 类别: 基本农田
          投入: 3.3
        - 类别: 标志碑
          投入: 0.2
"""


def book(facts: Facts, which: int = 0) -> Ledger:
    return facts.ledgers[which]


def sample(text: str, tmp_path: Path) -> Facts:
    """The first township's own file, perhaps changed."""
    body = "\n".join(line for line in text.split("\n") if not re.match("(文种|单位|年度|日期|金额单位):", line))
    return facts_of(tmp_path, body.replace("署名: 青坪乡人民政府\n", ""))


def test_money_by_source_at_the_village_alone_is_the_village_and_the_year(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, VILLAGE_ONLY)
    assert value(facts, "上年", "项目村", "忠义", "资金", "合计") == Decimal("28.8")  # 15 + 10 + 3.8
    assert value(facts, "上年", "资金", "合计") == Decimal("28.8")
    assert value(facts, "上年", "资金", "挂钩单位扶持") == 10
    assert findings_of(tmp_path, VILLAGE_ONLY) == ()
    assert typed_at(figure(facts, "上年", "资金", "合计")) == [6, 7, 8]


def test_totals_of_items_and_sources_of_the_village_are_two_routes_and_one_total(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, TOTALS_BELOW_SOURCES_ABOVE)
    # 8.6 + 11.9 + 6.05 + 3.6 = 30.15 = 15 + 2.9 + 12.25; added together they would be 60.30
    assert value(facts, "上年", "资金", "合计") == Decimal("30.15")
    assert value(facts, "上年", "资金", "群众自筹") == Decimal("12.25")
    assert findings_of(tmp_path, TOTALS_BELOW_SOURCES_ABOVE) == ()
    # the finest trace: the four items, not the sources
    assert typed_at(figure(facts, "上年", "资金", "合计")) == [11, 13, 15, 17]
    assert typed_at(figure(facts, "上年", "资金", "扶贫资金")) == [6]


def test_sources_of_items_roll_up_under_the_name_of_the_office(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, SOURCES_BELOW)
    assert value(facts, "本年", "资金", "扶贫资金") == Decimal("7.96")  # 6.96 + 1
    assert value(facts, "本年", "资金", "群众自筹") == Decimal("1.21")  # 0.9 + 0.31, typed 农户自筹
    assert value(facts, "本年", "资金", "合计") == Decimal("9.17")  # the bridge's 投入 of 1.31 is its sources, once
    assert named(facts, "本年", "资金", "挂钩单位扶持") is None
    assert findings_of(tmp_path, SOURCES_BELOW) == ()


def test_totals_of_items_alone_leave_the_sources_to_the_township(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, TOTALS_BELOW)
    # 4.636 + 13.14 + 3.333 + 3.3 + 0.2 = 24.609 = 20 + 4.609
    assert value(facts, "本年", "资金", "合计") == Decimal("24.609")
    village = book(facts).children[0]
    assert (village.total.value if village.total else None) == Decimal("24.609")
    assert village.sources == {}
    assert value(facts, "本年", "资金", "扶贫资金") == 20
    assert findings_of(tmp_path, TOTALS_BELOW) == ()


def test_sources_roll_up_only_where_every_child_has_them(tmp_path: Path) -> None:
    mixed = SOURCES_BELOW + "        - 类别: 标志碑\n          投入: 0.2\n"
    facts = facts_of(tmp_path, mixed)
    assert value(facts, "本年", "资金", "合计") == Decimal("9.37")  # 9.17 + 0.2
    assert book(facts).sources == {}  # 扶贫资金 7.96 would look like the whole
    assert book(facts).rolled == {}


def test_a_total_that_is_not_known_everywhere_is_no_total_but_what_is_listed(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 到户增收
          资金:
            扶贫资金: 27万余元
        - 类别: 道路
        - 类别: 整村推进
          资金:
            市整村推进资金: 50
    """
    facts = facts_of(tmp_path, text)
    assert named(facts, "本年", "资金", "合计") is None
    known = figure(facts, "本年", "资金", "已列合计")
    assert shown(known) == "77万余元"  # 27万余 + 50
    assert typed_at(known) == [6, 10]
    assert value(facts, "本年", "已列个数") == 2


def test_what_is_listed_counts_the_items_of_a_village_that_is_not_complete(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目村:
        - 村: 甲村
          项目:
            - 类别: 道路
              投入: 5
            - 类别: 水利
              投入: 3
            - 类别: 桥梁
        - 村: 乙村
          投入: 10
          项目:
            - 类别: 道路
        - 村: 丙村
    """
    facts = facts_of(tmp_path, text)
    assert value(facts, "本年", "资金", "已列合计") == 18  # 5 + 3 + 10
    assert value(facts, "本年", "已列个数") == 3  # two items of 甲村, and 乙村 as a whole
    assert typed_at(figure(facts, "本年", "已列个数")) == [7, 9, 12]


def test_sources_beside_one_that_is_unknown_are_listed_and_are_no_total(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目村:
        - 村: 甲村
          资金:
            扶贫资金: 15
            群众自筹: 不详（村里未报）
    """
    facts = facts_of(tmp_path, text)
    assert named(facts, "本年", "项目村", "甲村", "资金", "合计") is None
    assert value(facts, "本年", "资金", "已列合计") == 15
    assert value(facts, "本年", "已列个数") == 1


def test_a_range_or_an_unknown_amount_makes_no_total(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 道路
          投入: 2—3
        - 类别: 水利
          投入: 不详（未报）
        - 类别: 桥梁
          投入: 4
    """
    facts = facts_of(tmp_path, text)
    assert named(facts, "本年", "资金", "合计") is None
    assert value(facts, "本年", "资金", "已列合计") == 4


def test_yuan_and_wan_meet_in_the_unit_of_the_file(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 道路
          投入: 86000元
        - 类别: 水利
          投入: 1.31万元
    """
    total = figure(facts_of(tmp_path, text), "本年", "资金", "合计")
    assert shown(total) == "9.91万元"  # 8.6 + 1.31


def test_a_zero_is_an_amount(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 道路
          投入: 0
        - 类别: 水利
          资金:
            扶贫资金: 0
    """
    assert value(facts_of(tmp_path, text), "本年", "资金", "合计") == 0


def test_the_average_of_the_villages_leaves_out_what_is_not_theirs(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目村:
        - 村: 甲村
          投入: 10
        - 村: 乙村
          投入: 20
      项目:
        - 类别: 道路
          投入: 100
    """
    facts = facts_of(tmp_path, text)
    assert value(facts, "本年", "资金", "合计") == 130
    assert value(facts, "本年", "村均投入") == 15  # (10 + 20) ÷ 2, without the road of the whole township


def test_levels_are_summed_only_where_every_village_of_the_level_has_a_total(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目村:
        - 村: 甲村
          级别: 省级
          投入: 10
        - 村: 乙村
          级别: 省级
        - 村: 丙村
          级别: 区级
          投入: 7
        - 村: 丁村
    """
    facts = facts_of(tmp_path, text)
    assert value(facts, "本年", "级别", "省级", "村数") == 2
    assert named(facts, "本年", "级别", "省级", "资金") is None
    assert value(facts, "本年", "级别", "区级", "资金") == 7
    assert named(facts, "本年", "同级别") is None  # 丁村 has no level: nothing can be said of all


def test_two_villages_of_one_level_are_all_of_that_level(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目村:
        - 村: 甲村
          级别: 省级
        - 村: 乙村
          级别: 省级
    """
    assert named(facts_of(tmp_path, text), "本年", "同级别") == "省级"


def test_nothing_of_the_two_years_is_added_up(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, VILLAGE_ONLY + SOURCES_BELOW)
    assert [b.total.value for b in facts.ledgers if b.total] == [Decimal("28.8"), Decimal("9.17")]
    # (9.17 − 28.8) ÷ 28.8 × 100 = −68.159…
    assert str(value(facts, "本年", "增幅")).startswith("-68.159")


def test_two_items_of_the_same_words_are_both_counted(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 道路
          投入: 1
        - 类别: 道路
          投入: 2
        - 类别: 道路·2
          投入: 4
        - 类别: 水利
          工程量:
            - 对象: "2"
          投入: 8
        - 类别: 水利
          投入: 16
    """
    facts = facts_of(tmp_path, text)
    assert value(facts, "本年", "资金", "合计") == 31  # 1 + 2 + 4 + 8 + 16
    projects = named(facts, "本年", "项目")
    assert [*projects.entries] == ["道路", "道路·2", "道路·2·2", "水利·2", "水利"]  # type: ignore[attr-defined]


# ───── the first sample itself ─────

EXPECTED = {
    ("上年", "项目村", "忠义村委会第五村民小组", "资金", "合计"): "28.8",  # 15 + 10 + 3.8
    ("上年", "项目村", "后山村委会寒镜罗村民小组", "资金", "合计"): "30.15",  # 8.6 + 11.9 + 6.05 + 3.6
    ("上年", "资金", "合计"): "58.95",  # 28.8 + 30.15
    ("上年", "资金", "扶贫资金"): "30",  # 15 + 15
    ("上年", "资金", "挂钩单位扶持"): "12.9",  # 10 + 2.9
    ("上年", "资金", "群众自筹"): "16.05",  # 3.8 + 12.25
    ("上年", "村均投入"): "29.475",  # 58.95 ÷ 2
    ("本年", "项目村", "羊见村委会建乐二组", "资金", "合计"): "18.11",  # 16.39 listed + 1.72 inferred
    ("本年", "项目村", "羊见村委会建乐二组", "资金", "扶贫资金"): "15",  # 13.28 + 1.72
    ("本年", "项目村", "羊见村委会建乐二组", "资金", "群众自筹"): "3.11",  # 0.9 + 0.31 + 0.9 + 0.2 + 0.8
    ("本年", "项目村", "羊见村委会金安村民小组", "资金", "合计"): "24.609",  # 4.636 + 13.14 + 3.333 + 3.3 + 0.2
    ("本年", "项目村", "忠义村委会烈足村民小组", "资金", "合计"): "27.985",  # 18.7+3.15+1.255+3.02+0.6+1.26
    ("本年", "项目村", "龙潭村委会五箐明村民小组", "资金", "合计"): "37.8",  # 10 + 1.4+9.6+2+9+2+1.6+2+0.2
    ("本年", "级别", "省级", "资金"): "42.719",  # 18.11 + 24.609
    ("本年", "级别", "市级", "资金"): "27.985",
    ("本年", "级别", "区级", "资金"): "37.8",
    ("本年", "级别", "省级", "村数"): "2",
    ("本年", "资金", "合计"): "108.504",  # 18.11 + 24.609 + 27.985 + 37.8
    ("本年", "资金", "扶贫资金"): "60",
    ("本年", "资金", "挂钩单位扶持"): "4.96",
    ("本年", "资金", "群众自筹"): "43.544",
    ("本年", "村数"): "4",
    ("本年", "项目数"): "30",  # 9 + 5 + 6 + 10
    ("上年", "项目数"): "8",  # 4 + 4
}


def without_declared() -> str:
    return "\n".join(line for line in SAMPLE.split("\n") if not line.lstrip().startswith("申报合计:"))


@pytest.mark.parametrize("text", [SAMPLE, without_declared()], ids=["as filed", "with every 申报合计 deleted"])
def test_every_total_of_the_first_sample(text: str, tmp_path: Path) -> None:
    facts = sample(text, tmp_path)
    assert {path: value(facts, *path) for path in EXPECTED} == {path: Decimal(t) for path, t in EXPECTED.items()}


def test_only_what_is_declared_is_left_out_of_every_figure(tmp_path: Path) -> None:
    def every(facts: Facts) -> dict[str, Decimal | None]:
        return {level.name: level.total.value if level.total else None for b in facts.ledgers for level in b.walk()}

    assert every(sample(SAMPLE, tmp_path)) == every(sample(without_declared(), tmp_path))


def test_every_amount_of_the_first_sample_leads_to_its_line(tmp_path: Path) -> None:
    body = without_declared()
    facts = sample(body, tmp_path)
    lines = (tmp_path / "青坪乡.yaml").read_text("utf-8").split("\n")
    for ledger in facts.ledgers:
        for level in ledger.walk():
            for amount in (level.total, *level.sources.values()):
                if amount is None:
                    continue
                for number in typed_at(amount):
                    key, _, typed = lines[number - 1].split("#")[0].partition(":")
                    assert key.strip() in ("投入", "扶贫资金", "挂钩单位扶持", "群众自筹", "农户自筹"), lines[
                        number - 1
                    ]
                    assert Decimal(typed.strip()) > 0


def test_no_amount_stands_under_a_total_twice(tmp_path: Path) -> None:
    def leaves(found: Figure) -> list[int]:
        if found.place is not None:
            return [found.place.line]
        return [line for part in found.inputs for line in leaves(part)]

    for ledger in sample(SAMPLE, tmp_path).ledgers:
        assert ledger.total is not None
        lines = leaves(ledger.total)
        assert len(lines) == len(set(lines))


# ───── 资金执行 ─────

EXECUTION = """
本年:
  状态: 实施中
  资金执行:
    - 来源: 扶贫资金
      计划: 60
      到位: 48
      支出: 36
    - 来源: 挂钩单位扶持
      计划: 4.96
      到位: 4.96
      支出: 4
"""


def execution(facts: Facts, *path: str) -> Decimal | None:
    batch = named(facts, "本年")
    assert isinstance(batch, Names)
    found: object = batch.entries["执行"]
    for name in path:
        found = found.entries[name]  # type: ignore[attr-defined]
    return found.value if isinstance(found, Figure) else None


def test_execution_gives_rates_and_balance_by_source_and_in_all(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, EXECUTION)
    assert execution(facts, "各来源", "扶贫资金", "到位率") == 80  # 48 ÷ 60
    assert execution(facts, "各来源", "扶贫资金", "支出进度") == 75  # 36 ÷ 48
    assert execution(facts, "各来源", "扶贫资金", "结余") == 12  # 48 − 36
    assert execution(facts, "合计", "计划") == Decimal("64.96")  # 60 + 4.96
    assert execution(facts, "合计", "到位") == Decimal("52.96")  # 48 + 4.96
    assert execution(facts, "合计", "结余") == Decimal("12.96")  # 52.96 − 40
    assert str(execution(facts, "合计", "到位率")).startswith("81.527093")  # 52.96 ÷ 64.96


def test_execution_has_no_total_of_a_column_with_a_gap_and_no_rate_over_nothing(tmp_path: Path) -> None:
    text = EXECUTION.replace("      支出: 4\n", "").replace("到位: 4.96", "到位: 0")
    facts = facts_of(tmp_path, text)
    assert execution(facts, "合计", "支出") is None
    assert execution(facts, "合计", "结余") is None
    assert execution(facts, "各来源", "挂钩单位扶持", "支出进度") is None
    assert execution(facts, "各来源", "挂钩单位扶持", "到位率") == 0


def test_labour_in_kind_has_no_place_in_execution(tmp_path: Path) -> None:
    from townships import NAME, office

    from fupin_reports.load import load
    from fupin_reports.validate import validate

    path = tmp_path / "青坪乡.yaml"
    path.write_text(EXECUTION.replace("挂钩单位扶持", "群众自筹") + HEAD, "utf-8")
    source, _ = load(path, NAME)
    assert source is not None
    checked, problems = validate(source, office(), 2023)
    assert checked is not None  # good for finding more, never for printing
    assert codes(problems) == ["V020"]


def test_the_same_file_gives_the_same_facts(tmp_path: Path) -> None:
    checked = checked_of(tmp_path, VILLAGE_ONLY + SOURCES_BELOW)
    assert compute(checked) == compute(checked)


def test_what_was_carried_over_is_there_to_be_spent(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 已完成
      资金执行:
        - 来源: 扶贫资金
          上年结转: 1.3
          到位: 60
          支出: 61
        - 来源: 挂钩单位扶持
          到位: 4.96
          支出: 4.96
    """
    facts = facts_of(tmp_path, text)
    assert execution(facts, "各来源", "扶贫资金", "结余") == Decimal("0.3")  # 1.3 + 60 − 61
    assert execution(facts, "各来源", "挂钩单位扶持", "结余") == 0
    assert execution(facts, "合计", "上年结转") == Decimal("1.3")
    assert execution(facts, "合计", "结余") == Decimal("0.3")  # 1.3 + 64.96 − 65.96
