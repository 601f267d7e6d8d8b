"""Typed records, or every problem of the file in one run, once, at its place and in the clerk's words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from clerk import HEAD, NAME, ROOT, YEAR, check, checked, read, settings, told, wrong_inputs
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from fupin_reports.load import load
from fupin_reports.pipeline import read_settings
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project
from fupin_reports.quantities import Hedge, Missing, Quantity, Unit
from fupin_reports.records import Batch, Status
from fupin_reports.source import STAND_IN, Span
from fupin_reports.validate import quantities_in, validate, validate_settings

WAN = Unit("万元", "金额", Decimal(10000))


def problems_of(body: str) -> tuple[Problem, ...]:
    return check(HEAD + body)[1]


def this_year(body: str) -> Batch:
    batch = checked("本年:\n  状态: 实施中\n" + body).report.this_year
    assert batch is not None
    return batch


@pytest.mark.parametrize("case", wrong_inputs(), ids=lambda case: case.stem)
def test_a_wrong_input_is_told_in_one_run_with_every_line_and_column(case: Path) -> None:
    _, problems = check(case.read_bytes())
    assert told(problems) == case.with_suffix(".expected").read_text("utf-8").splitlines()


def test_every_wrong_input_has_its_expected_places_and_the_other_way_round() -> None:
    cases = {case.stem for case in wrong_inputs()}
    assert cases == {case.stem for case in wrong_inputs()[0].parent.glob("*.expected")}
    assert len(cases) > 40


@pytest.mark.parametrize("township", Project(ROOT).townships(YEAR), ids=lambda path: path.stem)
def test_the_repos_own_data_has_nothing_wrong(township: Path) -> None:
    office, problems = read_settings(Project(ROOT))
    assert office is not None
    source, more = load(township, township.name)
    assert source is not None
    problems = (*problems, *more)
    found, more = validate(source, office, YEAR)
    assert found is not None
    assert (*problems, *more) == ()


def test_the_shortest_file_is_its_head() -> None:
    report = checked("").report
    assert (report.kind, report.unit, report.year, report.date) == ("乡镇年终总结", "甲乡", 2023, date(2023, 12, 20))
    assert report.money == "万元"
    assert report.this_year is None


@pytest.mark.parametrize("typed", ["2023年12月20日", "2023-12-20", "2023/12/20", "2023.12.20", "2023年12月20"])
def test_a_date_is_typed_in_any_usual_way(typed: str) -> None:
    found, problems = check(HEAD.replace("2023年12月20日", typed))
    assert problems == ()
    assert found is not None
    assert found.report.date == date(2023, 12, 20)


@pytest.mark.parametrize(
    "typed", ["12月20日", "2023年2月30日", "20/12/2023", "二〇二三年", "2023-12-20 10:00", "20231220"]
)
def test_a_date_that_could_be_another_one_is_refused(typed: str) -> None:
    assert told(check(HEAD.replace("2023年12月20日", typed))[1]) == ["4:5 V012"]


def test_a_name_that_looks_like_a_number_or_a_switch_stays_a_name() -> None:
    batch = this_year(
        "  项目村:\n    - 村: 0755\n      组: no\n      项目:\n        - 类别: 1e3\n          序号: 007\n"
    )
    village = batch.villages[0]
    assert (village.village, village.group, village.projects[0].category) == ("0755", "no", "1e3")
    assert village.projects[0].serial == "007"


def test_amounts_take_the_files_unit_and_keep_their_own() -> None:
    batch = this_year("  资金:\n    扶贫资金: 28.10\n    群众自筹: 约3000元\n金额单位: 万元\n")
    assert batch.funds["扶贫资金"] == Quantity(Decimal("28.10"), WAN)
    assert str(batch.funds["扶贫资金"].value) == "28.10"
    assert batch.funds["群众自筹"] == Quantity(Decimal(3000), Unit("元", "金额"), Hedge.ABOUT)
    in_yuan = checked("金额单位: 元\n本年:\n  状态: 实施中\n  投入: 3000\n").report.this_year
    assert in_yuan is not None
    assert in_yuan.total == Quantity(Decimal(3000), Unit("元", "金额"))


def test_a_quantity_keeps_the_place_of_what_was_typed() -> None:
    total = this_year("  投入: 28.8万元\n").total
    assert total is not None
    assert total.place == Span(NAME, 7, 7, 13)


def test_another_name_of_a_source_is_the_source_itself() -> None:
    assert list(this_year("  资金:\n    农户自筹: 3.8\n").funds) == ["农户自筹"]
    found = settings().source_named("农户自筹")
    assert found is not None
    assert found.name == "群众自筹"


def test_benefit_may_be_measured_in_something_else_than_households() -> None:
    benefit = this_year("  项目:\n    - 类别: 水利\n      受益: 400余亩\n").projects[0].benefit
    assert benefit is not None
    assert benefit.households == Quantity(Decimal(400), Unit("亩", "面积"), Hedge.ODD)
    assert benefit.people is None


def test_what_is_not_known_passes_with_its_reason() -> None:
    work = this_year(
        "  项目:\n    - 类别: 水利\n      工程量:\n        - 对象: 灌渠\n          数量: 长度不详（原件缺失）\n"
    )
    amount = work.projects[0].works[0].amount
    assert amount is not None
    assert (amount.value, amount.missing, amount.stated, amount.reason) == (
        None,
        Missing.UNKNOWN,
        "长度不详",
        "原件缺失",
    )


GROUP = "户人分解:\n  - 名称: 搬迁安置\n    关系: 划分\n    单位: 户（套）\n    申报合计: 8\n    分项:\n"


def test_numbers_of_a_group_take_its_unit() -> None:
    group = checked(
        GROUP + "      - 名称: 集中\n        规模: 3\n      - 名称: 分散\n        规模: 约5\n"
    ).report.groups[0]
    unit = Unit("户（套）", "户")
    assert [part.scale.households for part in group.parts] == [
        Quantity(Decimal(3), unit),
        Quantity(Decimal(5), unit, Hedge.ABOUT),
    ]
    assert group.declared is not None
    assert group.declared.households == Quantity(Decimal(8), unit)


def test_an_unknown_unit_of_a_group_is_told_once_and_not_at_each_part() -> None:
    parts = "      - 名称: 集中\n        规模: 3\n      - 名称: 分散\n        规模: 约5\n"
    (problem,) = problems_of((GROUP + parts).replace("户（套）", "家庭"))
    assert (told([problem]), problem.words["text"]) == (["8:9 V008"], "家庭")


def test_a_blank_number_is_missing_a_blank_text_is_missing_and_a_blank_block_says_nothing() -> None:
    problems = problems_of(
        "本年:\n  状态: 实施中\n  投入:\n  项目:\n    - 类别:\n      投入: 3\n存在问题:\n导语:\n标题:\n"
    )
    assert told(problems) == ["7:6 V006", "9:10 V027"]
    assert [p.words["key"] for p in problems] == ["投入", "类别"]


def test_a_blank_number_is_not_zero() -> None:
    source, _ = read(HEAD + "本年:\n  状态: 实施中\n  资金:\n    扶贫资金:\n    群众自筹: 0\n")
    assert source is not None
    found, problems = validate(source, settings(), YEAR)
    assert found is not None and found.report.this_year is not None
    assert found.report.this_year.funds["扶贫资金"].value is None
    assert told(problems) == ["8:10 V006"]


@pytest.mark.parametrize("blank", ["", " ''", ' "  "', " 待填", " # 还没有"])
def test_a_required_text_that_says_nothing_is_still_to_be_filled_in(blank: str) -> None:
    _, problems = check(HEAD.replace("单位: 甲乡", f"单位:{blank}"))
    assert [p.code for p in problems] == ["V027"]
    assert problems[0].place.line == 2


def test_a_wrong_value_is_told_once_and_not_as_missing_too() -> None:
    part = "户人分解:\n  - 名称: 移民搬迁\n    关系: 划分\n    分项:\n      - 名称: 集中\n        规模: 几户\n"
    assert told(problems_of(part)) == ["10:13 V007"]
    assert told(problems_of("本年:\n  状态: 忙\n  投入: 3\n")) == ["6:7 V005"]
    assert told(check(HEAD.replace("年度: 2023", "年度: 23"))[1]) == ["3:5 V013"]


def test_a_wrong_value_does_not_hide_a_wrong_name_beside_it() -> None:
    # 状态 is required: without it there would be no 本年 to look for sources in.
    problems = problems_of(
        "本年:\n  状态: 忙\n  资金:\n    扶平资金: 1\n  项目村:\n    - 甲村\n    - 村: 乙村\n      资金:\n        中央: 1\n"
    )
    assert told(problems) == ["6:7 V005", "8:5 V017", "10:7 V003", "13:9 V017"]


def test_an_unknown_unit_of_money_does_not_hide_the_rest() -> None:
    assert told(problems_of("金额单位: 万园\n本年:\n  状态: 忙\n")) == ["5:7 V021", "7:7 V005"]


def test_an_unknown_kind_does_not_hide_the_rest() -> None:
    text = HEAD.replace("乡镇年终总结", "总结") + "本年:\n  状态: 实施中\n  资金:\n    中央: 1\n"
    assert told(check(text)[1]) == ["1:5 V015", "8:5 V017"]


def test_a_misspelt_required_key_is_told_once_with_the_right_one() -> None:
    problems = problems_of("本年:\n  狀态: 实施中\n")
    assert told(problems) == ["6:3 V001"]
    assert problems[0].words["near"] == "状态"


def test_a_misspelt_key_far_from_any_is_told_without_a_guess() -> None:
    (problem,) = problems_of("天气: 晴\n")
    assert (problem.code, problem.words["near"]) == ("V001", "")


def test_a_key_of_another_block_is_unknown_here() -> None:
    (problem,) = problems_of("本年:\n  状态: 实施中\n  级别: 区级\n")
    assert (told([problem]), problem.words["parent"]) == (["7:3 V001"], "本年")


def test_what_loading_could_not_read_is_not_told_again() -> None:
    text = HEAD + "本年: &x\n  状态: 实施中\n标题: !t 一\n户人分解:\n  - 名称: *x\n    关系: 划分\n    分项: *x\n"
    assert told(check(text)[1]) == ["5:5 L103", "7:5 L103"]


def test_what_stands_in_for_the_missing_is_never_told() -> None:
    groups = "户人分解:\n" + "  - 关系: 划分\n    分项:\n      - 规模: 3户\n      - 规模: 3户\n" * 2
    problems = problems_of(groups + "本年:\n  状态: 实施中\n  资金执行:\n    - 计划: 3\n    - 计划: 3\n")
    assert {p.code for p in problems} == {"V002"}
    assert len(problems) == 8  # 名称 of 2 groups and of 4 parts, 来源 of 2 lines
    assert all(STAND_IN not in word for p in problems for word in p.words.values())


def test_a_blank_in_a_list_is_told_at_its_dash() -> None:
    problems = problems_of("存在问题:\n  -\n  - 居住分散\n培训:\n  -\n导语:\n  -\n")
    assert told(problems) == ["6:4 V027", "9:4 V027", "11:4 V027"]


def test_the_village_and_the_group_together_are_the_name() -> None:
    this_year("  项目村:\n    - 村: 甲村\n      组: 一组\n    - 村: 甲村\n      组: 二组\n")
    problems = problems_of("本年:\n  状态: 实施中\n  项目村:\n    - 村: 甲村\n    - 村: 甲村\n")
    assert told(problems) == ["9:10 V024"]
    assert problems[0].related == (Span(NAME, 8, 10, 12),)


def test_one_source_under_two_names_shows_both_lines() -> None:
    (problem,) = problems_of("本年:\n  状态: 实施中\n  资金:\n    群众自筹: 1\n    农户自筹: 2\n")
    assert (problem.code, problem.place, problem.related) == ("V018", Span(NAME, 9, 5, 9), (Span(NAME, 8, 5, 9),))
    assert problem.words == {"first": "群众自筹", "second": "农户自筹", "name": "群众自筹"}


def test_what_only_warns_does_not_stop_the_file() -> None:
    found, problems = check(
        HEAD.replace("甲乡", "乙乡") + "户人分解:\n  - 名称: 脱贫户\n    关系: 交叉\n    分项: []\n"
    )
    assert found is not None
    assert [(p.code, p.severity) for p in problems] == [("V026", Severity.WARNING), ("V023", Severity.WARNING)]


def test_every_number_of_a_report_is_found_with_its_key() -> None:
    report = checked("本年:\n  状态: 实施中\n  资金:\n    扶贫资金: 1\n  投入: 2\n指标:\n  甲: 591户1593人\n").report
    found = [(key, str(q.value)) for key, q in quantities_in(report)]
    assert found == [("扶贫资金", "1"), ("投入", "2"), ("规模", "591"), ("规模", "1593")]


def test_the_status_says_whether_the_money_is_spent() -> None:
    assert Status("已完成").finished
    assert not Status("主体完工").finished


SETTINGS = """资金来源:
  - 名称: 扶贫资金
    性质: 财政
计量单位:
  - 名称: 元
    量纲: 金额
  - 名称: 万元
    量纲: 金额
    等于: 10000
"""


def settings_problems(text: str) -> list[str]:
    source, problems = read(text)
    assert source is not None
    assert problems == ()
    found, problems = validate_settings(source)
    assert (found is None) == bool(problems)
    return told(problems)


def test_settings_are_typed_like_any_other_file() -> None:
    assert settings_problems(SETTINGS) == []
    assert settings_problems(SETTINGS.replace("性质: 财政", "性质: 国家")) == ["3:9 V005"]
    assert settings_problems(SETTINGS.replace("性质", "性貭")) == ["3:5 V001"]
    assert settings_problems(SETTINGS.replace("10000", "一万")) == ["9:9 V007"]
    assert settings_problems("应报乡镇:\n  - 青坪乡\n") == ["1:1 V002", "1:1 V002"]


def test_a_unit_that_is_nothing_of_another_is_refused() -> None:
    assert settings_problems(SETTINGS.replace("10000", "0")) == ["9:9 V007"]


def test_a_name_that_two_sources_or_two_units_have_is_told() -> None:
    twice = SETTINGS + "  - 名称: 块\n    别名:\n      - 元\n"
    assert settings_problems(twice) == ["12:9 V024"]
    source = "  - 名称: 专款\n    性质: 财政\n    别名:\n      - 扶贫资金\n计量单位:"
    assert settings_problems(SETTINGS.replace("计量单位:", source)) == ["7:9 V024"]


def test_money_needs_its_unit_in_the_settings() -> None:
    source, _ = read(SETTINGS.replace("万元", "千元"))
    assert source is not None
    without_wan, problems = validate_settings(source)
    assert (without_wan is not None, problems) == (True, ())
    assert without_wan is not None
    file, _ = read(HEAD)
    assert file is not None
    assert told(validate(file, without_wan, YEAR)[1]) == ["0:0 V021"]


KEYS = [
    "本年",
    "状态",
    "资金",
    "扶贫资金",
    "项目村",
    "村",
    "项目",
    "指标",
    "户人分解",
    "分项",
    "规模",
    "存在问题",
    "章节",
    "年度",
]
VALUES = [
    "28.10",
    "1e3",
    "实施中",
    "待填",
    "~",
    "&a",
    "*a",
    "!x",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "|",
    "#",
    "**镇",
    "591户1593人",
]
slips = st.sampled_from(
    [*KEYS, *VALUES, ":", ": ", "：", "\n", "\n", "\n", "  ", "    ", "- ", "\t", "　", ",", "，", "\ufdd0"]
)


@given(st.lists(slips, max_size=40).map("".join), st.booleans())
@effort(max_examples=300, deadline=None)
def test_no_slip_of_the_keyboard_makes_reading_fail(text: str, with_head: bool) -> None:
    found, problems = check((HEAD if with_head else "") + text)
    assert found is not None or problems
    assert all(p.place.file == NAME for p in problems)


TOWNSHIP = (ROOT / f"data/{YEAR}/青坪乡.yaml").read_text("utf-8")


@given(st.data())
@effort(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_slip_in_a_real_file_makes_reading_fail(data: st.DataObject) -> None:
    text = TOWNSHIP
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 6))
        text = text[:start] + data.draw(slips) + text[end:]
    found, problems = check(text)
    assert found is not None or problems
    for problem in problems:
        assert problem.place.line <= len(text.splitlines())


def test_a_source_may_not_take_a_name_that_funds_have_of_their_own() -> None:
    assert settings_problems(SETTINGS.replace("名称: 扶贫资金", "名称: 合计")) == ["2:9 V029"]


def test_what_cannot_be_typed_is_stood_in_for_by_something_that_remembers_it() -> None:
    found, problems = check(
        HEAD.replace("2023年12月20日", "年底")
        + "本年:\n  状态: 差不多了\n  投入: 上百\n  项目村:\n    - 组: 一组\n    - 组: 二组\n"
    )
    assert found is not None
    assert told(problems) == ["4:5 V012", "6:7 V005", "7:7 V007", "9:7 V002", "10:7 V002"]
    batch = found.report.this_year
    assert batch is not None
    assert batch.total == Quantity(None, WAN, missing=Missing.TO_FILL, stated="待填", reason="上百")
    assert not batch.status.finished
    assert batch.status not in list(Status)
    one, two = (village.village for village in batch.villages)
    assert one != two  # two of a kind stay two
    assert one.startswith(STAND_IN)
    assert {made.typed: made.place.line for made in found.stood_in.values() if made.typed} == {
        "年底": 4,
        "差不多了": 6,
        "上百": 7,
    }


def test_a_wrong_year_is_taken_for_that_of_the_folder() -> None:
    found, _ = check(HEAD.replace("年度: 2023", "年度: 今年"))
    assert found is not None
    assert found.report.year == YEAR
