"""Text as typed, with its places; encodings; what YAML does not understand, told at the line where it was done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from clerk import HEAD, NAME, WRONG, read, told
from hypothesis import given
from hypothesis import strategies as st

from fupin_reports.load import MAX_DEPTH, load
from fupin_reports.problems import Problem, Severity
from fupin_reports.source import Source, Span


def source_of(typed: str | bytes) -> Source:
    source, problems = read(typed)
    assert source is not None, told(problems)
    assert problems == ()
    return source


def only_problem(typed: str | bytes) -> Problem:
    _, (problem,) = read(typed)
    return problem


AS_TYPED = [
    "28.10",
    "0.10",
    ".60",
    "0.90",
    "0755",
    "0890",
    "010",
    "011200370512",
    "012345678901",
    "6217001234567890123",
    "530381200001010011",
    "no",
    "yes",
    "on",
    "True",
    "3:1",
    "12:30",
    "2.9:1",
    "1e3",
    "1_000",
    "1,234.5",
    "60%",
    "0x1F",
    "+3",
    "-3.50",
    ".inf",
    "~",
    "null",
    "2023-12-20",
    "2023-12-20 10:00:00",
    "2023年12月20日",
    "１５",
    "=",
    "50m³×2座",
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_every_scalar_stays_as_it_was_typed(typed: str) -> None:
    source = source_of(f"值: {typed}\n列:\n  - {typed}\n流: [{typed.replace(',', '')}]\n{typed}: 键\n")
    assert source.root["值"] == typed
    assert source.root["列"] == [typed]
    assert source.root["流"] == [typed.replace(",", "")]
    assert source.root[typed] == "键"


def test_quotes_are_not_part_of_the_text() -> None:
    source = source_of("年度: \"2023\"\n代码: '0755'\n空: ''\n")
    assert source.root == {"年度": "2023", "代码": "0755", "空": ""}


def test_a_blank_is_none_and_not_text() -> None:
    source = source_of("甲:\n乙: # 还没有填\n丙:\n  -\n  - 一\n丁: {戊: }\n")
    assert source.root == {"甲": None, "乙": None, "丙": [None, "一"], "丁": {"戊": None}}


def test_a_hash_with_a_space_before_it_begins_a_comment() -> None:
    assert source_of("备注: 宽2m#2座 # 备注\n").root == {"备注": "宽2m#2座"}


def test_text_of_several_lines_is_one_text() -> None:
    source = source_of("甲: 第一行\n  第二行\n乙: |\n  第一行\n  第二行\n丙: >-\n  第一行\n  第二行\n")
    assert source.root == {"甲": "第一行 第二行", "乙": "第一行\n第二行\n", "丙": "第一行 第二行"}


def test_a_colon_inside_quotes_or_prose_is_just_a_colon() -> None:
    source = source_of('甲: "目标: 完成"\n乙: 目标：完成\n丙: |\n  目标：一\n  目标: 二\n丁: 10:30开会\n')
    assert source.root == {"甲": "目标: 完成", "乙": "目标：完成", "丙": "目标：一\n目标: 二\n", "丁": "10:30开会"}


def test_white_space_behind_a_key_does_not_make_another_key() -> None:
    # U+3000 in front of the colon is what a Chinese input method leaves behind.
    source, problems = read("扶贫资金: 1\n扶贫资金　: 2\n")
    assert source is not None
    assert source.root == {"扶贫资金": "1"}
    assert told(problems) == ["2:1 L102"]


def test_values_and_keys_know_where_they_stand() -> None:
    #         1234567890123456
    source = source_of("# 注\n本年:\n  资金:\n    扶贫资金: 28.10  # 万元\n")
    path = ("本年", "资金", "扶贫资金")
    assert source.keys[path] == Span(NAME, 4, 5, 9)  # four blanks, then four characters
    assert source.values[path] == Span(NAME, 4, 11, 16)  # colon 9, blank 10, 28.10 on 11 to 15
    assert source.keys["本年", "资金"] == Span(NAME, 3, 3, 5)
    assert source.values["本年", "资金"] == Span(NAME, 4, 5, 0)  # several lines: the end is not known
    assert source.lines[3] == "    扶贫资金: 28.10  # 万元"


def test_a_character_outside_the_basic_plane_is_one_column() -> None:
    assert source_of("𠮷村: 𠮷𠮷组\n").values[("𠮷村",)] == Span(NAME, 1, 5, 8)


def test_the_place_of_a_blank_is_behind_its_colon_or_dash() -> None:
    source = source_of("甲:\n乙: \n丙:\n  -\n  - 一\n")
    assert source.values[("甲",)] == Span(NAME, 1, 3, 3)
    assert source.values[("乙",)] == Span(NAME, 2, 3, 3)
    assert source.values["丙", 0] == Span(NAME, 4, 4, 4)
    assert source.values["丙", 1] == Span(NAME, 5, 5, 6)


def test_the_place_of_quoted_text_takes_in_the_quotes() -> None:
    source = source_of("甲: \"2023\"\n'乙': x\n")
    assert source.values[("甲",)] == Span(NAME, 1, 4, 10)
    assert source.keys[("乙",)] == Span(NAME, 2, 1, 4)


def test_a_block_of_text_begins_at_its_bar() -> None:
    assert source_of("甲: |\n  一\n  二\n乙: x\n").values[("甲",)] == Span(NAME, 1, 4, 0)


def test_what_is_not_in_the_file_has_the_place_of_the_nearest_key_above() -> None:
    source = source_of("本年:\n  资金:\n    扶贫资金: 1\n")
    assert source.place(("本年", "资金", "群众自筹")) == source.keys["本年", "资金"]
    assert source.place(("本年", "项目村", 0, "村")) == source.keys[("本年",)]
    assert source.key_place(("本年", "资金")) == source.keys["本年", "资金"]
    assert str(source.place(("本年", "资金", "扶贫资金"))) == "甲乡.yaml:3:11"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_count_the_same_whatever_ends_them(line_break: str) -> None:
    source = source_of("甲: 1\n乙:\n  丙: 2\n".replace("\n", line_break))
    assert source.lines == ("甲: 1", "乙:", "  丙: 2")
    assert source.values["乙", "丙"] == Span(NAME, 3, 6, 7)


SAMPLE = HEAD + "标题: 扶贫开发工作总结\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_without_a_word_with_and_without_a_mark(encoding: str) -> None:
    source = source_of(SAMPLE.encode(encoding))
    assert source.root == source_of(SAMPLE).root
    assert source.keys[("文种",)] == Span(NAME, 1, 1, 3)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (SAMPLE.encode("utf-16"), "UTF-16"),
        (b"\xff\xfe" + SAMPLE.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + SAMPLE.encode("utf-16-be"), "UTF-16"),
        (SAMPLE.encode("gb18030"), "GB18030"),
        (SAMPLE.encode("gbk"), "GB18030"),
    ],
)
def test_other_encodings_are_read_and_named(raw: bytes, encoding: str) -> None:
    source, (note,) = read(raw)
    assert source is not None
    assert source.root == source_of(SAMPLE).root
    assert (note.code, note.severity, note.words) == ("L003", Severity.NOTE, {"encoding": encoding})
    assert note.place == Span(NAME)


def test_a_gb18030_file_that_begins_with_ascii_is_still_one() -> None:
    text = "# yaml-language-server: $schema=../schema/x.json\n# 2023 data\n" + SAMPLE
    source, problems = read(text.encode("gb18030"))
    assert source is not None
    assert source.root["单位"] == "甲乡"
    assert told(problems) == ["0:0 L003"]


def test_a_gb18030_file_whose_first_character_looks_like_utf_8_is_still_one() -> None:
    # 模 is C4 A3 in GB18030, which is a good two-byte letter (ģ) in UTF-8.
    source, problems = read(("# 模板\n" + SAMPLE).encode("gb18030"))
    assert source is not None
    assert source.lines[0] == "# 模板"
    assert told(problems) == ["0:0 L003"]


def broken(text: str, at: str, encoding: str = "utf-8") -> bytes:
    """`text` in which the last byte of the first `at` is lost and 0xFF stands there."""
    before, after = text.split(at, 1)
    return before.encode(encoding) + at.encode(encoding)[:-1] + b"\xff" + after.encode(encoding)


def test_a_broken_byte_with_chinese_before_and_after_it_is_told_by_line_and_column() -> None:
    problem = only_problem(broken(SAMPLE, "开"))
    assert problem.code == "L002"
    assert problem.place == Span(NAME, 5, 7, 8)  # 标题: 扶贫 are six characters
    assert problem.words == {"byte": "0xE5"}  # 开 is E5 BC 80: the lead byte has lost its last one


def test_a_byte_broken_in_the_first_chinese_character_does_not_garble_the_rest() -> None:
    problem = only_problem(broken("# 2023\n" + SAMPLE, "文"))
    assert (problem.code, problem.place) == ("L002", Span(NAME, 2, 1, 2))


def test_a_broken_byte_in_a_gb18030_file_is_told_where_it_is_and_not_at_the_first_character() -> None:
    problem = only_problem(broken(SAMPLE, "扶", "gb18030"))
    assert (problem.code, problem.place) == ("L002", Span(NAME, 5, 5, 6))


def test_a_cut_off_utf_16_file_is_told_where_it_ends() -> None:
    problem = only_problem((b"\xff\xfe" + "单位: 甲乡\n乙: 丙".encode("utf-16-le"))[:-1])
    assert (problem.code, problem.place) == ("L002", Span(NAME, 2, 4, 5))


def test_a_broken_byte_after_old_mac_line_breaks_is_on_its_own_line() -> None:
    problem = only_problem(broken("单位: 甲\r标题: 乙\r", "乙"))
    assert problem.place == Span(NAME, 2, 5, 6)


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    source, (missing,) = load(tmp_path / NAME, NAME)
    assert source is None
    assert (missing.code, missing.place, missing.words["kind"]) == ("L001", Span(NAME), "missing")
    source, (folder,) = load(tmp_path, NAME)
    assert source is None
    assert (folder.code, folder.words["kind"]) == ("L001", "folder")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such permissions")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(SAMPLE, "utf-8")
    path.chmod(0)
    root = os.geteuid() == 0  # root may read everything, so the file is read as nobody
    if root:
        os.seteuid(65534)
    try:
        _, (denied,) = load(path, NAME)
    finally:
        if root:
            os.seteuid(0)
    assert (denied.code, denied.words["kind"]) == ("L001", "denied")


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\x85", "\x9b", "\u2028", "\u200b", "\ufffe"]
)
def test_characters_that_no_one_sees_are_told_and_not_printed(character: str) -> None:
    problem = only_problem(f"甲: 一\n乙: 二{character}三\n")
    assert (problem.code, problem.place) == ("L106", Span(NAME, 2, 5, 6))
    assert problem.words == {"code": f"U+{ord(character):04X}"}


def test_a_second_byte_order_mark_inside_the_file_is_told() -> None:
    # Two files joined by `copy a+b`: the mark of the second one lies in the middle.
    assert told([only_problem("\ufeff甲: 1\n\ufeff乙: 2\n")]) == ["2:1 L106"]


def test_a_file_that_is_no_text_is_not_told_byte_by_byte() -> None:
    source, problems = read(bytes(range(32)) * 100)
    assert source is None
    assert {p.code for p in problems} == {"L106"}
    assert len(problems) == 20


CAUSES = {
    "tab": "tab",
    "no-space-after-colon": "no_colon",
    "full-width-colon": "no_colon",
    "full-width-colon-in-line-1": "no_colon",
    "no-colon-two-lines": "no_colon",
    "two-colons": "colon",
    "deeper-below-a-value": "indent",
    "indentation": "indent",
    "indentation-in-a-list": "indent",
    "unclosed-quote": "quote",
    "unclosed-quote-closed-by-the-next": "quote",
    "words-behind-a-quote": "after_quote",
    "mask-as-name": "alias",
    "chinese-tag": "alias",
    "begins-with-at": "token",
    "begins-with-backtick": "token",
    "begins-with-percent": "token",
    "unclosed-bracket": "bracket",
    "dash-behind-a-key": "dash",
    "words-behind-a-bar": "block",
    "backslash-in-quotes": "escape",
    "second-document": "document",
}


@pytest.mark.parametrize(("case", "cause"), CAUSES.items())
def test_a_slip_of_syntax_is_known_by_its_kind(case: str, cause: str) -> None:
    _, (problem, *_) = read((WRONG / f"{case}.yaml").read_bytes())
    assert (problem.code, problem.words) == ("L101", {"cause": cause})


MORE_CAUSES = [
    ("甲:\n  乙: 1\n\t丙: 2\n", "3:1", "tab"),
    ("甲:\n  \t乙: 1\n   丙: x: y\n", "2:3", "tab"),
    ("甲:1\n乙: 2\n", "1:1", "no_colon"),
    ("甲: 1\n乙\n\n丙: 2\n", "2:1", "no_colon"),
    ("- 村：甲村\n  组: 1\n", "1:3", "no_colon"),
    ("说明: 第一行\n  第二行\n  项目: 3\n", "3:3", "indent"),
    ("甲: b: c\n", "1:5", "colon"),
    ('甲: "乙": 丙\n', "1:7", "colon"),
    ("甲:\n  - 乙\n - 丙\n", "3:2", "indent"),
    ("甲:\n  - 乙\n  丙: 1\n", "3:3", "indent"),
    ("甲: '乙\n丙: 1\n", "1:4", "quote"),
    ("甲: '乙' 丙\n", "1:8", "after_quote"),
    ("甲: *\n", "1:4", "alias"),
    ("甲: *乙\n", "1:4", "alias"),
    ("甲: *x\n", "1:4", "alias"),
    ("甲: &乙\n", "1:4", "alias"),
    ("甲: }\n", "1:4", "token"),
    ("%甲: 1\n", "1:1", "token"),
    ("甲: {乙: 1\n丙: 2\n", "1:4", "bracket"),
    ("甲: [1", "1:4", "bracket"),
    ("甲: {\n", "1:5", "bracket"),
    ("甲: 1\n...\n乙: 2\n", "3:1", "document"),
    ("甲: " + "[" * 5000, "1:1003", "deep"),
]


@pytest.mark.parametrize(("typed", "place", "cause"), MORE_CAUSES)
def test_a_slip_of_syntax_is_told_at_the_line_where_it_was_made(typed: str, place: str, cause: str) -> None:
    _, (problem, *_) = read(typed)
    assert (told([problem]), problem.words) == ([f"{place} L101"], {"cause": cause})


def test_a_list_that_does_not_line_up_shows_where_it_began() -> None:
    problem = only_problem((WRONG / "indentation-in-a-list.yaml").read_bytes())
    assert problem.related == (Span(NAME, 6, 3),)


def test_a_tab_that_changes_no_nesting_is_just_white_space() -> None:
    assert source_of("甲:\t1\t# 注\n乙: '二\t三'\n").root == {"甲": "1", "乙": "二\t三"}


def test_a_full_width_comma_makes_one_entry_and_not_two() -> None:
    assert source_of("甲: [1，2]\n").root == {"甲": ["1，2"]}


def test_a_key_written_twice_is_told_with_both_lines_and_both_values() -> None:
    source, (problem,) = read("资金:\n  中央: 28.10\n  省级: 15.75\n  中央: 38.10\n")
    assert problem.code == "L102"
    assert problem.place == Span(NAME, 4, 3, 5)
    assert problem.related == (Span(NAME, 2, 3, 5),)
    words = {"key": "中央", "parent": "资金", "first_line": "2", "first": "28.10", "second": "38.10"}
    assert problem.words == words
    assert source is not None
    assert source.root == {"资金": {"中央": "28.10", "省级": "15.75"}}  # never the last one


def test_a_key_written_three_times_is_told_twice() -> None:
    _, problems = read("甲: 1\n甲: 2\n甲: 3\n")
    assert [(p.words["first"], p.words["second"]) for p in problems] == [("1", "2"), ("1", "3")]


def test_a_key_written_twice_in_a_list_item_names_the_list() -> None:
    _, (problem,) = read("项目村:\n  - 村: 甲村\n    村: 乙村\n  - 村: 丙村\n")
    assert told([problem]) == ["3:5 L102"]
    assert problem.words["parent"] == "项目村"


def test_a_block_written_twice_is_not_shown_as_a_value() -> None:
    _, (problem,) = read("本年:\n  状态: 实施中\n本年:\n  状态: 已完成\n")
    assert (problem.words["first"], problem.words["second"]) == ("…", "…")


def test_the_same_key_at_two_places_is_not_written_twice() -> None:
    assert source_of("甲:\n  乙: 1\n丙:\n  乙: 2\n").root == {"甲": {"乙": "1"}, "丙": {"乙": "2"}}


def test_an_anchor_is_told_once_however_often_it_is_used() -> None:
    source, (problem,) = read("甲: &a 一\n乙: *a\n丙: *a\n")
    assert told([problem]) == ["1:4 L103"]
    assert source is not None
    assert source.root == {"甲": None, "乙": None, "丙": None}
    assert source.unread == {("甲",), ("乙",), ("丙",)}


@pytest.mark.parametrize("mark", ["&a ", "!x ", "!!str ", "! "])
def test_an_anchor_or_a_tag_never_vanishes_from_a_value(mark: str) -> None:
    _, problems = read(f"甲: {mark}一\n")
    assert told(problems) == ["1:4 L103"]


def test_a_bomb_of_aliases_stays_small() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]  # 9 to the power of 30 entries
    source, problems = read("\n".join(lines))
    assert source is not None
    assert len(problems) == 30
    assert {p.code for p in problems} == {"L103"}


def test_a_list_that_holds_itself_ends() -> None:
    source, problems = read("甲: &a [*a]\n")
    assert source is not None
    assert told(problems) == ["1:4 L103"]


def test_nesting_stops_at_a_sane_depth() -> None:
    def nested(depth: int) -> str:
        return "".join(f"{'  ' * n}甲:\n" for n in range(depth))

    assert read(nested(MAX_DEPTH))[1] == ()
    source, (problem,) = read(nested(MAX_DEPTH + 1))
    assert source is not None
    assert (problem.code, problem.words) == ("L103", {"cause": "deep"})
    assert problem.place.line == MAX_DEPTH + 1


@pytest.mark.parametrize("opening", ["[", "{甲: ", "- ", "? ", "[{"])
def test_a_bomb_of_brackets_is_told_and_harmless(opening: str) -> None:
    source, problems = read("值:\n  " + opening * 20_000)
    assert source is None or source.root == {"值": None}
    assert {p.code for p in problems} <= {"L101", "L120"}
    assert len(problems) == 1


@given(st.binary(max_size=200))
def test_no_bytes_make_loading_fail(raw: bytes) -> None:
    source, problems = read(raw)
    assert (source is not None) or problems


@given(st.from_regex(r"\A[0-9a-zA-Z.:_%+~甲乙丙-]{1,12}\Z"))
def test_plain_text_without_marks_is_read_as_it_stands(text: str) -> None:
    source, _ = read(f"值: {text}\n")
    if source is not None and isinstance(source.root["值"], str):
        assert source.root["值"] == text
