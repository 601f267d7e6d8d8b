"""送审稿 and 计算底稿: a report with a remark at every computed number, and a table of how all of them came about.

Comes in: a document as the data give it, with the problems found; goes out: two more documents. The report itself stays
free of all that. One remark a computed number in the text and in the last rows of a table, none in the rows above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from fupin_reports.compose import with_widths
from fupin_reports.document import (
    AnnexHead,
    Block,
    Cell,
    Column,
    ColumnKind,
    Derived,
    Document,
    FigureNote,
    Inline,
    Noted,
    Row,
    Table,
    Text,
    Words,
    with_words,
    words_of_block,
)
from fupin_reports.draft.places import Places, Spot
from fupin_reports.moves import TYPED, printed_at
from fupin_reports.problems import Problem
from fupin_reports.source import Source
from fupin_reports.trace import exact_of, formula_of, steps

MARK = "送审稿"

MOST_LINES = 12
MOST_PLACES = 3
HEAD = ("序号", "名称", "数", "怎么算的", "填在哪里", "印在哪里")
KINDS = (ColumnKind.CENTRE, ColumnKind.LEFT, ColumnKind.CENTRE, ColumnKind.LEFT, ColumnKind.LEFT, ColumnKind.LEFT)
NONE = "—"


def review_copy(
    document: Document, problems: Iterable[Problem], source: Source, say: Callable[[Problem], str]
) -> Document:
    """`document` with its remarks: formula, inputs, file and line of each computed number, and every problem, as `say`
    says it, at what it concerns.
    """
    places = Places(document, source)
    told: dict[Spot, list[str]] = {}
    for problem in problems:
        for spot in places.spots(problem):
            told.setdefault(spot, []).append(f"{problem.code} {say(problem)}")
    number, blocks = 0, list[Block]()
    for block in document.blocks:
        runs = list(words_of_block(block))
        shown = remarked_runs(block, len(runs))
        blocks.append(
            with_words(
                block,
                iter(
                    tuple(noted(document, words, told, number + n, at_figures=n in shown))
                    for n, words in enumerate(runs)
                ),
            )
        )
        number += len(runs)
    return replace(document, meta=replace(document.meta, draft=MARK), blocks=tuple(blocks))


def remarked_runs(block: Block, runs: int) -> range:
    """Which runs of a block have a remark at each number: all of a text, of a table those of its last rows."""
    if not isinstance(block, Table):
        return range(runs)
    above = 1 + sum(len(row.cells) for row in (*block.head, *block.body))
    return range(above, above + sum(len(row.cells) for row in block.foot))


def noted(
    document: Document, words: Words, told: dict[Spot, list[str]], run: int, *, at_figures: bool
) -> Iterator[Inline]:
    """One run with its remarks."""
    for n, word in enumerate(words):
        remarks = told.get(Spot(run, n), [])
        if isinstance(word, Derived) and at_figures:
            remarks = [*(remark_on(document, name) for name in word.figures[:MOST_PLACES]), *remarks]
        yield Noted(word.text, "\n".join(remarks)) if remarks else word


def remark_on(document: Document, name: str) -> str:
    """上年.资金.合计＝28.8万元 ＋ 30.15万元。填在 data/2023/青坪乡.yaml 第22、23行。"""
    note = document.figures.get(name)
    if note is None:
        return name
    formula = formula_of(note, document.figures)
    how = f"＝{formula}" if formula else f"（{note.how}）"
    exact = f"，没有舍入的数是{exact}" if (exact := exact_of(note)) else ""
    where = typed_lines(document, name)
    return f"{name}{how}{exact}。" + (f"填在 {where}。" if where else "")


def typed_lines(document: Document, name: str) -> str:
    """The files and lines that a figure was typed on, or that it is made from."""
    lines: dict[str, list[int]] = {}
    for step in steps(document, name):
        place = step.note.place
        if place is not None and step.note.how == TYPED and place.line not in lines.setdefault(place.file, []):
            lines[place.file].append(place.line)
        elif place is not None:
            lines.setdefault(place.file, [])
    return "；".join(f"{file}{in_words(sorted(found))}" for file, found in lines.items())


def in_words(lines: list[int]) -> str:
    """第22、23行; nothing where a whole file is meant."""
    wanted = [line for line in lines if line]
    more = "等" if len(wanted) > MOST_LINES else ""
    return f" 第{'、'.join(map(str, wanted[:MOST_LINES]))}{more}行" if wanted else ""


def working_paper(document: Document) -> Document:
    """Every figure that is printed: its name, what is printed, how it is made, where it was typed, where it stands."""
    printed = printed_at(document)
    rows = tuple(
        row(n, document, document.figures[name], where)
        for n, (name, where) in enumerate(((n, w) for n, w in printed.items() if n in document.figures), 1)
    )
    page = document.layout.turned
    columns = tuple(Column(kind, 0) for kind in KINDS)
    head = (Row("头", tuple(Cell((Text(text),)) for text in HEAD)),)
    table = with_widths(Table("底稿", (), columns, head, rows), page)
    title = f"{document.meta.title}计算底稿"
    return Document(
        replace(document.meta, title=title, kind="计算底稿"),
        (AnnexHead("标题", "计算底稿", (Text(title),), turned=True), table),
        layout=document.layout,
    )


def row(number: int, document: Document, note: FigureNote, where: tuple[str, ...]) -> Row:
    """One figure."""
    step = next(steps(document, note.name))
    how = f"{note.how}：{step.formula}" if step.formula else note.how
    how += f"（没有舍入：{step.exact}）" if step.exact else ""
    places = "；".join(where[:MOST_PLACES]) + ("等" if len(where) > MOST_PLACES else "")
    texts = (str(number), note.name, step.printed or NONE, how, typed_lines(document, note.name) or NONE, places)
    return Row(note.name, tuple(Cell((Text(text),)) for text in texts))
