"""A draft of one township: gaps and errors stand where they are, and nothing is printed as if it were whole."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from clerk import wrong_inputs
from drafts import draft_of, outcome_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pipeline import FILES, JUNK
from townships import HEAD, said

from fupin_reports.document import Blank, Document, DraftNote, Flag, Table, text_of, words_of_block
from fupin_reports.document_json import from_json, to_json
from fupin_reports.draft import read_wording
from fupin_reports.writers.docx import write


def sentences(document: Document, *parts: str) -> list[str]:
    """The blocks that hold one of `parts`."""
    return [text for text in said(document) if any(part in text for part in parts)]


def note_of(document: Document) -> tuple[str, list[str]]:
    """What stands at the head: the words, and the list."""
    note = document.blocks[0]
    assert isinstance(note, DraftNote)
    return text_of(note.words), [text_of(entry) for entry in note.entries]


def cells(document: Document, table: str) -> dict[str, list[str]]:
    """The rows of the table whose id ends so, by key."""
    found = next(b for b in document.blocks if isinstance(b, Table) and b.id.endswith(table))
    return {row.key: [text_of(cell.words) for cell in row.cells] for row in (*found.body, *found.foot)}


def test_a_township_without_errors_is_a_draft_all_the_same(tmp_path: Path) -> None:
    document = draft_of(tmp_path, "存在问题: [居住分散]")
    assert document.meta.draft == "草　稿"
    words, listed = note_of(document)
    assert words == "草稿说明：本稿供审阅，不作正式报告。数据里没有错误，可以出正式报告。"
    assert listed == []
    assert not any(isinstance(w, Blank | Flag) for b in document.blocks for words in words_of_block(b) for w in words)


def test_a_blank_is_shown_and_a_sum_that_lacks_it_is_not_made(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path,
        """
        本年:
          状态: 实施中
          项目村:
            - 村: 甲村
              资金: {扶贫资金: 15, 群众自筹: 5}
            - 村: 乙村
              资金: {扶贫资金: 3, 群众自筹: 待填}
        """,
    )
    assert "该村需投入资金20万元，其中：扶贫资金15万元，群众自筹5万元。" in said(document)
    assert "该村需投入资金〔待填〕，其中：扶贫资金3万元，群众自筹〔待填〕。" in said(document)
    # 扶贫资金: 15 + 3 = 18; 群众自筹 and the whole lack what 乙村 has not filled in
    whole = "扶贫项目共需投入资金〔待填〕，其中：扶贫资金18万元，群众自筹〔待填〕。"
    assert sentences(document, whole)
    assert cells(document, "本年资金表") == {
        "甲村": ["甲村", "—", "15", "5", "20"],
        "乙村": ["乙村", "—", "3", "〔待填〕", "〔待填〕"],
        "合计": ["合计", "18", "〔待填〕", "〔待填〕"],
    }
    # one line is not filled in, whatever it leaves undone
    assert "没有填、没有填对的1处，印作〔待填〕" in note_of(document)[0]
    assert not any(isinstance(w, Flag) for b in document.blocks for words in words_of_block(b) for w in words)


def test_what_cannot_be_typed_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path,
        """
        本年:
          状态: 差不多了
          项目:
            - 类别: 水利
              投入: 上百
              工程量: [{对象: 灌渠, 数量: 七八百米}]
              受益: 若干
        """,
    )
    item = "水利：灌渠〔原写：七八百米〕，受益〔原写：若干〕，需投入资金〔原写：上百〕。"
    assert item in said(document)
    assert "2023年，全乡扶贫项目共需投入资金〔原写：上百〕。" in said(document)  # the only amount there is


def test_a_name_or_date_not_filled_in_is_a_blank_and_a_wrong_choice_is_quoted(tmp_path: Path) -> None:
    outcome = outcome_of(
        tmp_path,
        "文种: 乡镇年终总结\n年度: 2023\n日期: 年底\n单位:\n本年:\n  状态: 实施中\n  项目村:\n    - 村:\n      级别: 州级\n"
        "      项目: [{类别: 水利, 投入: 3}]\n    - 组: 一组\n      项目: [{类别: 道路, 投入: 2}]\n",
    )
    assert outcome.document is not None
    text = said(outcome.document)
    assert "1.〔待填〕（〔原写：州级〕）" in text
    assert "2.〔待填〕一组" in text  # not lost beside the other one without a name
    assert text[-4].startswith("〔待填〕2023年扶贫项目明细表") or "附件〔待填〕2023年扶贫项目明细表" in "".join(text)
    assert "〔待填〕〔原写：年底〕" in text  # 署名 and 日期
    assert "全〔待填〕" in "".join(text)  # 自称
    assert "\ufdd0" not in to_json(outcome.document)


def test_a_wrong_total_is_marked_behind_the_computed_one_in_full_once(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path,
        """
        本年:
          状态: 实施中
          申报合计: 24.00
          资金: {扶贫资金: 12.50, 挂钩单位扶持: 8.30, 群众自筹: 4.21}
          项目村: [{村: 甲村}]
        """,
    )
    # 12.50 + 8.30 + 4.21 = 25.01
    full = "25.01万元〔F201 申报合计24.00万元，重算25.01万元〕，其中"
    assert len(sentences(document, full)) == 1
    assert sentences(document, "25.01万元〔F201〕。按来源分")
    assert cells(document, "本年资金表")["合计"] == ["合计", "12.50", "8.30", "4.21", "25.01〔F201〕"]
    assert note_of(document)[0].endswith("数据里还有1处错误，改好以前出不了正式报告。1处标在有关的句子和格子后面。")


def test_an_error_that_only_a_cell_shows_is_told_in_full_below_the_table(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path,
        """
        本年:
          状态: 实施中
          资金执行: [{来源: 扶贫资金, 计划: 15, 到位: 3, 支出: 2}, {来源: 彩票, 计划: 1, 到位: 1, 支出: 1}]
          资金: {扶贫资金: 15}
        """,
    )
    table = next(b for b in document.blocks if isinstance(b, Table) and b.id.endswith("资金执行表"))
    notes = [text_of(note) for note in table.notes]
    assert cells(document, "资金执行表")["彩票"][1] == "1〔V017〕"
    assert notes == ["〔V017 资金来源没有“彩票”〕"]


def test_what_was_left_out_is_marked_at_the_sums_that_may_lack_it(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path,
        """
        本年:
          状态: 实施中
          项目村:
            - 村: 甲村
              项目:
                - {类别: 水利, 投入: 3}
                - 类别: 道路
                  投人: 8
            - 村: 乙村
              项目: [{类别: 水利, 投入: 2}]
        """,
    )
    assert "该村已列明资金3万元〔V001 没有“投人”这一项，是否应为“投入”？〕。" in said(document)
    assert "该村需投入资金2万元。" in said(document)  # 乙村 lacks nothing
    assert sentences(document, "共5万元〔V001〕。")  # 3 + 2


def test_what_shows_nowhere_is_listed_at_the_head(tmp_path: Path) -> None:
    words, listed = note_of(draft_of(tmp_path, "联系科室: 扶贫办\n存在问题: [居住分散]"))
    assert words.endswith("数据里还有1处错误，改好以前出不了正式报告。1处在正文里没有对应的地方，列在下面：")
    assert listed == ["第1行：V001 没有“联系科室”这一项。"]


def test_a_text_that_names_what_is_not_there_is_marked_and_the_rest_of_it_printed(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path, "本年: {状态: 实施中}\n存在问题:\n  - 需投入{{ 本年.资金.合记 }}，路远\n  - 路{{ 远\n  - 人少"
    )
    items = sentences(document, "路", "人少")
    assert items[0].startswith("1.需投入〔待填〕〔T002 没有名为 ")
    assert items[0].endswith("〕，路远。")
    assert items[1] == "2.路{{远。〔T006 花括号写法有误〕"
    assert items[2] == "3.人少。"


def test_entries_of_one_name_are_both_printed(tmp_path: Path) -> None:
    document = draft_of(
        tmp_path,
        """
        本年:
          状态: 实施中
          项目村:
            - {村: 甲村, 资金: {扶贫资金: 1}}
            - {村: 甲村, 资金: {扶贫资金: 2}}
        工作: [{标题: 产业, 内容: [种茶]}, {标题: 产业, 内容: [养羊]}]
        """,
    )
    rows = cells(document, "本年资金表")
    assert [row[-1].split("〔")[0] for row in rows.values()] == ["1", "2", "3"]  # 1 + 2 = 3
    assert sentences(document, "种茶。")
    assert sentences(document, "养羊。")


def test_a_warning_is_marked_only_where_it_counts_as_an_error(tmp_path: Path) -> None:
    text = """
        本年:
          状态: 实施中
          申报合计: 24.6
          项目: [{类别: 水利, 投入: 24.609}]
        """
    # 24.609 to one decimal is 24.6: a 提醒
    assert not sentences(draft_of(tmp_path, text), "F204")
    assert sentences(draft_of(tmp_path, text, strict=True), "24.609万元〔F204 申报合计24.6万元是四舍五入的〕")


def test_a_section_merged_into_one_that_is_not_printed_is_printed_by_itself(tmp_path: Path) -> None:
    document = draft_of(tmp_path, "存在问题: [居住分散]\n章节:\n  存在问题: {并入: 没有这章}\n")
    assert "一、存在问题" in said(document)


def test_a_broken_wording_still_marks_every_error(tmp_path: Path) -> None:
    (tmp_path / "草稿.yaml").write_text("页标: ''\n标记: '{{ code'\n格内: [x]\n说明: '{{ 没有 }}'\n", "utf-8")
    wording = read_wording(tmp_path)
    assert wording.say("标记", code="F201", text="不对") == "〔F201 不对〕"
    assert wording.say("说明", errors=2, blanks=0, marked=0, listed=0) == "草稿（2）"
    assert wording.say("页标")


def test_a_broken_template_is_said_and_gives_no_draft(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "乡镇年终总结.html.j2").write_text("{% if %}", "utf-8")
    outcome = outcome_of(tmp_path, HEAD)
    assert outcome.document is None
    assert [p.code for p in outcome.problems] == ["T001"]


@pytest.mark.parametrize("case", wrong_inputs(), ids=lambda case: case.stem)
def test_any_wrong_input_gives_a_draft_or_the_reason_why_not(case: Path, tmp_path: Path) -> None:
    outcome = outcome_of(tmp_path, case.read_bytes(), township="甲乡")
    if outcome.document is None:
        assert outcome.problems
        return
    tree = to_json(outcome.document)
    assert not re.search(r"[\ufdd0-\ufdef]|None|Undefined|<d n=", tree)
    assert from_json(tree) == outcome.document
    write(outcome.document)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), JUNK), min_size=1, max_size=4))
def test_no_slip_stops_a_draft_or_shows_what_stands_in(slips: list[tuple[int, int, str]]) -> None:
    lines = list(FILES["青坪乡"])
    for line, column, junk in slips:
        line %= len(lines)
        lines[line] = lines[line][:column] + junk + lines[line][column + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        document = outcome_of(Path(folder), "\n".join(lines) + "\n").document
    assert document is None or not re.search(r"[\ufdd0-\ufdef]|None|Undefined|<d n=", to_json(document))
