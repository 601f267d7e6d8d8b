"""Narrative text of the data: figures named in it, its faults told at their place in the YAML, nothing else it can do."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from townships import codes, composed, document, marked, refused, said

from fupin_reports.document import Paragraph

TEMPLATE = """
<title id="标题">总结</title>
{% for 段 in 导语 %}
<p id="{{ 段.键 }}">{{ 段 | 句 }}</p>
{% endfor %}
"""
MONEY = """
本年:
  状态: 实施中
  资金:
    扶贫资金: 15
    群众自筹: 3.8
指标:
  贫困户: 40户150人
"""
FILE = "data/2023/青坪乡.yaml"


def with_opening(*texts: str) -> str:
    return "导语:\n" + "".join(f"  - {t}\n" for t in texts) + MONEY.lstrip("\n")


def paragraphs(tmp_path: Path, *texts: str) -> list[str]:
    """The paragraphs of an opening, derived words in brackets."""
    found = document(tmp_path, TEMPLATE, with_opening(*texts))
    return [marked(b.words) for b in found.blocks if isinstance(b, Paragraph)]


def faults(tmp_path: Path, text: str) -> list[str]:
    """What is wrong with a township typed as `text` and the money above."""
    return refused(tmp_path, TEMPLATE, dedent(text).strip("\n") + "\n" + MONEY)


def test_figures_named_in_a_text_are_filled_in_and_marked(tmp_path: Path) -> None:
    texts = [
        "全乡需投入{{ 本年.资金.合计 }}，识别贫困户{{ 指标.贫困户 }}",
        "扶贫资金占{{ 占比(本年.资金.扶贫资金, 本年.资金.合计) }}",
        "比自筹{{ 差额(本年.资金.扶贫资金, 本年.资金.群众自筹) | 增减 }}",
        "{{ 本年 }}",
        "{{ 本年['资金']['合计'] }}",
    ]
    assert paragraphs(tmp_path, *(f"'{t}'" if "'" not in t else f'"{t}"' for t in texts)) == [
        "全乡需投入⟦18.8万元⟧，识别贫困户⟦40户150人⟧。",  # 15 + 3.8
        "扶贫资金占⟦79.8%⟧。",  # 15 ÷ 18.8 = 0.7978…
        "比自筹⟦增加11.2万元⟧。",  # 15 − 3.8, in money: no percentage
        "⟦18.8万元⟧。",
        "⟦18.8万元⟧。",
    ]


def test_what_xml_and_jinja_would_read_is_plain_text(tmp_path: Path) -> None:
    texts = [
        "收入<1000元的 & “其他”户",
        "收入<1000元 & >500元的有{{ 指标.贫困户 }}",
        "a <b at='x:1'>",
    ]
    quoted = [f'"{t}"' for t in texts]
    assert paragraphs(tmp_path, *quoted) == [
        "收入<1000元的&“其他”户。",
        "收入<1000元& >500元的有⟦40户150人⟧。",
        "a <b at='x:1'>。",
    ]


@pytest.mark.parametrize(
    "text", ["{单花括号}", "｛｛本年.资金.合计｝｝", "{ 本年.资金.合计 }", "本年.资金.合计 }} 元", "{{ 指标.贫困户 }}{"]
)
def test_t006_braces_that_name_no_figure_are_a_slip(tmp_path: Path, text: str) -> None:
    (fault,) = faults(tmp_path, with_opening(f'"{text}"'))
    assert fault.endswith(" T006")


def test_a_mark_cannot_be_forged_in_data(tmp_path: Path) -> None:
    forged = '<d n="0">99万元</d>'
    assert paragraphs(tmp_path, "'{{ 本年.资金.合计 }}'", f"'{forged}'", f"'{{{{ 本年 }}}}{forged}'") == [
        "⟦18.8万元⟧。",
        f"{forged}。",
        f"⟦18.8万元⟧{forged}。",
    ]


def test_markup_in_names_is_plain_text_too(tmp_path: Path) -> None:
    text = '本年:\n  状态: 实施中\n  项目村:\n    - 村: \'<p id="x">甲&"村\'\n      投入: 3\n'
    template = """<title id="标题">总结</title>
    {% for 村 in 本年.项目村 %}<p id="村-{{ 村.键 }}">{{ 村.名称 }}{{ 村 }}</p>{% endfor %}"""
    found = document(tmp_path, template, text)
    assert said(found)[1:] == ['<p id="x">甲&"村3万元']
    assert found.blocks[1].id == '村-<p id="x">甲&"村'


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # plain, on the line of its dash
        ("导语:\n  - 共{{ 本年.资全.合计 }}\n", ["2:9"]),
        # quoted
        ("导语:\n  - '共{{ 本年.资全.合计 }}'\n", ["2:10"]),
        ('导语:\n  - "共{{ 本年.资全.合计 }}"\n', ["2:10"]),
        # a block keeps its lines
        ("导语:\n  - |\n    第一行\n    共{{ 本年.资全.合计 }}\n", ["4:9"]),
        ("导语:\n  - |-\n\n    共{{ 本年.资全.合计 }}\n", ["4:9"]),
        # folded over several lines
        ("导语:\n  - >\n    第一行\n    共{{ 本年.资全.合计 }}\n", ["4:9"]),
        ("导语:\n  - 第一行\n    第二行\n    共{{ 本年.资全.合计 }}\n", ["4:9"]),
        ("导语:\n  - '第一行\n\n    共{{ 本年.资全.合计 }}'\n", ["4:9"]),
        # two in one text, and one text after the other
        ("导语:\n  - '{{ 没有 }}和{{ 本年.壮态 }}'\n  - '{{ 没有 }}'\n", ["2:9", "2:18", "3:9"]),
    ],
)
def test_t002_an_unknown_name_points_to_its_line_and_column_in_the_yaml(
    tmp_path: Path, text: str, places: list[str]
) -> None:
    assert faults(tmp_path, text) == [f"{FILE}:{place} T002" for place in places]


def test_all_faults_of_the_texts_are_told_in_one_run_with_those_of_the_template(tmp_path: Path) -> None:
    opening = "导语:\n  - '{{ 没有 }}'\n  - '{% if 本年 %}甲{% endif %}'\n  - '{{ 本年.资金.合计 + 1 }}'\n  - '{{ 上年.资金.合计 }}'\n"
    template = TEMPLATE + '<p id="末">{{ 也没有 }}</p>'
    assert refused(tmp_path, template, opening + MONEY) == [
        f"{FILE}:2:9 T002",
        f"{FILE}:3:6 T005",
        f"{FILE}:4:6 T006",
        f"{FILE}:5:9 T007",
        "5:14 T002",
    ]


@pytest.mark.parametrize("text", ["{% for x in 本年 %}", "{# 注 #}", "{% set a = 1 %}{{ a }}", "甲{%乙"])
def test_t005_a_text_has_no_statements(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, f"导语:\n  - '{text}'\n")[0].endswith("T005")


@pytest.mark.parametrize(
    "text",
    [
        "{{ 本年.资金.合计",
        "{{ }}",
        "{{ 本年..合计 }}",
        "{{ 本年.资金.合计 + 1 }}",
        "{{ 本年.资金.合计 ~ 1 }}",
        "{{ 1 if 本年 else 2 }}",
        "{{ [本年] }}",
        "{{ 本年.资金 | length }}",
        "{{ 本年.资金 | safe }}",
        "{{ 单位.upper() }}",
        "{{ 本年[单位] }}",
        "{{ 单位[0:1] }}",
        "{{ x(本年)(本年) }}",
        "{{ 本年 is defined }}",
        "{{ not 本年 }}",
        "{{ " + "(" * 5000 + "本年" + ")" * 5000 + " }}",
        "{{ 本年" + ".资金" * 3000 + " }}",
    ],
)
def test_t006_a_text_only_names_figures(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, f"导语:\n  - '{text}'\n") in ([f"{FILE}:2:6 T006"], [f"{FILE}:2 T006"])


@pytest.mark.parametrize(
    "text",
    [
        '{{ "a" * 10**9 }}',
        "{{ 10**10**10 }}",
        '{{ "%1000000000d" | format(1) }}',
        '{{ "a" | center(1000000000) }}',
        "{{ range(1000000000) | list }}",
        '{{ ("a" | 句) * 1000000000 }}',
        "{% for a in range(10**9) %}{% endfor %}",
        "{{ 导语[0] }}{{ 导语[0] }}",
    ],
)
def test_no_text_can_run_long_or_print_at_length(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, f"导语:\n  - '{text}'\n")  # if it were carried out, the test would not come to an end


def test_a_text_that_names_a_text_is_refused_so_that_none_names_itself(tmp_path: Path) -> None:
    text = "存在问题:\n  - 要点: '甲{{ 存在问题.甲存在问题甲存在问题甲存.要点 }}'\n"
    template = """<title id="标题">总结</title>
    {% for 题 in 存在问题 %}<p id="{{ 题.键 }}">{{ 题.要点 }}</p>{% endfor %}"""
    _, problems = composed(tmp_path, template, text)
    assert codes(problems) in (["T008"], ["T002"])
    _, problems = composed(tmp_path, template, "存在问题:\n  - 要点: '甲{{ 导语[0] }}'\n导语:\n  - '{{ 导语[0] }}'\n")
    assert codes(problems) == ["T008"]


def test_the_sandbox_of_texts_gives_nothing_of_python(tmp_path: Path) -> None:
    for text in (
        "''.__class__",
        "本年._names",
        "本年.资金.合计.figure",
        "self",
        "占比.__globals__",
        "单位.upper",
        "本年.__init__",
    ):
        quoted = text.replace("'", "''")
        _, problems = composed(tmp_path, TEMPLATE, f"导语:\n  - '{{{{ {quoted} }}}}'\n" + MONEY)
        assert set(codes(problems)) <= {"T002", "T008"}, text
        assert problems, text


def test_a_list_or_a_yes_or_no_is_not_printed_in_a_text(tmp_path: Path) -> None:
    assert faults(tmp_path, "导语:\n  - '{{ 本年.项目村 }}'\n") == [f"{FILE}:2:9 T008"]
    assert faults(tmp_path, "导语:\n  - '{{ 导语 }}'\n") == [f"{FILE}:2:6 T008"]


def test_t004_and_t003_in_a_text_point_to_the_yaml(tmp_path: Path) -> None:
    assert faults(tmp_path, "导语:\n  - 甲\n  - '共{{ 占比(本年.资金.合计, 3) }}'\n") == [f"{FILE}:3:7 T003"]


def test_a_text_of_marks_alone_prints_nothing(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, "'，'", "甲") == ["甲。"]


def test_a_text_ends_as_a_sentence_once(tmp_path: Path) -> None:
    texts = [
        "完成。",
        "完成",
        "完成；",
        "完成.",
        "（完成）",
        "“完成。”",
        "完成！",
        "{{ 本年.资金.合计 }}",
        "'完成 '",
        "AT&T",
    ]
    assert paragraphs(tmp_path, *(t if t[0] not in "{" else f"'{t}'" for t in texts)) == [
        "完成。",
        "完成。",
        "完成。",
        "完成。",
        "（完成）。",
        "“完成。”",
        "完成！",
        "⟦18.8万元⟧。",
        "完成。",
        "AT&T。",
    ]
