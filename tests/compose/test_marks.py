"""A figure keeps its mark wherever a template takes it; white space says nothing, and is settled once."""

from __future__ import annotations

from pathlib import Path

import pytest
from townships import document, marked, said

from fupin_reports.document import Derived, Paragraph, Text

MONEY = """
上年:
  状态: 已完成
  投入: 10
本年:
  状态: 实施中
  资金:
    扶贫资金: 15
    群众自筹: 3.8
指标:
  贫困户: 40户150人
  完成率: 60%
  需求:
    值: 约63万元
"""


def paragraph(tmp_path: Path, words: str, text: str = MONEY) -> str:
    found = document(tmp_path, f'<title id="标题">总结</title>\n{words}', text)
    block = found.blocks[1]
    assert isinstance(block, Paragraph)
    return marked(block.words)


def words(tmp_path: Path, inner: str) -> str:
    return paragraph(tmp_path, f'<p id="a">{inner}</p>')


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("共{{ 本年.资金.合计 }}。", "共⟦18.8万元⟧。"),
        ("{% set x = 本年.资金.合计 %}{{ x }}", "⟦18.8万元⟧"),
        ("{% set x %}共{{ 本年.资金.合计 }}{% endset %}{{ x }}", "共⟦18.8万元⟧"),
        ("{{ [本年.资金.合计, 本年.资金.扶贫资金] | join('、') }}", "⟦18.8万元⟧、⟦15万元⟧"),
        ("{{ 本年.资金.各来源 | map(attribute='金额') | join('、') }}", "⟦15万元⟧、⟦3.8万元⟧"),
        ("{% macro 写(x) %}共{{ x }}{% endmacro %}{{ 写(本年.资金.合计) }}", "共⟦18.8万元⟧"),
        ("{{ 上年.增幅 | default('无') if false else 本年.资金.合计 | default('无') }}", "⟦18.8万元⟧"),
        ("{{ 本年.资金.合计 or '无' }}", "⟦18.8万元⟧"),
        ("{{ 本年.资金.合计 if 本年.资金.合计 else '无' }}", "⟦18.8万元⟧"),
        ("{{ 本年.资金.合计 | 句 }}", "⟦18.8万元⟧。"),
        ("{{ 本年.资金.合计 | 或横线 }}", "⟦18.8万元⟧"),
        ("{{ 本年.资金.各来源[0].金额 }}", "⟦15万元⟧"),
        ("{% for 源 in 本年.资金.各来源 %}{{ 源.名称 }}{{ 源.金额 }}{% endfor %}", "扶贫资金⟦15万元⟧群众自筹⟦3.8万元⟧"),
        ("{% with x = 本年.资金.合计 %}{{ x }}{% endwith %}", "⟦18.8万元⟧"),
        ("{{ 本年.增幅 | 增减 }}", "⟦增长88.0%⟧"),  # (18.8 − 10) ÷ 10
        ("{{ 差额(上年, 本年) | 增减 }}", "⟦减少8.8万元⟧"),  # 10 − 18.8
        ("{{ 差额(本年, 本年) | 增减 }}", "⟦持平⟧"),
        ("{{ 增幅(指标.需求, 本年) | 增减 }}", "⟦增长约235.1%⟧"),  # (63 − 18.8) ÷ 18.8 = 2.35106…
        ("{{ 占比(本年.资金.扶贫资金, 本年) }}", "⟦79.8%⟧"),  # 15 ÷ 18.8
        ("{{ 指标.贫困户 }}", "⟦40户150人⟧"),
        ("{{ 指标.贫困户.户均人口 }}", "⟦3.75人⟧"),  # 150 ÷ 40
        ("{{ 指标.完成率 }}{{ 指标.需求 }}", "⟦60%⟧⟦约63万元⟧"),
        ("{{ 本年.资金.合计 }}{{ '<b>' }}", "⟦18.8万元⟧<b>"),
    ],
)
def test_a_figure_keeps_its_mark(tmp_path: Path, inner: str, expected: str) -> None:
    assert words(tmp_path, inner) == expected


def test_growth_too_small_to_print_is_not_printed_as_zero(tmp_path: Path) -> None:
    text = MONEY.replace("投入: 10", "投入: 18.799")
    # (18.8 − 18.799) ÷ 18.799 = 0.0053 %
    assert paragraph(tmp_path, '<p id="a">{{ 本年.增幅 | 增减 }}</p>', text) == "⟦基本持平⟧"


def test_a_derived_word_names_its_figures_and_everything_they_were_made_from(tmp_path: Path) -> None:
    found = document(
        tmp_path, '<title id="标题">总结</title><p id="a">{{ 本年.增幅 | 增减 }}{{ 指标.贫困户 }}</p>', MONEY
    )
    block = found.blocks[1]
    assert isinstance(block, Paragraph)
    assert block.words == (
        Derived("增长88.0%", ("本年.增幅",)),
        Derived("40户150人", ("指标.贫困户.户", "指标.贫困户.人")),
    )
    growth = found.figures["本年.增幅"]
    assert (growth.value, growth.unit, growth.how, growth.inputs) == (
        "88.0",
        "%",
        "增幅",
        ("本年.资金.合计", "上年.资金.合计"),
    )
    assert found.figures["本年.资金.合计"].inputs == ("本年.资金.扶贫资金", "本年.资金.群众自筹")
    typed = found.figures["本年.资金.群众自筹"]
    assert (typed.value, typed.how, typed.inputs) == ("3.8", "填报", ())
    assert typed.place is not None
    assert (typed.place.file, typed.place.line) == ("data/2023/青坪乡.yaml", 8)
    assert set(found.figures) == {
        *("本年.增幅", "本年.资金.合计", "本年.资金.扶贫资金", "本年.资金.群众自筹", "上年.资金.合计", "上年.投入"),
        *("指标.贫困户.户", "指标.贫困户.人"),
    }


def test_a_range_is_remembered_with_both_ends(tmp_path: Path) -> None:
    text = "结对:\n  干部分工:\n    - 干部: 一般干部\n      每人户数: 2—3\n"
    markup = '<title id="标题">总结</title><p id="a">{{ 结对.干部分工[0].每人户数 }}</p>'
    note = document(tmp_path, markup, text).figures["结对.一般干部.每人户数"]
    assert (note.value, note.upper, note.unit) == ("2", "3", "户")


# ───── white space ─────


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("\n  全乡\n  共有\n", "全乡共有"),
        ("共 {{ 本年.资金.合计 }} 。", "共⟦18.8万元⟧。"),
        ("全 乡", "全乡"),
        ("全　乡\u00a0共\u2003\u2003有", "全乡共有"),
        ("Word 2019\n  and  WPS", "Word 2019 and WPS"),
        ("用 WPS 打开", "用WPS打开"),
        ("3.5 m 和 4 m", "3.5 m和4 m"),
        ("{{ 'A' }} {{ 'B' }}", "A B"),
        ("{{ 本年.资金.合计 }} {{ 本年.资金.合计 }}", "⟦18.8万元⟧⟦18.8万元⟧"),
        ("  ", None),
    ],
)
def test_white_space_says_nothing_but_between_two_latin_words(tmp_path: Path, inner: str, expected: str | None) -> None:
    if expected is None:
        assert said(document(tmp_path, f'<title id="标题">总结</title><p id="a">{inner}</p>', MONEY)) == ["总结"]
    else:
        assert words(tmp_path, inner) == expected


def test_neighbouring_words_are_one_text(tmp_path: Path) -> None:
    found = document(tmp_path, '<title id="标题">{{ 单位 }}\n{{ 年度 }}年<!-- 注 -->总结</title>')
    assert found.blocks[0].words == (Text("青坪乡2023年总结"),)  # type: ignore[union-attr]  # a title
    assert found.meta.title == "青坪乡2023年总结"


def test_a_text_of_several_lines_in_the_data_is_one_paragraph(tmp_path: Path) -> None:
    text = "导语:\n  - |\n    全乡共投入\n    {{ 本年.资金.合计 }}，\n\n    成效明显\n" + MONEY.lstrip("\n")
    markup = '<title id="标题">总结</title><p id="a">{{ 导语[0] | 句 }}</p>'
    block = document(tmp_path, markup, text).blocks[1]
    assert isinstance(block, Paragraph)
    assert marked(block.words) == "全乡共投入⟦18.8万元⟧，成效明显。"
