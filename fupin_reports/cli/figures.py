"""`fupin figures`: every figure of a report, by the name to type between {{ }}, with what it prints and how it is made."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from fupin_reports.cli.choose import Chosen, choose
from fupin_reports.cli.console import columns, paint_for, plain, say, width, wrapped
from fupin_reports.figures import Figure, How
from fupin_reports.problems import has_errors

SIGNS = {How.SUM: "＋", How.SHARE: "÷", How.RATE: "÷", How.AVERAGE: "÷", How.DIFFERENCE: "－", How.GROWTH: "比"}
"""What stands between the figures that a figure is made of."""

MOST_NAMED = 3
INDENT = "    "


def run(start: Path, township: str, year: int | None, word: str) -> int:
    """0 where figures were listed; 1 where the file cannot be read so far, or nothing fits `word`."""
    chosen = choose(start, (township,), year)
    if chosen is None or not chosen.files:
        return 1
    return listed(chosen, chosen.files[0], word)


def listed(chosen: Chosen, path: Path, word: str) -> int:
    """The figures of one file that have `word` in their name or in what they print."""
    from fupin_reports.compose.display import shown, shown_scale
    from fupin_reports.compute import Scale, directory

    examined = chosen.examined(path)
    if examined.facts is None or has_errors(problems := tuple(p for p in examined.problems if p.code[0] in "LV")):
        chosen.screen.problems(problems if examined.facts is not None else examined.problems)
        say("先改好上面的错误，才能列出各个数。")
        return 1
    everything = {
        name: (shown_scale(fact), "") if isinstance(fact, Scale) else (shown(fact), how_made(fact))
        for name, fact in directory(examined.facts.names).items()
    }
    found = {n: texts for n, texts in everything.items() if word in n or word in texts[0]}
    if not found:
        say(f"“{path.stem}”里没有名称或数带“{word}”的；不写这个词，列出全部 {len(everything)} 个。")
        return 1
    table(found)
    say()
    say(f"{chosen.project.name(path)}：{len(found)} 个数" + (f"，名称或数里有“{word}”" if word else ""))
    say("在文字里写 {{ 名称 }} 就印出这个数；更多写法见 docs/数字用语.md。")
    return 0


def table(found: Mapping[str, tuple[str, str]]) -> None:
    """A figure a line: name and what it prints; how it is made below it."""
    paint, room = paint_for(sys.stdout), columns()
    broad = min(max(width(name) for name in found), room * 2 // 3)
    for name, (printed, how) in found.items():
        gap = " " * max(broad - width(name), 0)
        say(f"{paint(plain(name), 'bold')}{gap}  {plain(printed)}")
        for line in wrapped(plain(how), room - width(INDENT)):
            say(INDENT + line)


def how_made(figure: Figure) -> str:
    """填报，第17行; 合计：甲＋乙＋丙等7项."""
    if figure.how is How.TYPED or not figure.inputs:
        where = f"，第{figure.place.line}行" if figure.place is not None and figure.place.line else ""
        return f"{figure.how}{where}"
    names = [part.name for part in figure.inputs]
    several = f"等{len(names)}项" if len(names) > MOST_NAMED else ""
    return f"{figure.how}：{SIGNS.get(figure.how, '、').join(names[:MOST_NAMED])}{several}"
