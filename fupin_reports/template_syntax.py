"""What Jinja has to say of a template that it cannot read, in plain Chinese.

The patterns are the sentences of jinja2 3.1 (parser, lexer, compiler); what fits none is quoted as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable

TOKENS = {
    "end of print statement": "}}",
    "begin of print statement": "{{",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "end of template": "模板的末尾",
    "name": "一个名称",
    "string": "引号里的文字",
    "integer": "一个整数",
    "float": "一个数",
}

SENTENCES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"Unexpected end of template\..*?(?:innermost block that needs to be closed is '(?P<open>\w+)')?\.?", re.S
        ),
        lambda m: (
            f"{tag(m['open'])}没有结尾，到末尾也没有{tag('end' + m['open'])}" if m["open"] else "没有写完就结束了"
        ),
    ),
    (
        re.compile(r"Encountered unknown tag '(?P<own>\w+)'\..*?(?:needs to be closed is '(?P<open>\w+)')?\.?", re.S),
        lambda m: _unknown(m["own"], m["open"]),
    ),
    (
        re.compile(r"unexpected end of template, expected '(?P<a>.*)'\."),
        lambda m: f"没有写完就结束了，应当有“{token(m['a'])}”",
    ),
    (re.compile(r"expected token '.*', got '='"), lambda _: "比较是不是相等要写两个等号“==”"),
    (re.compile(r"can't assign to .*"), lambda _: "set、for 后面要写一个名称"),
    (
        re.compile(r"expected token '(?P<a>.*)', got '(?P<b>.*)'"),
        lambda m: f"这里应当是“{token(m['a'])}”，写的是“{token(m['b'])}”",
    ),
    (
        re.compile(r"unexpected '(?P<b>.*)', expected '(?P<a>.*)'"),
        lambda m: f"这里应当是“{token(m['a'])}”，写的是“{token(m['b'])}”",
    ),
    (re.compile(r"Expected an expression, got '(?P<a>.*)'"), lambda m: f"“{token(m['a'])}”前面缺名称或数"),
    (re.compile(r"unexpected char ['\"](?P<a>.*)['\"] at [0-9]+"), lambda m: f"花括号里不能有“{m['a']}”"),
    (re.compile(r"unexpected '(?P<a>.*)'"), lambda m: f"这里不应当有“{token(m['a'])}”"),
    (re.compile(r"No filter named '(?P<a>.*)'\."), lambda m: f"没有“{m['a']}”这个过滤器"),
    (re.compile(r"No test named '(?P<a>.*)'\."), lambda m: f"没有“{m['a']}”这个判断"),
    (re.compile(r"tag name expected"), lambda _: "{% 后面缺 if、for 之类的词"),
    (re.compile(r"expected name or number|expected subscript expression"), lambda _: "点或方括号后面缺名称"),
    (re.compile(r"Invalid character in identifier"), lambda _: "名称里有不能用的字"),
    (re.compile(r"invalid syntax for function call expression"), lambda _: "括号里的写法不对"),
    (re.compile(r"Missing end of comment tag"), lambda _: "{# 没有结尾，缺 #}"),
    (re.compile(r"Missing end of raw directive"), lambda _: "{% raw %} 没有结尾，缺 {% endraw %}"),
)


def in_chinese(message: str) -> str:
    """A sentence of Jinja's, or itself where it is not known."""
    for pattern, say in SENTENCES:
        found = pattern.fullmatch(message)
        if found is not None:
            return say(found)
    return message


def token(name: str) -> str:
    """What Jinja calls a piece of a template, as it is typed."""
    return TOKENS.get(name, name)


def tag(name: str) -> str:
    """{% name %}."""
    return f"{{% {name} %}}"


def _unknown(own: str, still_open: str | None) -> str:
    if own.startswith(("end", "el")):
        after = f"，现在要结束的是{tag(still_open)}" if still_open else ""
        return f"{tag(own)}没有对应的开头{after}"
    return f"没有{tag(own)}这种写法"
