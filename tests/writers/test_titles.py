"""Titles of more than one line: between unit, year and name of the document, of like length, never inside a name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.writers.titles import title_lines

WIDTH = 442_200  # 156 mm in thousandths of a point: 20 characters of 22 pt
NAMES = ("青坪乡人民政府", "青坪乡")


def advance(character: str) -> int:
    return 11_000 if character < "\x7f" else 22_000


def lines(title: str, *names: str) -> list[str]:
    return list(title_lines(title, names or NAMES, WIDTH, advance))


def length(line: str) -> int:
    return sum(map(advance, line))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青坪乡2023年扶贫开发工作总结", ["青坪乡2023年扶贫开发工作总结"]),
        # 25 characters and four digits: after the unit the lines would be 7 and 20, after the year 10 and 17
        (
            "青坪乡人民政府2023年扶贫开发工作完成情况的总结报告",
            ["青坪乡人民政府2023年", "扶贫开发工作完成情况的总结报告"],
        ),
        ("青坪乡人民政府关于2023年扶贫开发工作情况的报告", ["青坪乡人民政府", "关于2023年扶贫开发工作情况的报告"]),
        (
            "青坪乡2023年度整村推进项目资金安排及使用情况明细表",
            ["青坪乡2023年度整村推进项目", "资金安排及使用情况明细表"],
        ),
        (
            "建档立卡贫困户到户措施落实情况以及挂钩帮扶干部职工结对情况统计表",
            ["建档立卡贫困户到户措施落实情况", "以及挂钩帮扶干部职工结对情况统计表"],
        ),
    ],
)
def test_a_title_is_broken_between_its_parts(title: str, expected: list[str]) -> None:
    assert lines(title) == expected


def test_a_units_name_is_never_cut_even_where_that_would_be_more_even() -> None:
    unit = "富源县青坪乡人民政府扶贫开发领导小组"
    assert lines(f"{unit}关于2023年扶贫开发工作情况的总结", unit) == [unit, "关于2023年扶贫开发工作情况的总结"]
    long = "云泉县清源镇柳河街道云溪片区扶贫办"  # 17 characters, the rest of the title is 9
    assert lines(f"{long}二〇二三年度工作", long)[0] == long


def test_three_lines_have_no_waist() -> None:
    title = "云河市青坪县柳河镇人民政府关于2023年度建档立卡贫困户易地扶贫搬迁和危房改造项目实施情况的报告"
    widths = [length(line) for line in lines(title, "云河市青坪县柳河镇人民政府")]
    assert len(widths) == 3
    assert not widths[0] > widths[1] < widths[2]


@pytest.mark.parametrize("title", ["", "总结" * 40, "（《总结》）2023" * 9, "W" * 90, "W" * 90 + "总结"])
def test_a_title_of_any_shape_keeps_its_words(title: str) -> None:
    assert "".join(lines(title)) == title


@given(st.text(st.sampled_from("青坪乡人民政府年度的以及扶贫（2023"), min_size=1, max_size=60))
def test_lines_fit_and_cut_no_number_and_no_name(title: str) -> None:
    found = lines(title)
    assert "".join(found) == title
    assert all(length(line) <= WIDTH or "（" in line for line in found)
    for before, after in pairwise(found):
        assert not (before[-1:].isdigit() and after[:1].isdigit())
        assert not before.endswith("（")
        for name in NAMES:
            assert not any(before.endswith(name[:n]) and after.startswith(name[n:]) for n in range(1, len(name)))
