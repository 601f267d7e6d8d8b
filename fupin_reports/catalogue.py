"""The catalogue of all codes: their sentences and pages as one text, `docs/问题目录.md`.

Comes in: the folder of templates. Goes out: an entry for every code, and Markdown. What is told of an example stands
on its page; tests run every example and hold the page to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.messages import read_catalogue
from fupin_reports.pages import FILES, Example, Page, by_family, page_codes, read_families, read_page
from fupin_reports.problems import Problems

FILE = "docs/问题目录.md"
HEAD = """# 问题目录

核对时报出的每个代码：什么意思，怎样会报，怎么改。终端里看：`fupin explain F201`。

这一页由 `templates/问题.yaml`（说法）和 `templates/问题/`（讲解和例子）生成，不要直接改；改了那里以后运行 `make catalogue`，
没有 make 的运行 `fupin explain --write`。例子里没有写 `文种:` 的，后面都还有一份平常的文件头（文种、单位 甲乡、年度 2023、日期）。
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code with its page; `cure` is that of the bad example."""

    code: str
    page: Page
    cure: str

    @property
    def headline(self) -> str:
        """What is said in the bad example."""
        return self.page.headline

    @property
    def severity(self) -> str:
        """错误, 提醒 or 提示; nothing where there is no example."""
        return self.page.severity


def entries(templates: Path) -> tuple[dict[str, Entry], Problems]:
    """An entry for every code that has sentences or a page, and what is wrong with their files."""
    sentences = read_catalogue(templates)
    problems = sentences.damaged
    found: dict[str, Entry] = {}
    for code in dict.fromkeys((*sentences.codes(), *page_codes(templates))):
        page, more = read_page(templates, code)
        problems = (*problems, *more)
        page = page or Page(code)
        found[code] = Entry(code, page, page.bad.cure or sentences.outline(code).cure)
    return found, problems


def families(templates: Path) -> tuple[dict[str, list[str]], Problems]:
    """The codes by the headings of their families."""
    headings, problems = read_families(templates)
    codes = (*read_catalogue(templates).codes(), *page_codes(templates))
    return by_family(dict.fromkeys(codes), headings), problems


def catalogue(found: Mapping[str, Entry], headings: Mapping[str, list[str]]) -> str:
    """The whole catalogue as Markdown."""
    lines: list[str] = [HEAD]
    for heading, codes in headings.items():
        lines += ["", f"## {heading}", ""]
        lines += [f"- [{code}](#{code.lower()}) {marked_down(found[code].headline)}" for code in codes]
        for code in codes:
            lines += ["", *entry(found[code])]
    return "\n".join(lines) + "\n"


def entry(one: Entry) -> Iterator[str]:
    """The page of one code as Markdown."""
    yield f"### {one.code}"
    yield ""
    yield "\n\n".join(marked_down(line) for line in one.page.explanation.splitlines() if line)
    yield ""
    yield "反例："
    yield from example(one.page.bad)
    yield from ["", "报出：", "", "```text", *one.page.bad.told, f"改法：{one.cure}", "```", "", "正例："]
    yield from example(one.page.good)


def example(one: Example) -> Iterator[str]:
    """What an example holds, as Markdown."""
    if one.scene:
        yield from ["", marked_down(one.scene)]
    if one.command:
        yield from ["", "```text", f"> {one.command}", "```"]
    for name, text in one.parts.items():
        if name != "数据" or len(one.parts) > 1:
            yield from ["", f"`{FILES[name]}`："]
        language = "html" if name == "模板" else "yaml"
        yield from ["", f"```{language}", text.rstrip("\n"), "```"]


def marked_down(text: str) -> str:
    """`text` with the characters that Markdown would obey held back."""
    return "".join(f"\\{c}" if c in r"\`*_<>[]|#" else c for c in text)
