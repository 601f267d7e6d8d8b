"""Behind a slip of syntax the rest is read; what was left out is known by its lines; what is no data file is refused."""

from __future__ import annotations

import pytest
from clerk import HEAD, NAME, check, form, read, told
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.problems import MOST_TOLD, Problem, Severity, at_most_told
from fupin_reports.source import LeftOut, Span


def test_a_line_that_cannot_be_read_is_left_out_and_the_rest_is_there() -> None:
    source, (problem,) = read("甲: 1\n乙: *\n丙:\n  丁: 2\n")
    assert told([problem]) == ["2:4 L101"]
    assert source is not None
    assert source.root == {"甲": "1", "丙": {"丁": "2"}}
    assert source.left_out == (LeftOut(2, 2, 1),)
    assert source.lines == ("甲: 1", "乙: *", "丙:", "  丁: 2")


def test_lines_below_one_that_is_left_out_go_with_it() -> None:
    source, (problem,) = read("甲: [1\n  , 2\n乙: 3\n")
    assert problem.code == "L101"
    assert source is not None
    assert (source.root, source.left_out) == ({"乙": "3"}, (LeftOut(1, 2, 1),))


def test_an_entry_of_a_list_keeps_its_other_keys() -> None:
    source, (problem,) = read("列:\n  - 甲: *\n    乙: 1\n  - 甲: 二\n")
    assert told([problem]) == ["2:8 L101"]
    assert source is not None
    assert source.root == {"列": [{"乙": "1"}, {"甲": "二"}]}
    assert source.extents["列", 0] == (2, 3)  # the line that is left out taken in


def test_a_key_that_lacks_its_colon_hides_nothing_below_it() -> None:
    source, (problem,) = read("甲: 1\n乙\n  丙: 2\n")
    assert (told([problem]), problem.words) == (["2:1 L101"], {"cause": "no_colon"})
    assert source is not None
    assert (source.root, source.left_out) == ({"甲": "1", "乙": {"丙": "2"}}, ())


def test_an_open_quote_takes_one_line_with_it() -> None:
    source, (problem,) = read('甲: "一\n乙: 2\n丙: 3\n')
    assert told([problem]) == ["1:4 L101"]
    assert source is not None
    assert source.root == {"乙": "2", "丙": "3"}


def test_a_second_document_is_left_out_whole() -> None:
    source, (problem,) = read("甲: 1\n---\n乙: 2\n甲: 3\n")
    assert problem.words == {"cause": "document"}
    assert source is not None
    assert (source.root, source.left_out) == ({"甲": "1"}, (LeftOut(2, 4),))


def test_all_slips_of_a_file_are_told_in_one_run() -> None:
    source, problems = read("".join(f"甲{n}: *\n乙{n}: {n}\n" for n in range(12)))
    assert told(problems) == [f"{2 * n + 1}:{5 + (n > 9)} L101" for n in range(12)]
    assert source is not None
    assert source.root == {f"乙{n}": str(n) for n in range(12)}


def test_a_file_of_nothing_but_slips_is_given_up() -> None:
    source, problems = read("甲: *\n" * 100)
    assert source is None
    assert len(problems) == 20


def test_a_block_of_which_all_is_left_out_is_not_told_as_blank() -> None:
    _, problems = check(HEAD + "本年:\n  状态: 实施中\n  资金:\n    扶贫资金: *\n")
    assert told(problems) == ["8:11 L101"]


def test_a_required_key_that_stands_where_something_was_left_out_is_not_missed() -> None:
    _, problems = check(HEAD + "本年:\n  状态: *\n  项目村:\n    - 组: 一组\n")
    assert told(problems) == ["6:7 L101", "8:7 V002"]  # 村 of the entry is missing in any case
    assert problems[1].words["key"] == "村"
    _, problems = check(HEAD + "本年:\n  项目村:\n    - 村: *\n      组: 一组\n")
    assert [p.words.get("key") for p in problems] == ["状态", None]


def test_the_rest_of_a_file_with_a_broken_byte_is_read() -> None:
    raw = (HEAD + "标题: 甲〇乡\n本年:\n  状态: 实施中\n  投入: 若干\n").encode().replace("〇".encode(), b"\xe3\xff")
    source, problems = read(raw, form())
    assert source is not None
    assert source.root["标题"] is None  # what stood there is not known
    assert told(problems) == ["5:6 L002"]
    assert told(check(raw)[1]) == ["5:6 L002", "8:7 V007"]


def test_a_number_behind_a_bar_is_told_and_not_taken_for_an_indentation() -> None:
    source, (problem,) = read("甲: |5\n乙: 1\n")
    assert (told([problem]), problem.words) == (["1:4 L101"], {"cause": "block"})
    assert source is not None
    assert source.root == {"甲": None, "乙": "1"}


def test_a_character_that_was_lost_earlier_is_told_and_not_printed() -> None:
    source, problems = read(HEAD + "标题: 甲\ufffd乡\n", form())
    assert source is not None
    assert source.root["标题"] is None
    assert told(problems) == ["5:6 L123"]
    source, problems = read(HEAD + '标题: "甲\\ufffd乡"\n', form())
    assert source is not None
    assert source.root["标题"] is None
    assert told(problems) == ["5:5 L123"]


def test_a_key_with_a_broken_byte_is_left_out_without_a_second_word() -> None:
    raw = (HEAD + "标〇: 甲\n").encode().replace("〇".encode(), b"\xff")
    source, problems = read(raw, form())
    assert source is not None
    assert told(problems) == ["5:2 L002"]
    assert "标题" not in source.root
    assert source.left_out == (LeftOut(5, 5),)


def test_a_control_character_is_passed_over_and_the_rest_told_at_its_place() -> None:
    source, problems = read("甲\u200b: 一\x07二\n乙: \u200b*\n")
    assert source is not None
    assert source.root == {"甲": "一二"}
    assert told(problems) == ["1:2 L106", "1:6 L106", "2:4 L106", "2:5 L101"]
    assert source.values[("甲",)] == Span(NAME, 1, 5, 8)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (HEAD + "".join(f"键{n}: {n}\n" for n in range(60_000)), "0:0"),
        (HEAD + "导语: [" + "甲, " * 30_000 + "]\n", "0:0"),
        (HEAD + "标题: " + "甲" * 200_000 + "\n", "5:1"),
        (HEAD + "标题: |\n" + ("  " + "甲" * 90_000 + "\n") * 20, "0:0"),  # 5.4 MB
        ("a: &a [" + "[" * 2000 + "]" * 2000 + "]\nb: [" + "*a, " * 30_000 + "]\n", "0:0"),
    ],
    ids=["keys", "entries", "line", "bytes", "aliases"],
)
def test_a_file_that_is_no_townships_data_is_refused_at_once_with_one_message(typed: str, place: str) -> None:
    found, problems = check(typed)
    assert found is None
    assert told(problems) == [f"{place} L120"]


def test_a_large_township_is_read() -> None:
    # 300 villages with 10 projects each: more than any county has
    village = "    - 村: 甲村{n}\n      项目:\n" + "        - 类别: 道路\n          投入: 1\n" * 10
    typed = HEAD + "本年:\n  状态: 实施中\n  项目村:\n" + "".join(village.format(n=n) for n in range(300))
    assert check(typed)[1] == ()


def test_thousands_of_wrong_keys_are_told_by_the_first_and_a_count() -> None:
    _, problems = check(HEAD + "".join(f"键{n}: {n}\n" for n in range(5000)))
    shown = at_most_told(problems, NAME)
    assert len(shown) == MOST_TOLD + 1
    assert (shown[-1].code, shown[-1].words) == ("L121", {"count": "4800"})
    assert shown[-1].severity is Severity.ERROR


def test_the_count_of_what_is_not_told_is_as_grave_as_the_gravest_of_it() -> None:
    notes = tuple(Problem("L103", Span(NAME, n, 1), severity=Severity.NOTE) for n in range(1, MOST_TOLD + 3))
    assert at_most_told(notes[:MOST_TOLD], NAME) == notes[:MOST_TOLD]
    assert (at_most_told(notes, NAME)[-1].words, at_most_told(notes, NAME)[-1].severity) == (
        {"count": "2"},
        Severity.NOTE,
    )


@given(st.text(alphabet="甲乙:： -#'\"[]{},，\t\n*&!|>%@`", max_size=60))
def test_no_text_makes_reading_fail_and_lines_stay_those_of_the_file(text: str) -> None:
    source, problems = read(text, form())
    assert source is not None or problems
    if source is not None:
        assert source.lines == tuple(text.split("\n") if not text.endswith("\n") else text.split("\n")[:-1])
        assert all(0 <= span.line <= len(source.lines) + 1 for span in source.values.values())
