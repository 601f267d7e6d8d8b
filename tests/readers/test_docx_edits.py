"""What a person does to a report in Word: words as a reader sees them, and a remark for all that the tree cannot hold."""

from __future__ import annotations

import pytest
from docx_sample import META, cells, fund_table, words
from word_edits import W, block_texts, edited, read_with, reading, run

from fupin_reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
    text_of,
)
from fupin_reports.readers.reading import Fate, Reading, Seen
from fupin_reports.writers.docx import write

SENTENCE = "全乡共投入资金28.8万元。"
T = f"<w:t>{SENTENCE}</w:t>"
R = f"<w:r>{T}</w:r>"


def document(*blocks: Block) -> Document:
    return Document(META, (Title("t", words("总结")), *blocks))


def one(change: str, parts: dict[str, str] | None = None) -> Reading:
    """A report of one sentence whose run is replaced by `change`."""
    return read_with(document(Paragraph("p", words(SENTENCE))), (R, change), parts=parts)


def said(found: Reading) -> str:
    """The words of everything but the title."""
    return "".join(block_texts(found.document.blocks)[1:])


def seen(found: Reading) -> list[tuple[Seen, str]]:
    return [(remark.seen, remark.words) for remark in found.remarks]


# tracked changes


def test_a_tracked_insertion_is_among_the_words_and_told() -> None:
    found = one(R + f'<w:ins w:id="1" w:author="领导">{run("成效明显。")}</w:ins>')
    assert said(found) == "全乡共投入资金28.8万元。成效明显。"
    (remark,) = found.remarks
    assert (remark.seen, remark.words, remark.author, remark.block) == (Seen.INSERTION, "成效明显。", "领导", 1)
    assert remark.fate is Fate.WORDS_KEPT
    assert found.not_carried == ()


def test_a_tracked_deletion_is_not_among_the_words_and_told() -> None:
    deleted = '<w:del w:id="1" w:author="领导"><w:r><w:delText>全乡</w:delText></w:r></w:del>'
    found = one(deleted + run("共投入资金28.8万元。"))
    assert said(found) == "共投入资金28.8万元。"
    assert seen(found) == [(Seen.DELETION, "全乡")]


def test_words_moved_with_tracking_stand_where_they_were_moved_to() -> None:
    moved = f'<w:moveFrom w:id="1">{run("全乡")}</w:moveFrom>{run("共")}<w:moveTo w:id="2">{run("全乡")}</w:moveTo>'
    found = one(moved)
    assert said(found) == "共全乡"
    assert seen(found) == [(Seen.MOVE, "全乡")]


def test_a_paragraph_whose_end_was_deleted_with_tracking_is_joined_to_the_next() -> None:
    both = document(Paragraph("p", words("甲事。")), Paragraph("q", words("乙事。")))
    mark = '<w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>甲事。'
    found = read_with(both, ('<w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>甲事。', mark))
    assert block_texts(found.document.blocks)[1:] == ["甲事。乙事。"]


def test_a_row_deleted_with_tracking_is_gone() -> None:
    found = read_with(
        document(fund_table(rows=4)),
        (
            "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW",
            '<w:tr><w:trPr><w:cantSplit/><w:del w:id="1"/></w:trPr><w:tc><w:tcPr><w:tcW',
        ),
    )
    table = found.document.blocks[1]
    assert isinstance(table, Table)
    assert len(table.body) == len(fund_table(rows=4).body) + 1 - 1  # 合计 is among the body
    assert [remark.seen for remark in found.remarks] == [Seen.DELETION]


# what stands among the words


def test_the_words_of_a_content_control_a_link_and_a_field_are_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件。')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink w:anchor="a">{run("链接。")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr=" DATE ">{run("今天。")}</w:fldSimple>'
    parts = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = (
        parts.format("begin")
        + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        + parts.format("separate")
        + run("第三页。")
        + parts.format("end")
    )
    found = one(control + link + simple + field)
    assert said(found) == "控件。链接。今天。第三页。"
    assert [s for s, _ in seen(found)] == [Seen.CONTROL, Seen.LINK, Seen.FIELD, Seen.FIELD]
    assert found.not_carried == ()


def test_a_control_that_asks_for_words_has_none() -> None:
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
    found = one(R + asking)
    assert said(found) == SENTENCE
    assert found.remarks == ()


def test_a_content_control_around_paragraphs_is_read_through() -> None:
    whole = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{R}</w:p>'
    found = read_with(
        document(Paragraph("p", words(SENTENCE))),
        (whole, f"<w:sdt><w:sdtContent>{whole}</w:sdtContent></w:sdt>"),
    )
    assert said(found) == SENTENCE
    assert [s for s, _ in seen(found)] == [Seen.CONTROL]


def test_a_comment_is_told_with_its_author_and_not_carried() -> None:
    comments = (
        f'<w:comments {W}><w:comment w:id="7" w:author="领导"><w:p>{run("请核实")}</w:p></w:comment></w:comments>'
    )
    found = one(
        R + '<w:r><w:commentReference w:id="7"/></w:r>',
        {"word/comments.xml": comments},
    )
    assert said(found) == SENTENCE
    assert [(r.seen, r.words, r.author) for r in found.not_carried] == [(Seen.COMMENT, "请核实", "领导")]


def test_a_footnote_is_told_with_its_words() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{run("数据来自统计站")}</w:p></w:footnote></w:footnotes>'
    found = one(
        R + '<w:r><w:footnoteReference w:id="2"/></w:r>',
        {"word/footnotes.xml": notes},
    )
    assert seen(found) == [(Seen.FOOTNOTE, "数据来自统计站")]
    assert found.not_carried


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:drawing/>", (Seen.PICTURE, "")),
        ("<w:object/>", (Seen.PICTURE, "")),
        (
            f"<w:pict><w:txbxContent><w:p>{run('框里的话')}</w:p></w:txbxContent></w:pict>",
            (Seen.TEXT_BOX, "框里的话"),
        ),
    ],
)
def test_pictures_and_text_boxes_are_told_and_not_carried(inside: str, expected: tuple[Seen, str]) -> None:
    found = one(R + f"<w:r>{inside}</w:r>")
    assert said(found) == SENTENCE
    assert seen(found) == [expected]
    assert found.not_carried


def test_a_text_box_in_two_versions_is_told_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert seen(one(R + both)) == [(Seen.TEXT_BOX, "框")]


# looks


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:b/>", Seen.BOLD),
        ('<w:color w:val="FF0000"/>', Seen.COLOUR),
        ('<w:highlight w:val="yellow"/>', Seen.HIGHLIGHT),
        ("<w:strike/>", Seen.STRIKE),
        ('<w:u w:val="single"/>', Seen.UNDERLINE),
        ('<w:sz w:val="44"/>', Seen.SIZE),
        ('<w:rFonts w:eastAsia="黑体"/>', Seen.FACE),
    ],
)
def test_looks_that_a_person_gave_are_told_and_may_be_dropped(properties: str, expected: Seen) -> None:
    found = one(run("全乡") + run("共投入资金", properties) + run("28.8万元。", properties))
    assert said(found) == SENTENCE
    assert seen(found) == [(expected, "共投入资金28.8万元。")]
    assert found.remarks[0].fate is Fate.DROPPED


def test_what_a_program_writes_without_changing_the_look_is_no_look() -> None:
    same = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:b w:val="0"/><w:color w:val="auto"/><w:sz w:val="32"/><w:u w:val="none"/>'
    found = one(run(SENTENCE, same))
    assert found.remarks == ()


def test_a_raised_three_behind_a_metre_becomes_the_unit() -> None:
    found = one(run("水池50m") + run("3", '<w:vertAlign w:val="superscript"/>') + run("2座。"))
    assert said(found) == "水池50m³2座。"
    assert found.remarks == ()


# paragraphs


def test_an_indent_typed_in_blanks_is_no_word_and_a_tab_is_a_space() -> None:
    found = one('<w:r><w:t xml:space="preserve">　　 全乡</w:t><w:tab/><w:t>共投入</w:t></w:r>')
    assert said(found) == "全乡 共投入"


def test_a_line_broken_by_hand_is_one_paragraph_and_told() -> None:
    found = one(f"{R}<w:r><w:br/></w:r>{run('成效明显。')}")
    assert block_texts(found.document.blocks)[1:] == [SENTENCE + "成效明显。"]
    assert [remark.seen for remark in found.remarks] == [Seen.LINE_BREAK]


def test_an_empty_paragraph_is_no_block() -> None:
    found = read_with(document(Paragraph("p", words(SENTENCE))), ("<w:sectPr", "<w:p/><w:p/><w:sectPr"))
    assert len(found.document.blocks) == 2


def added(paragraph: str) -> Block:
    """The block that `paragraph`, added at the end, is read as."""
    content = write(document(Paragraph("p", words(SENTENCE))))
    return reading(edited(content, ("<w:sectPr", paragraph + "<w:sectPr"))).document.blocks[-1]


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def test_a_pasted_paragraph_is_text() -> None:
    assert added(paragraph("新增一段，说明情况。")) == Paragraph("", words("新增一段，说明情况。"))
    assert added(paragraph("新增。", '<w:pStyle w:val="没有这个样式"/>')) == Paragraph("", words("新增。"))


def test_a_pasted_line_that_is_numbered_and_short_is_a_heading() -> None:
    assert added(paragraph("五、其他工作")) == Heading("", 1, "五、", words("其他工作"))
    assert added(paragraph("（二）其他")) == Heading("", 2, "（二）", words("其他"))
    assert added(paragraph("一、加强领导，落实责任。")) == Paragraph("", words("一、加强领导，落实责任。"))


def test_a_paragraph_with_automatic_numbers_is_an_item() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    assert added(paragraph("其他事项。", numbered)) == Item("", 3, "", words("其他事项。"))


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("Heading1", "五、其他", Heading("", 1, "五、", words("其他"))),
        ("Heading1", "其他", Heading("", 1, "", words("其他"))),
        ("Heading3", "1.1.5公里道路", Heading("", 3, "1.", words("1.5公里道路"))),
        ("Heading2", "1、其他", Heading("", 2, "1、", words("其他"))),
        ("NumberedParagraph", "12.其他。", Item("", 3, "12.", words("其他。"))),
        ("NumberedParagraph", "(3)其他。", Item("", 4, "(3)", words("其他。"))),
        ("NumberedParagraph", "其他。", Item("", 3, "", words("其他。"))),
        ("BodyText", "1.其他。", Paragraph("", words("1.其他。"))),
    ],
)
def test_the_number_of_a_heading_or_item_is_not_among_its_words(style: str, text: str, expected: Block) -> None:
    assert added(paragraph(text, f'<w:pStyle w:val="{style}"/>')) == expected


def test_a_signature_of_two_issuers_keeps_both() -> None:
    found = read_with(
        document(Signature("s", (words("青坪乡人民政府"),), words("2023年12月20日"))),
        (
            '<w:p><w:pPr><w:pStyle w:val="Date"/>',
            paragraph("扶贫办", '<w:pStyle w:val="Signature"/>') + '<w:p><w:pPr><w:pStyle w:val="Date"/>',
        ),
    )
    assert found.document.blocks[1] == Signature(
        "", (words("青坪乡人民政府"), words("扶贫办")), words("2023年12月20日")
    )


# tables


def small(*rows: Row) -> Table:
    columns = (Column(ColumnKind.LEFT, 400), Column(ColumnKind.NUMBER, 300), Column(ColumnKind.NUMBER, 300))
    return Table("表", (), columns, (Row("h", cells("村", "投入", "合计")),), rows)


def body_of(found: Reading) -> list[list[str]]:
    table = found.document.blocks[1]
    assert isinstance(table, Table)
    return [[text_of(cell.words) for cell in row.cells] for row in table.body]


def test_paragraphs_of_a_cell_stand_on_one_line_and_it_is_told() -> None:
    found = read_with(
        document(small(Row("甲", cells("甲村", "1", "2")))),
        ("<w:t>甲村</w:t></w:r></w:p>", f"<w:t>甲村</w:t></w:r></w:p><w:p>{run('（新增）')}</w:p>"),
    )
    assert body_of(found) == [["甲村 （新增）", "1", "2"]]
    assert seen(found) == [(Seen.LINE_BREAK, "甲村 （新增）")]


def test_grid_lines_that_no_cell_ends_at_are_left_out() -> None:
    content = write(document(small(Row("甲", cells("甲村", "1", "2")))))
    found = reading(edited(content, ("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'), ("<w:t>甲村", "<w:t>甲村")))
    # the head now reaches over four lines of the grid, the body over three: filled up with an empty cell
    assert body_of(found) == [["甲村", "1", "2", ""]]
    wide = edited(
        write(document(small(Row("甲", cells("甲村", "1", "2"))))),
        ('<w:tcW w:w="3538" w:type="dxa"/>', '<w:tcW w:w="3538" w:type="dxa"/><w:gridSpan w:val="2"/>'),
    )
    wide = edited(
        wide, ('<w:tcW w:w="3538" w:type="dxa"/></w:tcPr>', '<w:tcW w:w="3538"/><w:gridSpan w:val="2"/></w:tcPr>')
    )
    table = reading(wide).document.blocks[1]
    assert isinstance(table, Table)
    assert len(table.columns) == 3
    assert table.body == (Row("", cells("甲村", "1", "2")),)


def test_a_table_in_a_cell_is_told_and_its_words_are_kept() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('内表')}</w:p></w:tc></w:tr></w:tbl>"
    found = read_with(
        document(small(Row("甲", cells("甲村", "1", "2")))),
        ("<w:t>甲村</w:t></w:r></w:p>", f"<w:t>甲村</w:t></w:r></w:p>{inner}<w:p/>"),
    )
    assert body_of(found) == [["甲村 内表", "1", "2"]]
    assert Seen.NESTED_TABLE in [remark.seen for remark in found.not_carried]


def test_cells_merged_downwards_are_one_cell() -> None:
    table = small(
        Row("甲", (Cell(words("甲村"), rows=2), *cells("1", "2"))),
        Row("乙", cells("3", "4")),
        Row("丙", cells("丙", "5", "6")),
    )
    found = reading(write(document(table))).document.blocks[1]
    assert isinstance(found, Table)
    assert [len(row.cells) for row in found.body] == [3, 2, 3]
    assert found.body[0].cells[0].rows == 2


def test_a_caption_without_its_table_is_text() -> None:
    caption = paragraph("资金表", '<w:pStyle w:val="Caption"/>')
    assert added(caption) == Paragraph("", words("资金表"))


def test_a_new_page_size_is_told_once() -> None:
    found = read_with(document(Paragraph("p", words(SENTENCE))), ('<w:pgSz w:w="11906"', '<w:pgSz w:w="16838"'))
    assert [remark.seen for remark in found.remarks] == [Seen.PAGE]
