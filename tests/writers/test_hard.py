"""Documents that are hard on a page: every word printed once, in order, and the rules of the page kept."""

from __future__ import annotations

import io
import re
from functools import cache

import pypdf
import pytest
from hard_samples import RARE, SAMPLES, long_report
from pdf_samples import META, words

from fupin_reports.document import Document, Heading, Paragraph, Table, text_of, words_of_block
from fupin_reports.fonts import found_faces
from fupin_reports.writers.pdf import PdfWriter


@cache
def pages(name: str) -> list[str]:
    printed = PdfWriter(found_faces(only_ours=True)).write(SAMPLES[name]())
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(document: Document) -> str:
    texts = []
    for block in document.blocks:
        before = getattr(block, "number", "") + getattr(block, "label", "")
        texts += [before, *map(text_of, words_of_block(block))]
    return squeezed("".join(texts))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_is_printed_once_and_in_its_order(name: str) -> None:
    without_numbers = [squeezed(re.sub(rf"— {n} —", "", page)) for n, page in enumerate(pages(name), 1)]
    document = SAMPLES[name]()
    table = next((block for block in document.blocks if isinstance(block, Table)), None)
    head = squeezed("".join(text_of(cell.words) for row in table.head for cell in row.cells)) if table else ""
    seen = 0
    for n, page in enumerate(without_numbers):
        if head and page.startswith(head):  # repeated overleaf
            without_numbers[n] = page.removeprefix(head)
            seen += 1
    assert "".join(without_numbers) == said(document)
    if name == "large":
        assert seen == len(pages(name)) - 2  # on every page but the report's own and the first of the table


def test_a_long_report_has_22_lines_on_every_full_page_and_no_heading_at_its_foot() -> None:
    texts = pages("long")
    assert len(texts) >= 30
    headings = {block.number + text_of(block.words) for block in long_report().blocks if isinstance(block, Heading)}
    for page in texts[1:-1]:
        *lines, number = page.strip().split("\n")
        assert number.startswith("—")
        assert 19 <= len(lines) <= 22
        assert lines[-1] not in headings
    signature = texts[-1].split("\n")
    assert len(signature) >= 4  # two lines of text, 署名 and date at least


def test_the_total_of_a_large_table_stands_with_rows_above_it() -> None:
    last = pages("large")[-1]
    assert "22500.00" in last
    assert last.count("75.00") >= 1


def test_rare_characters_are_printed_in_every_role() -> None:
    whole = squeezed("".join(pages("rare")))
    assert whole.count(RARE) == 3 + 5 + 3  # title and headings, paragraphs, caption, head and cell


def test_rare_characters_do_not_disturb_the_lines() -> None:
    lines = Document(META, tuple(Paragraph(f"p{n}", words(RARE)) for n in range(22)))
    printed = PdfWriter(found_faces(only_ours=True)).write(lines)
    assert len(pypdf.PdfReader(io.BytesIO(printed)).pages) == 1
