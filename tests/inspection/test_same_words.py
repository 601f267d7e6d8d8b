"""Whether two files say the same: the first place where they part, and what does not count."""

from __future__ import annotations

import pytest

from fupin_reports.inspection import Inspected, same_words


def compared(docx: str, pdf: str, *, rows_split: bool = False) -> list[dict[str, str]]:
    problems = same_words(Inspected((), words=docx, rows_split=rows_split), Inspected((), words=pdf), "甲乡.pdf")
    return [dict(problem.words) for problem in problems]


@pytest.mark.parametrize(
    ("docx", "pdf"),
    [("共3万元。", "共3万元。"), ("共3万 元。\n", "共 3万元。"), ("50m³", "50m³"), ("李\ue5e5", "李〓")],
    ids=["same", "blanks", "raised", "a character that no font has"],
)
def test_what_reads_the_same_is_the_same(docx: str, pdf: str) -> None:
    assert compared(docx, pdf) == []


def test_the_first_difference_is_told_with_what_stands_before_it() -> None:
    (words,) = compared("一二三四五六七八九十共3万元。完", "一二三四五六七八九十共5万元。完")
    assert words == {
        "before": "四五六七八九十共",
        "docx": "3万元。完",
        "pdf": "5万元。完",
        "docx_length": "16",
        "pdf_length": "16",
    }


def test_what_is_missing_at_the_end_or_in_another_order_is_told() -> None:
    assert compared("一二三", "一二")[0]["docx"] == "三"
    assert compared("一二", "一二三")[0]["docx"] == ""
    assert compared("一二三", "一三二") != []


def test_rows_that_go_over_pages_may_be_set_in_turns() -> None:
    assert compared("甲一甲二乙一乙二", "甲一乙一甲二乙二", rows_split=True) == []
    assert compared("甲一甲二乙一乙二", "甲一乙一甲二乙三", rows_split=True) != []


def test_a_file_that_could_not_be_read_is_compared_with_nothing() -> None:
    assert same_words(Inspected(()), Inspected((), words="一"), "甲乡.pdf") == ()
