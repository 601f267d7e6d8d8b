"""Tables: a grid filled exactly, one number of decimals a column, widths by content that add up to the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from townships import checked_of, document, ids, marked

from fupin_reports.compose import compose
from fupin_reports.compose.tables import fills_grid, halves, shares_of
from fupin_reports.compute import compute
from fupin_reports.document import Cell, ColumnKind, Derived, Row, Table, Text, text_of

TITLE = '<title id="标题">总结</title>\n'
VILLAGES = """
本年:
  状态: 实施中
  项目村:
    - 村: 甲村
      资金:
        扶贫资金: 4.8
        群众自筹: 2.97
    - 村: 乙村
      资金:
        扶贫资金: 5
        群众自筹: 0.005
"""


def table(tmp_path: Path, inner: str, text: str = VILLAGES) -> Table:
    found = document(tmp_path, f'{TITLE}<table id="t">{inner}</table>', text).blocks[1]
    assert isinstance(found, Table)
    return found


def cells(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[marked(c.words) for c in row.cells] for row in rows]


FUNDS = """<caption>资金表</caption><col kind="left"/><col kind="number" unit="{unit}"/><col kind="number" unit="{unit}"/>
<tbody>{{% for 村 in 本年.项目村 %}}
<tr key="{{{{ 村.键 }}}}"><td>{{{{ 村.名称 }}}}</td><td>{{{{ 村.资金.扶贫资金 }}}}</td><td>{{{{ 村.资金.合计 }}}}</td></tr>
{{% endfor %}}</tbody>
<tfoot><tr key="合计"><td>合计</td><td>{{{{ 本年.资金.扶贫资金 }}}}</td><td>{{{{ 本年.资金.合计 }}}}</td></tr></tfoot>"""


def test_a_column_prints_one_number_of_decimals_and_no_unit(tmp_path: Path) -> None:
    found = table(tmp_path, FUNDS.format(unit="万元"))
    # 4.8 + 2.97 = 7.77; 5 + 0.005 = 5.005; 7.77 + 5.005 = 12.775: three decimals all down the column
    assert cells(found.body) == [["甲村", "⟦4.8⟧", "⟦7.770⟧"], ["乙村", "⟦5.0⟧", "⟦5.005⟧"]]
    assert cells(found.foot) == [["合计", "⟦9.8⟧", "⟦12.775⟧"]]
    assert [row.key for row in (*found.body, *found.foot)] == ["甲村", "乙村", "合计"]
    assert found.body[0].cells[2].words == (Derived("7.770", ("本年.项目村.甲村.资金.合计",)),)


def test_a_column_in_yuan_has_no_zeros_of_the_conversion(tmp_path: Path) -> None:
    found = table(tmp_path, FUNDS.format(unit="元"))
    assert cells(found.body) == [["甲村", "⟦48000⟧", "⟦77700⟧"], ["乙村", "⟦50000⟧", "⟦50050⟧"]]


def test_ranges_words_and_dashes_stand_in_a_number_column(tmp_path: Path) -> None:
    text = """
    本年:
      状态: 实施中
      项目:
        - 类别: 甲
          资金:
            扶贫资金: 2—3.5
        - 类别: 乙
          资金:
            扶贫资金: 不详（未报）
        - 类别: 丙
          资金:
            扶贫资金: 27万余元
        - 类别: 丁
          资金:
            扶贫资金: 约1000元
        - 类别: 戊
    """
    inner = """<col/><col kind="number" unit="万元"/><tbody>{% for 项 in 本年.项目 %}
    <tr key="{{ 项.键 }}"><td>{{ 项.类别 }}</td><td>{{ 项.资金.扶贫资金 | 或横线 }}</td></tr>{% endfor %}</tbody>"""
    assert [row[1] for row in cells(table(tmp_path, inner, text).body)] == [
        # an approximate number is not made exact by a zero behind it
        *("⟦2.0～3.5⟧", "⟦不详⟧", "⟦27余⟧", "⟦约0.1⟧", "—")
    ]


def test_percentages_have_one_decimal_in_a_column(tmp_path: Path) -> None:
    inner = """<col/><col kind="number" unit="%"/><tbody>{% for 源 in 本年.资金.各来源 %}
    <tr key="{{ 源.名称 }}"><td>{{ 源.名称 }}</td><td>{{ 源.占比 }}</td></tr>{% endfor %}</tbody>"""
    # 9.8 ÷ 12.775 = 0.76712…, 2.975 ÷ 12.775 = 0.23287…
    assert [row[1] for row in cells(table(tmp_path, inner).body)] == ["⟦76.7⟧", "⟦23.3⟧"]


def test_a_cell_of_words_and_a_figure_keeps_its_unit(tmp_path: Path) -> None:
    inner = """<col/><col kind="number" unit="万元"/>
    <tbody><tr key="a"><td>甲</td><td>共{{ 本年.资金.合计 }}</td></tr></tbody>"""
    assert cells(table(tmp_path, inner).body) == [["甲", "共⟦12.775万元⟧"]]


def test_two_level_heads_span_without_dummy_cells(tmp_path: Path) -> None:
    inner = """<col kind="centre"/><col/><col kind="number"/><col kind="number"/><col kind="number"/><col/>
    <thead>
    <tr><th rowspan="2">序号</th><th rowspan="2">村名</th><th colspan="3">投入资金</th><th rowspan="2">备注</th></tr>
    <tr><th>中央</th><th>省</th><th>市</th></tr>
    </thead>
    <tbody><tr key="a"><td>1</td><td>甲村</td><td>1</td><td>2</td><td>3</td><td></td></tr></tbody>"""
    found = table(tmp_path, inner)
    assert [[(text_of(c.words), c.rows, c.columns) for c in row.cells] for row in found.head] == [
        [("序号", 2, 1), ("村名", 2, 1), ("投入资金", 1, 3), ("备注", 2, 1)],
        [("中央", 1, 1), ("省", 1, 1), ("市", 1, 1)],
    ]
    assert [c.kind for c in found.columns] == [
        *(ColumnKind.CENTRE, ColumnKind.LEFT, ColumnKind.NUMBER, ColumnKind.NUMBER, ColumnKind.NUMBER, ColumnKind.LEFT)
    ]
    assert [row.key for row in found.head] == ["thead0", "thead1"]


def test_decimals_find_their_column_below_cells_that_span(tmp_path: Path) -> None:
    inner = """<col/><col/><col kind="number" unit="万元"/><tbody>
    <tr key="a"><td rowspan="2">甲</td><td>一</td><td>{{ 本年.项目村.甲村.资金.扶贫资金 }}</td></tr>
    <tr key="b"><td>二</td><td>{{ 本年.项目村.甲村.资金.群众自筹 }}</td></tr>
    <tr key="c"><td colspan="2">合计</td><td>{{ 本年.项目村.甲村 }}</td></tr></tbody>"""
    assert [row[-1] for row in cells(table(tmp_path, inner).body)] == ["⟦4.80⟧", "⟦2.97⟧", "⟦7.77⟧"]


def test_notes_and_captions_are_words_and_blank_notes_are_dropped(tmp_path: Path) -> None:
    inner = """<caption>表（{{ 金额单位 }}）</caption><col/><tbody><tr key="a"><td>甲</td></tr></tbody>
    <note>注：{{ 本年.资金.合计 }}</note><note> </note>"""
    found = table(tmp_path, inner)
    assert text_of(found.caption) == "表（万元）"
    assert [marked(n) for n in found.notes] == ["注：⟦12.775万元⟧"]


def test_the_rows_of_several_bodies_are_all_printed(tmp_path: Path) -> None:
    body = '<tbody><tr key="{0}"><td>{0}</td></tr></tbody>'
    assert cells(table(tmp_path, "<col/>" + body.format("甲") + body.format("乙")).body) == [["甲"], ["乙"]]


def test_a_table_without_rows_is_no_table(tmp_path: Path) -> None:
    assert ids(document(tmp_path, TITLE + '<table id="t"><col/><tbody></tbody></table>')) == ["标题"]


# ───── the grid and the widths ─────


def row(*spans: tuple[int, int]) -> Row:
    return Row("", tuple(Cell((), rows, columns) for rows, columns in spans))


@pytest.mark.parametrize(
    ("rows", "columns", "filled"),
    [
        ((row((1, 1), (1, 1)),), 2, True),
        ((row((1, 2)),), 2, True),
        ((row((2, 1), (1, 1)), row((1, 1))), 2, True),
        ((row((1, 1), (2, 1)), row((1, 1))), 2, True),
        ((row((2, 2)), row()), 2, True),
        ((row((1, 1)),), 2, False),
        ((row((1, 1), (1, 1), (1, 1)),), 2, False),
        ((row((1, 3)),), 2, False),
        ((row((2, 1), (1, 1)),), 2, False),
        ((row((2, 1), (1, 1)), row((1, 2))), 2, False),
        ((row((1, 1), (2, 1)), row((1, 2))), 2, False),
        ((row((10**9, 1), (1, 1)),), 2, False),
    ],
)
def test_a_grid_is_filled_exactly_once(rows: tuple[Row, ...], columns: int, filled: bool) -> None:
    assert fills_grid(rows, columns) is filled


def simple(texts: list[str]) -> Row:
    return Row("", tuple(Cell((Text(t),) if t else ()) for t in texts))


HALVES_PER_LINE = 73  # 442.2 pt of 12 pt type
words = st.text("村乡资金123.45—项目（", max_size=60)
kinds = st.sampled_from(ColumnKind)


@settings(deadline=None)
@given(st.data())
def test_shares_add_up_to_a_thousand_and_every_column_has_one(data: st.DataObject) -> None:
    columns = data.draw(st.lists(kinds, min_size=1, max_size=9))
    rows = data.draw(st.lists(st.lists(words, min_size=len(columns), max_size=len(columns)), min_size=1, max_size=5))
    shares = shares_of((simple(rows[0]),), tuple(simple(r) for r in rows), columns, HALVES_PER_LINE)
    assert sum(shares) == 1000
    assert all(s > 0 for s in shares)


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[0-9]{1,6}\.[0-9]{1,3}", fullmatch=True), min_size=1, max_size=4), words)
def test_a_number_does_not_wrap_beside_a_column_of_words(numbers: list[str], long: str) -> None:
    columns = [ColumnKind.LEFT, *(ColumnKind.NUMBER for _ in numbers)]
    shares = shares_of((), (simple([long * 3, *numbers]),), columns, HALVES_PER_LINE)
    for share, number in zip(shares[1:], numbers, strict=True):
        assert share * HALVES_PER_LINE / 1000 >= halves(number) + 1


def test_han_and_full_width_marks_are_twice_as_wide() -> None:
    assert [halves(t) for t in ("村", "a", "（", "1.5", "—", "“")] == [2, 1, 2, 3, 2, 2]


def test_money_carried_over_has_a_column_where_there_is_any(tmp_path: Path) -> None:
    text = "本年:\n  状态: 已完成\n  资金执行:\n    - 来源: 扶贫资金\n      到位: 60\n      支出: 60\n"

    def columns(body: str) -> list[int]:
        checked = checked_of(tmp_path, body)
        found = compose(checked, compute(checked), ROOT / "templates")
        assert found.document is not None, found.problems
        return [len(b.columns) for b in found.document.blocks if isinstance(b, Table) and b.id.endswith("资金执行表")]

    assert columns(text) == [7]  # 来源, 计划, 到位, 支出, 结余, 到位率, 支出进度
    assert columns(text + "      上年结转: 1.3\n") == [8]
