"""Slips of a Chinese keyboard: repaired with a note where one meaning is possible, left alone where a sentence may stand."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from clerk import HEAD, NAME, check, form, read, settings, told
from conftest import ROOT, TOWNSHIPS
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from fupin_reports.load import Fixed, fixed, load
from fupin_reports.load.repair import Walk
from fupin_reports.load.suspects import suspicious
from fupin_reports.problems import Problem, Severity
from fupin_reports.project import Project
from fupin_reports.records import settings_outline, source_names
from fupin_reports.source import Node, Source, Span

YEAR = "本年:\n  状态: 实施中\n"


def repaired(body: str) -> tuple[Source, tuple[Problem, ...]]:
    source, problems = read(HEAD + body, form())
    assert source is not None, told(problems)
    return source, problems


def root_of(body: str) -> dict[str, Node]:
    """What is read of `body`, without the head."""
    return {key: value for key, value in repaired(body)[0].root.items() if key not in ("文种", "单位", "年度", "日期")}


REPAIRED = [
    ("full-width colon", "标题：总结\n", "标题: 总结\n", ["5:3 L110"]),
    ("full-width colon, a space behind it", "标题： 总结\n", "标题: 总结\n", ["5:3 L110"]),
    ("full-width colon, a full-width space behind it", "标题：　总结\n", "标题: 总结\n", ["5:3 L110"]),
    ("full-width colon, a space before it", "标题 ：总结\n", "标题: 总结\n", ["5:4 L110"]),
    ("full-width colon of a block", "本年：\n  状态： 实施中\n", YEAR, ["5:3 L110"]),
    ("full-width colon and a comment with another", "标题：总结 # 注：是 a: b\n", "标题: 总结\n", ["5:3 L110"]),
    ("full-width colon of a key nobody knows", "标提：总结\n", "标提: 总结\n", ["5:3 L110"]),
    ("no space", "标题:总结\n", "标题: 总结\n", ["5:3 L111"]),
    ("no space before a time", "标题:12:30开会\n", "标题: 12:30开会\n", ["5:3 L111"]),
    ("no space, a name of the office", YEAR + "  资金:\n    社会捐款:5\n", YEAR + "  资金:\n    社会捐款: 5\n", ["8:9 L111"]),
    ("a full-width space behind the colon", "标题:　总结\n", "标题: 总结\n", ["5:3 L112"]),
    ("a no-break space behind colon and space", "标题: \u00a0总结\n", "标题: 总结\n", ["5:4 L112"]),
    ("a no-break space and nothing", "标题:\u00a0\n", "标题:\n", ["5:3 L112"]),
    ("full-width indentation", "本年:\n　状态: 实施中\n", YEAR, ["6:1 L112"]),
    ("a line of full-width spaces", "标题: 总结\n　　\n署名: 乡政府\n", "标题: 总结\n署名: 乡政府\n", ["6:1 L112"]),
    ("a text block indented by full-width spaces", "导语:\n  - |\n　　第一段\n　　　第二段\n", "导语:\n  - |\n    第一段\n      第二段\n",
     ["7:1 L112"]),
    ("a full-width space behind a dash", "存在问题:\n  -　路难走\n", "存在问题:\n  - 路难走\n", ["6:4 L112"]),
    ("full-width digits", YEAR + "  投入: １２.５\n", YEAR + "  投入: 12.5\n", ["7:7 L113"]),
    ("a full-width point", YEAR + "  投入: 28．8\n", YEAR + "  投入: 28.8\n", ["7:9 L113"]),
    ("full-width digits with a unit", YEAR + "  投入: 约１５万元\n", YEAR + "  投入: 约15万元\n", ["7:8 L113"]),
    ("full-width digits of a date", "结对:\n  干部分工:\n    - {干部: 甲, 每人户数: ２—３}\n",
     "结对:\n  干部分工:\n    - {干部: 甲, 每人户数: 2—3}\n", ["7:21 L113"]),
    ("full-width digits of an indicator", "指标:\n  贫困户: ５９１户\n", "指标:\n  贫困户: 591户\n", ["6:8 L113"]),
    ("full-width commas of a mapping", "指标:\n  收入: {单位: 元，值: 965，口径: 甲，乙}\n",
     '指标:\n  收入: {单位: 元, 值: 965, 口径: "甲，乙"}\n', ["6:13 L114"]),
    ("full-width colons of a mapping", "指标:\n  收入: {单位：元, 值:965}\n", "指标:\n  收入: {单位: 元, 值: 965}\n",
     ["6:10 L110", "6:15 L111"]),
    ("brackets of a key", YEAR + "  资金:\n    社会帮扶(捐赠): 5\n", YEAR + "  资金:\n    社会帮扶（捐赠）: 5\n", ["8:9 L115"]),
    ("curly quotes", "标题: “甲乡总结”\n", "标题: 甲乡总结\n", ["5:5 L116"]),
    ("curly quotes around a number", YEAR + "  投入: “１５”\n", YEAR + "  投入: 15\n", ["7:7 L116", "7:8 L113"]),
    ("single curly quotes", "标题: ‘甲乡\"总结\"’ # 注\n", "标题: '甲乡\"总结\"'\n", ["5:5 L116"]),
    ("a sentence that begins with a figure", "存在问题:\n  - {{ 年度 }}年'难'\n", "存在问题:\n  - \"{{ 年度 }}年'难'\"\n",
     ["6:5 L117"]),
    ("two lines that begin with a figure", "存在问题:\n  - {{ 年度 }}年，\n    难\n  - 二\n",
     "存在问题:\n  - '{{ 年度 }}年， 难'\n  - 二\n", ["6:5 L117"]),
    ("first key of an entry", YEAR + "  项目村:\n    - 村：甲村\n      组：一组\n",
     YEAR + "  项目村:\n    - 村: 甲村\n      组: 一组\n", ["8:8 L110"]),
    ("the key of a sentence", "存在问题:\n  - 要点：路难走\n", "存在问题:\n  - 要点: 路难走\n", ["6:7 L110"]),
    ("keys of an entry that might be words", "今后打算:\n  - 时限：六月\n    要点：修路\n",
     "今后打算:\n  - 时限: 六月\n    要点: 修路\n", ["6:7 L110"]),
    ("tabs all through", "本年:\n\t状态: 实施中\n", YEAR, ["6:1 L122"]),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant", "notes"), [case[1:] for case in REPAIRED], ids=[c[0] for c in REPAIRED])
def test_what_can_mean_one_thing_only_is_read_as_that_and_told(typed: str, meant: str, notes: list[str]) -> None:
    source, problems = repaired(typed)
    plain, none = repaired(meant)
    assert none == ()
    assert dict(source.root) == dict(plain.root)
    assert sorted(told(problems)) == notes
    assert {p.severity for p in problems} == {Severity.NOTE}
    assert source.lines == tuple((HEAD + typed).splitlines())  # the file as typed is what messages show


LEFT_ALONE = [
    "存在问题:\n  - 一是：路难走\n  - 资金：缺口大\n  - 目标:不明\n",
    "本年:\n  状态: 实施中\n  说明:\n    - 标题：一\n    - 单位:二\n",
    "存在问题:\n  - 要点: 说明：要点：一\n    说明: 标题：二，“三”，４\n",
    "存在问题:\n  - 第一行，\n    要点：第二行\n",
    "标题: '单位：甲，“乙”'\n署名: \"单位:甲　乙\"\n",
    "存在问题:\n  - 要点: |\n      单位：甲\n      　年度:２０２３\n      {{ 年度 }}\n",
    "# 单位：甲，２３\n标题: 总结 # 单位：乙\n",
    "标题: “甲”和“乙”\n",
    "标题: “甲乡总结\n",
    "标题: “”\n",
    "培训:\n  - 名称: ２０２３年第１期\n",
    "本年:\n  状态: 实施中\n  投入: 长度不详（１号渠）\n",
    "标题: http://a.b/c:d\n署名: 3:1\n",
    "导语: ['甲，乙', \"丙：丁\"]\n",
    "导语: [甲，乙, 丙]\n",
    "章节:\n  存在问题: {标题: 难，处}\n",
    "导语:\n  - '第一段：\n\n    单位：乙'\n",
]


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_what_may_be_words_is_left_alone_and_gives_no_note(typed: str) -> None:
    source, problems = repaired(typed)
    plain, _ = read(HEAD + typed)
    assert plain is not None
    assert problems == ()
    assert dict(source.root) == dict(plain.root)


def test_a_key_with_two_colons_is_not_guessed_at() -> None:
    _, problems = check(HEAD + "标题：总结: 甲\n")
    assert told(problems) == ["5:1 V001"]


def test_a_misspelt_key_with_a_full_width_colon_is_told_as_misspelt() -> None:
    _, problems = check(HEAD + "资金管里：\n  - 专款专用\n")
    assert told(problems) == ["5:1 V001", "5:5 L110"]
    assert problems[0].words["near"] == "资金管理"


def test_a_file_without_a_known_form_is_read_as_it_stands() -> None:
    assert read("甲: [1，2]\n乙: １５\n") == read("甲: [1，2]\n乙: １５\n", None)
    source, problems = read("甲: [1，2]\n乙: １５\n")
    assert source is not None
    assert (source.root, problems) == ({"甲": ["1，2"], "乙": "１５"}, ())


def test_names_in_brackets_are_several_and_sentences_are_asked_about() -> None:
    source, (note,) = read("群体: [移民搬迁，搬迁安置，低保兜底]\n", settings_outline())
    assert source is not None
    assert source.root == {"群体": ["移民搬迁", "搬迁安置", "低保兜底"]}
    assert (note.code, note.words["count"]) == ("L114", "1")
    source, (doubt,) = repaired("存在问题: [路难走，水难引]\n")
    assert source.root["存在问题"] == ["路难走，水难引"]
    assert (doubt.code, doubt.severity, doubt.place) == ("L119", Severity.WARNING, Span(NAME, 5, 11, 12))


def test_many_of_one_kind_are_one_note_with_every_line() -> None:
    _, (note,) = read("文种：乡镇年终总结\n单位：甲乡\n年度：2023\n日期：2023年12月20日\n", form())
    assert (note.code, note.place) == ("L110", Span(NAME, 1, 3, 4))
    assert note.words == {
        "was": "文种：乡镇年终总结",
        "read": "文种: 乡镇年终总结",
        "count": "4",
        "lines": "1、2、3、4",
    }
    assert [span.line for span in note.related] == [2, 3, 4]


@pytest.mark.parametrize(
    ("typed", "place", "words"),
    [
        ("标题: 宽2m #2座\n", Span(NAME, 5, 9, 12), {"was": "#2座", "read": "宽2m"}),
        ("标题: #2座\n", Span(NAME, 5, 5, 8), {"was": "#2座", "read": ""}),
        ("标题：甲 #乙 丙\n", Span(NAME, 5, 6, 10), {"was": "#乙 丙", "read": "甲"}),
    ],
)
def test_a_hash_with_words_right_behind_it_may_have_cut_something(
    typed: str, place: Span, words: dict[str, str]
) -> None:
    (cut,) = (p for p in repaired(typed)[1] if p.code == "L118")
    assert (cut.severity, cut.place, cut.words) == (Severity.WARNING, place, words)


@pytest.mark.parametrize(
    "typed",
    [
        "标题: 总结 # 注\n",
        "标题: 总结#2\n",
        "本年: #注\n  状态: 实施中\n",
        "#注\n标题: '甲 #乙'\n",
        "标题: 总结 ## 注\n",
    ],
)
def test_a_comment_is_a_comment(typed: str) -> None:
    assert repaired(typed)[1] == ()


def test_places_behind_a_repair_are_those_of_the_file_as_typed() -> None:
    #                                  123456789
    source, _ = repaired("本年：\n　状态：实施中\n　资金:\n　　群众自筹:１５万元 # 注\n")
    path = ("本年", "资金", "群众自筹")
    assert source.keys["本年", "状态"] == Span(NAME, 6, 2, 4)
    assert source.values["本年", "状态"] == Span(NAME, 6, 5, 8)
    assert source.keys[path] == Span(NAME, 8, 3, 7)
    assert source.values[path] == Span(NAME, 8, 8, 12)


def test_the_value_in_quotes_that_were_put_there_is_where_it_was_typed() -> None:
    source, _ = repaired("导语:\n  - {{ 年度 }}年\n标题: “甲”\n")
    assert source.values["导语", 0] == Span(NAME, 6, 5, 14)  # {{ 年度 }} is eight characters, 年 the ninth
    assert source.values[("标题",)] == Span(NAME, 7, 5, 8)


def test_tabs_that_change_the_nesting_are_refused_with_every_line() -> None:
    source, problems = check(HEAD + "本年:\n  状态: 实施中\n  资金:\n\t群众自筹: 1\n\t扶贫资金: 2\n存在问题: 三\n")
    assert source is not None
    assert told(problems) == ["8:1 L101", "10:1 V003"]
    assert problems[0].words == {"cause": "tab"}
    assert problems[0].related == (Span(NAME, 9, 1, 2),)


CODES = ["3:1", "12:30", "no", "1e3", "1_000", ".60", "0755", "0890", "530381200001010011", "１号"]


@pytest.mark.parametrize("typed", CODES)
def test_codes_stay_as_typed_in_text_and_are_refused_as_numbers(typed: str) -> None:
    assert root_of(f"标题: {typed}\n存在问题:\n  - {typed}\n") == {"标题": typed, "存在问题": [typed]}
    if typed[0] in "1-9" and typed.isascii() and typed.isdigit():
        return
    _, problems = check(HEAD + YEAR + f"  投入: {typed}\n")
    if typed != "530381200001010011":  # a plain number, if a large one
        assert any(p.code[0] == "V" and p.place.line == 7 for p in problems)


# What a slip of the keyboard puts in the place of one character, or before it.
SLIPS = st.sampled_from("：，（）“”‘’　\u00a0\t#１５．{}[]'\"-:, |>")


def slipped(township: str, slips: list[tuple[int, int, str, bool]]) -> str:
    lines = Project(ROOT).file(township, 2023).read_text("utf-8").splitlines()
    for line, column, slip, instead in slips:
        line %= len(lines)
        column %= len(lines[line]) + 1
        lines[line] = lines[line][:column] + slip + lines[line][column + instead :]
    return "\n".join(lines) + "\n"


def fixed_bytes(raw: bytes) -> tuple[Fixed | None, Source | None]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(raw)
        return fixed(path, NAME, form())[0], load(path, NAME, form())[0]


def plain_key(text: str) -> str:
    """A key without what its span takes in or a repair changes."""
    return text.strip().strip("\"'").strip().translate(str.maketrans("（）", "()"))


@effort(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TOWNSHIPS),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), SLIPS, st.booleans()), min_size=1, max_size=6),
    st.booleans(),
)
def test_a_fixed_file_is_read_as_before_and_has_nothing_more_to_fix(
    township: str, slips: list[tuple[int, int, str, bool]], colons: bool
) -> None:
    text = slipped(township, slips)
    if colons:
        text = text.replace(": ", "：")
    result, before = fixed_bytes(text.encode())
    assert result is not None
    again, after = fixed_bytes(result.after)
    assert again is not None
    assert again.changes() == ()
    assert (before and before.root) == (after and after.root)
    if before is not None:
        for path, span in before.keys.items():
            shown = before.lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert plain_key(shown) == plain_key(str(path[-1]))


NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def scalars(node: Node) -> str:
    """Every key and value below `node`, one after another."""
    if isinstance(node, dict):
        return "\n".join(f"{key}\n{scalars(value)}" for key, value in node.items())
    return "\n".join(map(scalars, node)) if isinstance(node, list) else node or ""


@effort(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TOWNSHIPS),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), SLIPS, st.booleans()), min_size=1, max_size=4),
)
def test_no_number_of_a_file_is_lost_without_a_word(township: str, slips: list[tuple[int, int, str, bool]]) -> None:
    typed = slipped(township, slips).splitlines()
    source, problems = read("\n".join(typed) + "\n", form())
    if source is None:
        assert any(p.severity is Severity.ERROR for p in problems)
        return
    told = {span.line for p in problems for span in (p.place, *p.related)}
    told |= {line for out in source.left_out for line in range(out.first, out.last + 1)}
    written = Counter(NUMBER.findall(scalars(dict(source.root))))
    for n, line in enumerate(typed, 1):
        if n not in told and not line.lstrip().startswith("#"):
            written.subtract(NUMBER.findall(line.partition(" #")[0]))
    assert not [number for number, count in written.items() if count < 0]


@effort(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(TOWNSHIPS),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), SLIPS, st.booleans()), min_size=1, max_size=2),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_first_look_over_a_file_overlooks_nothing(
    township: str, slips: list[tuple[int, int, str, bool]], line_break: str
) -> None:
    text = slipped(township, slips)
    if Walk(text.split("\n"), form()).run().edits:
        assert suspicious(text.replace("\n", line_break))


def test_most_files_need_one_look_only() -> None:
    assert not any(suspicious(Project(ROOT).file(t, 2023).read_text("utf-8")) for t in TOWNSHIPS)
    assert not suspicious(Project(ROOT).settings.read_text("utf-8"))
    assert all(suspicious(HEAD + typed) for _, typed, _, _ in REPAIRED)


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_a_file_typed_with_full_width_colons_only_is_the_same_file(township: str) -> None:
    text = Project(ROOT).file(township, 2023).read_text("utf-8")
    typed = "\n".join(
        line if line.lstrip().startswith("#") else line.replace(": ", "：", 1) for line in text.splitlines()
    )
    source, problems = read(typed, form())
    plain, _ = read(text, form())
    assert source is not None
    assert plain is not None
    assert dict(source.root) == dict(plain.root)
    assert [p.code for p in problems] == ["L110"]


def test_the_names_of_the_office_are_known_to_the_form() -> None:
    assert form().keys["本年"].keys["资金"].names == source_names(settings())


@pytest.mark.parametrize("typed", ["  两类村：{算式: 指标.甲 + 指标.乙}\n", "  两类村:{算式: 指标.甲 + 指标.乙}\n"])
def test_a_key_with_a_bracket_behind_its_colon_is_no_part_of_what_is_in_the_bracket(typed: str) -> None:
    assert root_of("指标:\n" + typed) == root_of("指标:\n  两类村: {算式: 指标.甲 + 指标.乙}\n")
