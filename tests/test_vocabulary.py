"""What a typed report names must be known to the office, to its kind and to its folder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clerk import HEAD, NAME, check, checked, read, settings, told

from fupin_reports.kinds import KINDS
from fupin_reports.kinds.township import TOWNSHIP
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Span
from fupin_reports.vocabulary import kind_misfits, misfits

BATCH = "本年:\n  状态: 实施中\n"


def problems_of(body: str) -> tuple[Problem, ...]:
    return check(HEAD + body)[1]


def test_a_block_that_the_kind_requires_must_be_there_and_hold_something() -> None:
    strict = replace(TOWNSHIP, requires=("本年", "培训"))
    whole = checked(BATCH + "培训:\n  - 名称: 实用技术\n")
    assert list(kind_misfits(whole.report, strict, whole.source)) == []
    blank = checked("培训:\n")
    problems = list(kind_misfits(blank.report, strict, blank.source))
    assert [(p.code, p.words["key"]) for p in problems] == [("V019", "本年"), ("V019", "培训")]
    assert told(problems) == ["1:1 V019", "5:1 V019"]  # where the file begins; where the blank key stands


def test_a_required_block_that_could_not_be_read_is_not_told_as_missing() -> None:
    source, _ = read(HEAD + "本年: &a\n  状态: 实施中\n")
    assert source is not None
    report = checked("").report
    assert list(kind_misfits(report, replace(TOWNSHIP, requires=("本年",)), source)) == []


def test_without_a_known_kind_its_sections_are_not_looked_at() -> None:
    found = checked(BATCH)
    assert list(misfits(found.report, None, found.source, settings(), 2023)) == []


def test_a_file_in_another_years_folder_is_told_at_its_year() -> None:
    found = checked("")
    (problem,) = misfits(found.report, TOWNSHIP, found.source, settings(), 2022)
    assert (problem.code, problem.place, problem.severity) == ("V016", Span(NAME, 3, 5, 9), Severity.ERROR)
    assert problem.words == {"text": "2023", "year": "2022"}


@pytest.mark.parametrize("level", ["", "  项目村:\n    - 村: 甲村\n", "  项目:\n    - 类别: 道路\n"])
def test_an_unknown_source_is_told_at_every_level_with_the_nearest_one(level: str) -> None:
    indent = "      " if level else "  "
    (problem,) = problems_of(f"{BATCH}{level}{indent}资金:\n{indent}  财政扶平资金: 1\n")
    assert problem.code == "V017"
    assert problem.words["near"] == "财政扶贫资金"
    assert problem.place.line == 8 + level.count("\n")


def test_a_source_of_last_year_is_looked_at_as_well() -> None:
    assert told(problems_of("上年:\n  状态: 已完成\n  资金:\n    中央: 1\n")) == ["8:5 V017"]


def test_aliases_at_different_levels_are_one_source_and_no_problem() -> None:
    checked(BATCH + "  资金:\n    群众自筹: 1\n  项目:\n    - 类别: 道路\n      资金:\n        农户自筹: 1\n")


def test_labour_in_kind_has_no_cash_to_receive_or_spend() -> None:
    (problem,) = problems_of(BATCH + "  资金执行:\n    - 来源: 农户自筹\n      到位: 3\n")
    assert (problem.code, problem.place) == ("V020", Span(NAME, 8, 11, 15))


def test_a_source_has_one_line_of_execution_whatever_it_is_called() -> None:
    same = problems_of(BATCH + "  资金执行:\n    - 来源: 扶贫资金\n    - 来源: 扶贫资金\n")
    assert [(p.code, p.related) for p in same] == [("V024", (Span(NAME, 8, 11, 15),))]
    other = problems_of(BATCH + "  资金执行:\n    - 来源: 扶贫资金\n    - 来源: 财政扶贫资金\n")
    assert [(p.code, p.related) for p in other] == [("V018", (Span(NAME, 8, 11, 15),))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("章节:\n  资金管理:\n    并入: 工作成绩\n", []),
        ("章节:\n  资金管理:\n    并入: 资金管理\n", ["7:9 V025"]),
        ("章节:\n  资金管理:\n    并入: 工作成绩\n  工作成绩:\n    显示: 否\n", ["7:9 V025"]),
        ("章节:\n  资金管理:\n    并入: 存在问题\n  存在问题:\n    并入: 今后打算\n", ["7:9 V025"]),
        ("章节:\n  资金管理:\n    并入: 别的\n", ["7:9 V022"]),
        ("章节:\n  别的: 否\n", ["6:3 V022"]),
    ],
)
def test_a_section_is_known_and_is_merged_only_into_one_that_is_printed(body: str, expected: list[str]) -> None:
    assert told(problems_of(body)) == expected


def test_two_lines_of_work_of_one_title_are_told_in_the_data_and_not_in_the_template() -> None:
    line = "  - 标题: 产业\n    内容:\n      - 一\n"
    (problem,) = problems_of("工作:\n" + line * 2)
    assert (told([problem]), problem.words) == (["9:9 V024"], {"text": "产业", "list": "工作", "line": "6"})


def test_a_name_written_three_times_is_told_for_the_second_and_the_third() -> None:
    problems = problems_of("培训:\n" + "  - 名称: 技术\n" * 3)
    assert told(problems) == ["7:9 V024", "8:9 V024"]


def test_each_kind_has_its_own_name_and_sections() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        assert len({section.key for section in kind.sections}) == len(kind.sections)


def test_a_township_that_need_not_report_is_told_as_a_warning() -> None:
    found = checked("")
    office = settings().model_copy(update={"must_report": ("乙乡",)})
    problems = misfits(found.report, found.kind, found.source, office, found.report.year)
    assert [(p.code, p.severity) for p in problems] == [("V031", Severity.WARNING)]
