"""Whatever stands in a table, reading it ends in problems or in a data file that is read; never in a crash."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from test_cells import read
from townships import office
from workbooks import saved

from fupin_reports.accounts import read_book_wording
from fupin_reports.intake.ledger import facts_of
from fupin_reports.problems import has_errors

HEADS = (
    "村",
    "组",
    "类别",
    "对象",
    "数量",
    "计量单位",
    "扶贫资金（万元）",
    "群众自筹",
    "投入（元）",
    "合计",
    "申报合计",
    "备注",
    "照片",
)
TEXT = st.text(max_size=12).map(lambda text: ILLEGAL_CHARACTERS_RE.sub("", text)).filter(lambda t: "\r" not in t)
WORDS = st.sampled_from(
    ["甲村", "道路", "合计", "小计", "示例", "本级填报", "不分村的项目", "=A1", "=SUM(A1:A2)", "#REF!", "约3", "—"]
)
CELLS = st.one_of(
    st.none(), WORDS, st.integers(-10, 10**6), st.decimals(0, 100, places=3).map(float), st.booleans(), TEXT
)
ROWS = st.lists(st.lists(CELLS, max_size=len(HEADS)).map(tuple), max_size=6)


@settings(max_examples=120)
@given(st.lists(st.sampled_from(HEADS), min_size=3, max_size=len(HEADS)), ROWS)
def test_reading_any_table_ends_well(head: list[str], rows: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder:
        found = read(saved(Path(folder) / "表.xlsx", *rows, head=tuple(head)))
    assert bool(found.text) is not has_errors(found.problems)
    if found.text:
        facts, problems = facts_of(found.text, "甲乡.yaml", office(), 2023)
        assert not [p for p in problems if p.code.startswith("L1") and p.code not in ("L106",)], found.text
        assert facts is None or facts.years or problems


def test_the_other_names_of_heads_are_heads(tmp_path: Path) -> None:
    from fupin_reports.accounts import Title

    aliases = read_book_wording(ROOT / "templates").named("表头别名")
    assert len(aliases) > 30
    assert set(aliases.values()) <= set(Title)
