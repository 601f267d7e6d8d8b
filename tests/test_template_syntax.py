"""Jinja's complaints in Chinese: asked of Jinja itself, so that a new version with other words fails here."""

from __future__ import annotations

import pytest
from jinja2 import Environment, TemplateSyntaxError

from fupin_reports.template_syntax import in_chinese


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if a %}x", "{% if %}没有结尾，到末尾也没有{% endif %}"),
        ("{% for x in a %}{% if b %}y{% endfor %}", "{% endfor %}没有对应的开头，现在要结束的是{% if %}"),
        ("{% endif %}", "{% endif %}没有对应的开头"),
        ("{% fro x in y %}", "没有{% fro %}这种写法"),
        ("{{ a ", "没有写完就结束了，应当有“}}”"),
        ("{{ a }", "这里不应当有“}”"),
        ("{{ }}", "“}}”前面缺名称或数"),
        ("{{ a（b） }}", "花括号里不能有“（”"),
        ("{{ a|圆 }}", "没有“圆”这个过滤器"),
        ("{% %}", "{% 后面缺 if、for 之类的词"),
        ("{{ a. }}", "点或方括号后面缺名称"),
        ("{# x", "{# 没有结尾，缺 #}"),
        ("{{ (a }}", "这里应当是“)”，写的是“}”"),
        ("{% for x on y %}{% endfor %}", "这里应当是“in”，写的是“on”"),
        ("{% if a = 3 %}{% endif %}", "比较是不是相等要写两个等号“==”"),
        ("{% set 3 = a %}", "set、for 后面要写一个名称"),
    ],
)
def test_what_jinja_says_is_said_in_chinese(template: str, said: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        Environment().from_string(template)
    assert in_chinese(caught.value.message or "") == said


def test_what_is_not_known_is_quoted() -> None:
    assert in_chinese("block 'a' defined twice") == "block 'a' defined twice"
