"""Other names of keys: only for keys that the form has, and only suggested."""

from __future__ import annotations

import pytest
from clerk import HEAD, check, form

from fupin_reports.key_names import OTHER_NAMES, nearest


def test_every_key_with_other_names_is_a_key_of_the_form() -> None:
    assert set(OTHER_NAMES) <= form().known


def test_a_key_is_called_by_its_other_name_before_its_looks() -> None:
    known = ("单位", "年度", "资金", "资金管理", "投入")
    assert nearest("乡镇", known) == "单位"
    assert nearest("资金管里", known) == "资金管理"
    assert nearest("总投资", known) == "投入"
    assert nearest("总投资", ("单位", "年度")) == ""  # not a key of this place
    assert nearest("天气", known) == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("本年:\n  状态: 实施中\n  扶贫资今: 3\n", {"near": "", "source": "扶贫资金"}),
        ("本年:\n  状态: 实施中\n  农户自筹: 3\n", {"near": "", "source": "农户自筹"}),
        ("群众自筹: 3\n", {"near": "", "source": "群众自筹"}),
        ("乡镇: 甲\n", {"near": "单位", "source": ""}),
    ],
)
def test_a_source_outside_its_block_is_told_as_one_and_another_name_is_not_taken_for_the_key(
    typed: str, words: dict[str, str]
) -> None:
    _, problems = check(HEAD + typed)
    found = next(p for p in problems if p.code == "V001")
    assert {key: found.words[key] for key in words} == words
