"""What moved between two trees: figures, not spelling; where they are printed, and the line of the correction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fupin_reports.document import (
    Cell,
    Column,
    ColumnKind,
    Derived,
    Document,
    FigureNote,
    Heading,
    Meta,
    Paragraph,
    Row,
    Table,
    Text,
    headings_of,
)
from fupin_reports.moves import in_short, moves, shown_figures
from fupin_reports.source import Span

META = Meta("总结", "青坪乡", "乡镇年终总结", 2023, "2023-12-20")
PLACE = Span("data/2023/青坪乡.yaml", 12, 5, 9)


def note(
    name: str, value: str | None, unit: str = "万元", how: str = "填报", hedge: str = "", inputs: tuple[str, ...] = ()
) -> FigureNote:
    return FigureNote(name, value, unit, hedge, how, inputs, PLACE if how == "填报" else None)


def report(total: str, part: str, *, spelled: str = "", hedge: str = "") -> Document:
    whole = Derived(f"{spelled or total}万元", ("合计",))
    blocks = (
        Heading("h", 1, "一、", (Text("成绩"),)),
        Paragraph("p", (Text("共投入"), whole, Text("。"))),
        Table(
            "t",
            (Text("资金表"),),
            (Column(ColumnKind.LEFT, 500), Column(ColumnKind.NUMBER, 500)),
            (),
            (Row("甲", (Cell((Text("甲村"),)), Cell((Derived(part, ("甲",)),)))),),
        ),
    )
    figures = {"甲": note("甲", part, hedge=hedge), "合计": note("合计", total, how="合计", inputs=("甲",))}
    return Document(META, blocks, figures)


def test_a_correction_comes_first_with_its_line_then_what_follows_from_it() -> None:
    found = moves(report("28.8", "28.8"), report("30.1", "30.1"))
    assert [(m.name, m.before, m.after, m.place, m.where) for m in found] == [
        ("甲", "28.8万元", "30.1万元", "data/2023/青坪乡.yaml:12:5", ("资金表“甲村”行",)),
        ("合计", "28.8万元", "30.1万元", "", ("成绩：共投入30.1万元。",)),
    ]


def test_another_spelling_of_a_number_is_no_change() -> None:
    assert moves(report("28.8", "28.8"), report("28.80", "28.80", spelled="28.80")) == ()


def test_an_approximate_word_is_a_change() -> None:
    (move,) = moves(report("28.8", "28.8"), report("28.8", "28.8", hedge="约"))
    assert move.name == "甲"


def test_figures_that_are_new_or_gone() -> None:
    before, after = report("28.8", "28.8"), report("28.8", "28.8")
    more = replace(after, figures={**after.figures, "新": note("新", "5", "户")})
    (move,) = moves(before, more)
    assert (move.before, move.after) == ("", "5户")
    (move,) = moves(more, before)
    assert (move.before, move.after) == ("5户", "")


def test_what_is_neither_typed_nor_printed_is_not_told() -> None:
    before, after = report("28.8", "28.8"), report("28.8", "28.8")
    hidden = [
        replace(d, figures={**d.figures, "中间": note("中间", v, how="合计")}) for d, v in ((before, "1"), (after, "2"))
    ]
    assert moves(*hidden) == ()


def test_a_paragraph_behind_a_subsection_belongs_to_the_section_its_id_says() -> None:
    blocks = (
        Heading("甲", 1, "一、", (Text("成绩"),)),
        Heading("甲/乙", 2, "（一）", (Text("各村"),)),
        Paragraph("甲/乙/丙", (Text("村里的事。"),)),
        Paragraph("甲/合计", (Text("共投入。"),)),
    )
    assert headings_of(blocks) == {"甲": "成绩", "甲/乙": "各村", "甲/乙/丙": "各村", "甲/合计": "成绩"}


def printed_as(text: str, unit: str, hedge: str) -> str:
    """How a figure that is printed so is told."""
    figure = note("数", "27", unit, hedge=hedge)
    document = Document(META, (Paragraph("p", (Derived(text, ("数",)),)),), {"数": figure})
    return shown_figures(document)["数"]


@pytest.mark.parametrize(
    ("text", "unit", "hedge", "told"),
    [
        ("27万余元", "万元", "余", "27万余元"),
        ("27余", "万元", "余", "27万余元"),  # in a column whose head says 万元
        ("965元以上", "元", "以上", "965元以上"),
        ("965以上", "元", "以上", "965元以上"),
        ("约185.504", "万元", "约", "约185.504万元"),
        ("约290.15", "万元", "余", "约290.15万元"),  # a number with decimals takes 约 for 余
        ("28.8", "万元", "", "28.8万元"),
        ("200多户", "户", "多", "200多户"),
    ],
)
def test_a_figure_is_told_with_its_unit_once(text: str, unit: str, hedge: str, told: str) -> None:
    assert printed_as(text, unit, hedge) == told


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "told"),
    [
        ("27", "万元", "余", "27万余元"),
        ("200", "户", "多", "200多户"),
        ("27.5", "万元", "余", "约27.5万元"),
        ("3", "元", "", "3元"),
    ],
)
def test_a_figure_that_is_nowhere_printed_is_told_as_it_would_be(value: str, unit: str, hedge: str, told: str) -> None:
    assert in_short(note("数", value, unit, hedge=hedge)) == told
