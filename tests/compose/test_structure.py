"""Sections, numbers, lists, annexes: levels come from nesting and numbers from counting; what is empty vanishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import document, ids, said

from fupin_reports.document import AnnexHead, AnnexNote, Heading, Item, Paragraph, Signature, text_of
from fupin_reports.numbering import han_number, level_number

TITLE = '<title id="标题">总结</title>\n'


def section(key: str, inner: str, heading: str | None = None) -> str:
    head = f"<h>{key if heading is None else heading}</h>" if heading != "" else ""
    return f'<section id="{key}">{head}{inner}</section>'


def p(key: str, words: str | None = None) -> str:
    return f'<p id="{key}">{words or key}</p>'


def ol(*keys: str) -> str:
    return "<ol>" + "".join(f'<li id="{k}">{k}</li>' for k in keys) + "</ol>"


def read(tmp_path: Path, *markup: str) -> list[str]:
    return said(document(tmp_path, TITLE + "".join(markup)))[1:]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((n, w) for n, w in enumerate("一二三四五六七八九十", 1)),
        (11, "十一"),
        (12, "十二"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (120, "一百二十"),
        (999, "九百九十九"),
    ],
)
def test_chinese_numbers_of_headings(number: int, expected: str) -> None:
    assert han_number(number) == expected


def test_the_marks_of_the_four_levels() -> None:
    assert [level_number(n, 11) for n in (1, 2, 3, 4)] == ["十一、", "（十一）", "11.", "（11）"]
    with pytest.raises(ValueError, match="0"):
        han_number(0)


def test_four_levels_are_numbered_by_nesting(tmp_path: Path) -> None:
    deep = section("甲", section("乙", section("丙", section("丁", p("a")) + section("戊", p("b")))))
    assert read(tmp_path, deep, section("己", p("c"))) == [
        *("一、甲", "（一）乙", "1.丙", "（1）丁", "a", "（2）戊", "b", "二、己", "c")
    ]


def test_eleven_sections_are_numbered_to_eleven(tmp_path: Path) -> None:
    blocks = document(tmp_path, TITLE + "".join(section(f"节{n}", p("a")) for n in range(1, 12))).blocks
    assert [b.number for b in blocks if isinstance(b, Heading)][8:] == ["九、", "十、", "十一、"]


def test_an_empty_section_vanishes_with_its_heading_and_the_numbers_close_up(tmp_path: Path) -> None:
    markup = (
        section("甲", p("a")) + section("乙", "") + section("丙", section("丁", "<ol></ol>")) + section("戊", p("b"))
    )
    assert read(tmp_path, markup) == ["一、甲", "a", "二、戊", "b"]
    blank = section("乙", '<p id="空"> {{ "" }} </p><ol><li id="x">\n</li></ol>')
    assert read(tmp_path, section("甲", p("a")), blank, section("戊", p("b"))) == ["一、甲", "a", "二、戊", "b"]


def test_a_section_with_a_table_without_rows_vanishes_too(tmp_path: Path) -> None:
    table = '<table id="t"><col/><thead><tr><th>村</th></tr></thead><tbody></tbody></table>'
    assert read(tmp_path, section("甲", table), section("乙", p("b"))) == ["一、乙", "b"]


def test_items_are_numbered_below_their_heading_and_never_like_one(tmp_path: Path) -> None:
    assert read(tmp_path, ol("a", "b")) == ["1.a", "2.b"]
    assert read(tmp_path, section("甲", ol("a", "b"))) == ["一、甲", "1.a", "2.b"]
    assert read(tmp_path, section("甲", section("乙", ol("a", "b")))) == ["一、甲", "（一）乙", "1.a", "2.b"]
    three = section("甲", section("乙", section("丙", ol("a", "b"))))
    assert read(tmp_path, three)[-3:] == ["1.丙", "（1）a", "（2）b"]


def test_a_list_of_one_is_a_paragraph(tmp_path: Path) -> None:
    found = document(tmp_path, TITLE + section("甲", ol("a") + '<ol><li id="b">b</li><li id="c"> </li></ol>'))
    assert said(found)[1:] == ["一、甲", "a", "b"]
    assert [type(b) for b in found.blocks[2:]] == [Paragraph, Paragraph]
    assert ids(found)[2:] == ["甲/a", "甲/b"]


def test_a_list_after_headings_of_its_own_mark_goes_on_counting(tmp_path: Path) -> None:
    # two villages as 1. and 2., then the items of the whole township: 3., 4., not 1. again
    villages = section("村甲", p("a")) + section("村乙", p("b"))
    found = read(tmp_path, section("甲", section("乙", villages + ol("路", "桥"))))
    assert found == ["一、甲", "（一）乙", "1.村甲", "a", "2.村乙", "b", "3.路", "4.桥"]
    # one item alone is numbered as well: as a bare paragraph it would belong to the second village
    assert read(tmp_path, section("甲", section("乙", villages + ol("路"))))[-1] == "3.路"


def test_a_section_without_a_heading_runs_on_and_its_parts_go_on_counting(tmp_path: Path) -> None:
    inner = section("丙", p("c")) + section("丁", p("d"))
    markup = section("甲", section("乙", p("a")) + section("并入", inner, "") + section("戊", p("e")))
    found = document(tmp_path, TITLE + markup)
    assert said(found)[1:] == ["一、甲", "（一）乙", "a", "（二）丙", "c", "（三）丁", "d", "（四）戊", "e"]
    assert "甲/并入/丙/c" in ids(found)


def test_a_blank_heading_is_no_heading(tmp_path: Path) -> None:
    assert read(tmp_path, section("甲", p("a")), section("乙", p("b"), " {{ '' }} ")) == ["一、甲", "a", "b"]


def test_title_subtitle_and_signature(tmp_path: Path) -> None:
    markup = (
        TITLE + '<subtitle id="副题">（征求意见稿）</subtitle><signature id="落款"><issuer>乡政府</issuer>'
        "<date>{{ 日期 }}</date></signature>" + p("a")
    )
    found = document(tmp_path, markup)
    assert said(found) == ["总结", "（征求意见稿）", "a", "乡政府2023年12月20日"]  # the signature stands last
    assert isinstance(found.blocks[-1], Signature)
    assert (found.meta.title, found.meta.unit, found.meta.kind, found.meta.year, found.meta.date) == (
        *("总结", "青坪乡", "乡镇年终总结", 2023, "2023-12-20"),
    )


def annex(key: str, inner: str) -> str:
    return f'<annex id="{key}"><h>{key}表</h>{inner}</annex>'


def test_one_annex_is_called_by_the_word_alone_and_named_before_the_signature(tmp_path: Path) -> None:
    signature = '<signature id="落款"><issuer>乡</issuer><date>日</date></signature>'
    found = document(tmp_path, TITLE + annex("甲", p("a")) + p("b") + signature)
    assert [type(b).__name__ for b in found.blocks] == [
        *("Title", "Paragraph", "AnnexNote", "Signature", "AnnexHead", "Paragraph")
    ]
    note, head = found.blocks[2], found.blocks[4]
    assert isinstance(note, AnnexNote)
    assert isinstance(head, AnnexHead)
    assert (note.id, note.label, [text_of(e) for e in note.entries]) == ("附件说明", "附件：", ["甲表"])
    assert (head.id, head.label, text_of(head.words)) == ("甲", "附件", "甲表")
    assert found.blocks[5].id == "甲/a"


def test_several_annexes_are_numbered_and_an_empty_one_leaves_no_gap(tmp_path: Path) -> None:
    found = document(tmp_path, TITLE + annex("甲", p("a")) + annex("空", "") + annex("乙", p("b")))
    note = found.blocks[1]
    assert isinstance(note, AnnexNote)
    assert [text_of(e) for e in note.entries] == ["1.甲表", "2.乙表"]
    assert [b.label for b in found.blocks if isinstance(b, AnnexHead)] == ["附件1", "附件2"]


def test_without_annexes_nothing_is_said_of_them(tmp_path: Path) -> None:
    found = document(tmp_path, TITLE + p("a") + annex("空", ""))
    assert said(found) == ["总结", "a"]


def test_sections_inside_an_annex_start_at_the_second_level(tmp_path: Path) -> None:
    found = document(tmp_path, TITLE + annex("甲", section("一览", p("a"))))
    assert [b.number for b in found.blocks if isinstance(b, Heading)] == ["（一）"]


def test_an_item_knows_its_level_and_number(tmp_path: Path) -> None:
    found = document(tmp_path, TITLE + section("甲", ol("a", "b")))
    item = found.blocks[3]
    assert isinstance(item, Item)
    assert (item.id, item.level, item.number) == ("甲/b", 3, "2.")


# ───── 章节: the clerk's choice ─────

SECTIONS = """
<title id="标题">总结</title>
{% for 章 in 章节 %}
<section id="{{ 章.键 }}"><h>{{ 章.标题 }}</h>
{% include 章.模板 %}
{% for 节 in 章.并入 %}
<section id="{{ 节.键 }}">{% if 节.标题 %}<h>{{ 节.标题 }}</h>{% endif %}{% include 节.模板 %}</section>
{% endfor %}
</section>
{% endfor %}
"""
PARTIALS = {f"章节/{k}.html.j2": f'<p id="p">{k}文</p>' for k in ("工作成绩", "资金管理", "存在问题", "今后打算")}


def chosen(tmp_path: Path, choice: str) -> list[str]:
    return said(document(tmp_path, SECTIONS, choice, PARTIALS))[1:]


def test_sections_stand_as_the_kind_has_them_where_nothing_is_chosen(tmp_path: Path) -> None:
    assert chosen(tmp_path, "") == [
        *(
            "一、工作成绩",
            "工作成绩文",
            "二、资金管理",
            "资金管理文",
            "三、存在问题",
            "存在问题文",
            "四、今后打算",
            "今后打算文",
        )
    ]


def test_a_section_is_hidden_and_the_numbers_close_up(tmp_path: Path) -> None:
    assert chosen(tmp_path, "章节:\n  资金管理: 否\n  存在问题:\n    显示: 否\n") == [
        *("一、工作成绩", "工作成绩文", "二、今后打算", "今后打算文")
    ]


def test_a_section_is_renamed_and_keeps_its_id(tmp_path: Path) -> None:
    found = document(tmp_path, SECTIONS, "章节:\n  今后打算:\n    标题: 下一步安排\n", PARTIALS)
    assert said(found)[-2] == "四、下一步安排"
    assert ids(found)[-2:] == ["今后打算", "今后打算/p"]


def test_a_merged_section_runs_on_or_becomes_a_part_with_its_title(tmp_path: Path) -> None:
    choice = """
    章节:
      资金管理:
        并入: 工作成绩
        标题: 扶贫资金管理
      存在问题:
        标题: 存在的问题和今后打算
      今后打算:
        并入: 存在问题
    """
    assert chosen(tmp_path, choice) == [
        *("一、工作成绩", "工作成绩文", "（一）扶贫资金管理", "资金管理文"),
        *("二、存在的问题和今后打算", "存在问题文", "今后打算文"),
    ]


def test_a_merged_section_that_is_hidden_is_not_printed(tmp_path: Path) -> None:
    choice = "章节:\n  今后打算:\n    并入: 存在问题\n    显示: 否\n"
    assert chosen(tmp_path, choice)[-2:] == ["三、存在问题", "存在问题文"]


def test_a_section_whose_partial_says_nothing_vanishes(tmp_path: Path) -> None:
    partials = {**PARTIALS, "章节/资金管理.html.j2": ""}
    assert said(document(tmp_path, SECTIONS, "", partials))[3:5] == ["二、存在问题", "存在问题文"]
