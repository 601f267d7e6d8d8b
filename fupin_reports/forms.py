"""A new data file: the kind's blank form, or last year's file as a draft.

In a draft, last year's 本年 becomes 上年 as it stands, 本年 starts from the blank form, and every other number is
emptied with last year's value in a comment, so that no old figure can be printed by accident.
"""

from __future__ import annotations

import re
from pathlib import Path

from fupin_reports.kinds import Kind
from fupin_reports.source import Source, Span
from fupin_reports.validate import Checked, quantities_in

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/报告.json\n"
DRAFT_LINE = "# 以上年的文件为底稿：数已清空，上年的数在行尾；文字和名称是上年的，请逐条核对。\n"
LAST_YEAR, THIS_YEAR, WAIVERS = "上年", "本年", "核对说明"


def blank_form(kind: Kind, templates: Path, township: str, year: int) -> str:
    """The commented form of that kind with township and year filled in."""
    text = form_text(kind, templates)
    return SCHEMA_LINE + with_head(text, township, year)


def form_text(kind: Kind, templates: Path) -> str:
    """The kind's form; without a schema line of its own. OSError or UnicodeDecodeError where it cannot be read."""
    lines = (templates / kind.form).read_text("utf-8-sig").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("# yaml-language-server"))


def with_head(text: str, township: str, year: int) -> str:
    """`text` with its 单位 and 年度 set and its 日期 emptied."""
    for key, value in (("单位", f" {township}"), ("年度", f" {year}"), ("日期", "")):
        text = re.sub(rf"(?m)^({key}:)[^#\n]*?([ \t]*#.*)?$", rf"\g<1>{value}\g<2>", text, count=1)
    return text


EXPRESSION = re.compile(r"\{\{.*?\}\}")
STATUS = re.compile(r"(?m)^(\s*)状态:[ \t]*([^#\s]+).*$")
DEADLINE = re.compile(r"^(\s*(?:- )?(?:时限|时点):)[ \t]*([^#]+?)[ \t]*(?:#.*)?$")


def as_last_year(block: str) -> str:
    """Last year's 本年 as the new file's 上年; its own 状态 is emptied, since a year has passed.

    Figures that its texts name are last year's from now on.
    """
    block = re.sub(rf"(?m)^{THIS_YEAR}:.*$", f"{LAST_YEAR}:", block, count=1)
    block = EXPRESSION.sub(lambda found: found[0].replace(f"{THIS_YEAR}.", f"{LAST_YEAR}."), block)
    comments = re.compile(r"\A(?:#.*\n)+")
    return comments.sub("", STATUS.sub(r"\1状态:    # 去年这时写的是：\2；完成了的写 已完成", block, count=1))


def draft(last: Checked, templates: Path, township: str, year: int) -> str:
    """Last year's file made ready for `year`."""
    chunks = top_level(last.source)
    emptied = top_level_of_lines(emptied_lines(last), last.source)
    form = top_level_of_text(form_text(last.kind, templates))
    result: list[str] = []
    for key in chunks:
        if key in (LAST_YEAR, WAIVERS):  # what was accepted was last year's
            continue
        if key == THIS_YEAR:
            result.append(as_last_year(chunks[key]))
            result.append("\n" + form[THIS_YEAR])
        else:
            result.append(emptied[key])
    return SCHEMA_LINE + DRAFT_LINE + with_head("".join(result), township, year)


def emptied_lines(last: Checked) -> list[str]:
    """The lines of last year's file with every number and deadline emptied and kept as a comment."""
    lines = list(last.source.lines)
    found = (quantity.place for _, quantity in quantities_in(last.report) if quantity.value is not None)
    for place in sorted({place for place in found if place is not None and place.end_column}):  # a pair has one place
        lines[place.line - 1] = emptied(lines[place.line - 1], place)
    return [DEADLINE.sub(r"\1    # 上年：\2", line) for line in lines]


def emptied(line: str, place: Span) -> str:
    """`line` with the value at `place` moved into a comment."""
    start, end = place.column - 1, place.end_column - 1
    value, (rest, _, comment) = line[start:end], line[end:].partition("#")
    more = f"；{comment.strip()}" if comment.strip() else ""
    return f"{(line[:start].rstrip() + ' ' + rest.strip()).rstrip()}    # 上年：{value}{more}"


def top_level(source: Source) -> dict[str, str]:
    """The text of a file by top-level key, in order; comments above a key belong to it."""
    return top_level_of_lines(list(source.lines), source)


def top_level_of_lines(lines: list[str], source: Source) -> dict[str, str]:
    """`lines` by the top-level keys of `source`, whose lines they are."""
    starts = {str(path[0]): span.line - 1 for path, span in source.keys.items() if len(path) == 1}
    return cut(lines, starts)


def top_level_of_text(text: str) -> dict[str, str]:
    """A form's text by top-level key."""
    lines = text.splitlines()
    starts = {found[1]: n for n, line in enumerate(lines) if (found := re.match(r"([^\s#:]+):", line))}
    return cut(lines, starts)


def cut(lines: list[str], starts: dict[str, int]) -> dict[str, str]:
    """`lines` cut before each start, with the comment lines just above it; the schema line is left out."""
    order = sorted(starts, key=starts.__getitem__)
    begins = []
    for key in order:
        begin = starts[key]
        while begin > 0 and lines[begin - 1].startswith("#"):
            begin -= 1
        begins.append(begin)
    ends = [*begins[1:], len(lines)]
    return {
        key: "".join(f"{line}\n" for line in lines[begin:end] if not line.startswith("# yaml-language-server"))
        for key, begin, end in zip(order, begins, ends, strict=True)
    }
