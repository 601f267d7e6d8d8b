"""The reports of the repo, printed and measured; and printed by another layout than they are measured by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from conftest import EXAMPLES
from docx_sample import sample

from fupin_reports.document import Document, Subtitle, Table, Text
from fupin_reports.fonts import found_faces
from fupin_reports.gbt9704 import STANDARD, Layout, PageNumberPlace
from fupin_reports.inspection import inspect_docx, inspect_pdf, same_words
from fupin_reports.writers.docx import write as write_docx
from fupin_reports.writers.pdf import PdfWriter
from fupin_reports.writers.pdf import css as stylesheets

RAGGED = 1.0


@pytest.fixture(scope="module")
def pdf() -> Callable[[Document], bytes]:
    """The PDF writer with our own faces, the same on every machine."""
    return PdfWriter(found_faces(only_ours=True)).write


def told(content: bytes, layout: Layout = STANDARD) -> list[tuple[str, ...]]:
    return [(p.code, *filter(None, p.words.values())) for p in inspect_pdf(content, "甲乡.pdf", layout).problems]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_report_of_the_repo_is_found_right(
    name: str, documents: dict[str, Document], pdf: Callable[[Document], bytes]
) -> None:
    document = documents[name]
    in_docx = inspect_docx(write_docx(document), "甲乡.docx", STANDARD)
    in_pdf = inspect_pdf(pdf(document), "甲乡.pdf", STANDARD)
    others = [problem for problem in in_pdf.problems if problem.code != "P118"]  # long numbers, at the writer's choice
    assert (*in_docx.problems, *others, *same_words(in_docx, in_pdf, "甲乡.pdf")) == ()
    assert {"每行28字", "每页22行", "页码在版心下7毫米"} <= set(in_pdf.figures)
    (ragged,) = (figure for figure in in_pdf.figures if "参差" in figure)
    assert 0 < float(ragged.removeprefix("右边参差").removesuffix("磅")) < RAGGED


def test_every_kind_of_block_is_found_right_in_both_files(pdf: Callable[[Document], bytes]) -> None:
    document = sample()
    in_docx = inspect_docx(write_docx(document), "甲乡.docx", STANDARD)
    in_pdf = inspect_pdf(pdf(document), "甲乡.pdf", STANDARD)
    assert (*in_docx.problems, *in_pdf.problems, *same_words(in_docx, in_pdf, "甲乡.pdf")) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"page_number_size_pt": Decimal(22)},
        {"page_number_size_pt": Decimal(9)},
        {"table_size_pt": Decimal(16), "table_pitch_pt": Decimal(24)},  # notes below tables are of body size then
    ],
)
def test_sizes_of_an_office_are_found_right(
    changed: dict[str, Decimal], documents: dict[str, Document], pdf: Callable[[Document], bytes]
) -> None:
    layout = replace(STANDARD, **changed)
    codes = [words[0] for words in told(pdf(replace(documents["青坪乡"], layout=layout)), layout)]
    assert set(codes) <= {"P118"}


def test_a_sub_line_of_two_lines_brings_the_text_back_to_the_grid(
    documents: dict[str, Document], pdf: Callable[[Document], bytes]
) -> None:
    title, *rest = documents["县住建局"].blocks
    sub_line = Subtitle("副题", (Text("关于巩固脱贫攻坚成果同乡村振兴有效衔接工作以及下一年度重点任务安排情况的报告"),))
    assert told(pdf(replace(documents["县住建局"], blocks=(title, sub_line, *rest)))) == []


OFFICE = replace(
    STANDARD,
    fixed_characters=27,
    lines_per_page=21,
    left_mm=Decimal(30),
    right_mm=Decimal(24),
    page_number_place=PageNumberPlace.CENTRE,
)


def test_a_report_by_an_offices_layout_is_right_by_it_and_wrong_by_the_standard(
    documents: dict[str, Document], pdf: Callable[[Document], bytes]
) -> None:
    content = pdf(replace(documents["县住建局"], layout=OFFICE))
    assert told(content, OFFICE) == []
    found = told(content)
    # the text reaches 210 − 24 = 186 mm, two further than 184, with the last line's rounding
    assert found[0][:3] == ("P112", "右", "1")
    assert 1.8 < float(found[0][-1]) < 2.3
    assert found[1:] == [
        ("P112", "左", "30", "28"),
        ("P113", "27", "28"),
        ("P114", "21", "22", "30.37", "28.99"),
        ("P132", "1", "位置", "居中", "靠右"),
        ("P132", "2", "位置", "居中", "靠左"),
    ]


def test_a_stylesheet_that_repeats_no_heads_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = stylesheets._tables
    monkeypatch.setattr(stylesheets, "_tables", lambda *words: tables(*words) + "thead{display:table-row-group}")
    document = sample()
    table = next(block for block in document.blocks if isinstance(block, Table))
    table = replace(table, body=table.body[2:3] * 60, foot=())
    content = PdfWriter(found_faces(only_ours=True)).write(replace(document, blocks=(table,)))
    head = "序号项目村建设内容资金来"  # the first twelve of its words
    assert [words[:3] for words in told(content) if words[0] == "P141"][:2] == [
        ("P141", "2", head + "……"),
        ("P141", "3", head + "……"),
    ]
