"""`fupin explain`: all codes in a line each, the page of one, or the catalogue written anew for `docs/`."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from fupin_reports.catalogue import FILE, Entry, catalogue, entries, families
from fupin_reports.cli.choose import project_here
from fupin_reports.cli.console import Paint, columns, paint_for, plain, say, width, wrapped
from fupin_reports.cli.screen import COLOURS, SEVERITIES, Screen
from fupin_reports.pages import FILES, Example, without_head
from fupin_reports.store import write_whole

INDENT = "   "
PAINTS = {SEVERITIES[severity]: colour for severity, colour in COLOURS.items()}


def run(start: Path, code: str | None, write: bool) -> int:
    """0 where something could be explained; 1 outside a project; 2 for a code that is not there."""
    project = project_here(start)
    if project is None:
        say("   各个代码的讲解也放在项目里（templates/问题/）。")
        return 1
    found, problems = entries(project.templates)
    headings, more = families(project.templates)
    Screen(project).problems((*problems, *more))
    if write:
        path = project.root / FILE
        write_whole(path, catalogue(found, headings).encode())
        say(f"√ 已写 {project.name(path)}")
        return 0
    if code is None:
        listing(found, headings)
        return 0
    wanted = unicodedata.normalize("NFKC", code).strip().upper()
    if wanted not in found:
        near = get_close_matches(wanted, found, n=1, cutoff=0.3)
        say(f"错误：没有“{wanted}”这个代码" + (f"，是否应为“{near[0]}”？" if near else ""))
        say("全部代码见：fupin explain")
        return 2
    for line in page(found[wanted], paint_for(sys.stdout)):
        say(line)
    return 0


def listing(found: dict[str, Entry], headings: dict[str, list[str]]) -> None:
    """Every code in a line, under the headings of the families."""
    paint = paint_for(sys.stdout)
    for heading, codes in headings.items():
        say(paint(heading, "bold"))
        for code in codes:
            first, *rest = wrapped(found[code].headline or "（没有例子）", columns() - 8)
            say(f"  {paint(code, PAINTS.get(found[code].severity, 'bold'))}  {first}")
            for line in rest:
                say(f"        {line}")
        say()
    say("看一个代码的讲解和例子：fupin explain F201")


def page(entry: Entry, paint: Paint) -> Iterator[str]:
    """The page of one code, line by line."""
    yield f"{paint(f'{entry.severity} {entry.code}'.strip(), PAINTS.get(entry.severity, 'bold'), 'bold')} {entry.headline}"
    yield ""
    for paragraph in entry.page.explanation.splitlines():
        yield from wrapped(paragraph, columns() - 1)
    yield ""
    yield paint("反例", "bold")
    yield from shown(entry.page.bad)
    yield from (INDENT + line for told in entry.page.bad.told for line in wrapped(told, columns() - 4))
    yield from (INDENT + line for line in wrapped(f"改法：{entry.cure}", columns() - 4))
    yield ""
    yield paint("正例", "bold")
    yield from shown(entry.page.good)


def shown(example: Example) -> Iterator[str]:
    """What an example holds: words, a command, files with the numbers of their lines."""
    if example.scene:
        yield from (INDENT + line for line in wrapped(example.scene, columns() - 4))
    if example.command:
        yield f"{INDENT}> {example.command}"
    for name, text in example.parts.items():
        if name != "数据" or len(example.parts) > 1:
            yield f"{INDENT}{FILES[name]}："
        lines = text.rstrip("\n").split("\n")
        room = width(str(len(lines)))
        yield from (f"{INDENT}{number:{room}} │ {plain(line)}" for number, line in enumerate(lines, 1))
        if without_head(name, text):
            yield f"{INDENT}{' ' * room} │ ……（文件头略：文种、单位、年度、日期）"
