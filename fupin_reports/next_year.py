"""Last year's file as the draft of this year's.

Its 本年 becomes 上年 as it stands, 本年 starts from the blank form, the 值 of an indicator moves to its 上年, what was
intended (今后打算) becomes work to report on, and every other number is emptied with last year's in a comment, so that
no old figure can be printed by accident. 基期 and 规划 stay: they are of no
one year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_reports.forms import SCHEMA_LINE, cut, form_text, top_level_of_text, with_head
from fupin_reports.quantities import Quantity
from fupin_reports.records import Indicator, Plan, Reference
from fupin_reports.source import KeyPath, Source, Span
from fupin_reports.validate import Checked, quantities_in

DRAFT_LINE = "# 以上年的文件为底稿：数已清空（基期和规划照旧），上年的数在行尾；文字和名称是上年的，请逐条核对。\n"
LAST_YEAR, THIS_YEAR, WORK, PLANS, WAIVERS = "上年", "本年", "工作", "今后打算", "核对说明"
PLANNING = "规划"
EXPRESSION = re.compile(r"\{\{.*?\}\}")
STATUS = re.compile(r"(?m)^(\s*)状态:[ \t]*([^#\s]+).*$")
DEADLINE = re.compile(r"^(\s*(?:- )?(?:时限|时点):)[ \t]*([^#\s][^#]*?)[ \t]*(?:#.*)?$")
NO_PLANS = f"{PLANS}:\n  - 要点:\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at `place` becomes `new`; `comment` is what the end of the line says of it."""

    place: Span
    new: str = ""
    comment: str = ""
    key: str = ""


def draft(last: Checked, templates: Path, township: str, year: int) -> str:
    """Last year's file made ready for `year`."""
    chunks = cut_by_key(list(last.source.lines), last.source)
    emptied = cut_by_key(emptied_lines(last), last.source)
    text = form_text(last.kind, templates)
    form = top_level_of_text(text)
    reports_work = in_blocks(chunks, WORK) and in_blocks(chunks, PLANS)
    reports_work &= WORK in chunks or re.search(rf"(?m)^(?:# )?{WORK}:", text) is not None
    result: list[str] = []
    for key in chunks:
        if key in (LAST_YEAR, WAIVERS):  # what was accepted was last year's
            continue
        if key == THIS_YEAR:
            result += [as_last_year(chunks[key]), "\n" + form.get(THIS_YEAR, f"{THIS_YEAR}:\n  状态:\n")]
        elif key == PLANNING:
            result.append(chunks[key])
        elif key == WORK and reports_work:
            result.append(emptied[key].rstrip("\n") + "\n" + work_planned(last) + "\n")
        elif key == PLANS and reports_work:
            if WORK not in chunks:
                result.append(f"{WORK}:\n{work_planned(last)}\n")
            result.append(re.split(r"\n+(?=#)", form.get(PLANS, NO_PLANS), maxsplit=1)[0].rstrip("\n") + "\n\n")
        else:
            result.append(emptied[key])
    return SCHEMA_LINE + DRAFT_LINE + with_head("".join(result), township, year)


def in_blocks(chunks: Mapping[str, str], key: str) -> bool:
    """Whether what stands at `key` is written line by line, so that lines can be added; also where there is none."""
    return re.search(rf"(?m)^{key}:[ \t]*[\[{{]", chunks.get(key, "")) is None


def as_last_year(block: str) -> str:
    """Last year's 本年 as the new file's 上年; its own 状态 is emptied, since a year has passed.

    Figures that its texts name are last year's from now on.
    """
    block = re.sub(rf"(?m)^{THIS_YEAR}:(?=[ \t]*(?:#.*)?$|[ \t]*[{{\[])", f"{LAST_YEAR}:", block, count=1)
    block = EXPRESSION.sub(lambda found: found[0].replace(f"{THIS_YEAR}.", f"{LAST_YEAR}."), block)
    comments = re.compile(r"\A(?:#.*\n)+")
    return comments.sub("", STATUS.sub(r"\1状态:    # 去年这时写的是：\2；完成了的写 已完成", block, count=1))


def work_planned(last: Checked) -> str:
    """Each of last year's intentions as a line of work whose paragraphs are still to be written."""
    return "".join(planned(plan, last.source) for plan in last.report.plans)


def planned(plan: Plan, source: Source) -> str:
    """One intention, with what it aimed at in a comment."""
    title = EXPRESSION.sub("", plan.point.text).strip().rstrip("。；;.") or "上年的打算"
    aims = (("现值", plan.present), ("目标", plan.target), ("资金", plan.funds))
    said = [f"{key}{typed(source, quantity)}" for key, quantity in aims if quantity is not None]
    said += [f"时限{plan.deadline}"] if plan.deadline else []
    aim = f"（{'，'.join(said)}）" if said else ""
    return (
        f"  - 标题: {quoted(title)}    # 上年的打算{aim}：写做得怎样；没有做的删去，写进存在问题\n    内容:\n      -\n"
    )


def quoted(text: str) -> str:
    """`text` as a value on a line, in quotes where it would be read as something else."""
    return (
        text
        if re.fullmatch(r"[^\s:#{}\[\],&*!|>%@`\"'?-][^:#{}\[\],\"']*", text)
        else "'" + text.replace("'", "''") + "'"
    )


def typed(source: Source, quantity: Quantity) -> str:
    """What was typed for a number."""
    place = quantity.place
    return source.lines[place.line - 1][place.column - 1 : place.end_column - 1] if place is not None else ""


def emptied_lines(last: Checked) -> list[str]:
    """The lines of last year's file with every number and deadline emptied and kept as a comment, 值 moved to 上年.

    A line may be several in the end.
    """
    edits: dict[Span, Edit] = {}
    for key, quantity in quantities_in(last.report):
        place = quantity.place
        if quantity.value is not None and place is not None and place.end_column and on_one_line(last.source, place):
            edits[place] = Edit(place, comment=typed(last.source, quantity), key=key)
    for edit in of_indicators(last):
        edits[edit.place] = edit
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits.values():
        by_line[edit.place.line].append(edit)
    lines = [edited(line, by_line.get(n, [])) for n, line in enumerate(last.source.lines, 1)]
    return [DEADLINE.sub(r"\1    # 上年：\2", line) for line in lines]


def on_one_line(source: Source, place: Span) -> bool:
    """Whether the value itself stands there, and not only the sign that it begins below."""
    return source.lines[place.line - 1][place.column - 1 : place.column] not in ("|", ">")


def of_indicators(last: Checked) -> Iterator[Edit]:
    """值 moves to 上年 in every indicator and every 参照 with a number of its own; 基期 stays."""
    for key, entry in last.report.indicators.items():
        path: KeyPath = ("指标", key)
        if entry.formula is None:
            yield from moved(last.source, path, entry)
        for where, reference in entry.references.items():
            yield from moved(last.source, (*path, "参照", where), reference)


def moved(source: Source, path: KeyPath, entry: Indicator | Reference) -> Iterator[Edit]:
    """The edits of one indicator or reference."""
    if entry.base is not None and entry.base.place is not None:
        yield Edit(entry.base.place, typed(source, entry.base))
    if isinstance(entry, Indicator) and entry.as_of:
        yield Edit(source.place((*path, "时点")), comment=entry.as_of, key="时点")
    value, before = entry.value, entry.last_year
    if value is None or value.value is None or value.place is None or not on_one_line(source, value.place):
        return
    text, place = typed(source, value), value.place
    line = source.lines[place.line - 1]
    indent = " " * (len(line) - len(line.lstrip()))
    flow = "{" in line[: place.column]
    if before is not None and before.place is not None:
        yield Edit(place, comment=text, key="值")
        yield Edit(before.place, text)
    elif isinstance(node_at(source, path), str):
        yield Edit(place, f"{{值: , 上年: {text}}}" if flow else f"\n{indent}  值:\n{indent}  上年: {text}")
    else:
        yield Edit(place, f", 上年: {text}" if flow else f"\n{indent}上年: {text}")


def node_at(source: Source, path: KeyPath) -> object:
    """What stands at `path` as it was read."""
    node: object = source.root
    for step in path:
        node = node[step] if isinstance(node, dict) and step in node else None
    return node


def edited(line: str, edits: list[Edit]) -> str:
    """`line` with all edits made, from the right; what was emptied is told at its end, before what stood there."""
    if not edits:
        return line
    ordered = sorted(edits, key=lambda edit: edit.place.column)
    end = ordered[-1].place.end_column - 1
    rest, _, old = line[end:].partition("#")
    text = line[:end]
    for edit in reversed(ordered):
        start = edit.place.column - 1
        behind = text[edit.place.end_column - 1 :]
        before = text[:start] if edit.new and not edit.new.startswith("\n") else text[:start].rstrip()
        gap = " " if not edit.new and behind.strip() + rest.strip() else ""
        text = before + edit.new + gap + behind.lstrip() if gap else before + edit.new + behind
    text = (text + rest).rstrip()
    told = [edit for edit in ordered if edit.comment]
    said = [(edit.key if len(told) > 1 else "") + edit.comment for edit in told]
    comment = "；".join([*(["上年：" + "、".join(said)] if said else []), *([old.strip()] if old.strip() else [])])
    if not comment:
        return text
    first, newline, more = text.partition("\n")
    return f"{first}    # {comment}{newline}{more}"


def cut_by_key(lines: list[str], source: Source) -> dict[str, str]:
    """`lines`, which are those of `source`, by its top-level keys; comments above a key belong to it."""
    starts = {str(path[0]): span.line - 1 for path, span in source.keys.items() if len(path) == 1}
    return cut(lines, starts)
