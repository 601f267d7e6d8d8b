"""A person's edits carried over into a report made anew: words, rows, paragraphs; figures brought up to now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from flat import flat

from fupin_reports.document import (
    AnnexHead,
    AnnexNote,
    Block,
    Cell,
    Column,
    ColumnKind,
    Derived,
    Disputed,
    Document,
    Heading,
    Item,
    Meta,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
    Title,
    Words,
    text_of,
)
from fupin_reports.merge import Kind, Merged, Refused, Unsettled, merge

META = Meta("总结", "青坪乡", "乡镇年终总结", 2023, "2023-12-20")


def words(text: str) -> Words:
    """`全乡投入{28.8万元=资金}`: the part in braces is derived from the figure behind the sign."""
    result: list[Text | Derived] = []
    for n, part in enumerate(text.replace("}", "{").split("{")):
        if n % 2:
            printed, _, figure = part.partition("=")
            result.append(Derived(printed, (figure,)))
        elif part:
            result.append(Text(part))
    return tuple(result)


def report(*blocks: Block) -> Document:
    return Document(META, (Title("标题", words("总结")), *blocks))


def paragraphs(*texts: str) -> Document:
    return report(*(Paragraph(f"p{n}", words(text)) for n, text in enumerate(texts)))


def typed(document: Document, *changes: tuple[str, str]) -> Document:
    """The document as read from a file in which each old piece of text became the new one."""
    blocks = []
    for block in flat(document):
        for old, new in changes:
            if isinstance(block, Paragraph | Item | Heading) and old in text_of(block.words):
                block = replace(block, words=words(text_of(block.words).replace(old, new)))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks), figures={})


def without(document: Document, text: str) -> Document:
    return replace(document, blocks=tuple(b for b in document.blocks if text not in text_of(getattr(b, "words", ()))))


def with_behind(document: Document, text: str, block: Block) -> Document:
    at = next(n for n, b in enumerate(document.blocks) if text in text_of(getattr(b, "words", ())))
    return replace(document, blocks=(*document.blocks[: at + 1], block, *document.blocks[at + 1 :]))


def merged(base: Document, theirs: Document, ours: Document) -> Merged:
    found = merge(base, theirs, ours)
    assert isinstance(found, Merged), found
    return found


def said(document: Document) -> list[str]:
    return [getattr(b, "number", "") + text_of(b.words) for b in document.blocks[1:] if hasattr(b, "words")]


def kinds(found: Merged) -> list[Kind]:
    return [change.kind for change in found.changes]


BEFORE = paragraphs("全乡共投入资金{28.8万元=资金}，实施项目{3个=项目}。", "下一步继续努力。")
AFTER = paragraphs("全乡共投入资金{30.1万元=资金}，实施项目{3个=项目}。", "下一步继续努力。")


def test_without_an_edit_the_result_is_ours() -> None:
    assert merged(BEFORE, typed(BEFORE), AFTER) == Merged(AFTER)


def test_a_rewritten_sentence_stays_and_the_number_in_it_is_the_one_of_now() -> None:
    found = merged(BEFORE, typed(BEFORE, ("全乡共投入资金", "一年来，全乡千方百计筹措资金")), AFTER)
    assert said(found.document)[0] == "一年来，全乡千方百计筹措资金30.1万元，实施项目3个。"
    block = found.document.blocks[1]
    assert isinstance(block, Paragraph)
    assert Derived("30.1万元", ("资金",)) in block.words
    assert kinds(found) == [Kind.REWRITTEN, Kind.UPDATED]
    assert (found.changes[1].before, found.changes[1].after) == ("28.8万元", "30.1万元")
    assert found.conflicts == ()


def test_without_a_correction_the_result_is_the_persons() -> None:
    theirs = typed(BEFORE, ("继续努力", "再接再厉"))
    found = merged(BEFORE, theirs, BEFORE)
    assert said(found.document) == said(theirs)
    assert kinds(found) == [Kind.REWRITTEN]


def test_an_edit_is_still_there_after_many_corrections() -> None:
    first = merged(BEFORE, typed(BEFORE, ("共投入", "总共投入")), AFTER).document
    last = paragraphs("全乡共投入资金{31.5万元=资金}，实施项目{4个=项目}。", "下一步继续努力。")
    second = merged(AFTER, typed(first), last).document
    third = merged(last, typed(second), last).document
    assert said(third)[0] == "全乡总共投入资金31.5万元，实施项目4个。"


def test_a_number_that_a_person_overtyped_stays_and_is_disputed_once_the_data_change_it() -> None:
    theirs = typed(BEFORE, ("28.8万元", "29万元"))
    assert said(merged(BEFORE, theirs, BEFORE).document)[0] == "全乡共投入资金29万元，实施项目3个。"
    found = merged(BEFORE, theirs, AFTER)
    assert said(found.document)[0] == "全乡共投入资金29万元，实施项目3个。"
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.before, conflict.after) == (Kind.DISPUTED, "29万元", "30.1万元")
    block = found.document.blocks[1]
    assert isinstance(block, Paragraph)
    assert Disputed("29万元", "30.1万元") in block.words


def test_a_number_that_was_drawn_into_a_longer_one_is_no_figure_any_more() -> None:
    found = merged(BEFORE, typed(BEFORE, ("3个", "13个")), AFTER)
    assert said(found.document)[0] == "全乡共投入资金30.1万元，实施项目13个。"


def test_a_sentence_deleted_by_a_person_stays_deleted() -> None:
    found = merged(BEFORE, without(typed(BEFORE), "下一步"), AFTER)
    assert said(found.document) == ["全乡共投入资金30.1万元，实施项目3个。"]
    assert kinds(found) == [Kind.DELETED]


def test_a_deleted_paragraph_that_the_data_have_changed_stays_deleted_and_is_told() -> None:
    found = merged(BEFORE, without(typed(BEFORE), "全乡共"), AFTER)
    assert said(found.document) == ["下一步继续努力。"]
    (conflict,) = found.conflicts
    assert conflict.kind is Kind.DELETED_CHANGED
    assert conflict.after == "全乡共投入资金30.1万元，实施项目3个。"


def test_an_added_paragraph_keeps_its_place_also_when_the_data_add_one() -> None:
    theirs = with_behind(typed(BEFORE), "全乡共", Paragraph("", words("县里领导到村看望。")))
    ours = report(AFTER.blocks[1], Paragraph("新", words("新增一段。")), AFTER.blocks[2])
    found = merged(BEFORE, theirs, ours)
    assert said(found.document) == [
        "全乡共投入资金30.1万元，实施项目3个。",
        "县里领导到村看望。",
        "新增一段。",
        "下一步继续努力。",
    ]
    assert kinds(found) == [Kind.ADDED]


def test_a_paragraph_that_the_data_no_longer_give_stays_where_a_person_rewrote_it() -> None:
    ours = report(AFTER.blocks[1])
    assert said(merged(BEFORE, typed(BEFORE), ours).document) == said(ours)
    found = merged(BEFORE, typed(BEFORE, ("继续努力", "继续努力工作")), ours)
    assert said(found.document)[-1] == "下一步继续努力工作。"
    assert [c.kind for c in found.conflicts] == [Kind.KEPT]


def test_a_moved_paragraph_stays_where_it_was_put_and_its_number_is_the_one_of_now() -> None:
    base = paragraphs("甲项目{1万元=甲}。", "乙项目完成得早。", "丙项目完成得晚。")
    theirs = typed(base)
    theirs = replace(theirs, blocks=(theirs.blocks[0], theirs.blocks[2], theirs.blocks[3], theirs.blocks[1]))
    ours = paragraphs("甲项目{2万元=甲}。", "乙项目完成得早。", "丙项目完成得晚。")
    found = merged(base, theirs, ours)
    assert said(found.document) == ["乙项目完成得早。", "丙项目完成得晚。", "甲项目2万元。"]
    assert kinds(found) == [Kind.MOVED]


def test_headings_and_items_are_numbered_anew() -> None:
    base = report(
        Heading("一", 1, "一、", words("成绩")),
        Item("a", 3, "1.", words("修路。")),
        Item("b", 3, "2.", words("通水。")),
        Heading("二", 1, "二、", words("问题")),
    )
    theirs = with_behind(typed(base), "修路", Item("", 3, "", words("架桥。")))
    theirs = with_behind(theirs, "通水", Heading("", 1, "二、", words("经验")))
    assert said(merged(base, theirs, base).document) == [
        "一、成绩",
        "1.修路。",
        "2.架桥。",
        "3.通水。",
        "二、经验",
        "三、问题",
    ]


def test_a_paragraph_that_a_person_made_a_heading_is_one() -> None:
    theirs = typed(BEFORE)
    theirs = replace(theirs, blocks=(*theirs.blocks[:2], Heading("", 1, "", words("下一步继续努力。"))))
    assert isinstance(merged(BEFORE, theirs, AFTER).document.blocks[2], Heading)


def test_a_report_that_is_another_one_is_refused() -> None:
    base = paragraphs(*(f"第{n}件事办好了，群众很满意。" for n in "一二三四五六"))
    theirs = paragraphs("今天天气晴", "会议在二楼", "请准时参加")
    assert merge(base, theirs, base) == Refused("structure")


# tables


def table(*rows: tuple[str, ...], columns: int = 3, foot: int = 1) -> Table:
    made = [Row(cells[0], tuple(Cell(words(c)) for c in cells)) for cells in rows]
    head = (Row("头", tuple(Cell(words(c)) for c in ("村", "扶贫资金", "合计")[:columns])),)
    end = len(made) - foot
    kinds_of = tuple(Column(ColumnKind.NUMBER, 1000 // columns) for _ in range(columns))
    return Table("表", words("资金表"), kinds_of, head, tuple(made[:end]), tuple(made[end:]))


MONEY = report(
    table(
        ("甲村", "{3=甲}", "{3=甲}"),
        ("乙村", "{4=乙}", "{4=乙}"),
        ("丙村", "{5=丙}", "{5=丙}"),
        ("合计", "{12=总}", "{12=总}"),
    )
)
MORE = report(
    table(
        ("甲村", "{3=甲}", "{3=甲}"),
        ("乙村", "{6=乙}", "{6=乙}"),
        ("丙村", "{5=丙}", "{5=丙}"),
        ("合计", "{14=总}", "{14=总}"),
    )
)


def table_of(document: Document) -> Table:
    return next(b for b in document.blocks if isinstance(b, Table))


def lines(document: Document) -> list[str]:
    found = table_of(document)
    return ["|".join(text_of(c.words) for c in row.cells) for row in (*found.head, *found.body, *found.foot)]


def edited(document: Document, change: Callable[[list[list[str]]], object]) -> Document:
    """The document as read from a file whose table rows, 合计 among them, were changed."""
    read = replace(document, blocks=flat(document), figures={})
    found = table_of(read)
    rows = [[text_of(c.words) for c in row.cells] for row in found.body]
    change(rows)
    made = tuple(Row("", tuple(Cell(words(c)) for c in row)) for row in rows)
    changed = replace(found, body=made)
    return replace(read, blocks=tuple(changed if isinstance(b, Table) else b for b in read.blocks))


def test_a_cell_that_a_person_changed_stays_and_the_others_are_of_now() -> None:
    def change(rows: list[list[str]]) -> None:
        rows[0][0] = "甲村（示范村）"

    found = merged(MONEY, edited(MONEY, change), MORE)
    assert lines(found.document) == ["村|扶贫资金|合计", "甲村（示范村）|3|3", "乙村|6|6", "丙村|5|5", "合计|14|14"]
    assert len(table_of(found.document).foot) == 1
    assert kinds(found) == [Kind.REWRITTEN]


def test_rows_added_and_deleted_by_a_person_stay_so_and_rows_of_the_data_come_in() -> None:
    def change(rows: list[list[str]]) -> None:
        rows[2:3] = [["丁村", "1", "1"]]

    ours = report(
        table(
            ("甲村", "{3=甲}", "{3=甲}"),
            ("新村", "{2=新}", "{2=新}"),
            ("乙村", "{4=乙}", "{4=乙}"),
            ("丙村", "{5=丙}", "{5=丙}"),
            ("合计", "{14=总}", "{14=总}"),
        )
    )
    found = merged(MONEY, edited(MONEY, change), ours)
    assert lines(found.document)[1:] == ["甲村|3|3", "新村|2|2", "乙村|4|4", "丁村|1|1", "合计|14|14"]
    assert sorted(kinds(found)) == [Kind.ADDED, Kind.DELETED]


def test_a_cell_that_both_changed_is_the_persons_and_disputed() -> None:
    def change(rows: list[list[str]]) -> None:
        rows[1][1] = "4.5"

    found = merged(MONEY, edited(MONEY, change), MORE)
    assert lines(found.document)[2] == "乙村|4.5|6"
    assert [(c.before, c.after) for c in found.conflicts] == [("4.5", "6")]


def test_a_table_with_another_column_is_refused() -> None:
    read = replace(MONEY, blocks=flat(MONEY))
    two = table(("甲村", "3"), ("合计", "12"), columns=2)
    changed = replace(read, blocks=(read.blocks[0], replace(two, id="", caption=words("资金表"))))
    assert isinstance(merge(MONEY, changed, MORE), Refused)


def test_a_deleted_table_stays_deleted() -> None:
    read = replace(MONEY, blocks=flat(MONEY)[:1])
    found = merged(MONEY, read, MONEY)
    assert not any(isinstance(b, Table) for b in found.document.blocks)


@pytest.mark.parametrize("rows", [[], ["甲村"]])
def test_rows_gone_from_the_data_go_unless_a_person_wrote_in_them(rows: Sequence[str]) -> None:
    def change(table_rows: list[list[str]]) -> None:
        if rows:
            table_rows[0][1] = "3（含自筹）"

    ours = report(table(("乙村", "{4=乙}", "{4=乙}"), ("丙村", "{5=丙}", "{5=丙}"), ("合计", "{9=总}", "{9=总}")))
    found = merged(MONEY, edited(MONEY, change), ours)
    assert ("甲村|3（含自筹）|3" in lines(found.document)) is bool(rows)


def test_a_figure_of_last_time_that_a_person_typed_is_noted_with_the_one_of_now() -> None:
    theirs = with_behind(typed(BEFORE), "全乡共", Paragraph("", words("全乡28.8万元来之不易，另有128.8万元在争取。")))
    found = merged(BEFORE, theirs, AFTER)
    assert said(found.document)[1] == "全乡28.8万元来之不易，另有128.8万元在争取。"
    block = found.document.blocks[2]
    assert isinstance(block, Paragraph)
    assert block.words[1] == Disputed("28.8万元", "30.1万元")
    (stale,) = found.conflicts
    assert (stale.kind, stale.before, stale.after) == (Kind.STALE, "28.8万元", "30.1万元")


def test_a_pasted_copy_of_a_paragraph_does_not_keep_old_figures_in_silence() -> None:
    theirs = with_behind(typed(BEFORE), "全乡共", Paragraph("", words("全乡共投入资金28.8万元，实施项目3个。")))
    found = merged(BEFORE, theirs, AFTER)
    assert said(found.document)[:2] == [
        "全乡共投入资金30.1万元，实施项目3个。",
        "全乡共投入资金28.8万元，实施项目3个。",
    ]
    assert [c.kind for c in found.conflicts] == [Kind.STALE]


NOTES = replace(
    table(("甲村", "3", "3"), ("合计", "3", "3")), notes=(words("注1：甲村另列。"), words("注2：乙村不详。"))
)


def notes_of(found: Merged) -> list[str]:
    return [text_of(note) for note in table_of(found.document).notes]


def test_notes_below_a_table_are_merged_one_by_one() -> None:
    base = report(NOTES)
    read = replace(base, blocks=flat(base))
    theirs = replace(
        table_of(read), notes=(words("注1：甲村另列。"), words("注2：乙村数字待查。"), words("注3：手工注。"))
    )
    found = merged(base, replace(read, blocks=(read.blocks[0], theirs)), base)
    assert notes_of(found) == ["注1：甲村另列。", "注2：乙村数字待查。", "注3：手工注。"]
    ours = report(replace(NOTES, notes=NOTES.notes[1:]))
    found = merged(base, replace(read, blocks=(read.blocks[0], theirs)), ours)
    assert notes_of(found) == ["注2：乙村数字待查。", "注3：手工注。"]


@pytest.mark.parametrize(
    ("entries", "label"), [(("1.甲表", "2.乙表", "3.手工表"), "附件1"), (("1.甲表", "2.乙表"), "附件甲")]
)
def test_what_cannot_be_held_against_ours_is_refused_and_never_dropped(entries: tuple[str, ...], label: str) -> None:
    base = report(
        AnnexNote("n", "附件：", (words("1.甲表"), words("2.乙表"))),
        AnnexHead("a", "附件1", words("甲表")),
        Paragraph("p", words("附件的内容。")),
    )
    read = replace(base, blocks=flat(base))
    note = AnnexNote("", "附件：", tuple(map(words, entries)))
    theirs = replace(read, blocks=(read.blocks[0], note, AnnexHead("", label, words("甲表")), read.blocks[3]))
    found = merge(base, theirs, base)
    assert isinstance(found, Refused)
    assert found.why == "part"


def test_a_paragraph_among_items_does_not_begin_the_count_anew() -> None:
    base = report(*(Item(n, 3, f"{i}.", words(f"办好{n}事。")) for i, n in enumerate("甲乙丙", 1)))
    theirs = with_behind(typed(base), "乙事", Paragraph("", words("另设专户。")))
    assert said(merged(base, theirs, base).document) == ["1.办好甲事。", "2.办好乙事。", "另设专户。", "3.办好丙事。"]


def test_a_number_of_another_form_is_not_printed_beside_ours() -> None:
    base = report(Item("甲", 4, "（1）", words("办好甲事。")), Item("乙", 4, "（2）", words("办好乙事。")))
    read = replace(base, blocks=flat(base))
    theirs = replace(read, blocks=(*read.blocks[:2], Item("", 3, "", words("（二）办好乙事。"))))
    assert said(merged(base, theirs, base).document)[1].endswith("办好乙事。")
    assert "（二）" not in said(merged(base, theirs, base).document)[1]


def test_a_figure_in_a_part_of_a_sentence_that_was_moved_is_the_one_of_now() -> None:
    base = paragraphs("共{9.9万元=总}，其中甲村{4.2万元=甲}，乙村{5.7万元=乙}。")
    ours = paragraphs("共{10.9万元=总}，其中甲村{4.2万元=甲}，乙村{6.7万元=乙}。")
    theirs = typed(base, ("其中甲村4.2万元，乙村5.7万元", "其中乙村5.7万元，甲村4.2万元"))
    assert said(merged(base, theirs, ours).document)[0].count("6.7万元") == 1
    assert "5.7万元" not in said(merged(base, theirs, ours).document)[0]


def test_a_sentence_split_in_two_keeps_its_figures_up_to_now() -> None:
    base = paragraphs("全乡共投入资金{9.9万元=总}。按村分：甲村{4.2万元=甲}，乙村{5.7万元=乙}。")
    ours = paragraphs("全乡共投入资金{10.9万元=总}。按村分：甲村{4.2万元=甲}，乙村{6.7万元=乙}。")
    theirs = with_behind(
        typed(base, ("按村分：甲村4.2万元，乙村5.7万元。", "")),
        "全乡",
        Paragraph("", words("按村分：甲村4.2万元，乙村5.7万元。")),
    )
    found = merged(base, theirs, ours)
    assert said(found.document) == ["全乡共投入资金10.9万元。", "按村分：甲村4.2万元，乙村6.7万元。"]


def test_a_number_that_a_person_overtyped_is_noted_at_every_run_until_the_two_agree() -> None:
    theirs = typed(BEFORE, ("28.8万元", "29万元"))
    first = merged(BEFORE, theirs, AFTER)
    again = merged(AFTER, typed(first.document), AFTER)  # nothing was corrected since
    block = again.document.blocks[1]
    assert isinstance(block, Paragraph)
    assert Disputed("29万元", "30.1万元") in block.words
    assert [(c.kind, c.before, c.after) for c in again.conflicts] == [(Kind.DISPUTED, "29万元", "30.1万元")]


def test_a_clause_that_both_have_worded_anew_is_the_persons_whole_with_the_whole_of_ours_noted() -> None:
    base, ours = paragraphs("返贫现象仍有发生。"), paragraphs("返贫现象还没有根除。")
    found = merged(base, typed(base, ("发生", "发生，要警惕")), ours)
    assert said(found.document) == ["返贫现象仍有发生，要警惕。"]
    block = found.document.blocks[1]
    assert isinstance(block, Paragraph)
    assert block.words == (Disputed("返贫现象仍有发生，要警惕", "返贫现象还没有根除"), Text("。"))


def test_both_may_word_different_clauses_anew() -> None:
    base = paragraphs("修路{3公里=路}，建桥{1座=桥}，群众满意。")
    ours = paragraphs("新修道路{3.5公里=路}，建桥{1座=桥}，群众满意。")
    found = merged(base, typed(base, ("群众满意", "群众十分满意")), ours)
    assert said(found.document) == ["新修道路3.5公里，建桥1座，群众十分满意。"]
    assert found.conflicts == ()


def test_what_the_data_give_by_now_is_not_printed_twice() -> None:
    base = report(Item("条-甲", 3, "1.", words("项目少。")), Paragraph("末", words("下一步继续努力。")))
    theirs = with_behind(typed(base), "项目少", Item("", 3, "2.", words("资金到位慢。")))
    new = Item("条-乙", 3, "2.", words("资金到位慢"))
    ours = replace(base, blocks=(*base.blocks[:2], new, *base.blocks[2:]))
    assert said(merged(base, theirs, ours).document) == ["1.项目少。", "2.资金到位慢", "下一步继续努力。"]


def signed(*issuers: str) -> Document:
    return report(
        Paragraph("p", words("正文。")), Signature("落款", tuple(map(words, issuers)), words("2023年12月20日"))
    )


def issuers(document: Document) -> list[str]:
    last = document.blocks[-1]
    assert isinstance(last, Signature)
    return [text_of(words) for words in last.issuers]


def test_an_office_that_a_person_let_sign_above_ours_stays_above() -> None:
    base = signed("青坪乡人民政府")
    found = merged(base, signed("中共青坪乡委员会", "青坪乡人民政府"), base)
    assert issuers(found.document) == ["中共青坪乡委员会", "青坪乡人民政府"]


def test_offices_that_a_person_put_in_another_order_stay_in_it() -> None:
    base = signed("青坪乡人民政府", "青坪乡扶贫办")
    found = merged(base, signed("青坪乡扶贫办", "青坪乡人民政府"), base)
    assert issuers(found.document) == ["青坪乡扶贫办", "青坪乡人民政府"]
    assert kinds(found) == [Kind.MOVED]


def test_an_office_that_the_data_name_by_now_signs_once() -> None:
    base, ours = signed("青坪乡人民政府"), signed("青坪乡人民政府", "青坪乡扶贫办")
    found = merged(base, signed("青坪乡人民政府", "青坪乡扶贫办"), ours)
    assert issuers(found.document) == ["青坪乡人民政府", "青坪乡扶贫办"]


def test_what_the_data_no_longer_give_is_marked_with_what_a_person_added_behind_it() -> None:
    base = report(
        Heading("村-甲", 2, "（一）", words("甲村")),
        Paragraph("村-甲/资金", words("甲村投入资金{5万元=甲}。")),
        Heading("村-乙", 2, "（二）", words("乙村")),
        Paragraph("村-乙/资金", words("乙村投入资金{6万元=乙}。")),
        Paragraph("末", words("下一步继续努力。")),
    )
    theirs = with_behind(typed(base, ("乙村投入", "乙村咬牙投入")), "咬牙", Paragraph("", words("乙村有话说。")))
    ours = replace(base, blocks=(*base.blocks[:3], base.blocks[-1]))
    found = merged(base, theirs, ours)
    assert [(c.kind, c.after) for c in found.conflicts] == [
        (Kind.KEPT, "乙村咬牙投入资金6万元。"),
        (Kind.KEPT, "乙村有话说。"),
    ]
    assert found.conflicts[0].where == "乙村：乙村投入资金6万元。"
    kept = [b.words for b in found.document.blocks if isinstance(b, Paragraph) and "乙村" in text_of(b.words)]
    assert kept == [(Disputed("乙村咬牙投入资金6万元。", ""),), (Disputed("乙村有话说。", ""),)]


def test_a_comment_of_ours_that_still_stands_is_told_again_with_what_the_data_give_now() -> None:
    base, ours = paragraphs("投入{28万元=资金}。"), paragraphs("投入{30万元=资金}。")
    theirs = report(*typed(base).blocks[1:], Paragraph("", words("这28万元要管好。")))
    first = merged(base, theirs, ours)
    assert [(c.kind, c.after) for c in first.conflicts] == [(Kind.STALE, "30万元")]
    later = paragraphs("投入{31万元=资金}。")
    read = replace(first.document, blocks=flat(first.document), figures={})
    open_one = Unsettled("28万元", "30万元", "这28万元要管好。")
    second = merge(ours, read, later, [open_one])
    assert isinstance(second, Merged)
    assert [(c.kind, c.before, c.after) for c in second.conflicts] == [(Kind.DISPUTED, "28万元", "31万元")]
    last = second.document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.words == (Text("这"), Disputed("28万元", "31万元"), Text("要管好。"))
    settled = merge(ours, read, paragraphs("投入{28万元=资金}。"), [open_one])
    assert isinstance(settled, Merged)
    assert settled.conflicts == ()
