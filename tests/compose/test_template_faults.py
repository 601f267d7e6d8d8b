"""Faults of templates: each with its code, template file and line; as many as can be told in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import codes, composed, document, refused, said

MONEY = """
本年:
  状态: 实施中
  资金:
    扶贫资金: 15
    群众自筹: 3.8
"""
TITLE = '<title id="标题">总结</title>\n'


def fault(tmp_path: Path, markup: str, text: str = MONEY) -> list[str]:
    """What is wrong with `markup`, which stands from line 2 on."""
    return refused(tmp_path, TITLE + markup, text)


# ───── expressions ─────


@pytest.mark.parametrize(
    "markup",
    [
        "\n{% if 本年 %}\n",
        '<p id="a">{{ 本年.资金.合计 }</p>\n{{ x }}',
        "{% 如果 %}",
        "{{ 本年 | 没有这个 }}",
        "{{ “a” }}",
    ],
)
def test_t001_broken_syntax_is_told_with_its_line(tmp_path: Path, markup: str) -> None:
    found = fault(tmp_path, markup)
    assert len(found) == 1
    assert found[0].endswith("T001")
    assert found[0].split(":")[0].split(" ")[0] in ("2", "3", "4")


def test_t001_of_an_included_template_names_that_file(tmp_path: Path) -> None:
    found = refused(tmp_path, TITLE + '{% include "块/甲.html.j2" %}', MONEY, {"块/甲.html.j2": "<!-- -->\n{% if %}"})
    assert found == ["templates/块/甲.html.j2:2:1 T001"] or found == ["templates/块/甲.html.j2:2 T001"]


def test_t001_a_template_that_is_not_utf8_is_told_at_its_line(tmp_path: Path) -> None:
    composed(tmp_path, TITLE, MONEY)  # lays out the folder
    path = tmp_path / "templates" / "乡镇年终总结.html.j2"
    path.write_bytes(TITLE.encode() + '<p id="a">全乡</p>'.encode("gbk"))
    from townships import checked_of

    from fupin_reports.compose import compose
    from fupin_reports.compute import compute

    checked = checked_of(tmp_path, MONEY)
    found = compose(checked, compute(checked), tmp_path / "templates")
    assert found.sketch is None
    assert [(p.code, p.place.line, p.words["reason"]) for p in found.problems] == [("T001", 2, "utf-8")]


def test_a_byte_order_mark_of_notepad_says_nothing(tmp_path: Path) -> None:
    assert said(document(tmp_path, "\ufeff" + TITLE)) == ["总结"]


def test_t002_every_unknown_name_is_told_in_one_run_with_line_and_column(tmp_path: Path) -> None:
    markup = '<p id="a">{{ 本年.资金.合記 }}</p>\n<p id="b">{{ 单立 }}和{{ 本年.资全.合计 }}</p>\n{% if 本年.壮态 %}{% endif %}'
    _, problems = composed(tmp_path, TITLE + markup, MONEY)
    assert [(p.code, p.place.line, p.place.column, p.words["name"], p.words["near"]) for p in problems] == [
        ("T002", 2, 14, "本年.资金.合記", "本年.资金.合计"),
        ("T002", 3, 14, "单立", "单位"),
        ("T002", 3, 23, "本年.资全", "本年.资金"),
        ("T002", 4, 7, "本年.壮态", "本年.状态"),
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "没有的",
        "没有的.下面的",
        "没有的['x']",
        "没有的 | 句",
        "没有的 | 增减",
        "没有的 | 或横线",
        "没有的 | 投入",
        "没有的 | length",
        "没有的()",
        "没有的 + 1",
        "没有的 ~ '甲'",
        "'甲' if 没有的 else '乙'",
        "'甲' if 没有的 == '乙' else '丙'",
        "'甲' if 没有的 > 3 else '丙'",
        "占比(没有的, 本年.资金.合计)",
        "差额(本年.资金.合计, 没有的)",
        "[本年.资金.合计, 没有的] | join('、')",
    ],
)
def test_t002_an_unknown_name_is_found_however_it_is_used(tmp_path: Path, expression: str) -> None:
    _, problems = composed(tmp_path, f'{TITLE}<p id="a">{{{{ {expression} }}}}</p>', MONEY)
    assert [(p.code, p.place.line, p.words["name"]) for p in problems] == [("T002", 2, "没有的")]


def test_t002_below_a_figure_or_by_a_number_there_is_no_name(tmp_path: Path) -> None:
    markup = '<p id="a">{{ 本年.资金.合计.数值 }}</p>\n<p id="b">{{ 本年[1] }}</p>'
    _, problems = composed(tmp_path, TITLE + markup, MONEY)
    assert [(p.code, p.words["name"], p.words["near"]) for p in problems] == [
        ("T002", "本年.资金.合计.数值", ""),
        ("T002", "本年.1", ""),
    ]


def test_a_template_may_ask_whether_a_name_is_there(tmp_path: Path) -> None:
    assert said(document(tmp_path, TITLE + '<p id="a">{{ "有" if 没有的 is defined else "无" }}</p>')) == ["总结", "无"]


@pytest.mark.parametrize(
    "expression",
    ["本年.资金.合计 + 1", "1 / 0", "占比('甲', 3)", "本年.资金.各来源 | 句", "本年.资金 | length", "本年.资金.合计()"],
)
def test_t003_an_expression_that_cannot_be_worked_out_is_told_with_its_line(tmp_path: Path, expression: str) -> None:
    _, problems = composed(tmp_path, f'{TITLE}\n<p id="a">{{{{ {expression} }}}}</p>', MONEY)
    assert [(p.code, p.place.line) for p in problems] == [("T003", 3)]


def test_t003_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    _, problems = composed(tmp_path, TITLE + '{% include "块/没有.html.j2" %}', MONEY)
    assert [(p.code, p.place.line, p.words["reason"]) for p in problems] == [
        ("T003", 2, "TemplateNotFound 块/没有.html.j2")
    ]


def test_t003_a_loop_over_names_and_a_template_that_includes_itself(tmp_path: Path) -> None:
    assert fault(tmp_path, "{% for x in 本年 %}{% endfor %}") == ["2:1 T003"]
    partials = {"块/圈.html.j2": '{% include "块/圈.html.j2" %}'}
    _, problems = composed(tmp_path, TITLE + '{% include "块/圈.html.j2" %}', MONEY, partials)
    assert codes(problems) == ["T003"]


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("本年.资金.合计 ~ '整'", "本年.资金.合计"),
        ("'共' ~ 本年.资金.合计", "本年.资金.合计"),
        ("本年.资金.合计 | replace('1', '2')", "本年.资金.合计"),
        ("本年.资金.合计 | string", "本年.资金.合计"),
        ("本年.资金.合计 | upper", "本年.资金.合计"),
        ("'%s' | format(本年.资金.合计)", "本年.资金.合计"),
        ("本年 ~ ''", "本年"),
        ("本年.项目村 ~ ''", "本年.项目村"),
        ("结对.帮扶对象 ~ ''", "结对.帮扶对象"),
        ("(本年.增幅 or 本年.资金.扶贫资金) ~ ''", "本年.资金.扶贫资金"),
    ],
)
def test_t004_a_figure_treated_as_plain_text_is_refused(tmp_path: Path, expression: str, name: str) -> None:
    text = MONEY + "结对:\n  帮扶对象: 558户1593人\n"
    _, problems = composed(tmp_path, f'{TITLE}<p id="a">{{{{ {expression} }}}}</p>', text)
    assert [(p.code, p.place.line, p.words["name"]) for p in problems] == [("T004", 2, name)]


def test_t007_a_name_with_nothing_behind_it_this_year(tmp_path: Path) -> None:
    markup = (
        '<p id="a">{{ 上年.资金.合计 }}，{{ 本年.增幅 | 增减 }}</p>\n<p id="b">{{ 本年.资金.挂钩单位扶持 }}{{ 标题 }}</p>\n'
        '<p id="c">{{ 占比(上年.资金.合计, 本年.资金.合计) }}</p>'
    )
    _, problems = composed(tmp_path, TITLE + markup, MONEY)
    assert [(p.code, str(p.place).rsplit(".j2:")[1], p.words["name"]) for p in problems] == [
        ("T007", "2:14", "上年.资金.合计"),
        ("T007", "2:29", "本年.增幅"),
        ("T007", "3:14", "本年.资金.挂钩单位扶持"),
        ("T007", "3:32", "标题"),
        ("T007", "4:17", "上年.资金.合计"),
    ]


def test_a_name_with_nothing_behind_it_may_be_asked_for(tmp_path: Path) -> None:
    markup = """<p id="a">{% if 上年.资金.合计 %}有{% else %}无{% endif %}{{ 上年.资金.合计 | 或横线 }}
    {% for 村 in 上年.项目村 %}{{ 村 }}{% endfor %}{{ 上年.项目村 | length }}{{ 标题 or "无题" }}</p>"""
    assert said(document(tmp_path, TITLE + markup, MONEY))[1] == "无—0无题"


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("本年.项目村", "本年.项目村"),
        ("资金管理.措施", ""),
        ("上年.已完成", ""),
        ("none", ""),
        ("占比", ""),
        ("单位.upper", ""),
    ],
)
def test_t008_what_is_not_one_number_or_one_text_is_never_printed(tmp_path: Path, expression: str, name: str) -> None:
    text = "上年:\n  状态: 已完成\n" + MONEY + "资金管理:\n  - 专户\n"
    _, problems = composed(tmp_path, f'{TITLE}<p id="a">{{{{ {expression} }}}}</p>', text)
    assert [(p.code, p.place.line, p.words["name"]) for p in problems] == [("T008", 2, name)]


def test_the_sandbox_gives_nothing_of_python(tmp_path: Path) -> None:
    for expression in (
        "''.__class__",
        "本年.__class__",
        "本年._names",
        "本年._names.entries",
        "本年.资金.合计.figure",
        "本年.资金.合计.context.marks",
        "上年._context",
        "().__class__.__bases__[0].__subclasses__()",
        "占比.__globals__",
        "self._TemplateReference__context",
        "cycler.__init__",
    ):
        _, problems = composed(tmp_path, f'{TITLE}<p id="a">{{{{ {expression} }}}}</p>', MONEY)
        assert set(codes(problems)) <= {"T002", "T003", "T007"}, expression
        assert problems, expression


def test_templates_have_no_builtins(tmp_path: Path) -> None:
    for name in ("range(3)", "dict()", "lipsum()", "namespace()", "open('x')"):
        _, problems = composed(tmp_path, f'{TITLE}<p id="a">{{{{ {name} }}}}</p>', MONEY)
        assert codes(problems) == ["T002"], name


def test_a_template_cannot_read_a_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密", "utf-8")
    found, problems = composed(tmp_path, TITLE + '{% include "../secret.txt" %}', MONEY)
    assert found is None
    assert codes(problems) == ["T003"]


# ───── markup ─────


@pytest.mark.parametrize("tag", ["h1", "div", "span", "b", "DIV", "img", "script"])
def test_t010_a_tag_that_is_not_ours(tmp_path: Path, tag: str) -> None:
    _, problems = composed(tmp_path, f'{TITLE}\n<p id="a">甲</p>\n<{tag}>乙</{tag}>', MONEY)
    assert next((p.code, p.place.file, p.place.line, p.words.get("tag")) for p in problems) == (
        "T010",
        "templates/乡镇年终总结.html.j2",
        4,
        tag,
    )


def test_t010_a_mark_cannot_be_typed_into_a_template(tmp_path: Path) -> None:
    assert fault(tmp_path, '<p id="a">共<d n="0">99万元</d></p>') == ["2:12 T010"]
    assert fault(tmp_path, '<p id="a">共<d>99万元</d></p>') == ["2:12 T010"]


def test_t011_a_tag_in_the_wrong_place_or_twice(tmp_path: Path) -> None:
    assert fault(tmp_path, '<section id="a"><h>甲</h>\n<title id="b">乙</title></section>') == ["3:1 T011"]
    assert fault(tmp_path, "<li>甲</li>") == ["2:1 T011"]
    assert fault(tmp_path, '<section id="a"><h>甲</h>\n<h>乙</h><p id="b">丙</p></section>') == ["3:1 T011"]
    assert fault(tmp_path, '<p id="a">甲\n<p id="b">乙</p></p>') == ["3:1 T011"]


@pytest.mark.parametrize(
    "markup", ['<p id="a">甲', '<p id="a">甲</section>', '<p id="a">甲 & 乙</p>', "<p id=甲>乙</p>"]
)
def test_t012_tags_that_do_not_nest_are_told_at_the_last_tag(tmp_path: Path, markup: str) -> None:
    assert fault(tmp_path, "\n" + markup) == ["3:1 T012"]


def test_t013_words_outside_a_paragraph(tmp_path: Path) -> None:
    assert fault(tmp_path, '<section id="a">\n甲<p id="b">乙</p></section>\n') == ["2:1 T013"]
    assert fault(tmp_path, '<p id="b">乙</p>\n丙') == ["2:1 T013"]


def test_t014_a_block_without_an_id_or_with_one_used_before(tmp_path: Path) -> None:
    assert fault(tmp_path, "<p>甲</p>") == ["2:1 T014"]
    assert fault(tmp_path, '<p id="">甲</p>') == ["2:1 T014"]
    assert fault(tmp_path, '<p id="a">甲</p>\n<p id="a">乙</p>') == ["3:1 T014"]
    assert fault(tmp_path, '<section id="a"><p id="b">甲</p></section>\n<p id="a">乙</p>') == ["3:1 T014"]
    # a paragraph and an item, or the items of two lists, of one section
    assert fault(tmp_path, '<p id="a">甲</p>\n<ol><li id="a">乙</li></ol>') == ["3:5 T014"]
    assert fault(tmp_path, '<ol><li id="a">甲</li></ol>\n<ol><li id="a">乙</li></ol>') == ["3:5 T014"]
    assert fault(tmp_path, '<p id="附件说明">甲</p>') == ["2:1 T014"]


def test_the_same_id_in_two_sections_is_two_ids(tmp_path: Path) -> None:
    markup = '<section id="a"><h>甲</h><p id="x">一</p></section><section id="b"><h>乙</h><p id="x">二</p></section>'
    assert [b.id for b in document(tmp_path, TITLE + markup).blocks] == ["标题", "a", "a/x", "b", "b/x"]


TABLE = '<table id="t"><col kind="left"/><col kind="number" unit="{unit}"/><tbody>\n{rows}\n</tbody></table>'


def table_fault(tmp_path: Path, rows: str, unit: str = "万元") -> list[str]:
    return fault(tmp_path, TABLE.format(rows=rows, unit=unit))


@pytest.mark.parametrize(
    "rows",
    [
        '<tr key="a"><td>甲</td></tr>',
        '<tr key="a"><td>甲</td><td>1</td><td>2</td></tr>',
        '<tr key="a"><td colspan="3">甲</td></tr>',
        '<tr key="a"><td rowspan="2">甲</td><td>1</td></tr>',
        '<tr key="a"><td rowspan="2">甲</td><td>1</td></tr><tr key="b"><td>乙</td><td>2</td></tr>',
        '<tr key="a"><td>甲</td><td>1</td></tr><tr key="b"></tr>',
        '<tr key="a"><td colspan="9999">甲</td></tr>',
        '<tr key="a"><td rowspan="9999">甲</td><td>1</td></tr>',
    ],
)
def test_t015_rows_that_do_not_fill_the_grid(tmp_path: Path, rows: str) -> None:
    assert table_fault(tmp_path, rows) == ["2:63 T015"]


def test_t015_a_table_without_columns(tmp_path: Path) -> None:
    assert fault(tmp_path, '<table id="t"><tbody><tr key="a"></tr></tbody></table>') == ["2:15 T015"]


def test_t016_a_number_of_another_dimension_than_its_column(tmp_path: Path) -> None:
    rows = '<tr key="a"><td>甲</td><td>{{ 本年.资金.合计 }}</td></tr>'
    assert table_fault(tmp_path, rows, "亩") == ["2:33 T016"]
    mixed = rows + '<tr key="b"><td>乙</td><td>{{ 本年.级别数 }}</td></tr>'
    assert "2 T016" not in table_fault(tmp_path, mixed)


def test_t016_a_column_without_a_unit_holds_numbers_of_one_kind_only(tmp_path: Path) -> None:
    text = MONEY + "指标:\n  贫困村:\n    值: 10个\n"
    rows = """<tr key="a"><td>甲</td><td>{{ 本年.资金.合计 }}</td></tr>
    <tr key="b"><td>乙</td><td>{{ 指标.贫困村 }}</td></tr>"""
    bare = TABLE.format(rows=rows, unit="").replace(' unit=""', "")
    assert refused(tmp_path, TITLE + bare, text) == ["2:33 T016"]


def test_t014_a_row_without_a_key_or_with_one_used_before(tmp_path: Path) -> None:
    assert table_fault(tmp_path, "<tr><td>甲</td><td>1</td></tr>") == ["3:1 T014"]
    row = '<tr key="a"><td>甲</td><td>1</td></tr>'
    assert table_fault(tmp_path, f"{row}\n{row}") == ["4:1 T014"]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ('<p id="a" class="红">甲</p>', 2),
        ('<table id="t"><col kind="right"/><tbody><tr key="a"><td>甲</td></tr></tbody></table>', 2),
        ('<table id="t"><col/><tbody><tr key="a">\n<td rowspan="0">甲</td></tr></tbody></table>', 3),
        ('<table id="t"><col/><tbody><tr key="a">\n<td colspan="">甲</td></tr></tbody></table>', 3),
        ('<table id="t"><col/><tbody><tr key="a">\n<td colspan="两">甲</td></tr></tbody></table>', 3),
        ('<table id="t"><col kind="number" unit="万圆"/><tbody><tr key="a"><td>1</td></tr></tbody></table>', 2),
    ],
)
def test_t017_an_attribute_or_a_value_that_is_not_ours(tmp_path: Path, markup: str, line: int) -> None:
    _, problems = composed(tmp_path, TITLE + markup, MONEY)
    assert ("T017", line) in [(p.code, p.place.line) for p in problems]


def test_faults_of_markup_in_an_included_template_name_that_file(tmp_path: Path) -> None:
    partials = {"块/甲.html.j2": '{# 说明 #}\n\n<p id="a">甲</p><div>乙</div>'}
    found = refused(tmp_path, TITLE + '{% include "块/甲.html.j2" %}', MONEY, partials)
    assert found == ["templates/块/甲.html.j2:3:16 T010"]


def test_an_error_in_one_report_leaves_no_trace_in_the_next(tmp_path: Path) -> None:
    markup = TITLE + '<p id="a">{{ 本年.资金.合计 }}，{{ 上年.资金.合计 | 或横线 }}</p>'
    one, two, three = (tmp_path / n for n in "甲乙丙")
    for folder in (one, two, three):
        folder.mkdir()
    assert said(document(one, markup, MONEY))[1] == "18.8万元，—"  # 15 + 3.8
    assert refused(two, markup, "指标:\n  贫困村:\n    值: 1个\n") == ["2:14 T007"]
    assert said(document(three, markup, MONEY.replace("15", "20")))[1] == "23.8万元，—"


def test_a_template_changed_between_two_reports_is_read_anew(tmp_path: Path) -> None:
    assert said(document(tmp_path, TITLE)) == ["总结"]
    assert said(document(tmp_path, TITLE.replace("总结", "汇报"))) == ["汇报"]
