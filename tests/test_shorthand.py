"""Short ways of writing are spelled out by one table, and what is spelled out knows where it was typed."""

from __future__ import annotations

import pytest
from clerk import HEAD, check, checked, told

from fupin_reports.shorthand import spelled_out
from fupin_reports.source import Node

CASES: list[tuple[Node, Node]] = [
    ({"存在问题": ["居住分散"]}, {"存在问题": [{"要点": "居住分散"}]}),
    ({"今后打算": ["完成在建项目"]}, {"今后打算": [{"要点": "完成在建项目"}]}),
    ({"资金管理": ["专款专用", "公示"]}, {"资金管理": {"措施": ["专款专用", "公示"]}}),
    ({"资金管理": "专款专用"}, {"资金管理": {"措施": "专款专用"}}),
    ({"章节": {"存在问题": "否"}}, {"章节": {"存在问题": {"显示": "否"}}}),
    ({"指标": {"劳务输出": "800余人"}}, {"指标": {"劳务输出": {"值": "800余人"}}}),
    ({"指标": {"贫困户": "591户1593人"}}, {"指标": {"贫困户": {"规模": "591户1593人"}}}),
    ({"指标": {"贫困户": "591户"}}, {"指标": {"贫困户": {"值": "591户"}}}),
    ({"指标": {"贫困户": None}}, {"指标": {"贫困户": {"值": None}}}),
    ({"署名": "青坪乡人民政府"}, {"署名": ["青坪乡人民政府"]}),
    ({"存在问题": [None]}, {"存在问题": [{"要点": None}]}),
]


@pytest.mark.parametrize(("typed", "long"), CASES)
def test_a_short_way_of_writing_is_spelled_out(typed: Node, long: Node) -> None:
    assert spelled_out(typed)[0] == long


@pytest.mark.parametrize(
    "typed",
    [
        {"存在问题": [{"要点": "居住分散", "说明": "山高坡陡"}]},
        {"指标": {"人均收入": {"目标": "965元以上"}}},
        {"资金管理": {"措施": ["专款专用"]}},
        {"资金管理": None, "章节": None, "指标": None, "存在问题": None},
        {"存在问题": [["一", "二"]]},
        {"章节": "否"},
        {"本年": {"存在问题": ["居住分散"], "指标": {"贫困户": "5户"}}},
        {},
    ],
)
def test_everything_else_stays_as_it_stands(typed: Node) -> None:
    assert spelled_out(typed) == (typed, {})


@pytest.mark.parametrize(("long", "_short"), [(long, typed) for typed, long in CASES])
def test_what_is_spelled_out_is_not_spelled_out_again(long: Node, _short: Node) -> None:
    assert spelled_out(long)[0] == long


def test_each_new_path_leads_to_where_it_was_typed() -> None:
    _, moved = spelled_out({"存在问题": [{"要点": "一"}, "二"], "资金管理": ["三", "四"], "指标": {"甲": "5户"}})
    assert moved == {
        ("存在问题", 1, "要点"): ("存在问题", 1),
        ("资金管理", "措施"): ("资金管理",),
        ("资金管理", "措施", 0): ("资金管理", 0),
        ("资金管理", "措施", 1): ("资金管理", 1),
        ("指标", "甲", "值"): ("指标", "甲"),
    }


def test_short_and_long_are_the_same_to_every_later_stage() -> None:
    short = checked(
        "指标:\n  甲: 591户1593人\n  乙: 3名\n资金管理:\n  - 专款专用\n存在问题:\n  - 居住分散\n章节:\n  资金管理: 否\n"
    )
    long = checked(
        "指标:\n  甲:\n    规模: 591户1593人\n  乙:\n    值: 3名\n资金管理:\n  措施:\n    - 专款专用\n"
        "存在问题:\n  - 要点: 居住分散\n章节:\n  资金管理:\n    显示: 否\n"
    )
    assert short.report == long.report


def test_what_was_typed_short_stands_where_it_was_typed() -> None:
    report = checked("存在问题:\n  - 居住分散\n资金管理:\n  - 专款专用\n指标:\n  贫困户: 591户1593人\n").report
    point, measure = report.issues[0].point, report.fund_management and report.fund_management.measures[0]
    assert point.place is not None
    assert (point.place.line, point.place.column, point.place.end_column) == (6, 5, 9)
    assert measure is not None
    assert measure.place is not None
    assert (measure.place.line, measure.place.column) == (8, 5)
    scale = report.indicators["贫困户"].scale
    assert scale is not None
    assert scale.people is not None
    assert scale.people.place is not None
    assert (scale.people.place.line, scale.people.place.column) == (10, 8)


def test_a_mistake_in_a_short_way_of_writing_is_told_under_the_key_that_was_typed() -> None:
    _, problems = check(HEAD + "指标:\n  贫困户: 几户\n  产值:\n章节:\n  存在问题: 不印\n")
    assert told(problems) == ["6:8 V007", "7:6 V006", "9:9 V014"]
    assert [p.words["key"] for p in problems] == ["贫困户", "产值", "存在问题"]
