"""The whole flow over one file: everything that can be said is said in one run, and nothing false beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from conftest import ROOT, TOWNSHIPS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fupin_reports.pipeline import Office, make_document, read_settings
from fupin_reports.problems import has_errors
from fupin_reports.project import Project

HERE = Project(ROOT)
SETTINGS = read_settings(HERE)[0]
FILES = {township: HERE.file(township, 2023).read_text("utf-8").splitlines() for township in TOWNSHIPS}
JUNK = st.sampled_from(
    [
        "",
        "x",
        "{{",
        "}}",
        "：",
        "- ",
        "  ",
        "\t",
        "#",
        "'",
        '"',
        "[",
        "0755",
        "1e9",
        "约",
        "不详",
        "{% if %}",
        "&a",
        "\u3000",
        "15x",
        "null",
    ]
)


def told(text: str, township: str = "青坪乡") -> tuple[list[str], bool]:
    """The problems of a township's file with that text as `line code`, and whether it gave a document."""
    assert SETTINGS is not None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "templates").symlink_to(HERE.templates)
        path = root / f"{township}.yaml"
        path.write_text(text, "utf-8")
        outcome = make_document(path, Office(Project(root), 2023, SETTINGS))
    assert (outcome.document is None) == has_errors(outcome.problems)
    return [
        f"{p.place.line} {p.code}" for p in sorted(outcome.problems, key=lambda p: p.sort_key())
    ], not outcome.failed


def changed(*pairs: tuple[str, str]) -> tuple[str, list[int]]:
    """青坪乡's file with each first text replaced, and the lines that were touched."""
    text = "\n".join(FILES["青坪乡"]) + "\n"
    lines = []
    for old, new in pairs:
        assert old in text
        lines.append(text[: text.index(old)].count("\n") + 1)
        text = text.replace(old, new, 1)
    return text, lines


def test_a_wrong_sum_and_a_wrong_name_are_told_beside_a_blank_number() -> None:
    text, (sum_, blank, name) = changed(
        ("申报合计: 28.8", "申报合计: 28.9"),  # the three sources make 15 + 10 + 3.8 = 28.8
        ("数量: 2.5公里", "数量:"),
        ("{{ 指标.人均经济收入.目标 }}", "{{ 指标.人均经济收入.目票 }}"),
    )
    problems, built = told(text)
    assert not built
    assert set(problems) == {f"{sum_} F201", f"{blank} V006", f"{name} T002"}


def test_a_total_that_cannot_be_made_for_a_blank_is_not_told_as_well() -> None:
    text, (blank,) = changed(("扶贫资金: 6.96", "扶贫资金:"))
    assert told(text)[0] == [f"{blank} V006"]


def test_a_misspelt_key_gives_no_false_sums() -> None:
    text, (key,) = changed(("          投入: 18.7", "          投人: 18.7"))
    assert told(text)[0] == [f"{key} V001"]


def test_an_unknown_source_gives_no_false_sums() -> None:
    text, (key,) = changed(("挂钩单位扶持: 10", "挂勾单位扶持: 10"))
    assert told(text)[0] == [f"{key} V017"]


def test_a_slip_of_syntax_does_not_hide_a_wrong_sum_elsewhere_in_the_file() -> None:
    text, (slip, sum_) = changed(
        ("署名: 青坪乡人民政府", "署名: *青坪乡人民政府"),
        ("申报合计: 28.8", "申报合计: 28.9"),  # the three sources make 15 + 10 + 3.8 = 28.8
    )
    assert told(text)[0] == [f"{slip} L101", f"{sum_} F201"]


def test_a_slip_in_one_village_hides_only_the_sums_that_it_may_be_part_of() -> None:
    # The villages of 上年: 忠义 28.8 and 后山 30.15, 58.95 in all. In 后山 a line of 12.25 is left out.
    text, (_, first, slip) = changed(
        ("  申报合计: 58.95", "  申报合计: 58.96"),
        ("申报合计: 28.8", "申报合计: 28.9"),
        ("群众自筹: 12.25", "群众自筹: *12.25"),
    )
    assert told(text)[0] == [f"{first} F201", f"{slip} L101"]


def test_a_line_left_out_between_two_villages_hides_the_sums_of_both_sides() -> None:
    text, (first, slip) = changed(
        ("申报合计: 28.8", "申报合计: 28.9"), ("    - 村: 后山村委会", "    * 村: 后山村委会")
    )
    assert f"{first} F201" not in told(text)[0]  # what stood there may have been an item of 忠义
    assert f"{slip} L101" in told(text)[0]


def test_a_misspelt_key_of_one_year_does_not_hide_a_wrong_sum_of_the_other() -> None:
    text, (sum_, key) = changed(("申报合计: 28.8", "申报合计: 28.9"), ("          投入: 18.7", "          投人: 18.7"))
    assert told(text)[0] == [f"{sum_} F201", f"{key} V001"]


def test_a_key_written_twice_hides_only_the_sums_of_its_own_block() -> None:
    text, (sum_, again) = changed(
        ("申报合计: 28.8", "申报合计: 28.9"),
        ("        挂钩单位扶持: 2.9\n", "        挂钩单位扶持: 2.9\n        挂钩单位扶持: 3.9\n"),
    )
    assert told(text)[0] == [f"{sum_} F201", f"{again + 1} L102"]
    text, (_, again) = changed(
        ("申报合计: 28.8", "申报合计: 28.9"),
        ("        挂钩单位扶持: 10\n", "        挂钩单位扶持: 10\n        挂钩单位扶持: 10.1\n"),
    )
    assert told(text)[0] == [f"{again + 1} L102"]


def test_a_name_is_not_missed_where_something_was_left_out() -> None:
    text, (slip, _) = changed(
        ("署名: 青坪乡人民政府", "署名: *青坪乡人民政府"),
        ("{{ 指标.人均经济收入.目标 }}", "{{ 指标.人均经济收入.目票 }}"),
    )
    assert told(text)[0] == [f"{slip} L101"]


def test_a_source_missing_at_one_level_is_not_told_where_its_line_was_left_out() -> None:
    # 后山 has its sources at village level, its projects the sum; the line of the village's 扶贫资金 is left out.
    text, (slip,) = changed(
        ("        扶贫资金: 15\n        挂钩单位扶持: 2.9", "        扶贫资金: *\n        挂钩单位扶持: 2.9")
    )
    assert told(text)[0] == [f"{slip} L101"]


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    assert SETTINGS is not None
    secret = tmp_path / "secret.yaml"
    secret.write_text("密码: 123456\n", "utf-8")
    project = Project(tmp_path / "project")
    path = project.file("青坪乡", 2023)
    path.parent.mkdir(parents=True)
    path.symlink_to(secret)
    outcome = make_document(path, Office(project, 2023, SETTINGS))
    assert [p.code for p in outcome.problems] == ["L109"]


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_the_repos_own_files_have_no_errors(township: str) -> None:
    assert told("\n".join(FILES[township]) + "\n", township)[1]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TOWNSHIPS),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), JUNK), min_size=1, max_size=4),
)
def test_no_slip_stops_the_tool(township: str, slips: list[tuple[int, int, str]]) -> None:
    lines = list(FILES[township])
    for line, column, junk in slips:
        line %= len(lines)
        lines[line] = lines[line][:column] + junk + lines[line][column + 1 :]
    told("\n".join(lines) + "\n", township)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TOWNSHIPS), st.sets(st.integers(0, 400), min_size=1, max_size=5))
def test_no_lost_line_stops_the_tool(township: str, lost: set[int]) -> None:
    told("\n".join(line for n, line in enumerate(FILES[township]) if n not in lost) + "\n", township)
