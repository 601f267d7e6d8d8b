"""Words about numbers: the page that explains them, example by example, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT
from printed import printed
from townships import composed, document

from fupin_reports.document import Paragraph, text_of

PAGE = (ROOT / "docs" / "数字用语.md").read_text("utf-8")
DATA = re.search("```yaml\n(.*?)```", PAGE, re.DOTALL)
EXAMPLE = re.compile(r"^\| `(.*)` \| (.*) \|$", re.MULTILINE)
EXAMPLES = [(written.replace(r"\|", "|"), printed) for written, printed in EXAMPLE.findall(PAGE)]
TEMPLATE = """
<title id="标题">总结</title>
{% for 段 in 导语 %}
<p id="{{ 段.键 }}">{{ 段 }}</p>
{% endfor %}
"""


def said(folder: Path, data: str, text: str) -> str:
    """What `text` prints with the figures of `data`."""
    found = document(folder, TEMPLATE, f"导语:\n  - '{text}'\n{data}")
    return "".join(text_of(b.words) for b in found.blocks if isinstance(b, Paragraph))


def fault(folder: Path, text: str, data: str) -> tuple[str, str]:
    """The code and the reason of the only thing that is wrong with it."""
    found, problems = composed(folder, TEMPLATE, f"导语:\n  - '{text}'\n{data}")
    assert found is None
    (problem,) = problems
    return problem.code, problem.words.get("reason", "")


@pytest.mark.parametrize(("written", "result"), EXAMPLES)
def test_the_page_says_what_is_printed(tmp_path: Path, written: str, result: str) -> None:
    assert DATA is not None
    assert said(tmp_path, DATA[1], written) == result


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 50


COUNTS = """
指标:
  三: 3个
  四点五: 4.5个
  约三: 约3个
  户: 40户
  人: 100人
  钱: 12万元
  约钱: 约12万元
  路: 3公里
  零: 0户
  率: 35%
  巨款: 10000亿元
  多: {值: 10户, 其中: {甲: 6户, 乙: 5户}}
  叠: {值: 10户, 关系: 交叉, 其中: {甲: 6户, 乙: 5户}}
  缺: {值: 10户}
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 人均(指标.钱, 指标.户) }}", "人均要除以人数，“指标.户”的单位是“户”"),
        ("{{ 户均(指标.钱, 指标.人) }}", "户均要除以户数，“指标.人”的单位是“人”"),
        ("{{ 村均(指标.钱, 指标.人) }}", "村均要除以村数，“指标.人”的单位是“人”"),
        ("{{ 指标.四点五 | 名次 }}", "名次要是第几的整数，“指标.四点五”不是"),
        ("{{ 指标.约三 | 名次 }}", "名次要是第几的整数，“指标.约三”不是"),
        ("{{ 指标.零 | 名次 }}", "名次要是第几的整数，“指标.零”不是"),
        ("{{ 指标.户 | 大写 }}", "大写只用在金额上，“指标.户”的单位是“户”"),
        ("{{ 指标.约钱 | 大写 }}", "“指标.约钱”是约数，不能写成大写"),
        ("{{ 指标.路 | 亩 }}", "“指标.路”的单位是“公里”，换算不成“亩”"),
        ('{{ 指标.路 | 换算("里地") }}', "没有“里地”这个单位；换算(“单位”)里写 data/设置.yaml 计量单位里有的"),
        ("{{ 指标.钱 | 小数(9) }}", "小数(位数)里写 0 到 6 的整数"),
        ("{{ 其中(指标.多) }}", "“指标.多”的其中各项加起来比它自己还多"),
        ("{{ 增幅(指标.率, 指标.率) }}", "两个百分数相差多少要说百分点，不说百分之几；用 差额、高低 或者 比上年"),
        ("{{ 翻番(指标.率, 指标.率) }}", "两个百分数相差多少要说百分点，不说百分之几；用 差额、高低 或者 比上年"),
        ("{{ 减幅(指标.率, 指标.率) }}", "两个百分数相差多少要说百分点，不说百分之几；用 差额、高低 或者 比上年"),
        ("{{ 指标.巨款 | 大写 }}", "“指标.巨款”太大，大写只写到千亿元"),
        ("{{ 指标.钱 | 列举 }}", "列举 只用在列表上"),
        ('{{ "2023-13-05" | 年月日 }}', "“2023-13-05”不是日期"),
    ],
)
def test_what_would_be_a_lie_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert fault(tmp_path, text, COUNTS.lstrip()) == ("T018", reason)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 占比(指标.户, 指标.零) }}",
        "{{ 增幅(指标.户, 指标.零) }}",
        "{{ 户均(指标.钱, 指标.零) }}",
        "{{ 翻番(指标.户, 指标.零) }}",
        "{{ 指标.缺 | 比上年 }}",
        "{{ 其中(指标.缺) }}",
        "{{ 占比(指标.户, 指标.人) }}",
    ],
)
def test_what_cannot_be_had_is_told_and_never_a_zero(tmp_path: Path, text: str) -> None:
    assert fault(tmp_path, text, COUNTS.lstrip())[0] == "T007"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ 其中(指标.叠) }}", "其中甲6户、乙5户"),
        ("{{ 指标.四点五 | 中文数 }}", "4.5个"),
        ("{{ 指标.约三 | 中文量 }}", "约3个"),
        ("{{ 指标.钱 | 亿元 }}", "12万元"),  # 0.0012亿元 would round to nothing
        ("{{ 翻番(指标.户, 指标.约户) }}", "增长约100.0%"),
        ("{{ 翻番(指标.户, 指标.二十) }}", "翻了一番"),
        ("{{ 翻番(指标.户, 指标.十) }}", "翻了两番"),
        ("{{ 高低(指标.户, 指标.户) }}", "持平"),
    ],
)
def test_words_follow_the_figure(tmp_path: Path, text: str, result: str) -> None:
    assert said(tmp_path, COUNTS.lstrip() + "  约户: 约20户\n  二十: 20户\n  十: 10户\n", text) == result


def test_points_are_numbered_in_words(tmp_path: Path) -> None:
    template = '<title id="标题">总结</title>\n<p id="问题">{{ 存在问题 | 一是 }}</p>'
    one = "存在问题:\n  - {要点: 资金少, 说明: 来源单一}\n"
    found = document(tmp_path, template, one + "  - 技术弱\n")
    assert "一是资金少。来源单一。二是技术弱。" in printed(found)
    assert "\n资金少。来源单一。" in printed(document(tmp_path, template, one))


SHARES = """
<title id="标题">总结</title>
<table id="来源">
<col kind="left"/><col kind="number" unit="万元"/><col kind="number" unit="%"/>
<tbody>
{% for 源 in 本年.资金.各来源 %}
<tr key="{{ 源.名称 }}"><td>{{ 源.名称 }}</td><td>{{ 源.金额 }}</td><td>{{ 源.占比 }}</td></tr>
{% endfor %}
</tbody>
<tfoot>
<tr key="合计"><td>合计</td><td>{{ 本年.资金.合计 }}</td><td>{{ 占比(本年.资金.合计, 本年.资金.合计) }}</td></tr>
</tfoot>
</table>
"""
NOTE = "注：因四舍五入，表中有的列各项相加与合计不完全相等。"


@pytest.mark.parametrize(
    ("amounts", "noted"),
    [
        ((1, 1, 1), True),  # 33.3 + 33.3 + 33.3 = 99.9
        ((1, 1, 2), False),  # 25 + 25 + 50
        ((1, 2, 5), False),  # 12.5 + 25 + 62.5
        ((1, 1, 4), True),  # 16.7 + 16.7 + 66.7 = 100.1
    ],
)
def test_a_table_whose_printed_parts_do_not_add_up_says_so(
    tmp_path: Path, amounts: tuple[int, int, int], noted: bool
) -> None:
    names = ("扶贫资金", "市整村推进资金", "群众自筹")
    funds = "".join(f"    {name}: {amount}\n" for name, amount in zip(names, amounts, strict=True))
    found = document(tmp_path, SHARES, f"本年:\n  状态: 已完成\n  资金:\n{funds}")
    assert (NOTE in printed(found)) is noted
