"""The reports of the repo, from YAML to what stands in DOCX and PDF. Figures from the ledger of the samples."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conftest import EXAMPLES, ROOT, document_of
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from fupin_reports.document import Document, Heading, text_of, words_of_block
from fupin_reports.fonts import found_faces
from fupin_reports.project import Project
from fupin_reports.writers.docx import write as write_docx
from fupin_reports.writers.pdf import PdfWriter

# 篇一, finished year: sources 30 + 12.9 + 16.05 = villages 28.8 + 30.15 = 58.95
FINISHED = ("58.95", "30", "12.9", "16.05", "28.8", "30.15")
# 篇一, running year: 18.11 (16.39 listed + 1.72 found missing) + 24.609 + 27.985 + 37.8 = 108.504
RUNNING = ("18.11", "24.609", "27.985", "37.8", "108.504", "60", "4.96", "43.544")


@pytest.fixture(scope="module")
def pdf() -> Callable[[Document], bytes]:
    """The PDF writer with our own faces, the same on every machine."""
    return PdfWriter(found_faces(only_ours=True)).write


def words_in_docx(content: bytes) -> str:
    """Everything a reader sees in a DOCX, merged cells once."""
    parts: list[str] = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            seen: list[object] = []
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        parts.append(cell.text)
    return "\n".join(parts)


def words_in_pdf(content: bytes) -> str:
    """Everything a reader sees in a PDF but the page numbers."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return "\n".join(re.sub(r"(?m)^\s*— ?\d+ ?—\s*$", "", page) for page in pages)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def without_declared(folder: Path) -> None:
    """Deletes every 申报合计 from the data files."""
    for path in folder.glob("*.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.lstrip().startswith("申报合计:")), "utf-8")


@pytest.mark.parametrize("declared", [True, False], ids=["as filed", "with every 申报合计 deleted"])
def test_the_totals_of_the_first_sample_stand_in_both_files(
    declared: bool, project: Project, pdf: Callable[[Document], bytes]
) -> None:
    if not declared:
        without_declared(project.data / "2023")
        assert "申报合计:" not in project.file("青坪乡", 2023).read_text("utf-8")
    document = document_of(project, "青坪乡")
    for text in map(squeezed, (words_in_docx(write_docx(document)), words_in_pdf(pdf(document)))):
        for amount in (*FINISHED, *RUNNING):
            assert f"{amount}万元" in text, amount
        assert "84.1%" in text  # (108.504 − 58.95) ÷ 58.95
        assert "42.719万元" in text  # 省级: 18.11 + 24.609


@pytest.mark.parametrize("name", EXAMPLES)
def test_both_files_hold_every_word_of_the_tree(
    name: str, documents: dict[str, Document], pdf: Callable[[Document], bytes]
) -> None:
    document = documents[name]
    in_docx, in_pdf = words_in_docx(write_docx(document)), words_in_pdf(pdf(document))
    assert numbers_in(in_docx) == numbers_in(in_pdf)
    for block in document.blocks:
        for words in words_of_block(block):
            assert squeezed(text_of(words)) in squeezed(in_docx)
            assert squeezed(text_of(words)) in squeezed(in_pdf)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_document_gives_the_same_bytes(
    name: str, documents: dict[str, Document], pdf: Callable[[Document], bytes]
) -> None:
    document = documents[name]
    assert write_docx(document) == write_docx(document)
    assert pdf(document) == pdf(document)


def test_money_of_a_finished_year_is_invested_and_of_a_running_one_is_needed(documents: dict[str, Document]) -> None:
    sentences = [text_of(words) for block in documents["青坪乡"].blocks for words in words_of_block(block)]
    assert any(s.startswith("2022年，全乡扶贫项目共投入资金58.95万元") for s in sentences)
    assert any(s.startswith("2023年，全乡扶贫项目共需投入资金108.504万元") for s in sentences)
    assert not any("需投入资金58.95" in s for s in sentences)


def test_the_second_township_merges_and_renames_its_sections(documents: dict[str, Document]) -> None:
    headings = [(b.level, b.number, text_of(b.words)) for b in documents["云溪镇"].blocks if isinstance(b, Heading)]
    assert [h for h in headings if h[0] == 1] == [
        (1, "一、", "工作成绩"),
        (1, "二、", "存在问题和下一步方向"),
    ]
    assert headings[-2] == (2, "（九）", "扶贫资金管理")


def test_the_third_township_counts_what_it_lists(documents: dict[str, Document]) -> None:
    text = "".join(text_of(words) for block in documents["柳河镇"].blocks for words in words_of_block(block))
    assert "共有扶贫项目9个，其中已验收1个、已完工2个、主体完工2个、实施中4个" in text  # 1 + 2 + 2 + 4 = 9
    assert "搬迁安置共219户（套）" in text  # 72 + 51 + 26 + 70
    assert "列明资金的有2个，共77万余元" in text  # 27万余 + 50
    assert "资金管理" not in text


def test_no_report_holds_a_blank_a_brace_or_a_python_word(documents: dict[str, Document]) -> None:
    for document in documents.values():
        text = "".join(text_of(words) for block in document.blocks for words in words_of_block(block))
        assert not re.search(r"None|Undefined|\{\{|\}\}|待填|  |，，|。。|，。|；。", text)


def test_every_figure_leads_back_to_a_line_of_the_data_file(documents: dict[str, Document]) -> None:
    document = documents["青坪乡"]
    lines = Project(ROOT).file("青坪乡", 2023).read_text("utf-8").splitlines()

    def typed(name: str) -> set[int]:
        note = document.figures[name]
        if note.place is not None:
            return {note.place.line}
        return set().union(*(typed(part) for part in note.inputs))

    places = typed("上年.资金.合计")
    # the two villages of the finished year: three sources of the first, four items of the second (its finest route)
    assert [lines[n - 1].split("#")[0].strip() for n in sorted(places)] == [
        "扶贫资金: 15",
        "挂钩单位扶持: 10",
        "群众自筹: 3.8",
        "投入: 8.6",
        "投入: 11.9",
        "投入: 6.05",
        "投入: 3.6",
    ]
