"""Which stretches of a text are remarks, also where the text was broken into lines."""

from __future__ import annotations

from fupin_reports.document import Blank, Derived, Flag, Text
from fupin_reports.writers.remarks import Remark, Sort, remarks_in, stretches

WORDS = (Text("投入"), Derived("25万元", ("甲",)), Flag("F201", "〔F201〕"), Text("，受益"), Blank("〔待填〕"))


def test_remarks_count_in_the_text_with_what_stands_before_it() -> None:
    # 1. takes two characters, 投入25万元 six
    assert remarks_in(WORDS, "1.") == (Remark(8, 14, Sort.FLAG), Remark(17, 21, Sort.BLANK))


def test_a_text_falls_into_stretches_of_one_sort() -> None:
    text = "1.投入25万元〔F201〕，受益〔待填〕"
    assert list(stretches(text, remarks_in(WORDS, "1."))) == [
        ("1.投入25万元", None),
        ("〔F201〕", Sort.FLAG),
        ("，受益", None),
        ("〔待填〕", Sort.BLANK),
    ]


def test_a_remark_that_is_broken_over_two_lines_is_one_on_both() -> None:
    remarks = remarks_in(WORDS, "1.")
    assert list(stretches("万元〔F2", remarks, 6)) == [("万元", None), ("〔F2", Sort.FLAG)]
    assert list(stretches("01〕，", remarks, 11)) == [("01〕", Sort.FLAG), ("，", None)]
    assert list(stretches("，受益", remarks, 14)) == [("，受益", None)]
