"""A person's DOCX on disk -> the report made anew with their words in it, and what is to be told about that.

Codes: S003 theirs was kept, ours is beside it · S005 what was carried over · S006 both changed the same words (提醒) ·
S007 looks that were dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from fupin_reports.document import Document, text_of, words_of_block
from fupin_reports.document_json import from_json
from fupin_reports.merge import Change, Kind, Merged, Refused, Unsettled, merge
from fupin_reports.pipeline.outcome import Carried
from fupin_reports.problems import Problem, Severity
from fupin_reports.readers.docx import read
from fupin_reports.readers.reading import Fate, Obstacle, Reading, Remark, Seen
from fupin_reports.source import Span
from fupin_reports.store import Edited
from fupin_reports.writers.docx.comments import NOW

MOST_LISTED = 8
LONGEST = 40

NAMES = {
    Seen.COMMENT: "批注",
    Seen.PICTURE: "图片",
    Seen.TEXT_BOX: "文本框",
    Seen.FOOTNOTE: "脚注",
    Seen.ENDNOTE: "尾注",
    Seen.EQUATION: "公式",
    Seen.HEADER: "页眉页脚",
    Seen.NESTED_TABLE: "表中表",
    Seen.CELL_CHANGE: "表格修订",
    Seen.OTHER_FILE: "插入的文件",
    Seen.SYMBOL: "特殊符号",
    Seen.BOLD: "加粗",
    Seen.ITALIC: "斜体",
    Seen.UNDERLINE: "下划线",
    Seen.STRIKE: "删除线",
    Seen.HIDDEN: "隐藏文字",
    Seen.COLOUR: "颜色",
    Seen.HIGHLIGHT: "突出显示",
    Seen.SHADE: "底纹",
    Seen.EMPHASIS: "着重号",
    Seen.RAISED: "上下标",
    Seen.SIZE: "字号",
    Seen.FACE: "字体",
    Seen.ALIGNMENT: "对齐",
    Seen.PAGE_BREAK: "分页",
    Seen.BLANK_LINE: "空行",
    Seen.PAGE: "页面设置",
    Seen.LINE_BREAK: "换行",
    Seen.INSERTION: "修订标记",
    Seen.DELETION: "修订标记",
    Seen.MOVE: "修订标记",
    Seen.CONTROL: "内容控件",
    Seen.FIELD: "域",
    Seen.LINK: "链接",
}
OBSTACLES = {
    Obstacle.NOT_A_DOCX: "不是 DOCX",
    Obstacle.ENCRYPTED: "加了密码",
    Obstacle.DAMAGED: "文件损坏",
    Obstacle.TOO_LARGE: "文件太大",
    Obstacle.NO_STYLES: "样式全没有了，分不出标题和正文",
}
REFUSED = {
    "structure": "和原来的报告差得太多",
    "table": "表格“{where}”的行列改了",
    "part": "“{where}”改得没法对照",
}
DONE = {
    Kind.REWRITTEN: "改写",
    Kind.ADDED: "增加",
    Kind.DELETED: "删去",
    Kind.MOVED: "移动",
    Kind.RESHAPED: "改了层次",
    Kind.UPDATED: "更新了手改处的数",
}


def carried(document: Document, edited: Edited, file: str, *, fresh: bool = False) -> Carried:
    """`document` with what a person changed in the DOCX of that name; as it is if `fresh`."""
    if fresh:
        return Carried(document, edited)
    trees = trees_of(edited)
    reading = read(edited.content, trees[-1].layout if trees else document.layout)
    if not isinstance(reading, Reading):
        return Carried(document, why=OBSTACLES[reading.obstacle])
    base = nearest(reading.document, trees)
    if base is None:
        return Carried(document, why="上次生成时的底稿没有了，没法对照")
    if reading.not_carried:
        return Carried(document, why="里面有" + named(reading.not_carried) + "，带不过来")
    found = merge(base, reading.document, document, unsettled_in(reading))
    if isinstance(found, Refused):
        return Carried(document, why=REFUSED[found.why].format(where=found.where))
    dropped = tuple(dropped_looks(reading, found, file))
    if not found.changes:
        if said(base) != said(reading.document):
            return Carried(document, why="有的改动没法对照")
        if not dropped:  # opened and saved, nothing more
            return Carried(document, replace(edited, as_written=True))
    return Carried(found.document, edited, bool(found.changes), problems=(*told(found, file), *dropped))


def unsettled_in(reading: Reading) -> list[Unsettled]:
    """Our comments that a person has left standing."""
    ours = (remark for remark in reading.remarks if remark.seen is Seen.OUR_COMMENT)
    return [Unsettled(r.words, r.note.removeprefix(NOW) if r.note.startswith(NOW) else "", r.around) for r in ours]


def trees_of(edited: Edited) -> list[Document]:
    """The trees that the data alone gave, as far as they are of this version."""
    found: list[Document] = []
    for text in edited.trees:
        with suppress(ValueError):
            found.append(from_json(text))
    return found


def nearest(theirs: Document, trees: Sequence[Document]) -> Document | None:
    """The tree that the person's file was made from: the one with which it has most in common."""
    words = Counter(said(theirs))
    return max(trees, key=lambda tree: sum((Counter(said(tree)) & words).values()), default=None)


def said(document: Document) -> list[str]:
    """Every run of words and every label of a document."""
    found: list[str] = []
    for block in document.blocks:
        found += [text for words in words_of_block(block) if (text := text_of(words))]
        found += [label] if (label := getattr(block, "label", "")) else []
    return found


def told(found: Merged, file: str) -> Iterable[Problem]:
    """S005 once for all that went well, S006 for each place where both changed the same."""
    fine = [change for change in found.changes if not change.kind.is_conflict]
    if fine:
        counted = Counter(change.kind for change in fine)
        counts = "、".join(f"{DONE[kind]}{number}处" for kind, number in counted.items())
        listed = "；".join(map(in_words, fine[:MOST_LISTED])) + ("……" if len(fine) > MOST_LISTED else "")
        yield Problem("S005", Span(file), {"counts": counts, "list": listed}, severity=Severity.NOTE)
    for change in found.conflicts:
        words = {"where": change.where, "theirs": short(change.before), "ours": short(change.after)}
        yield Problem("S006", Span(file), {**words, "kind": change.kind.name}, severity=Severity.WARNING)


def in_words(change: Change) -> str:
    """改写 工作成绩：全乡…“甲”→“乙”."""
    match change.kind:
        case Kind.ADDED:
            return f"{DONE[change.kind]}“{short(change.after)}”"
        case Kind.DELETED | Kind.MOVED | Kind.RESHAPED:
            return f"{DONE[change.kind]}“{short(change.before or change.after)}”"
        case Kind.UPDATED:
            return f"手改处的{short(change.before)}已改为{short(change.after)}"
        case _:
            return f"{DONE[change.kind]}“{change.where}”"


def short(text: str) -> str:
    """`text` cut where it is long."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def dropped_looks(reading: Reading, found: Merged, file: str) -> Iterable[Problem]:
    """S007 for looks that the new file does not have, and for marks of revision that are taken as accepted."""
    kept = {Fate.DROPPED, Fate.WORDS_KEPT} if found.changes else {Fate.DROPPED}
    dropped = [remark for remark in reading.remarks if remark.fate in kept]
    if dropped:
        yield Problem("S007", Span(file), {"looks": named(dropped)}, severity=Severity.NOTE)


def named(remarks: Iterable[Remark]) -> str:
    """批注2处、图片1处."""
    counted = Counter(NAMES[remark.seen] for remark in remarks)
    return "、".join(f"{name}{number}处" for name, number in counted.items())
