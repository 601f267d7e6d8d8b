"""A new data file from the kind's blank form, and the text of a form cut by its top-level keys."""

from __future__ import annotations

import re
from pathlib import Path

from fupin_reports.kinds import Kind

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/报告.json\n"


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
