"""Tables in the DOCX: the grid, spans, repeated heads, rows that stay together."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml.ns import qn
from docx_sample import META, attribute, cells, fund_table, has, opened, words
from effort import calls_in

from fupin_reports.document import Block, Cell, Column, ColumnKind, Document, Paragraph, Row, Signature, Table, text_of
from fupin_reports.writers.docx import write

THIRDS = (Column(ColumnKind.LEFT, 333), Column(ColumnKind.NUMBER, 333), Column(ColumnKind.CENTRE, 334))


def table(*body: Row, **more: Any) -> Table:
    """A table of three columns with a head of one row."""
    return Table("t", words("表"), THIRDS, (Row("head", cells("甲", "乙", "丙")),), body, **more)


def rows_of(block: Table, *more: Block) -> list[Any]:
    """The row elements of the first table."""
    return list(opened(block, *more).tables[0]._tbl.tr_lst)


def grid_of(block: Table) -> list[int]:
    """The widths of the grid's columns in twips."""
    grid = opened(block).tables[0]._tbl.tblGrid
    return [int(column.get(qn("w:w"))) for column in grid.iter(qn("w:gridCol"))]


def span(cell: Any) -> int:
    """How many columns a cell element covers."""
    return int(attribute(cell, "tcPr/gridSpan", "val") or 1)


def kept(row: Any) -> bool:
    """Whether a row stays on the page of the row after it."""
    marks = [has(p, "pPr/keepNext") for p in row.iter(qn("w:p"))]
    assert len(set(marks)) == 1, "every cell of a row says the same"
    return marks[0]


def test_columns_share_the_text_area_to_the_last_twip():
    # 8845 × 0.333 = 2945.4, × 0.666 = 5890.8: edges at 0, 2945, 5891, 8845
    assert grid_of(table()) == [2945, 2946, 2954]


def test_every_row_fills_the_grid():
    block = fund_table()
    widths = grid_of(block)
    for row in rows_of(block):
        covered = 0
        for cell in row.tc_lst:
            width = int(attribute(cell, "tcPr/tcW", "w") or 0)
            assert width == sum(widths[covered : covered + span(cell)])
            covered += span(cell)
        assert covered == len(widths) == 7


def test_a_head_of_two_levels_joins_cells_down_and_across():
    first, second = rows_of(fund_table())[:2]

    def merges(row: Any) -> list[str | None]:
        return [attribute(cell, "tcPr/vMerge", "val") for cell in row.tc_lst]

    assert [span(cell) for cell in first.tc_lst] == [1, 1, 1, 3, 1]
    assert merges(first) == ["restart", "restart", "restart", None, "restart"]
    assert [span(cell) for cell in second.tc_lst] == [1] * 7
    assert merges(second) == ["continue", "continue", "continue", None, None, None, "continue"]


def test_cells_read_back_as_the_tree_has_them():
    block = fund_table(rows=5)
    expected = [text_of(c.words) for row in (*block.head, *block.body, *block.foot) for c in row.cells]
    found = ["".join(t.text for t in cell.iter(qn("w:t"))) for row in rows_of(block) for cell in row.tc_lst]
    assert [text for text in found if text] == expected


def test_the_head_is_repeated_and_no_row_is_split():
    rows = rows_of(fund_table())
    assert [has(row, "trPr/tblHeader") for row in rows] == [True, True] + [False] * 41
    assert all(has(row, "trPr/cantSplit") for row in rows)


def test_a_row_with_very_long_text_may_be_split():
    rows = rows_of(table(Row("long", cells("字" * 801, "1", "无")), Row("short", cells("字" * 300, "1", "无"))))
    assert [has(row, "trPr/cantSplit") for row in rows] == [True, False, True]


def test_a_row_higher_than_a_page_may_be_split():
    # the column: 8845/3 less 2 mm of padding = 2831 twips, 11 characters of 240; 32 lines of 400 = 12800 > 12756
    fits, breaks = "字" * (11 * 31), "字" * (11 * 32)
    rows = rows_of(table(Row("a", cells(fits, "1", "无")), Row("b", cells(breaks, "1", "无"))))
    assert [has(row, "trPr/cantSplit") for row in rows] == [True, True, False]


def test_the_total_stays_with_the_last_two_rows():
    body = [Row(str(n), cells(f"村{n}", "1", "无")) for n in range(4)]
    rows = rows_of(table(*body, foot=(Row("合计", cells("合计", "4", "")),)))
    #                                     head   村0    村1    村2   村3   合计
    assert [kept(row) for row in rows] == [True, False, False, True, True, False]


def test_the_total_stays_with_the_notes_and_the_signature():
    total = (Row("合计", cells("合计", "4", "")),)
    body = Row("村", cells("村", "4", "无"))
    assert kept(rows_of(table(body, foot=total, notes=(words("注：估算。"),)))[-1])
    assert kept(rows_of(table(body, foot=total), Signature("s", (words("青坪乡"),), words("2023年12月20日")))[-1])


def test_words_stand_left_numbers_right_and_heads_in_the_middle():
    head, row = rows_of(table(Row("村", cells("村", "4.50", "是"))))
    assert [p.style for p in head.iter(qn("w:p"))] == ["TableHead"] * 3
    assert [p.style for p in row.iter(qn("w:p"))] == ["TableWords", "TableNumber", "TableCentre"]


def test_caption_and_notes_stand_above_and_below():
    word = opened(table(Row("村", cells("村", "4", "无")), notes=(words("注：甲。"), words("注：乙。"))))
    kinds = [child.tag.split("}")[1] for child in word.element.body]
    assert kinds == ["p", "tbl", "p", "p", "sectPr"]
    assert [p.style.name for p in word.paragraphs] == ["Caption", "表注", "表注"]


def test_one_line_is_free_below_a_table():
    _, below = opened(table(Row("村", cells("村", "4", "无"))), Paragraph("p", words("正文"))).paragraphs
    assert below.paragraph_format.space_before.twips == 579


def test_a_table_at_the_very_end_is_closed_by_a_paragraph_of_one_point():
    word = opened(table(Row("村", cells("村", "4", "无"))))
    assert [p.style.name for p in word.paragraphs] == ["Caption", "表后"]
    assert word.paragraphs[-1].style.paragraph_format.line_spacing.pt == 1


def test_two_tables_that_touch_do_not_become_one():
    bare = Table("t", (), THIRDS, (), (Row("村", cells("村", "4", "无")),))
    kinds = [child.tag.split("}")[1] for child in opened(bare, bare).element.body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize(
    "row",
    [
        Row("少", cells("甲", "乙")),
        Row("多", cells("甲", "乙", "丙", "丁")),
        Row("宽", (Cell(words("甲"), columns=4),)),
        Row("深", (Cell(words("甲"), rows=2), *cells("乙", "丙"))),
    ],
    ids=lambda row: row.key,
)
def test_a_table_that_is_no_rectangle_is_a_bug(row):
    with pytest.raises(ValueError, match="table"):
        write(Document(META, (table(row),)))


def test_a_row_costs_the_same_in_a_long_table_as_in_a_short_one():
    """python-docx, asked cell by cell, looks through the whole table for each: minutes for 800 rows of 7."""
    writes = [lambda n=n: write(Document(META, (fund_table(rows=n),))) for n in (100, 200, 400)]
    writes[0]()  # what is done once a process
    few, some, many = map(calls_in, writes)
    assert many - some < 2.2 * (some - few)
